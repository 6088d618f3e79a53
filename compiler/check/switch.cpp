// Expression switches.
#include <string>
#include <unordered_map>

#include "compiler/check/stmt.h"

namespace gocxx::check {

/// The constants that stand in cases of one switch, by their exact value. Equal values of different types (as
/// an interface may hold) are different cases.
struct StmtChecker::SeenCases {
  std::unordered_map<std::string, std::vector<Operand>> by_value;

  /// The earlier case with the value and type of `v`, or null; then `v` counts as seen.
  const Operand* find_or_add(const Operand& v) {
    std::vector<Operand>& same = by_value[v.constant.exact_string()];
    for (const Operand& other : same)
      if (types::identical(other.type, v.type)) return &other;
    same.push_back(v);
    return nullptr;
  }
};

void StmtChecker::switch_stmt(const syntax::SwitchStmt* s) {
  c_.open_scope(s);
  stmt_or_none(s->init);
  Operand tag;
  switch_tag(tag, s);
  at_most_one_default(s->clauses);
  SeenCases seen;
  for (const syntax::CaseClause* clause : s->clauses) {
    for (const syntax::Expr* e : clause->exprs) case_value(tag, e, seen);
    c_.open_scope(clause);
    stmt_list(clause->body);
    c_.close_scope();
  }
  c_.close_scope();
}

void StmtChecker::switch_tag(Operand& x, const syntax::SwitchStmt* s) {
  if (s->tag == nullptr) {
    // "A missing switch expression is equivalent to the boolean value true."
    x.mode = Mode::kConstant;
    x.type = types::basic(BasicKind::kBool);
    x.constant = Constant::of_bool(true);
    return;
  }
  c_.expr(x, s->tag);
  c_.assignment(x, nullptr, "switch expression");
  if (!x.valid() || types::comparable(x.type) || types::has_nil(x.type)) return;
  c_.error(Code::kIncomparableSwitch, x,
           "cannot switch on " + c_.str(x) + " (" + c_.str(x.type) + " is not comparable)");
  x.invalidate();
}

void StmtChecker::case_value(const Operand& tag, const syntax::Expr* e, SeenCases& seen) {
  Operand v;
  c_.expr(v, e);
  if (!v.valid() || !tag.valid()) return;
  c_.convert_untyped(v, tag.type);
  if (!v.valid()) return;
  Operand result = v, other = tag;
  c_.comparison(result, other, Op::kEql, /*switch_case=*/true);
  if (!result.valid() || !v.is_constant()) return;
  if (v.constant.kind() == Constant::Kind::kBool || v.constant.kind() == Constant::Kind::kComplex) return;
  const Operand* previous = seen.find_or_add(v);
  if (previous == nullptr) return;
  base::Diagnostic* error =
      c_.error(Code::kDuplicateCase, v, "duplicate case " + c_.str(v) + " in expression switch");
  if (error != nullptr) error->notes.push_back({operator_pos(previous->expr), "previous case"});
}

}  // namespace gocxx::check
