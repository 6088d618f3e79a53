// How deeply a program may be nested, and running what recurses so deeply.
#pragma once

#include <functional>

namespace gocxx::syntax {

/// The deepest nesting of parentheses, blocks and unary operators that a program may have.
inline constexpr int kMaxNesting = 10'000;

/// Runs `work`, which recurses over a program of nesting depth `depth`, to its end: here if the depth is
/// usual, else on a thread whose stack is big enough for kMaxNesting. Exceptions must not leave `work`.
void run_with_stack_for(int depth, const std::function<void()>& work);

}  // namespace gocxx::syntax
