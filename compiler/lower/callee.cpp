// Looks through parentheses and selectors for what a call names.
#include "compiler/lower/callee.h"

namespace gocxx::lower {

using namespace syntax;

const types::Func* called_function_or_null(const check::Info& info, const Expr* fun) {
  fun = unparen(fun);
  if (const auto* name = dyn_cast_or_null<Ident>(fun))
    return types::object_as_or_null<types::Func>(info.use_of_or_null(name));
  const auto* selector = dyn_cast_or_null<SelectorExpr>(fun);
  if (selector == nullptr) return nullptr;
  const check::Selection* selection = info.selection_of_or_null(selector);
  if (selection != nullptr) return types::object_as_or_null<types::Func>(selection->object);
  return types::object_as_or_null<types::Func>(info.use_of_or_null(selector->sel));
}

const types::Builtin* called_builtin_or_null(const check::Info& info, const Expr* fun) {
  const auto* name = dyn_cast_or_null<Ident>(unparen(fun));
  return name != nullptr ? types::object_as_or_null<types::Builtin>(info.use_of_or_null(name)) : nullptr;
}

}  // namespace gocxx::lower
