// Operators as they are written.
#include "compiler/syntax/ast/token.h"

#include <iterator>

namespace gocxx::syntax {

std::string_view spelling(Op op) {
  static constexpr std::string_view kSpellings[] = {"",  "+",  "-",  "*",  "/",  "%",  "&", "|",
                                                    "^", "<<", ">>", "&^", "&&", "||", "!", "<-",
                                                    "~", "==", "!=", "<",  "<=", ">",  ">="};
  static_assert(std::size(kSpellings) == static_cast<std::size_t>(Op::kGeq) + 1);
  return kSpellings[static_cast<std::size_t>(op)];
}

}  // namespace gocxx::syntax
