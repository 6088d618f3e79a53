// Type: the base of all types, and the questions that every type answers. One header per type constructor
// stands beside this one. Types are made in a Context, which owns them; all others hold plain pointers. Two
// types are the same type if identical() says so (identity.h): pointers to equal types may differ.
#pragma once

#include <cstdint>

namespace gocxx::types {

enum class TypeKind : std::uint8_t {
  kBasic,
  kArray,
  kSlice,
  kStruct,
  kPointer,
  kTuple,
  kSignature,
  kInterface,
  kMap,
  kChan,
  kNamed,
  kTypeParam,
  kUnion,
};

/// Aliases leave no trace in types: the name of an alias denotes the aliased type itself.
class Type {
 public:
  explicit Type(TypeKind k) : kind(k) {}
  virtual ~Type() = default;
  Type(const Type&) = delete;
  Type& operator=(const Type&) = delete;

  const TypeKind kind;
};

/// A type of kind K.
template <TypeKind K>
class TypeOf : public Type {
 public:
  static constexpr TypeKind kKind = K;
  TypeOf() : Type(K) {}
};

/// `type` as a T if it is one itself (a defined type is only a Named), else null.
template <class T>
const T* dyn_cast_or_null(const Type* type) {
  return type != nullptr && type->kind == T::kKind ? static_cast<const T*>(type) : nullptr;
}
/// `type` as a T; the caller knows its kind.
template <class T>
const T* cast(const Type* type) {
  return static_cast<const T*>(type);
}

/// The underlying type: of a defined type what it was defined as, of any other type itself; so also of a type
/// parameter, for which type_set.h has the questions that its constraint answers. Never a Named; the invalid
/// type while a definition is not complete.
const Type* underlying(const Type* type);

/// The underlying type of `type` as a T, or null: `underlying_as<Slice>(t)` asks whether t is some slice
/// type.
template <class T>
const T* underlying_as(const Type* type) {
  return dyn_cast_or_null<T>(underlying(type));
}

}  // namespace gocxx::types
