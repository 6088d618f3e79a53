// The predeclared types without parts: bool, numbers, string, and the untyped kinds of constants. There is
// one object for each; byte and rune have objects of their own that are identical to uint8 and int32 and
// print under their names.
#pragma once

#include <string_view>

#include "compiler/types/type.h"

namespace gocxx::types {

enum class BasicKind : std::uint8_t {
  kInvalid,  // the type of a wrong expression: no more errors are reported about it
  kBool,
  kInt,
  kInt8,
  kInt16,
  kInt32,
  kInt64,
  kUint,
  kUint8,
  kUint16,
  kUint32,
  kUint64,
  kUintptr,
  kFloat32,
  kFloat64,
  kComplex64,
  kComplex128,
  kString,
  kUnsafePointer,
  kUntypedBool,
  kUntypedInt,
  kUntypedRune,
  kUntypedFloat,
  kUntypedComplex,
  kUntypedString,
  kUntypedNil,
};

class Basic : public TypeOf<TypeKind::kBasic> {
 public:
  Basic(BasicKind k, std::string_view n) : basic_kind(k), name(n) {}

  const BasicKind basic_kind;
  const std::string_view name;
};

/// The one type of kind `kind`.
const Basic* basic(BasicKind kind);
inline const Basic* invalid_type() { return basic(BasicKind::kInvalid); }
const Basic* byte_type();
const Basic* rune_type();

// Each asks about the underlying type.
bool is_valid(const Type* type);
bool is_boolean(const Type* type);
bool is_integer(const Type* type);
bool is_unsigned(const Type* type);
bool is_float(const Type* type);
bool is_complex(const Type* type);
bool is_numeric(const Type* type);
bool is_string(const Type* type);
bool is_ordered(const Type* type);     // integers, floats, strings
bool is_const_type(const Type* type);  // booleans, numbers, strings
bool is_integer_or_float(const Type* type);

// Each asks about the type itself.
bool is_untyped(const Type* type);
inline bool is_typed(const Type* type) { return !is_untyped(type); }
bool is_untyped_nil(const Type* type);
bool is_untyped_numeric(const Type* type);
bool is_basic(const Type* type, BasicKind kind);

/// The size in bytes of a sized basic type; 0 for strings, untyped kinds and the invalid type.
int size_of_basic(BasicKind kind);

/// The type that an untyped value gets where the context asks for none: bool, int, rune, float64, complex128,
/// string; untyped nil and typed types stay as they are.
const Type* default_type(const Type* type);

}  // namespace gocxx::types
