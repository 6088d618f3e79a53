// The declarations of the lowered tree: functions, types, constants, variables, and the package that they
// make up.
#pragma once

#include <deque>

#include "compiler/lower/ir/stmt.h"

namespace gocxx::ir {

/// The linkage of a function or variable at package level, by the places that refer to it.
enum class Linkage : std::uint8_t {
  kExternal,      // it is exported, or a method
  kInternal,      // only its package can refer to it
  kUnreferenced,  // kInternal, and nothing refers to it but itself
  kMain,          // kInternal, and the program's main function
};

/// A function or method with its body. Methods are static members of their type, receiver first among
/// `params`.
struct Function final : Node {
  const types::Func* object = nullptr;     // null for the package's own initialisation
  const types::TypeName* owner = nullptr;  // the type whose member it is; null for functions
  std::string name;
  Pos pos;
  Trivia trivia;
  std::vector<Variable*> params;
  std::vector<const types::Type*> results;  // none: void; several: gocxx::results<...>
  Block* body = nullptr;                    // null: implemented elsewhere
  Linkage linkage = Linkage::kExternal;
};

/// A method of a type's descriptor: what `gocxx::method<"Name", &member>` lists.
struct MethodEntry {
  std::string name;
  const types::Func* object = nullptr;     // the method that runs
  const types::TypeName* owner = nullptr;  // the type whose static member is called with the receiver
  /// The receiver of that member is a pointer (entries of the value's method set always have false here).
  bool pointer_receiver = false;
  bool recovers = false;  // it calls recover() itself: gocxx::recovering_method
  bool embedded = false;  // of an embedded field: gocxx::embedded
};

/// A struct, interface or defined type of C++: one for each type declaration of the user (at package level or
/// in a function; also those are written at package level) and one for each struct and interface type without
/// a name. Emit gives the latter and clashing local ones a name. Every TypeDecl gets a descriptor
/// (gocxx::type_traits), from `value_methods` and `pointer_methods`.
struct TypeDecl final : Node {
  enum class Form : std::uint8_t { kStruct, kInterface, kDefined, kAlias } form = Form::kStruct;
  const types::TypeName* object = nullptr;  // null for a type without a name
  const types::Type* type = nullptr;        // Named (or the aliased type), or the Struct or Interface itself
  std::string function;  // the name of the function that declares it; empty at package level
  Pos pos;
  Trivia trivia;
  struct FieldTrivia {
    const types::Var* field;
    Trivia trivia;
  };
  std::vector<FieldTrivia> field_trivia;  // for fields (or methods of an interface) that have any
  std::vector<Function*> methods;         // the user's, in source order
  std::vector<Function*> forwarders;  // promoted methods that a descriptor or method expression needs, sorted
  std::vector<MethodEntry> value_methods;    // method set of T, sorted by name
  std::vector<MethodEntry> pointer_methods;  // methods of *T that T lacks, sorted by name
};

/// constexpr T name = value; A constant that no C++ type holds (1 << 100) has none: it is folded wherever it
/// is used.
struct ConstDecl final : Node {
  const types::Const* object = nullptr;
  Pos pos;
  Trivia trivia;
  Expr* value = nullptr;
};

/// T name = value;  in the package's namespace. `value` is null (zero until init() has run) or a constant
/// expression.
struct GlobalDecl final : Node {
  Variable* variable = nullptr;
  Linkage linkage = Linkage::kExternal;
  Pos pos;
  Trivia trivia;
  Expr* value = nullptr;
};

/// A declaration at package level that is no type; they stand in the order of the source.
struct Item {
  ConstDecl* constant = nullptr;  // exactly one is set
  GlobalDecl* global = nullptr;
  Function* function = nullptr;  // functions and methods with their bodies
};

/// The name of a function literal in tracebacks, as Go names it: main.f.func1, inside of it main.f.func1.2.
struct LiteralName {
  Pos begin;
  Pos end;  // the closing brace
  std::string name;
};

/// One package of the program, in the order in which C++ wants it:
/// 1. forward declarations of all structs of `types`, 2. `types` (each complete before it is held by
/// value), 3. their descriptors, 4. constants and declarations of all functions, 5. globals, 6. function
/// bodies, 7. `init`.
struct Package {
  const types::Package* package = nullptr;
  std::vector<const types::Package*> imports;  // those whose headers it needs, sorted by path
  std::vector<Comment> header;                 // the comments above the package clause
  std::vector<TypeDecl*> types;
  std::vector<Item> items;
  Function* init = nullptr;  // package variables in their order, then the user's init functions; always there
  const types::Func* main = nullptr;  // null but in package main
  std::vector<Site*> sites;
  std::vector<LiteralName> literals;
  Arena arena;
};

/// The whole program: packages after those they import.
struct Program {
  std::vector<std::unique_ptr<Package>> packages;
};

}  // namespace gocxx::ir
