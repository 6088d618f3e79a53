// Strip mining: which inner loops become counted loops, without a poll or an index check in their iterations.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "compiler/lower/ir.h"
#include "compiler/lower/loop_body.h"

namespace gocxx::lower {

/// A loop that is strip-mined.
struct StripMining {
  const types::Var* induction_variable = nullptr;  // or null
  std::vector<IndexedSlice> slices;                // in the order of their first use
};

/// Returns how a range loop is strip-mined; nothing for other loops. It is an inner loop over an integer or a
/// slice with a straight-line body: arithmetic, elements and fields, without calls and inner loops, left by
/// no break or goto.
std::optional<StripMining> strip_mining_of(const check::Info& info, const Facts& facts,
                                           const syntax::RangeStmt& s);

/// The same for `for i := 0; i < n; i++` with an n that does not change, if i indexes some slice: others gain
/// nothing.
std::optional<StripMining> strip_mining_of(const check::Info& info, const Facts& facts,
                                           const syntax::ForStmt& s);

/// The views of the slices in the strip-mined loop that is being lowered. Such loops hold no others.
class StripViews {
 public:
  explicit StripViews(const check::Info& info) : info_(info) {}

  void begin(const types::Var* induction_variable) { induction_variable_ = induction_variable; }
  void add(const syntax::Expr* slice, ir::Variable* view) { views_.push_back({slice, view}); }
  void end() { induction_variable_ = nullptr, views_.clear(); }
  /// Returns the view that holds the element that `e` indexes, or null.
  ir::Variable* view_or_null(const syntax::IndexExpr& e) const;

 private:
  const check::Info& info_;
  const types::Var* induction_variable_ = nullptr;
  std::vector<std::pair<const syntax::Expr*, ir::Variable*>> views_;
};

}  // namespace gocxx::lower
