// Type switches.
#include "compiler/check/stmt.h"

namespace gocxx::check {

/// The types that stand in cases of one type switch (null for nil), with their expressions. Type switches are
/// small, so a list will do.
struct StmtChecker::SeenTypes {
  std::vector<std::pair<const Type*, const syntax::Expr*>> cases;

  /// The earlier case of the same type, or null; then it counts as seen.
  const syntax::Expr* find_or_add(const Type* type, const syntax::Expr* e) {
    for (const auto& [other, where] : cases)
      if (type == other || (type != nullptr && other != nullptr && types::identical(type, other)))
        return where;
    cases.emplace_back(type, e);
    return nullptr;
  }
};

void StmtChecker::type_switch_stmt(const syntax::TypeSwitchStmt* s) {
  c_.open_scope(s);
  stmt_or_none(s->init);
  const syntax::Ident* bind = s->bind;
  if (bind != nullptr && bind->blank()) {
    c_.error(Code::kNoNewVariables, bind, "no new variable on left side of :=");
    bind = nullptr;
  }
  const Operand x = type_switch_subject(s);
  at_most_one_default(s->clauses);
  SeenTypes seen;
  std::vector<types::Var*> vars;
  for (const syntax::CaseClause* clause : s->clauses) {
    types::Var* var = type_switch_clause(clause, bind, x, seen);
    if (var != nullptr) vars.push_back(var);
  }
  if (bind != nullptr) unused_bind(bind, vars);
  c_.close_scope();
}

Operand StmtChecker::type_switch_subject(const syntax::TypeSwitchStmt* s) {
  Operand x;
  c_.expr(x, s->x);
  if (!x.valid() || types::is_interface(x.type)) return x;
  c_.error(Code::kTypeSwitchOnNonInterface, x,
           types::is_type_param(x.type) ? "cannot use type switch on type parameter value " + c_.str(x)
                                        : c_.str(x) + " is not an interface");
  x.invalidate();
  return x;
}

/// Checks one clause and returns its own variable, or null without `bind`. "In clauses with a case listing
/// exactly one type, the variable has that type; otherwise, the variable has the type of the expression in
/// the TypeSwitchGuard."
types::Var* StmtChecker::type_switch_clause(const syntax::CaseClause* clause, const syntax::Ident* bind,
                                            const Operand& x, SeenTypes& seen) {
  const Type* type = nullptr;
  for (const syntax::Expr* e : clause->exprs) type = case_type(e, x, seen);
  c_.open_scope(clause);
  types::Var* var = nullptr;
  if (bind != nullptr) {
    if (clause->exprs.size() != 1 || type == nullptr) type = x.valid() ? x.type : types::invalid_type();
    var = new_local(bind, type);
    c_.declare(c_.env().scope, nullptr, var, clause->colon);
    c_.info().record_implicit(clause, var);
  }
  stmt_list(clause->body);
  c_.close_scope();
  return var;
}

bool StmtChecker::is_nil(const syntax::Expr* e) const {
  const auto* ident = syntax::dyn_cast_or_null<syntax::Ident>(syntax::unparen(e));
  const Object* object = ident != nullptr ? c_.lookup(ident->name) : nullptr;
  return object != nullptr && object->kind == types::ObjectKind::kNil;
}

const Type* StmtChecker::case_type(const syntax::Expr* e, const Operand& x, SeenTypes& seen) {
  const Type* type = nullptr;
  if (is_nil(e)) {
    Operand nil;
    c_.expr(nil, e);
  } else {
    type = c_.var_type(e);
    if (!types::is_valid(type)) return type;
  }
  if (const syntax::Expr* previous = seen.find_or_add(type, e)) {
    base::Diagnostic* error = c_.error(type == nullptr ? Code::kMultipleNilCases : Code::kDuplicateCase, e,
                                       "duplicate case " + c_.str(e) + " in type switch");
    if (error != nullptr) error->notes.push_back({previous->pos, "previous case"});
  } else if (x.valid() && type != nullptr) {
    Operand subject = x;
    c_.type_assertion(e, subject, type, /*type_switch=*/true);
  }
  return type;
}

/// The variables of the clauses count as one: some clause must use its own.
void StmtChecker::unused_bind(const syntax::Ident* bind, const std::vector<types::Var*>& vars) {
  bool used = false;
  for (types::Var* var : vars) {
    used |= var->used;
    var->used = true;  // so that no clause's own is reported
  }
  if (!used) c_.error(Code::kUnusedTypeSwitchVariable, bind, bind->name + " declared and not used");
}

}  // namespace gocxx::check
