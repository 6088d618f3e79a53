// Type expressions, and the lists of fields and parameters within them.
#pragma once

#include <vector>

#include "compiler/syntax/ast/expr.h"

namespace gocxx::syntax {

/// [len]elem, [...]elem (`len` is an Ellipsis without element) and []elem (`len` is null).
struct ArrayType : NodeOf<Expr, NodeKind::kArrayType> {
  Expr* len = nullptr;
  Expr* elem = nullptr;
};

/// One line of a struct, of parameters, of results, of type parameters, or one element of an interface.
/// Struct field: names and type, or an embedded type (no names), and a tag. Parameter: names (may be absent)
/// and type. Interface element: a method (one name, a FuncType) or an embedded type or union (no names).
struct Field : NodeOf<Node, NodeKind::kField> {
  std::vector<Ident*> names;
  Expr* type = nullptr;
  BasicLit* tag = nullptr;
};

struct FieldList : NodeOf<Node, NodeKind::kFieldList> {
  std::vector<Field*> fields;
};

struct StructType : NodeOf<Expr, NodeKind::kStructType> {
  FieldList* fields = nullptr;
};

/// A signature. `results` is null if there are none; a single unnamed result without parentheses is one
/// Field.
struct FuncType : NodeOf<Expr, NodeKind::kFuncType> {
  FieldList* type_params = nullptr;  // null if not generic
  FieldList* params = nullptr;
  FieldList* results = nullptr;
};

struct InterfaceType : NodeOf<Expr, NodeKind::kInterfaceType> {
  FieldList* elements = nullptr;
};

struct MapType : NodeOf<Expr, NodeKind::kMapType> {
  Expr* key = nullptr;
  Expr* value = nullptr;
};

struct ChanType : NodeOf<Expr, NodeKind::kChanType> {
  ChanDir dir = ChanDir::kBoth;
  Expr* value = nullptr;
};

/// ...T as the type of a variadic parameter; without element the length of [...]T.
struct Ellipsis : NodeOf<Expr, NodeKind::kEllipsis> {
  Expr* elem = nullptr;
};

}  // namespace gocxx::syntax
