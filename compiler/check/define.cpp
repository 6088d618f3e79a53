// Short variable declarations: lhs := rhs.
#include <string_view>
#include <unordered_set>
#include <utility>

#include "compiler/check/stmt.h"

namespace gocxx::check {

/// The left side of one :=, looked up.
struct StmtChecker::Definition {
  std::vector<types::Var*> vars;  // one per name, new or not
  // The names that are declared here, blank ones included.
  std::vector<std::pair<const syntax::Ident*, types::Var*>> fresh;
  std::unordered_set<std::string_view> names;
  bool has_new = false;  // a name that is not blank is new
  bool has_error = false;
};

void StmtChecker::define_stmt(const syntax::AssignStmt* s) {
  Definition d;
  for (const syntax::Expr* lhs : s->lhs) define_lhs(d, lhs);
  const std::size_t delayed = c_.delayed_count();
  c_.init_vars(d.vars, s->rhs, nullptr);
  c_.process_delayed(delayed);  // function literals do not see the new variables
  if (!d.has_new && !d.has_error)
    c_.error(Code::kNoNewVariables, s->op_pos, "no new variables on left side of :=");
  // "The scope of a variable identifier declared inside a function begins at the end of the ShortVarDecl."
  for (const auto& [ident, var] : d.fresh) c_.declare(c_.env().scope, ident, var, s->end);
}

void StmtChecker::define_lhs(Definition& d, const syntax::Expr* lhs) {
  const std::size_t count = d.vars.size();
  const auto* ident = syntax::dyn_cast_or_null<syntax::Ident>(lhs);
  if (ident != nullptr) {
    define_name(d, ident);
  } else {
    Operand x;
    c_.lhs_expr(x, lhs);
    c_.error(Code::kNonNameOnLeftOfDefine, lhs, "non-name " + c_.str(lhs) + " on left side of :=");
  }
  if (d.vars.size() > count) return;
  // A variable that nobody sees takes the place of what is wrong.
  d.has_error = true;
  d.vars.push_back(c_.context().make_object<types::Var>(lhs->pos, c_.types_pkg(), "_", nullptr));
}

/// "It may redeclare variables provided they were originally declared earlier in the same block."
void StmtChecker::define_name(Definition& d, const syntax::Ident* ident) {
  if (!ident->blank() && !d.names.insert(ident->name).second) {
    c_.error(Code::kRepeatedInDefine, ident, ident->name + " repeated on left side of :=");
    return;
  }
  Object* old = ident->blank() ? nullptr : c_.env().scope->lookup(ident->name);
  if (old == nullptr) {
    d.vars.push_back(new_local(ident, nullptr));
    d.fresh.emplace_back(ident, d.vars.back());
    d.has_new |= !ident->blank();
    return;
  }
  c_.info().record_use(ident, old);
  if (auto* var = types::object_as_or_null<types::Var>(old))
    d.vars.push_back(var);
  else
    c_.error(Code::kNotAssignable, ident, "cannot assign to " + ident->name);
}

types::Var* StmtChecker::new_local(const syntax::Ident* ident, const Type* type) {
  auto* var = c_.context().make_object<types::Var>(ident->pos, c_.types_pkg(), ident->name, type);
  var->progress = types::Progress::kBlack;
  return var;
}

}  // namespace gocxx::check
