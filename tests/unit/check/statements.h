// Statements in a function of their own, checked.
#pragma once

#include <string>

#include "tests/unit/loaded.h"

namespace gocxx::check {

/// The errors of the body of a function with some parameters; its first line is line 2.
inline std::string errors_in(const std::string& body) {
  const std::string text =
      "func f(n int, s string, x any, c chan int, r <-chan int, in chan<- int, a []int) {\n" + body +
      "\n}\nfunc main() {}";
  return frontend::Loaded(text).errors();
}

/// The type of the variable that `ident` declares.
inline std::string declared_type(const frontend::Loaded& c, const syntax::Expr* ident) {
  return types::type_string(c.info().def_of_or_null(syntax::cast<syntax::Ident>(ident))->type,
                            c.package().types);
}

}  // namespace gocxx::check
