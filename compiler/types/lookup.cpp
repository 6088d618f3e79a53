// Finding fields and methods: breadth first, so that what is embedded less deep hides what is deeper.
#include "compiler/types/lookup.h"

#include <algorithm>
#include <cctype>
#include <deque>
#include <map>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "compiler/types/basic.h"
#include "compiler/types/identity.h"
#include "compiler/types/interface.h"
#include "compiler/types/named.h"
#include "compiler/types/package.h"
#include "compiler/types/pointer.h"
#include "compiler/types/predicates.h"
#include "compiler/types/struct.h"
#include "compiler/types/type_param.h"
#include "compiler/types/type_set.h"

namespace gocxx::types {
namespace {

bool equal_fold(std::string_view x, std::string_view y) {
  return std::equal(x.begin(), x.end(), y.begin(), y.end(),
                    [](unsigned char a, unsigned char b) { return std::tolower(a) == std::tolower(b); });
}

/// The interface that says which methods values of a `type` have; of a type parameter it is the constraint.
const Interface* interface_of_or_null(const Type* type) {
  const auto* param = dyn_cast_or_null<TypeParam>(type);
  return param != nullptr ? param->interface() : dyn_cast_or_null<Interface>(type);
}

/// The last step of a path. Paths share the steps that they have in common: copies of whole paths would make
/// the search of a chain of embedded types quadratic.
struct Step {
  const Step* before;  // null: the first one
  int index;           // the number of the field
};

/// The numbers of the fields up to `last`, then `index`.
std::vector<int> path_to(const Step* last, int index) {
  std::vector<int> path = {index};
  for (; last != nullptr; last = last->before) path.push_back(last->index);
  std::reverse(path.begin(), path.end());
  return path;
}

/// A type to be searched at the present depth.
struct Candidate {
  const Type* type;
  const Step* path;  // to it; null for the type that the search is about
  bool indirect;     // a pointer was followed on the path
  bool several;      // it is embedded more than once at this depth
};

/// The types to be searched at the next depth.
class NextDepth {
 public:
  /// Adds what is embedded as `field`, number `i` of `candidate`.
  void add(const Candidate& candidate, const Var& field, std::size_t i) {
    if (field.type == nullptr) return;
    const Type* base = dereferenced(field.type);
    if (base->kind != TypeKind::kNamed && base->kind != TypeKind::kStruct &&
        base->kind != TypeKind::kInterface)
      return;
    steps_.push_back({candidate.path, static_cast<int>(i)});
    candidates_.push_back(
        {base, &steps_.back(), candidate.indirect || base != field.type, candidate.several});
  }

  /// Returns them and begins the depth after that. A type found several times at one depth is searched once;
  /// an object found there is ambiguous.
  std::vector<Candidate> take() {
    std::vector<Candidate> all = std::exchange(candidates_, {});
    return all.size() < 2 ? all : merged(all);
  }

 private:
  static std::vector<Candidate> merged(const std::vector<Candidate>& all) {
    std::vector<Candidate> result;
    std::unordered_map<const Type*, std::size_t, TypeHash, Identical> places;
    for (const Candidate& candidate : all) {
      const auto [place, fresh] = places.emplace(candidate.type, result.size());
      if (fresh)
        result.push_back(candidate);
      else
        result[place->second].several = true;
    }
    return result;
  }

  std::deque<Step> steps_;  // a deque: they stay where they are
  std::vector<Candidate> candidates_;
};

/// One search for one name.
class Search {
 public:
  Search(const Package* pkg, std::string_view name, bool fold_case)
      : pkg_(pkg), name_(name), fold_case_(fold_case) {}

  Lookup run(const Type* type, bool addressable) {
    const Type* base = dereferenced(type);
    const bool is_pointer = base != type;
    if (is_pointer && (is_interface(base) || is_type_param(base))) return {};
    current_.push_back({base, nullptr, is_pointer, false});
    while (!current_.empty() && found_.object == nullptr) {
      for (const Candidate& candidate : current_) search(candidate);
      if (ambiguous_) return {nullptr, std::move(found_.index), false};
      current_ = next_.take();
    }
    const auto* method = object_as_or_null<Func>(found_.object);
    if (method != nullptr && method->pointer_receiver && !found_.indirect && !addressable)
      return {nullptr, {}, true};
    return std::move(found_);
  }

 private:
  bool matches(const Object& object) const {
    return object.same_id(pkg_, name_) || (fold_case_ && equal_fold(object.name, name_));
  }

  void search(const Candidate& candidate) {
    if (const auto* named = dyn_cast_or_null<Named>(candidate.type)) {
      if (!seen_.insert(named).second) return;
      if (search_methods(candidate, named->methods)) return;
    }
    const Type* under = underlying(candidate.type);
    if (const auto* structure = dyn_cast_or_null<Struct>(under)) search_fields(candidate, *structure);
    if (const Interface* interface = interface_of_or_null(under))
      search_methods(candidate, interface->all_methods());
  }

  bool search_methods(const Candidate& candidate, const std::vector<Func*>& methods) {
    for (std::size_t i = 0; i < methods.size(); ++i) {
      if (!matches(*methods[i])) continue;
      found(candidate, methods[i], i);
      return true;
    }
    return false;
  }

  void search_fields(const Candidate& candidate, const Struct& structure) {
    for (std::size_t i = 0; i < structure.fields.size(); ++i) {
      Var* field = structure.fields[i];
      if (matches(*field))
        found(candidate, field, i);
      else if (found_.object == nullptr && field->embedded)
        next_.add(candidate, *field, i);
    }
  }

  void found(const Candidate& candidate, Object* object, std::size_t i) {
    ambiguous_ = ambiguous_ || found_.object != nullptr || candidate.several;
    found_ = {object, path_to(candidate.path, static_cast<int>(i)), candidate.indirect};
  }

  const Package* pkg_;
  std::string_view name_;
  bool fold_case_;
  std::vector<Candidate> current_;
  NextDepth next_;
  std::unordered_set<const Named*> seen_;
  Lookup found_;
  bool ambiguous_ = false;
};

using Reason = MissingMethod::Reason;

/// `method` is not in `type` under its own name: is there one that was meant?
MissingMethod not_found(const Type* type, const Func* method) {
  const Lookup similar = lookup_field_or_method(type, false, method->pkg, method->name, true);
  const auto* other = object_as_or_null<Func>(similar.object);
  if (other == nullptr) return {Reason::kMissing, method, nullptr};
  return {other->name == method->name ? Reason::kUnexported : Reason::kWrongName, method, other};
}

/// Returns what keeps `type`, which is no interface, from having `method`.
MissingMethod missing_in_concrete(const Type* type, const Func* method, Resolver* resolver) {
  const Lookup found = lookup_field_or_method(type, false, method->pkg, method->name);
  if (found.object == nullptr) {
    if (!found.index.empty()) return {Reason::kAmbiguous, method, nullptr};
    if (found.indirect) return {Reason::kPointerReceiver, method, nullptr};
    return not_found(type, method);
  }
  auto* own = object_as_or_null<Func>(found.object);
  if (own == nullptr) return {Reason::kField, method, nullptr};
  if (own->type == nullptr && resolver != nullptr) resolver->resolve(*own);
  if (!identical(own->type, method->type)) return {Reason::kWrongSignature, method, own};
  return {};
}

MissingMethod missing_in_interface(const Interface& type, const Func* method, bool static_only) {
  const Func* own = type.method_or_null(method->pkg, method->name);
  if (own == nullptr) return static_only ? not_found(&type, method) : MissingMethod{};
  if (!identical(own->type, method->type)) return {Reason::kWrongSignature, method, own};
  return {};
}

/// One walk for all methods: what is found at one depth hides what bears its name further down.
class MethodSetWalk {
 public:
  std::vector<Lookup> run(const Type* type) {
    const Type* base = dereferenced(type);
    const bool is_pointer = base != type;
    if (is_pointer && is_interface(base)) return {};
    std::vector<Candidate> current = {{base, nullptr, is_pointer, false}};
    while (!current.empty()) {
      for (const Candidate& candidate : current) visit(candidate);
      found_.merge(level_);
      level_.clear();
      current = next_.take();
    }
    return methods();
  }

 private:
  /// Exported names are the same everywhere, others differ by package.
  using Id = std::pair<std::string_view, std::string_view>;

  /// A Lookup before its path is written out: only methods need theirs.
  struct Found {
    Object* object;  // null: ambiguous
    const Step* path;
    int index;
    bool indirect;
  };

  static Id id_of(const Object& object) {
    const bool own = !object.exported() && object.pkg != nullptr;
    return {object.name, own ? std::string_view(object.pkg->path) : std::string_view()};
  }

  void visit(const Candidate& candidate) {
    if (const auto* named = dyn_cast_or_null<Named>(candidate.type)) {
      if (!seen_.insert(named).second) return;
      find_all(candidate, named->methods);
    }
    const Type* under = underlying(candidate.type);
    if (const auto* interface = dyn_cast_or_null<Interface>(under))
      find_all(candidate, interface->all_methods());
    const auto* structure = dyn_cast_or_null<Struct>(under);
    if (structure == nullptr) return;
    find_all(candidate, structure->fields);
    for (std::size_t i = 0; i < structure->fields.size(); ++i)
      if (structure->fields[i]->embedded) next_.add(candidate, *structure->fields[i], i);
  }

  template <class T>
  void find_all(const Candidate& candidate, const std::vector<T*>& objects) {
    for (std::size_t i = 0; i < objects.size(); ++i) {
      const Found found{objects[i], candidate.path, static_cast<int>(i), candidate.indirect};
      const auto [place, fresh] = level_.try_emplace(id_of(*objects[i]), found);
      if (!fresh || candidate.several) place->second.object = nullptr;
    }
  }

  std::vector<Lookup> methods() {
    std::vector<Lookup> result;
    for (const auto& [id, found] : found_) {
      const auto* method = object_as_or_null<Func>(found.object);
      if (method == nullptr || method->blank() || (method->pointer_receiver && !found.indirect)) continue;
      result.push_back({found.object, path_to(found.path, found.index), found.indirect});
    }
    return result;
  }

  NextDepth next_;
  std::unordered_set<const Named*> seen_;
  std::map<Id, Found> level_;  // what is found at the present depth
  std::map<Id, Found> found_;  // at lesser depths
};

}  // namespace

Lookup lookup_field_or_method(const Type* type, bool addressable, const Package* pkg, std::string_view name,
                              bool fold_case) {
  if (name == "_") return {};
  const auto* named = dyn_cast_or_null<Named>(type);
  if (named != nullptr && underlying(named)->kind == TypeKind::kPointer) {
    // A defined pointer type has the fields of what it points to, but no methods.
    Lookup result = Search(pkg, name, fold_case).run(underlying(named), false);
    return object_as_or_null<Func>(result.object) == nullptr ? result : Lookup{};
  }
  return Search(pkg, name, fold_case).run(type, addressable);
}

MissingMethod missing_method(const Type* type, const Interface* interface, bool static_only,
                             Resolver* resolver) {
  const Interface* from = interface_of_or_null(underlying(type));
  static_only = static_only || is_type_param(type);
  for (const Func* method : interface->all_methods()) {
    const MissingMethod missing = from != nullptr ? missing_in_interface(*from, method, static_only)
                                                  : missing_in_concrete(type, method, resolver);
    if (missing.reason != Reason::kNone) return missing;
  }
  return {};
}

std::vector<Lookup> method_set(const Type* type) { return MethodSetWalk().run(type); }

}  // namespace gocxx::types
