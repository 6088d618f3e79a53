// Assignments to what exists already: lhs = rhs, lhs op= rhs, x++ and x--.
#include "compiler/check/stmt.h"

namespace gocxx::check {
namespace {

bool is_blank(const syntax::Expr* e) {
  const auto* ident = syntax::dyn_cast_or_null<syntax::Ident>(syntax::unparen(e));
  return ident != nullptr && ident->blank();
}

bool is_call(const syntax::Expr* e) { return syntax::unparen(e)->kind == syntax::NodeKind::kCallExpr; }

}  // namespace

void StmtChecker::assign_stmt(const syntax::AssignStmt* s) {
  if (s->define)
    define_stmt(s);
  else if (s->op == Op::kNone)
    assign_vars(s->lhs, s->rhs);
  else
    assign_operation(s);
}

void StmtChecker::assign_operation(const syntax::AssignStmt* s) {
  if (s->lhs.size() != 1 || s->rhs.size() != 1) return;  // a syntax error
  Operand x;
  c_.binary(x, nullptr, s->lhs[0], s->rhs[0], s->op, s->op_pos);
  const Type* target = checked_lhs_type(s->lhs[0]);
  if (types::is_valid(target)) c_.assignment(x, target, "assignment operation");
}

void StmtChecker::inc_dec_stmt(const syntax::IncDecStmt* s) {
  Operand x;
  c_.expr(x, s->x);
  if (!x.valid()) return;
  if (types::for_all_terms(x.type, types::is_numeric)) {
    checked_lhs_type(s->x);
    return;
  }
  const std::string op(syntax::spelling(s->op));
  c_.error(Code::kNonNumericIncDec, s->x,
           "invalid operation: " + c_.str(s->x) + op + op + " (non-numeric type " + c_.str(x.type) + ")");
}

/// One value for each place, or a single call or comma-ok expression that yields them all.
void StmtChecker::assign_vars(const Exprs& lhs, const Exprs& rhs) {
  if (lhs.size() == rhs.size() && !(rhs.size() == 1 && is_call(rhs[0]))) {
    for (std::size_t i = 0; i < lhs.size(); ++i) assign_expr(lhs[i], rhs[i]);
  } else if (rhs.size() == 1) {
    assign_unpacked(lhs, rhs);
  } else {
    const bool lhs_good = use_lhs(lhs), rhs_good = c_.use(rhs);
    if (lhs_good && rhs_good) c_.assignment_count_error(rhs, lhs.size(), rhs.size());
  }
}

void StmtChecker::assign_unpacked(const Exprs& lhs, const Exprs& rhs) {
  std::vector<Operand> values = c_.expr_list(rhs, /*comma_ok=*/lhs.size() == 2);
  if (values.size() != lhs.size()) {
    if (values.empty() || values[0].valid()) c_.assignment_count_error(rhs, lhs.size(), values.size());
    use_lhs(lhs);
    return;
  }
  for (std::size_t i = 0; i < lhs.size(); ++i) assign_operand(lhs[i], values[i], "assignment");
  if (lhs.size() == 2 && !is_call(rhs[0]) && values[0].valid() && values[1].valid())
    c_.record_comma_ok(rhs[0], values[0].type, values[1].type);
}

void StmtChecker::assign_expr(const syntax::Expr* lhs, const syntax::Expr* rhs) {
  const Type* target = lhs_type(lhs);
  Operand x;
  if (target != nullptr && !types::is_valid(target)) {
    c_.raw_expr(x, rhs);
    return;
  }
  c_.expr(x, rhs, {target, "", lhs});
  if (target == nullptr)
    c_.assignment(x, nullptr, "assignment to _ identifier");
  else
    c_.assignment(x, target, "assignment");
}

void StmtChecker::assign_operand(const syntax::Expr* lhs, Operand& x, std::string_view context) {
  const Type* target = lhs_type(lhs);
  if (target != nullptr && !types::is_valid(target)) return x.invalidate();
  if (target == nullptr && context == "assignment") context = "assignment to _ identifier";
  c_.assignment(x, target, context);
}

const Type* StmtChecker::lhs_type(const syntax::Expr* lhs) {
  if (is_blank(lhs)) return nullptr;
  Operand x;
  c_.lhs_expr(x, lhs);
  return x.valid() ? checked_lhs_type(lhs) : types::invalid_type();
}

/// "Each left-hand side operand must be addressable, a map index expression, or the blank identifier."
const Type* StmtChecker::checked_lhs_type(const syntax::Expr* lhs) {
  const TypeAndValue& known = c_.info().type_and_value(lhs);
  if (!known.has_value() || known.type->kind == types::TypeKind::kTuple)
    return types::invalid_type();  // reported
  if (known.mode == Mode::kVariable || known.mode == Mode::kMapIndex) return known.type;
  report_unassignable(lhs);
  return types::invalid_type();
}

void StmtChecker::report_unassignable(const syntax::Expr* lhs) {
  const auto* field = syntax::dyn_cast_or_null<syntax::SelectorExpr>(lhs);
  if (field != nullptr && c_.info().type_and_value(field->x).mode == Mode::kMapIndex) {
    c_.error(Code::kAssignToMapField, lhs, "cannot assign to struct field " + c_.str(lhs) + " in map");
    return;
  }
  const auto* index = syntax::dyn_cast_or_null<syntax::IndexExpr>(lhs);
  const Type* indexed = index != nullptr ? c_.info().type_of(index->x) : nullptr;
  const bool of_string = indexed != nullptr && types::is_string(indexed);
  c_.error(of_string ? Code::kAssignToStringByte : Code::kNotAssignable, lhs,
           "cannot assign to " + c_.str(lhs) + " (neither addressable nor a map index expression)");
}

bool StmtChecker::use_lhs(const Exprs& lhs) {
  bool good = true;
  for (const syntax::Expr* e : lhs) {
    if (is_blank(e)) continue;
    Operand x;
    c_.lhs_expr(x, e);
    good &= x.valid();
  }
  return good;
}

}  // namespace gocxx::check
