// Breaks lines that are too long, as clang-format does with the project's style, so that it would leave the
// text alone. Knows of C++ only what the marks tell.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace gocxx::emit {

/// The columns of the longest line.
constexpr int kColumnLimit = 110;

/// The brackets around a group of a line's parts.
enum class Enclosure : std::uint8_t {
  kParens,      // arguments
  kParameters,  // of a function that is declared
  kHead,        // of if, for, while and switch
  kBraces,
  kSquares,
  kAngles,
  kOperands,  // of operators that bind alike; no brackets
  kClosure,   // from its captures to its end; no brackets
  kBody,      // statements that share the line, of a closure, a function or a case
};

/// A place in a line. Groups are nested; one may begin or end on another line.
struct Mark {
  enum class Kind : std::uint8_t {
    kOpen,   // behind an opening bracket
    kPoint,  // the line may end before what follows
    kClose,  // before the closing bracket
  };
  Kind kind;
  Enclosure form = Enclosure::kParens;  // of a kOpen
  int penalty = 0;                      // of a kPoint: how much a break there is to be avoided
  std::uint32_t at = 0;                 // the offset in the line
};

/// Penalties as clang-format has them: the precedence of the operator before.
constexpr int kComma = 1;
constexpr int kAssignment = 2;

/// How many columns `text` has: one for each character.
int columns_of(std::string_view text);

/// Appends `line`, which is indented by `indent`, to `out`, as several lines if it is too long: first with
/// the statements of its bodies on lines of their own, then broken at its points so that the penalties are
/// least. The time is linear in the length of the line. Returns how much further to the right than `indent`
/// the line begins on which there is a closure whose body goes on below.
int lay_out(std::string_view line, std::span<const Mark> marks, int indent, std::string& out);

}  // namespace gocxx::emit
