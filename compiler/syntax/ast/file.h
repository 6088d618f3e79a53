// A source file as a tree.
#pragma once

#include <string_view>
#include <vector>

#include "compiler/syntax/ast/stmt.h"

namespace gocxx::syntax {

/// One comment, with its delimiters.
struct Comment {
  Pos pos;
  Pos end;
  std::string_view text;  // into the file's text
};

/// One source file. `package` is null in a script (a file without a package clause), whose top-level
/// statements are in `script_stmts`, in their order.
struct File {
  const base::SourceFile* source = nullptr;
  Ident* package = nullptr;
  std::vector<ImportSpec*> imports;  // all of them, also found in `decls`
  std::vector<Decl*> decls;
  std::vector<Stmt*> script_stmts;
  std::vector<Comment> comments;  // in order
  int declared_version = -1;      // the N of the version 1.N of the language that its //go:build line names
  int version = 23;               // the N of the version that holds
  bool complete = false;          // there was no syntax error: all of the text is in the tree
};

}  // namespace gocxx::syntax
