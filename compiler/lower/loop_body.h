// Analyses the body of a loop that may be strip-mined: its operations, and what is the same in all
// iterations.
#pragma once

#include <vector>

#include "compiler/check/info.h"
#include "compiler/lower/facts.h"

namespace gocxx::lower {

/// A slice that every iteration indexes with the induction variable before the iteration has a visible
/// effect. It is loop-invariant: a variable, an element of one or a field.
struct IndexedSlice {
  const syntax::Expr* slice = nullptr;
  Pos at;  // where an index out of range panics
};

/// The body of a loop. A straight-line body only computes: arithmetic, elements and fields, without calls and
/// inner loops, left by no break or goto. (It may have ifs.)
class LoopBody {
 public:
  /// `induction_variable` may be null.
  LoopBody(const check::Info& info, const Facts& facts, const syntax::Stmt& loop,
           const types::Var* induction_variable)
      : info_(info), facts_(facts), loop_(loop), induction_variable_(induction_variable) {}

  bool is_straight_line(const syntax::BlockStmt& body) { return has_straight_line_children(body); }
  /// Returns the slices that the first statement of a straight-line body indexes with the induction variable.
  std::vector<IndexedSlice> indexed_by(const syntax::Stmt* first);
  /// Whether some element is read or written.
  bool has_index() const { return has_index_; }
  /// Whether the trip count `e` is loop-invariant: a constant, a variable or the length of a slice.
  bool is_fixed_count(const syntax::Expr* e) const;

 private:
  bool is_straight_line(const syntax::Node& node);
  bool has_straight_line_children(const syntax::Node& node);
  bool is_straight_line(const syntax::Stmt* s);
  bool is_straight_line(const syntax::Expr* e);
  bool all_straight_line(const std::vector<syntax::Expr*>& list);
  bool is_straight_line_call(const syntax::CallExpr& call);
  bool is_straight_line_target(const syntax::Expr* e);
  /// Adds the slices that evaluating `e` indexes. Returns false if another panic or visible effect may come
  /// before what is evaluated next, or if a part of `e` is not always evaluated.
  bool gather(const syntax::Expr* e);
  bool gather_index(const syntax::IndexExpr& e);
  bool gather_operation(const syntax::BinaryExpr& e);
  bool gather_assignment(const syntax::AssignStmt& s);
  bool may_panic(syntax::Op op, const syntax::Expr* x, const syntax::Expr* y) const;
  bool is_fixed(const syntax::Expr* place) const;
  bool is_fixed(const types::Var* variable) const;

  const check::Info& info_;
  const Facts& facts_;
  const syntax::Stmt& loop_;
  const types::Var* induction_variable_;
  bool has_index_ = false;
  bool stores_slices_ = false;  // perhaps, where others can see them
  std::vector<IndexedSlice> indexed_;
};

/// The variable that `e` is the name of, or null.
const types::Var* variable_or_null(const check::Info& info, const syntax::Expr* e);
/// Whether two expressions without calls are written alike: of variables that do not change they have one
/// value.
bool is_same(const check::Info& info, const syntax::Expr* a, const syntax::Expr* b);

}  // namespace gocxx::lower
