// Constant: the exact value of a constant expression. Integers and rationals have any size; a float too large
// to be kept as a fraction falls back to 512 bits of mantissa, as Go's do. A complex number is a pair of these.
// Values are immutable and cheap to copy.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "compiler/syntax/ast/token.h"

namespace gocxx::types {

class Constant {
 public:
  enum class Kind : std::uint8_t { kUnknown, kBool, kString, kInt, kFloat, kComplex };

  /// Unknown: no constant, or one that comes of an error.
  Constant() = default;
  Constant(const Constant& other);
  Constant(Constant&& other) noexcept;
  Constant& operator=(const Constant& other);
  Constant& operator=(Constant&& other) noexcept;
  ~Constant();

  static Constant of_bool(bool value);
  static Constant of_int(std::int64_t value);
  static Constant of_uint(std::uint64_t value);
  static Constant of_float(double value);  // exact; finite values only
  static Constant of_string(std::string_view value);
  /// real + imaginary*i of two kInt or kFloat; unknown if one of them is neither.
  static Constant of_complex(const Constant& real, const Constant& imaginary);
  /// The value of a literal as written: any base, underscores, escapes. Unknown if it is malformed.
  static Constant of_literal(std::string_view text, syntax::LitKind kind);

  Kind kind() const { return kind_; }
  bool known() const { return kind_ != Kind::kUnknown; }

  bool bool_value() const;                  // kBool
  const std::string& string_value() const;  // kString
  int sign() const;                         // kInt, kFloat: -1, 0, 1; kComplex: 0 if it is zero
  bool is_int64() const;                    // kInt that fits
  bool is_uint64() const;                   // kInt that fits
  std::int64_t int64_value() const;         // is_int64()
  std::uint64_t uint64_value() const;       // is_uint64()
  double float64_value() const;             // kInt, kFloat: nearest; infinite if too large
  float float32_value() const;              // likewise
  std::size_t bit_length() const;           // kInt: of the absolute value; 0 for 0
  /// The least `bits` bits of an integer in two's complement.
  std::uint64_t low_bits(int bits) const;

  Constant real() const;  // kInt, kFloat, kComplex: kInt or kFloat
  Constant imag() const;  // likewise
  /// The same value as an integer (kInt), if it is integral, else unknown.
  Constant to_int() const;
  /// The same value as a float (kFloat), if it is a number without an imaginary part, else unknown.
  Constant to_float() const;
  /// The same value as a complex number (kComplex), if it is a number, else unknown.
  Constant to_complex() const;
  /// The value as messages print it: exact for integers, about six digits for floats, strings quoted and cut
  /// short.
  std::string to_string() const;
  /// All of it: strings quoted, integers in decimal, floats as a decimal or as a fraction.
  std::string exact_string() const;

 private:
  friend struct ConstantAccess;  // the arithmetic in constant.cpp and its neighbours
  struct Rep;                    // what does not fit into small_value_, with a count of its users

  Constant(Kind kind, Rep* rep);
  void retain() const;
  void release();

  Kind kind_ = Kind::kUnknown;
  bool small_ = true;  // the value is in small_value_ (integers that fit, booleans), else in rep_
  union {
    std::int64_t small_value_ = 0;
    Rep* rep_;
  };
};

/// +x, -x, !x, ^x. `unsigned_bits` is the width of x's type if that is unsigned, else 0 (it limits ^x).
Constant unary_op(syntax::Op op, const Constant& x, int unsigned_bits);
/// x op y for arithmetic and logical operators; kinds are matched first (int with float is float). For
/// integers `integer_division` asks for truncated division. The divisor is not zero.
Constant binary_op(const Constant& x, syntax::Op op, const Constant& y, bool integer_division);
/// x << count, x >> count of an integer.
Constant shift(const Constant& x, syntax::Op op, unsigned count);
/// x op y for == != < <= > >=; complex numbers have only the first two.
bool compare(const Constant& x, syntax::Op op, const Constant& y);

}  // namespace gocxx::types
