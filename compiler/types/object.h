// Objects: what names denote. An object is made by the checker where it is declared, owned by a Context, and
// found again through scopes, through the defs and uses of check::Info, or through the type that it is part
// of.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/base/source.h"
#include "compiler/syntax/ast.h"
#include "compiler/types/constant.h"
#include "compiler/types/type.h"

namespace gocxx::types {

class Named;
class Package;
class Scope;
class Signature;

enum class ObjectKind : std::uint8_t { kPkgName, kConst, kTypeName, kVar, kFunc, kLabel, kBuiltin, kNil };

enum class BuiltinId : std::uint8_t {
  kAppend,
  kCap,
  kClear,
  kClose,
  kComplex,
  kCopy,
  kDelete,
  kImag,
  kLen,
  kMake,
  kMax,
  kMin,
  kNew,
  kPanic,
  kPrint,
  kPrintln,
  kReal,
  kRecover,
  // In no source: what begins and ends the rounds of a range loop over a function (desugar/range_func.h).
  kRangeBegin,
  kRangeNext,
  kRangeStop,
  kRangeEnd,
};

/// How far the checker is with an object's type: not begun, at it, or done.
enum class Progress : std::uint8_t { kWhite, kGrey, kBlack };

class Object {
 public:
  Object(ObjectKind k, base::Pos p, const Package* owner, std::string n, const Type* t)
      : kind(k), pos(p), pkg(owner), name(std::move(n)), type(t) {}
  virtual ~Object() = default;
  Object(const Object&) = delete;
  Object& operator=(const Object&) = delete;

  /// Whether the name begins with an upper-case letter.
  bool exported() const;
  bool blank() const { return name == "_"; }
  /// Whether this is what `wanted`, written in package `from`, names: exported names are the same everywhere.
  bool same_id(const Package* from, std::string_view wanted) const;

  const ObjectKind kind;
  Progress progress = Progress::kWhite;  // the checker's
  base::Pos pos;                         // of the declaring identifier; none for predeclared objects
  const Package* pkg;                    // null for predeclared objects
  const std::string name;
  const Type* type;         // null until known
  Scope* parent = nullptr;  // where it is declared; null for fields and methods
  base::Pos scope_pos;      // in a function: where its scope begins
  std::uint32_t order = 0;  // package level: place in the source, from 1; 0 for others
};

/// An object of kind K.
template <ObjectKind K>
class ObjectOf : public Object {
 public:
  static constexpr ObjectKind kKind = K;
  ObjectOf(base::Pos p, const Package* owner, std::string n, const Type* t)
      : Object(K, p, owner, std::move(n), t) {}
};

/// An imported package under the name that it has in one file.
class PkgName : public ObjectOf<ObjectKind::kPkgName> {
 public:
  using ObjectOf::ObjectOf;

  const Package* imported = nullptr;
  const syntax::ImportSpec* spec = nullptr;
  bool used = false;
};

class Const : public ObjectOf<ObjectKind::kConst> {
 public:
  using ObjectOf::ObjectOf;

  Constant value;
};

class TypeName : public ObjectOf<ObjectKind::kTypeName> {
 public:
  using ObjectOf::ObjectOf;

  bool alias = false;  // type A = T; also byte, rune and any
};

enum class VarKind : std::uint8_t { kPackage, kLocal, kParam, kResult, kReceiver, kField };

class Var : public ObjectOf<ObjectKind::kVar> {
 public:
  using ObjectOf::ObjectOf;

  bool is_field() const { return var_kind == VarKind::kField; }

  VarKind var_kind = VarKind::kLocal;
  bool embedded = false;  // a field whose name is that of its type
  bool used = false;      // its value is taken somewhere
};

class Func : public ObjectOf<ObjectKind::kFunc> {
 public:
  using ObjectOf::ObjectOf;

  const Signature* signature() const;

  const syntax::FuncDecl* decl = nullptr;  // null for the methods of interfaces
  bool pointer_receiver = false;           // a method declared on *T
  bool interface_method = false;
  // Of an instance:
  Func* origin = nullptr;              // the generic function, or the method of the generic type
  std::vector<const Type*> type_args;  // of the function; empty for a method
  const Named* instance = nullptr;     // the type whose method it is; null for a function
};

/// The target of goto, break and continue.
class Label : public ObjectOf<ObjectKind::kLabel> {
 public:
  using ObjectOf::ObjectOf;

  bool used = false;
};

class Builtin : public ObjectOf<ObjectKind::kBuiltin> {
 public:
  using ObjectOf::ObjectOf;

  BuiltinId id = BuiltinId::kAppend;
};

class Nil : public ObjectOf<ObjectKind::kNil> {
 public:
  using ObjectOf::ObjectOf;
};

/// `object` as a T, or null if it is null or of another kind.
template <class T>
T* object_as_or_null(Object* object) {
  return object != nullptr && object->kind == T::kKind ? static_cast<T*>(object) : nullptr;
}
template <class T>
const T* object_as_or_null(const Object* object) {
  return object != nullptr && object->kind == T::kKind ? static_cast<const T*>(object) : nullptr;
}

/// Whether `name` begins with an upper-case letter.
bool is_exported(std::string_view name);

}  // namespace gocxx::types
