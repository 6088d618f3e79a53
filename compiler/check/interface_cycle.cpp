// Interfaces that contain themselves without a defined type between, through their methods: they have no
// finite description. An alias makes such, and so does a method whose result embeds the interface.
#include <algorithm>
#include <unordered_map>

#include "compiler/check/checker.h"

namespace gocxx::check {
namespace {

using types::TypeKind;

/// Remembers what it saw of an interface, for all searches.
class CycleSearch {
 public:
  /// Whether `type` contains itself or an interface that does.
  bool cyclic(const Type* type) {
    switch (type->kind) {
      case TypeKind::kArray: return cyclic(cast<types::Array>(type)->elem);
      case TypeKind::kSlice: return cyclic(cast<types::Slice>(type)->elem);
      case TypeKind::kPointer: return cyclic(cast<types::Pointer>(type)->elem);
      case TypeKind::kChan: return cyclic(cast<types::Chan>(type)->elem);
      case TypeKind::kMap:
        return cyclic(cast<types::Map>(type)->key) || cyclic(cast<types::Map>(type)->value);
      case TypeKind::kStruct: return any_cyclic(cast<types::Struct>(type)->fields);
      case TypeKind::kTuple: return any_cyclic(cast<types::Tuple>(type)->vars);
      case TypeKind::kSignature:
        return any_cyclic(cast<types::Signature>(type)->params->vars) ||
               any_cyclic(cast<types::Signature>(type)->results->vars);
      case TypeKind::kInterface: return cyclic_interface(*cast<types::Interface>(type));
      default: return false;
    }
  }

  /// One mistake, one error: what was found is said once.
  void forget_cycles() {
    for (auto& [interface, cyclic] : known_) cyclic = false;
  }

 private:
  bool any_cyclic(const std::vector<types::Var*>& vars) {
    return std::ranges::any_of(vars, [this](const types::Var* var) { return cyclic(var->type); });
  }

  bool cyclic_interface(const types::Interface& type) {
    const auto& methods = type.all_methods();
    if (methods.empty()) return false;
    // A type that is met again while it is searched is cyclic.
    const auto [place, fresh] = known_.emplace(&type, true);
    if (!fresh) return place->second;
    const bool result =
        std::ranges::any_of(methods, [this](const types::Func* method) { return cyclic(method->type); });
    known_[&type] = result;
    return result;
  }

  std::unordered_map<const types::Interface*, bool> known_;
};

}  // namespace

void Checker::check_interface_cycles() {
  if (!diagnostics_.empty()) return;
  std::ranges::sort(interfaces_, {}, [](const auto& each) { return each.first->pos; });
  CycleSearch search;
  for (const auto& [e, type] : interfaces_) {
    if (!search.cyclic(type)) continue;
    error(Code::kInvalidRecursiveType, e,
          "invalid recursive type: anonymous interface refers to itself (see https://go.dev/issue/56103)");
    search.forget_cycles();
  }
}

}  // namespace gocxx::check
