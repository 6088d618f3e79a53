// The predeclared types without parts and what kinds of values they have.
#include "compiler/types/basic.h"

#include <array>
#include <cstddef>

namespace gocxx::types {
namespace {

/// The properties of a basic type, as bits.
enum Trait : unsigned {
  kBoolean = 1,
  kInteger = 2,
  kUnsigned = 4,
  kFloat = 8,
  kComplex = 16,
  kString = 32,
  kUntyped = 64,
};

/// One row for each BasicKind, in its order.
struct Row {
  Basic type;
  unsigned traits;
  int size;
};

const std::array<Row, 26>& rows() {
  using K = BasicKind;
  static const std::array<Row, 26> kRows = {{
      {{K::kInvalid, "invalid type"}, 0, 0},
      {{K::kBool, "bool"}, kBoolean, 1},
      {{K::kInt, "int"}, kInteger, 8},
      {{K::kInt8, "int8"}, kInteger, 1},
      {{K::kInt16, "int16"}, kInteger, 2},
      {{K::kInt32, "int32"}, kInteger, 4},
      {{K::kInt64, "int64"}, kInteger, 8},
      {{K::kUint, "uint"}, kInteger | kUnsigned, 8},
      {{K::kUint8, "uint8"}, kInteger | kUnsigned, 1},
      {{K::kUint16, "uint16"}, kInteger | kUnsigned, 2},
      {{K::kUint32, "uint32"}, kInteger | kUnsigned, 4},
      {{K::kUint64, "uint64"}, kInteger | kUnsigned, 8},
      {{K::kUintptr, "uintptr"}, kInteger | kUnsigned, 8},
      {{K::kFloat32, "float32"}, kFloat, 4},
      {{K::kFloat64, "float64"}, kFloat, 8},
      {{K::kComplex64, "complex64"}, kComplex, 8},
      {{K::kComplex128, "complex128"}, kComplex, 16},
      {{K::kString, "string"}, kString, 0},
      {{K::kUnsafePointer, "unsafe.Pointer"}, 0, 8},
      {{K::kUntypedBool, "untyped bool"}, kBoolean | kUntyped, 0},
      {{K::kUntypedInt, "untyped int"}, kInteger | kUntyped, 0},
      {{K::kUntypedRune, "untyped rune"}, kInteger | kUntyped, 0},
      {{K::kUntypedFloat, "untyped float"}, kFloat | kUntyped, 0},
      {{K::kUntypedComplex, "untyped complex"}, kComplex | kUntyped, 0},
      {{K::kUntypedString, "untyped string"}, kString | kUntyped, 0},
      {{K::kUntypedNil, "untyped nil"}, kUntyped, 0},
  }};
  return kRows;
}

const Row& row(BasicKind kind) { return rows()[static_cast<std::size_t>(kind)]; }

bool has_trait(const Type* type, unsigned traits) {
  const auto* b = underlying_as<Basic>(type);
  return b != nullptr && (row(b->basic_kind).traits & traits) != 0;
}

}  // namespace

const Basic* basic(BasicKind kind) { return &row(kind).type; }

const Basic* byte_type() {
  static const Basic kByte{BasicKind::kUint8, "byte"};
  return &kByte;
}

const Basic* rune_type() {
  static const Basic kRune{BasicKind::kInt32, "rune"};
  return &kRune;
}

bool is_valid(const Type* type) { return !is_basic(type, BasicKind::kInvalid); }
bool is_boolean(const Type* type) { return has_trait(type, kBoolean); }
bool is_integer(const Type* type) { return has_trait(type, kInteger); }
bool is_unsigned(const Type* type) { return has_trait(type, kUnsigned); }
bool is_float(const Type* type) { return has_trait(type, kFloat); }
bool is_complex(const Type* type) { return has_trait(type, kComplex); }
bool is_numeric(const Type* type) { return has_trait(type, kInteger | kFloat | kComplex); }
bool is_string(const Type* type) { return has_trait(type, kString); }
bool is_ordered(const Type* type) { return has_trait(type, kInteger | kFloat | kString); }
bool is_const_type(const Type* type) {
  return has_trait(type, kBoolean | kInteger | kFloat | kComplex | kString);
}
bool is_integer_or_float(const Type* type) { return has_trait(type, kInteger | kFloat); }

bool is_untyped(const Type* type) { return type->kind == TypeKind::kBasic && has_trait(type, kUntyped); }
bool is_untyped_nil(const Type* type) { return is_basic(type, BasicKind::kUntypedNil); }
bool is_untyped_numeric(const Type* type) { return is_untyped(type) && is_numeric(type); }

bool is_basic(const Type* type, BasicKind kind) {
  const auto* b = dyn_cast_or_null<Basic>(type);
  return b != nullptr && b->basic_kind == kind;
}

int size_of_basic(BasicKind kind) { return row(kind).size; }

const Type* default_type(const Type* type) {
  if (!is_untyped(type)) return type;
  switch (cast<Basic>(type)->basic_kind) {
    case BasicKind::kUntypedBool: return basic(BasicKind::kBool);
    case BasicKind::kUntypedInt: return basic(BasicKind::kInt);
    case BasicKind::kUntypedRune: return rune_type();
    case BasicKind::kUntypedFloat: return basic(BasicKind::kFloat64);
    case BasicKind::kUntypedComplex: return basic(BasicKind::kComplex128);
    case BasicKind::kUntypedString: return basic(BasicKind::kString);
    default: return type;
  }
}

}  // namespace gocxx::types
