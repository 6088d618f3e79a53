// Loops with a small trip count that is known at compile time: they need no poll.
#pragma once

#include "compiler/lower/facts.h"

namespace gocxx::lower {

/// The trip count of the loop at most, if it is small: at least 1, else 0. That of `for i := 0; i < 10; i++`
/// with constants whose body does not change i, and of ranges over a constant or an array. What it calls may
/// still run for long.
std::int64_t small_trip_count(const check::Info& info, const Facts& facts, const syntax::Stmt& loop);

/// So many iterations of nested loops in all are still few.
constexpr std::int64_t kSmallTripCountInAll = 4096;

}  // namespace gocxx::lower
