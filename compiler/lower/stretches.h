// Which inner loops run in stretches: loops that count, without a poll or an index check in their rounds.
#pragma once

#include <optional>
#include <vector>

#include "compiler/check/info.h"
#include "compiler/lower/facts.h"

namespace gocxx::lower {

/// A slice that every round indexes with its number before anything of the round can be seen from outside. It is the same in all
/// rounds: a variable, an element of one or a field.
struct IndexedSlice {
  const syntax::Expr* slice = nullptr;
  Pos at;  // where a round that goes too far panics
};

/// A loop that runs in stretches.
struct Stretches {
  const types::Var* number = nullptr;  // the variable with the number of the round, or null
  std::vector<IndexedSlice> slices;    // in the order of their first use
};

/// What is known of a range loop that runs in stretches; none of others. It is an inner loop over an integer or a slice
/// whose body is plain: arithmetic, elements and fields, without calls and inner loops, left by no break or goto.
std::optional<Stretches> stretches_of(const check::Info& info, const Facts& facts,
                                      const syntax::RangeStmt& s);

/// The same of `for i := 0; i < n; i++` with an n that stays as it is. Only if some slice is indexed by i: others gain nothing.
std::optional<Stretches> stretches_of(const check::Info& info, const Facts& facts, const syntax::ForStmt& s);

}  // namespace gocxx::lower
