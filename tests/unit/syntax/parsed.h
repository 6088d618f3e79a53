// A program parsed for a test, and short ways to its parts.
#pragma once

#include <memory>
#include <string>

#include "compiler/syntax/ast.h"
#include "compiler/syntax/ast/expr_string.h"
#include "compiler/syntax/parse.h"

namespace gocxx::syntax {

struct Parsed {
  base::SourceSet sources;
  base::Diagnostics diagnostics;
  Arena arena;
  std::unique_ptr<File> file;

  explicit Parsed(std::string text)
      : file(parse_file(sources.add("a.gc", std::move(text)), arena, diagnostics)) {}

  bool good() const { return diagnostics.empty(); }

  /// "line:column: message" for each error, one a line.
  std::string errors() const {
    std::string all;
    for (const base::Diagnostic& each : diagnostics.items()) {
      const base::Location at = sources.locate(each.span.begin);
      if (!all.empty()) all += '\n';
      all += std::to_string(at.line) + ":" + std::to_string(at.column) + ": " + each.message;
    }
    return all;
  }

  /// The place of `pos` as "line:column".
  std::string at(Pos pos) const {
    const base::Location found = sources.locate(pos);
    return std::to_string(found.line) + ":" + std::to_string(found.column);
  }

  template <class T>
  const T* decl(std::size_t i = 0) const {
    return dyn_cast_or_null<T>(file->decls.at(i));
  }
};

inline Parsed parsed(std::string text) { return Parsed("package p\n" + std::move(text)); }

/// The program whose only function has `body`, which begins on line 3.
struct ParsedBody : Parsed {
  explicit ParsedBody(const std::string& body) : Parsed("package p\nfunc f() {\n" + body + "\n}\n") {}

  template <class T>
  const T* stmt(std::size_t i = 0) const {
    return dyn_cast_or_null<T>(decl<FuncDecl>()->body->stmts.at(i));
  }
};

/// The program `var v = text`.
struct ParsedExpr : Parsed {
  explicit ParsedExpr(const std::string& text) : Parsed("package p\nvar v = " + text + "\n") {}

  const Expr* expr() const { return cast<VarSpec>(decl<GenDecl>()->specs.at(0))->values.at(0); }
  template <class T>
  const T* as() const {
    return dyn_cast_or_null<T>(expr());
  }
};

/// `text` parsed as an expression and written again.
inline std::string rewritten(const std::string& text) {
  const ParsedExpr program(text);
  return program.good() ? expr_string(*program.expr()) : program.errors();
}

}  // namespace gocxx::syntax
