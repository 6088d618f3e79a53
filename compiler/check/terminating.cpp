// The specification's list of terminating statements, in its order.
#include "compiler/check/terminating.h"

namespace gocxx::check {
namespace {

using syntax::cast;
using syntax::NodeKind;
using syntax::Stmt;

class Terminating {
 public:
  Terminating(const BreakTargets& breaks, const Info& info) : breaks_(breaks), info_(info) {}

  bool stmt(const Stmt* s) const;
  /// "The statement list ends in a terminating statement"; empty statements at the end do not count.
  bool list(const std::vector<Stmt*>& stmts) const;

 private:
  bool left_by_break(const Stmt* s) const { return breaks_.contains(s); }
  bool panic_call(const syntax::ExprStmt* s) const;
  bool if_stmt(const syntax::IfStmt* s) const;
  bool for_stmt(const syntax::ForStmt* s) const;
  bool clauses(const std::vector<syntax::CaseClause*>& clauses) const;
  bool select_stmt(const syntax::SelectStmt* s) const;

  const BreakTargets& breaks_;
  const Info& info_;
};

bool Terminating::stmt(const Stmt* s) const {
  switch (s->kind) {
    case NodeKind::kReturnStmt: return true;
    case NodeKind::kBranchStmt: {
      const auto branch = cast<syntax::BranchStmt>(s)->branch;
      return branch == syntax::BranchKind::kGoto || branch == syntax::BranchKind::kFallthrough;
    }
    case NodeKind::kExprStmt: return panic_call(cast<syntax::ExprStmt>(s));
    case NodeKind::kBlockStmt: return list(cast<syntax::BlockStmt>(s)->stmts);
    case NodeKind::kIfStmt: return if_stmt(cast<syntax::IfStmt>(s));
    case NodeKind::kForStmt: return for_stmt(cast<syntax::ForStmt>(s));
    case NodeKind::kSwitchStmt: return !left_by_break(s) && clauses(cast<syntax::SwitchStmt>(s)->clauses);
    case NodeKind::kTypeSwitchStmt:
      return !left_by_break(s) && clauses(cast<syntax::TypeSwitchStmt>(s)->clauses);
    case NodeKind::kSelectStmt: return select_stmt(cast<syntax::SelectStmt>(s));
    case NodeKind::kLabeledStmt: return stmt(cast<syntax::LabeledStmt>(s)->stmt);
    default: return false;
  }
}

bool Terminating::list(const std::vector<Stmt*>& stmts) const {
  std::size_t n = stmts.size();
  while (n > 0 && stmts[n - 1]->kind == NodeKind::kEmptyStmt) --n;
  return n > 0 && stmt(stmts[n - 1]);
}

bool Terminating::panic_call(const syntax::ExprStmt* s) const {
  const auto* call = syntax::dyn_cast_or_null<syntax::CallExpr>(syntax::unparen(s->x));
  const auto* name =
      call != nullptr ? syntax::dyn_cast_or_null<syntax::Ident>(syntax::unparen(call->fun)) : nullptr;
  if (name == nullptr) return false;
  const auto* builtin = types::object_as_or_null<types::Builtin>(info_.use_of_or_null(name));
  return builtin != nullptr && builtin->id == types::BuiltinId::kPanic;
}

bool Terminating::if_stmt(const syntax::IfStmt* s) const {
  return s->otherwise != nullptr && stmt(s->then) && stmt(s->otherwise);
}

bool Terminating::for_stmt(const syntax::ForStmt* s) const { return s->cond == nullptr && !left_by_break(s); }

bool Terminating::clauses(const std::vector<syntax::CaseClause*>& clauses) const {
  bool has_default = false;
  for (const syntax::CaseClause* clause : clauses) {
    has_default |= clause->is_default;
    if (!list(clause->body)) return false;
  }
  return has_default;
}

bool Terminating::select_stmt(const syntax::SelectStmt* s) const {
  if (left_by_break(s)) return false;
  for (const syntax::CommClause* clause : s->clauses)
    if (!list(clause->body)) return false;
  return true;
}

}  // namespace

bool is_terminating(const syntax::BlockStmt* body, const BreakTargets& breaks, const Info& info) {
  return Terminating(breaks, info).stmt(body);
}

}  // namespace gocxx::check
