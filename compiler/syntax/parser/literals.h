// The mistakes in literals.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "compiler/base/catalogue.h"

namespace gocxx::syntax {

/// The first mistake in a token, `offset` bytes from its beginning.
struct LiteralError {
  base::Code code;
  std::size_t offset;
  std::string message;
};

/// Each looks at a whole token, which may lack its closing quote, and returns the Go compiler's words.
std::optional<LiteralError> check_number(std::string_view text);
std::optional<LiteralError> check_rune(std::string_view text, bool at_end_of_file);
std::optional<LiteralError> check_string(std::string_view text, bool at_end_of_file);

}  // namespace gocxx::syntax
