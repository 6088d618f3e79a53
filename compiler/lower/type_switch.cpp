// Type switches: chains of if.
//
//   switch v := x.(type) {          if (gocxx::holds<long>(x)) {
//   case int: f(v)                    auto v = gocxx::type_assert<long>(x);
//   case nil: g()                     f(v);
//   default: h(v)                   } else if (x == nullptr) { g(); } else { gocxx::any v = x; h(v); }
//   }
#include "compiler/lower/function.h"
#include "compiler/types/identity.h"
#include "compiler/types/predicates.h"

namespace gocxx::lower {

using namespace syntax;

void FunctionLowering::type_switch_stmt(const TypeSwitchStmt& s) {
  ir::Block* own = collect([&] {
    if (s.init != nullptr) dispatch(*s.init);
    ir::Expr* x = exact(s.x);
    const bool plain = x->kind == ir::ExprKind::kVarRef && temporaries_.effects_left(s.x) == 0;
    if (!plain) x = saved(x, "value");
    ir::Variable* variable = ir::cast<ir::VarRef>(x).variable;
    std::vector<Link> links;
    Pos after = s.x->end;
    for (const CaseClause* clause : s.clauses) {
      Link link;
      if (!clause->is_default)
        link.test = [this, variable, clause] {
          return any_of(clause->exprs, [&](const Expr* e) { return type_test(variable, e); });
        };
      link.body = [this, &s, clause, after, variable] { return type_case_body(s, *clause, after, variable); };
      links.push_back(std::move(link));
      after = clause->end;
    }
    chain(links);
  });
  const bool scoped = s.init != nullptr && own->stmts.size() > 1;
  if (scoped)
    emit(own);
  else
    for (ir::Stmt* step : own->stmts) emit(step);
  finish_breakable(s);
}

ir::Expr* FunctionLowering::type_test(ir::Variable* x, const Expr* type) {
  if (!info_.type_and_value(type).is_type())
    return build_.binary(ir::BinaryOp::kEqual, build_.name(x), build_.nil(x->type), bool_type());
  return build_.runtime(ir::RuntimeFn::kHolds, bool_type(), {build_.name(x)}, {type_of(type)});
}

ir::Block* FunctionLowering::type_case_body(const TypeSwitchStmt& s, const CaseClause& clause, Pos after,
                                            ir::Variable* x) {
  ir::Block* body = clause_body(clause.body, clause, clause.colon, after);
  const auto* object =
      s.bind != nullptr ? types::object_as_or_null<types::Var>(info_.implicit_of_or_null(&clause)) : nullptr;
  if (object == nullptr || !facts_.of(object).referenced) return body;
  ir::Block* declared = collect([&] {
    ir::Expr* value = build_.name(x);
    const bool same = types::identical(object->type, x->type);
    if (!same) value = build_.runtime(ir::RuntimeFn::kTypeAssert, object->type, {value}, {object->type});
    declare_variable(object, value, !same, clause.pos);
  });
  body->stmts.insert(body->stmts.begin(), declared->stmts.begin(), declared->stmts.end());
  return body;
}

}  // namespace gocxx::lower
