// Selectors: fields, also promoted ones, and the names of other packages.
//
//   c.Name      c.Name          p.Name     p->Name          (p a pointer)
//   c.City      c.Address.City  x.Name     x->Name          (x in a box)
#include "compiler/lower/function.h"
#include "compiler/types/package.h"
#include "compiler/types/pointer.h"
#include "compiler/types/struct.h"

namespace gocxx::lower {

using namespace syntax;

ir::Expr* FunctionLowering::selector(const SelectorExpr& e) {
  const check::Selection* selection = info_.selection_of_or_null(&e);
  if (selection == nullptr) {
    const types::Object* object = info_.use_of_or_null(e.sel);
    if (const auto* function = types::object_as_or_null<types::Func>(object))
      return function_value(*function, type_of(&e), e.pos);
    return build_.value(package_.variable(types::object_as_or_null<types::Var>(object)));
  }
  switch (selection->kind) {
    case check::SelectionKind::kMethodValue: return method_value(e, *selection);
    case check::SelectionKind::kMethodExpr: return method_expression(e, *selection);
    case check::SelectionKind::kFieldValue: break;
  }
  return walk_path(expr(e.x), selection->index, selection->index.size());
}

ir::Expr* FunctionLowering::walk_path(ir::Expr* x, const std::vector<int>& index, std::size_t steps) {
  for (std::size_t i = 0; i < steps; ++i) {
    if (const auto* pointer = types::underlying_as<types::Pointer>(x->type))
      x = build_.deref(x, pointer->elem);
    const auto* type = types::underlying_as<types::Struct>(x->type);
    const types::Var* field = type->fields[static_cast<std::size_t>(index[i])];
    x = build_.field(x, field, field->type);
  }
  return x;
}

}  // namespace gocxx::lower
