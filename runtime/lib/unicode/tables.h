// The tables of the character database, which answer for any code point by halving. Numbers that are no code
// points belong to nothing.
#pragma once

#include <cstdint>

namespace gocxx::unicode {

constexpr bool is_code_point(std::int32_t r) { return r >= 0 && r <= 0x10FFFF; }

/// The number of the general category; 0 for what is not assigned.
int category_of(std::int32_t r);
bool is_white_space(std::int32_t r);

/// A range of code points with the same differences to their other cases.
struct CaseRun {
  std::int32_t first, last;
  std::int32_t upper, lower, title;  // what is added to a code point
};
/// Marks a run of capitals and small letters in turn.
inline constexpr std::int32_t kPairs = 0x110000;

/// The run with r, or null if r has no other case.
const CaseRun* case_run_or_null(std::int32_t r);

/// The code point behind r in the circle of those that differ by case only, if the circle is not just a pair;
/// else 0.
std::int32_t orbit_successor(std::int32_t r);

}  // namespace gocxx::unicode
