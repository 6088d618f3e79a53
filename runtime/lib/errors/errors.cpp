// Package errors: making errors, and searching the trees that wrapping builds.
#include "gocxx/lib/errors.h"

#include <cstring>

#include "core/text.h"
#include "gocxx/builtin.h"
#include "gocxx/panic.h"
#include "gocxx/range.h"

namespace gocxx::errors {

namespace {

using namespace literals;

// The optional methods of an error that Unwrap, Is and As look for.
struct Unwrapper : interface<Unwrapper> {
  using interface::interface;
  static constexpr auto methods = interface_methods<signature<"Unwrap", error()>>;
  [[nodiscard]] error Unwrap() const { return call<0, error>(); }
};

struct MultiUnwrapper : interface<MultiUnwrapper> {
  using interface::interface;
  static constexpr auto methods = interface_methods<signature<"Unwrap", slice<error>()>>;
  [[nodiscard]] slice<error> Unwrap() const { return call<0, slice<error>>(); }
};

struct Matcher : interface<Matcher> {
  using interface::interface;
  static constexpr auto methods = interface_methods<signature<"Is", bool(error)>>;
  [[nodiscard]] bool Is(error target) const { return call<0, bool>(target); }
};

struct Converter : interface<Converter> {
  using interface::interface;
  static constexpr auto methods = interface_methods<signature<"As", bool(any)>>;
  [[nodiscard]] bool As(any target) const { return call<0, bool>(target); }
};

// Visits the tree below err, itself first, depth first, until `found` says yes.
template <class Found>
bool search(error err, Found found) {
  while (err != nullptr) {
    if (found(err)) return true;
    if (auto [many, ok] = type_assert_ok<MultiUnwrapper>(err); ok) {
      for (const error& e : values(many.Unwrap()))
        if (search(e, found)) return true;
      return false;
    }
    err = Unwrap(err);
  }
  return false;
}

// Stores err in *target if its type allows: the pointer's element is err's type, or an interface that err
// satisfies.
bool assign(error err, const type& wanted, void* target) {
  if (wanted.kind() != kind::interface) {
    if (err.dynamic() != &wanted) return false;
    std::memcpy(target, err.address(), wanted.size);
    return true;
  }
  const method_table* table =
      wanted.signatures.count == 0 ? &err.dynamic()->self : rt::core::find_table(*err.dynamic(), wanted);
  if (table == nullptr) return false;
  *static_cast<rt::core::interface_value*>(target) = rt::core::interface_value(table, err.data);
  return true;
}

// The type that As may store, or a panic if target is no pointer to one.
const type& target_type(const any& target) {
  if (target == nullptr) panic(any("errors: target cannot be nil"_s));
  const type& t = *target.dynamic();
  if (t.kind() != kind::pointer || target.data == nullptr)
    panic(any("errors: target must be a non-nil pointer"_s));
  const type& wanted = *t.parts.element;
  if (wanted.kind() != kind::interface && rt::core::find_table(wanted, type_of<error>) == nullptr)
    panic(any("errors: *target must be interface or implement error"_s));
  return wanted;
}

constinit errorString unsupported{"unsupported operation"_s};

}  // namespace

error ErrUnsupported = ptr<errorString>(&unsupported);

error New(string text) { return new_object(errorString{text}); }

error Unwrap(error err) {
  auto [wrapper, ok] = type_assert_ok<Unwrapper>(err);
  return ok ? wrapper.Unwrap() : nullptr;
}

bool Is(error err, error target) {
  if (err == nullptr || target == nullptr) return err == target;
  bool comparable = target.dynamic()->equal != nullptr;
  return search(err, [&](const error& e) {
    if (comparable && e == target) return true;
    auto [matcher, ok] = type_assert_ok<Matcher>(e);
    return ok && matcher.Is(target);
  });
}

bool As(error err, any target) {
  if (err == nullptr) return false;
  const type& wanted = target_type(target);
  return search(err, [&](const error& e) {
    if (assign(e, wanted, target.data)) return true;
    auto [converter, ok] = type_assert_ok<Converter>(e);
    return ok && converter.As(target);
  });
}

error Join(slice<error> errs) {
  slice<error> some;
  for (const error& e : values(errs))
    if (e != nullptr) some = append(some, e);
  if (some.len() == 0) return nullptr;
  return new_object(joinError{some});
}

string joinError::Error(ptr<joinError> e) {
  rt::core::TextBuffer text;
  for (auto [i, err] : range(e->errs)) {
    if (i > 0) text.put('\n');
    text.put(err.Error());
  }
  return text.take();
}

}  // namespace gocxx::errors
