// Each descriptor says what the declaration file says, and so does each function, variable and constant.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "tests/unit/library/declared_types.h"

namespace gocxx::library {
namespace {

std::string text_of(const type& t) {
  const string name = rt::core::type_name(t);
  return {reinterpret_cast<const char*>(name.data()), static_cast<std::size_t>(name.len())};
}
std::string text_of(type_link link) { return text_of(*link); }
std::string text_of(const type_reference& reference) { return text_of(reference.descriptor()); }
std::string quoted(const char* text) { return text == nullptr ? "none" : '"' + std::string(text) + '"'; }

/// "Name string", "*Reader" (an embedded field), "Key int \"tag\"".
template <class Field>
std::string text_of_field(const Field& f) {
  return (f.embedded ? "" : f.name + std::string(" ")) + text_of(f.type) +
         (*f.tag != 0 ? " " + quoted(f.tag) : "");
}

bool same(const char* a, const char* b) {
  return a == nullptr || b == nullptr ? a == b : std::string_view(a) == b;
}
/// A type has one descriptor.
bool same(type_link a, type_link b) { return a.pointer_or_null() == b.pointer_or_null(); }
bool same(view<type_link> a, view<type_link> b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](type_link x, type_link y) { return same(x, y); });
}
bool same(const type_parts& a, const type_parts& b) {
  return a.kind == b.kind && a.direction == b.direction && a.variadic == b.variadic && a.length == b.length &&
         same(a.key, b.key) && same(a.element, b.element) && same(a.parameters, b.parameters) &&
         same(a.results, b.results);
}

template <class T>
const T* find_or_null(view<T> list, const char* name) {
  const T* found =
      std::find_if(list.begin(), list.end(), [name](const T& each) { return same(each.name, name); });
  return found == list.end() ? nullptr : found;
}

/// Whether the field stands for members of the C++ struct that are the implementation's own. No descriptor
/// has it; its type only says whether == is defined on the struct (runtime/lib/README.md).
bool is_opaque(const DeclaredField& f) { return same(f.name, "impl") && f.offset < 0; }

/// Compares a type's declaration with its descriptor.
class Comparison {
 public:
  explicit Comparison(const DeclaredType& declared) : declared_(declared), described_(*declared.descriptor) {}

  /// Returns the differences, a line each.
  std::string differences() {
    differ("name", quoted(declared_.name), quoted(described_.name));
    parts();
    differ("==", declared_.comparable ? "defined" : "undefined",
           described_.equal != nullptr ? "defined" : "undefined");
    fields();
    pointers();
    if (described_.kind() == kind::interface)
      methods(described_.signatures);
    else
      methods(described_.methods);
    return text_;
  }

 private:
  /// "sync.Mutex: field state: declared as int32, described as int64".
  void differ(const std::string& what, const std::string& declared, const std::string& described) {
    if (declared != described) differ(what + ": declared as " + declared + ", described as " + described);
  }
  void differ(const std::string& what) { text_ += declared_.title + (": " + what) + '\n'; }

  void parts() {
    if (described_.kind() != declared_.kind)
      differ("kind", number(declared_.kind), number(described_.kind()));
    else if (declared_.underlying.get != nullptr && !same(declared_.underlying->parts, described_.parts))
      differ("the underlying type is declared as " + text_of(declared_.underlying) +
             ", described as another");
    if (!same(described_.target, declared_.target)) differ("the descriptor is that of another pointer");
  }
  static std::string number(kind k) { return "gocxx::kind " + std::to_string(static_cast<int>(k)); }

  void fields() {
    std::vector<DeclaredField> visible;
    std::copy_if(declared_.fields.begin(), declared_.fields.end(), std::back_inserter(visible),
                 [](const DeclaredField& f) { return !is_opaque(f); });
    std::string declared, described;
    for (const DeclaredField& f : visible) declared += text_of_field(f) + "; ";
    for (const field& f : described_.fields) described += text_of_field(f) + "; ";
    differ("fields", "{ " + declared + "}", "{ " + described + "}");
    const std::size_t count = std::min(visible.size(), static_cast<std::size_t>(described_.fields.count));
    for (std::size_t i = 0; i < count; ++i) compare_field(visible[i], described_.fields.items[i]);
  }

  void compare_field(const DeclaredField& declared, const field& described) {
    const std::string title = "field " + std::string(declared.name);
    if (!same(declared.name, described.name)) return;  // said already
    if (&*declared.type != &described.type.descriptor() && text_of(declared.type) == text_of(described.type))
      differ(title + " is described with another type of that name");
    if (declared.offset == kNoMember) {
      if (!declared.zero_size) differ(title + ": the C++ struct has no such member");
    } else if (declared.offset == kMemberOfOtherType) {
      differ(title + ": the member of the C++ struct is no " + text_of(declared.type));
    } else {
      differ(title + ", offset", std::to_string(declared.offset), std::to_string(described.offset));
    }
  }

  /// A word that no field covers may be a pointer.
  void pointers() {
    if (described_.kind() != kind::structure || !described_.pointer_free) return;
    for (std::size_t word = 0; word + sizeof(void*) <= described_.size; word += sizeof(void*)) {
      const bool covered =
          std::any_of(described_.fields.begin(), described_.fields.end(), [&](const field& f) {
            return f.offset < word + sizeof(void*) && word < f.offset + f.type.descriptor().size;
          });
      if (!covered)
        differ("pointer_free, although no field covers the word at offset " + std::to_string(word));
    }
  }

  template <class Entry>
  void methods(view<Entry> entries) {
    for (const DeclaredMethod& method : declared_.methods) {
      if (!method.callable)
        differ("method " + std::string(method.name) + ": no C++ function takes and returns what " +
               text_of(method.signature) + " does");
      if (const Entry* entry = find_or_null(entries, method.name)) {
        compare_method(method, *entry);
        compare_entry_called(method, static_cast<std::size_t>(entry - entries.begin()));
      } else {
        differ("method " + std::string(method.name) + " is declared and not described");
      }
    }
    for (const Entry& entry : entries)
      if (find_or_null(declared_.methods, entry.name) == nullptr)
        differ("method " + std::string(entry.name) + " is described and not declared");
    one_function_each(entries);
    const auto before = [](const Entry& a, const Entry& b) { return std::string_view(a.name) < b.name; };
    if (!std::is_sorted(entries.begin(), entries.end(), before)) differ("methods are not sorted by name");
  }

  /// The entries of a method table are sorted as those of the descriptor.
  void compare_entry_called(const DeclaredMethod& method, std::size_t described) {
    if (method.called_entry == nullptr) return;
    if (const std::size_t called = method.called_entry(); called != described)
      differ("method " + std::string(method.name) + " calls entry " + std::to_string(called) +
             " of the method table, described as entry " + std::to_string(described));
  }

  void one_function_each(view<signature_entry>) {}
  void one_function_each(view<method_entry> entries) {
    for (const method_entry& a : entries)
      for (const method_entry& b : entries)
        if (&a < &b && a.code == b.code)
          differ("methods " + std::string(a.name) + " and " + b.name + " are described with one function");
  }

  template <class Entry>
  void compare_method(const DeclaredMethod& declared, const Entry& entry) {
    const std::string title = "method " + std::string(declared.name);
    differ(title, text_of(declared.signature), text_of(entry.signature));
    if (!same(declared.signature, entry.signature) && text_of(declared.signature) == text_of(entry.signature))
      differ(title + " is described with another type of that name");
    if constexpr (std::is_same_v<Entry, method_entry>) {
      if (entry.recovers) differ(title + " is described as one that recovers");
      if (declared.code == nullptr) return;
      if (declared.code != entry.code)
        differ(title + " is described with another function");
      else if (declared.promoted != entry.promoted)
        differ(title + " is described with another function for pointers (gocxx::embedded?)");
    }
  }

  const DeclaredType& declared_;
  const type& described_;
  std::string text_;
};

TEST_CASE("library types are described as they are declared") {
  CHECK(declared_types().count > 0);
  for (const DeclaredType& declared : declared_types()) {
    const std::string differences = Comparison(declared).differences();
    CHECK_MESSAGE(differences.empty(), differences);
  }
}

TEST_CASE("library functions, variables and constants are what their declarations say") {
  CHECK(declared_objects().count > 0);
  for (const DeclaredObject& declared : declared_objects())
    CHECK_MESSAGE(declared.right, std::string(declared.title));
}

}  // namespace
}  // namespace gocxx::library
