// Which inner loops run in stretches: loops that count, without a poll or an index check in their rounds.
#pragma once

#include <optional>
#include <vector>

#include "compiler/lower/rounds.h"

namespace gocxx::lower {

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
