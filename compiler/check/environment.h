// The surroundings of a rule: the declaration and the function around the expression or statement that is
// checked.
#pragma once

#include <unordered_set>
#include <vector>

#include "compiler/check/info.h"
#include "compiler/types/object.h"
#include "compiler/types/scope.h"

namespace gocxx::check {

/// How a package-level object is declared, and (for init_order) which package-level objects its initial value
/// or body refers to.
struct DeclInfo {
  Scope* file_scope = nullptr;
  std::vector<types::Var*> lhs;  // var a, b = f(): all of them; else empty
  const syntax::Expr* type_expr = nullptr;
  const syntax::Expr* init = nullptr;
  int iota = 0;            // const
  bool inherited = false;  // const: type and init come from a line above
  const syntax::TypeSpec* type_spec = nullptr;
  const syntax::FuncDecl* func = nullptr;
  std::vector<const Object*> deps;  // each once, in order of first reference
  std::unordered_set<const Object*> dep_set;
};

/// The context in which a rule is applied. Saved and restored around each declaration and
/// function.
struct Environment {
  DeclInfo* decl = nullptr;  // package-level declaration that we are in, or null
  Scope* scope = nullptr;
  base::Pos pos;        // if valid, names are looked up as seen from here
  Constant iota;        // its value in a constant declaration, else unknown
  base::Pos error_pos;  // if valid, where errors in a repeated constant expression are reported
  const types::Signature* signature = nullptr;  // of the function that we are in, or null
  /// The variables that the function declares; declare() adds to it. Null outside of functions.
  std::vector<types::Var*>* locals = nullptr;
};

/// The signature and parts of a function that is to be checked later.
struct FunctionBody {
  DeclInfo* decl = nullptr;
  const types::Signature* signature = nullptr;
  const syntax::FuncType* type = nullptr;
  const syntax::BlockStmt* body = nullptr;
  Scope* scope = nullptr;  // holds parameters and results already
  Constant iota;           // its value if the function stands in a constant declaration
};

}  // namespace gocxx::check
