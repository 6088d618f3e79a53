// Go numbers the literals of each function from 1: main.f.func1; those inside of a literal count on their own
// and are called main.f.func1.1. Those of package variables belong to main.init, those of init functions to
// main.init.0 and so on.
#include "compiler/lower/literal_names.h"

#include <algorithm>
#include <map>

#include "compiler/types/named.h"
#include "compiler/types/package.h"
#include "compiler/types/pointer.h"
#include "compiler/types/signature.h"

namespace gocxx::lower {

namespace {

using syntax::FuncDecl;

/// "f", "T.m", "(*T).m", "init.0"; of instances "f[...]", "(*T[...]).m".
std::string function_name(const check::CheckedPackage& package, const FuncDecl* decl) {
  if (decl == nullptr) return "init";
  const auto* object = types::object_as_or_null<types::Func>(package.info->def_of_or_null(decl->name));
  const types::Var* recv = object != nullptr ? object->signature()->recv : nullptr;
  if (recv == nullptr && decl->name->name == "init") {
    const auto is_earlier = [decl](const FuncDecl* other) {
      return other->recv == nullptr && other->name->name == "init" && other->pos < decl->pos;
    };
    return "init." +
           std::to_string(std::count_if(package.functions.begin(), package.functions.end(), is_earlier));
  }
  if (recv == nullptr)
    return decl->name->name + (object != nullptr && object->origin != nullptr ? "[...]" : "");
  const auto* pointer = types::dyn_cast_or_null<types::Pointer>(recv->type);
  const auto* named = types::cast<types::Named>(pointer != nullptr ? pointer->elem : recv->type);
  const std::string type = named->object->name + (named->origin != nullptr ? "[...]" : "");
  return (pointer != nullptr ? "(*" + type + ")." : type + ".") + decl->name->name;
}

}  // namespace

std::vector<ir::LiteralName> literal_names(const check::CheckedPackage& package, const Facts& facts) {
  std::vector<ir::LiteralName> names;
  std::map<const ClosureFacts*, std::string> name_of;
  std::map<std::pair<const ClosureFacts*, const FuncDecl*>, int> count;
  std::map<std::pair<const ClosureFacts*, const FuncDecl*>, int> ranges;
  for (const ClosureFacts* closure : facts.closures_in_order()) {
    std::string name = closure->parent != nullptr
                           ? name_of[closure->parent]
                           : package.types->name + "." + function_name(package, closure->decl);
    if (closure->range_body) {
      name += "-range" + std::to_string(++ranges[{closure->parent, closure->decl}]);
    } else {
      const std::string number = std::to_string(++count[{closure->parent, closure->decl}]);
      const bool in_function = closure->parent == nullptr || closure->parent->range_body;
      name += (in_function ? ".func" : ".") + number;
    }
    name_of[closure] = name;
    names.push_back({closure->pos, closure->body->rbrace, std::move(name)});
  }
  return names;
}

}  // namespace gocxx::lower
