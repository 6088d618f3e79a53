// From a file's text to its tokens.
#pragma once

#include <vector>

#include "compiler/syntax/ast/file.h"
#include "compiler/syntax/parser/syntax_errors.h"
#include "compiler/syntax/parser/token_buffer.h"

namespace gocxx::syntax {

/// The result of scanning. The tokens refer to the file's text, or to `cleaned` if that is not empty.
struct Scanned {
  TokenBuffer tokens;
  std::string cleaned;  // the text without characters that no program may hold
  std::vector<Comment> comments;
};

/// Cuts `source` into tokens and reports what is wrong inside them. Malformed literals become literals of
/// their kind, characters that begin no token are left out, so that the parser sees only tokens of the
/// language. A byte order mark at the beginning and a first line that begins with #! are skipped.
void scan(const base::SourceFile& source, SyntaxErrors& errors, Scanned& out);

}  // namespace gocxx::syntax
