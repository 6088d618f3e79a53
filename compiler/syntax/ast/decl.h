// Declarations and their specs.
#pragma once

#include <string_view>
#include <vector>

#include "compiler/syntax/ast/type_expr.h"

namespace gocxx::syntax {

struct BlockStmt;

struct ImportSpec : NodeOf<Spec, NodeKind::kImportSpec> {
  Ident* name = nullptr;  // null, a name, "_" or "."
  BasicLit* path = nullptr;
};

/// One line of a const declaration. A line that repeats the one before has null `type` and no `values`; the
/// checker looks them up in the group.
struct ConstSpec : NodeOf<Spec, NodeKind::kConstSpec> {
  std::vector<Ident*> names;
  Expr* type = nullptr;
  std::vector<Expr*> values;
  int iota = 0;
};

struct VarSpec : NodeOf<Spec, NodeKind::kVarSpec> {
  std::vector<Ident*> names;
  Expr* type = nullptr;
  std::vector<Expr*> values;
  bool of_range = false;  // the variables of the range clause behind it, which gives them their types
};

struct TypeSpec : NodeOf<Spec, NodeKind::kTypeSpec> {
  Ident* name = nullptr;
  FieldList* type_params = nullptr;  // null if not generic
  bool alias = false;                // type A = T
  Expr* type = nullptr;
};

enum class DeclKeyword : std::uint8_t { kImport, kConst, kVar, kType };

/// import, const, var or type, with one spec or a parenthesised group of specs of that kind.
struct GenDecl : NodeOf<Decl, NodeKind::kGenDecl> {
  DeclKeyword keyword = DeclKeyword::kVar;
  bool grouped = false;
  std::vector<Spec*> specs;
};

/// A line `//gocxx:name argument ...` about functions that are implemented elsewhere. It holds for the
/// declarations below it, up to the next empty line.
struct Directive {
  std::string_view name;
  std::vector<std::string_view> arguments;
};

/// A function or, with `recv`, a method. `body` is null for a function that is implemented elsewhere; only
/// such a function has directives.
struct FuncDecl : NodeOf<Decl, NodeKind::kFuncDecl> {
  FieldList* recv = nullptr;
  Ident* name = nullptr;
  FuncType* type = nullptr;
  BlockStmt* body = nullptr;
  std::vector<Directive> directives;
};

}  // namespace gocxx::syntax
