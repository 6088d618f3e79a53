// Sites: the source positions that reports name. Emitted code has a constant for each blocking operation,
// `go` and `make`. A site costs nothing until it is reported: the fast paths only pass its address on.
#pragma once

#include <cstdint>

namespace gocxx {

/// A source position with the operation there. Emitted code passes constants with the .gc position; C++ users
/// get their own source position by default. All strings are literals.
struct site {
  const char* file = "";
  const char* operation = "";  // as a report says it: "chan send", "go", "make", ...
  const char* name = "";       // the variable that is operated on, "" if the operand has no name
  std::uint32_t line = 0;
  std::uint32_t column = 0;

  /// The caller's position in its C++ source, for use as a default argument.
  static constexpr site here(const char* file = __builtin_FILE(), std::uint32_t line = __builtin_LINE()) {
    return site{file, "", "", line, 0};
  }
};

/// The site of operations whose position is not known.
inline constexpr site unknown_site{};

}  // namespace gocxx
