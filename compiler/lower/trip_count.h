// Loops with a small trip count that is known at compile time: they need no poll.
#pragma once

#include "compiler/lower/facts.h"

namespace gocxx::lower {

/// Returns an upper bound (at least 1) of the trip count if it is small, else 0. Known are the trip counts of
/// `for i := 0; i < 10; i++` with constants whose body does not change i, and of ranges over a constant, an
/// array or a slice that is listed in place. Functions that the loop calls may still run for long.
std::int64_t small_trip_count(const check::Info& info, const Facts& facts, const syntax::Stmt& loop);

/// The number of elements of a literal that lists them without keys; 0 of any other expression.
std::int64_t listed_count(const syntax::Expr* e);

/// So many iterations of nested loops in all are still few.
constexpr std::int64_t kSmallTripCountInAll = 4096;

}  // namespace gocxx::lower
