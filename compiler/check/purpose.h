// The purpose of a value, as messages name it.
#pragma once

#include <string>
#include <string_view>

#include "compiler/syntax/ast/expr_string.h"

namespace gocxx::check {

/// The purpose of a value, as messages name it: "assignment", "variable declaration", "argument to f". Made
/// into text only when it is needed.
class Purpose {
 public:
  Purpose(std::string_view text, const syntax::Expr* of = nullptr)
      : text_(text), of_(of) {}                                   // NOLINT: a text is one
  Purpose(const char* text) : Purpose(std::string_view(text)) {}  // NOLINT

  std::string str() const { return std::string(text_) + (of_ != nullptr ? syntax::expr_string(*of_) : ""); }

 private:
  std::string_view text_;
  const syntax::Expr* of_;
};

}  // namespace gocxx::check
