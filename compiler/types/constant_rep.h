// How constants are kept: private to the constant*.cpp files, the only ones that see GMP.
#pragma once

#include <gmpxx.h>

#include <string>
#include <variant>

#include "compiler/types/constant.h"

namespace gocxx::types {

/// A value that does not fit into the Constant itself. Shared by its copies, never changed.
struct Constant::Rep {
  template <class T>
  explicit Rep(T v) : value(std::move(v)) {}

  /// The parts of a complex number: kInt or kFloat each.
  struct Parts {
    Constant real;
    Constant imaginary;
  };

  unsigned users = 1;
  std::variant<std::string, mpz_class, mpq_class, mpf_class, Parts> value;
};

/// The arithmetic's view of constants.
struct ConstantAccess {
  static constexpr unsigned kPrecision = 512;        // mantissa bits of floats that are no fractions
  static constexpr std::size_t kMaxFraction = 4096;  // most bits of numerator and denominator of one that is

  static Constant of_integer(const mpz_class& value);
  /// A fraction, or a big float if it has grown too large.
  static Constant of_fraction(mpq_class value);
  static Constant of_big_float(mpf_class value);

  static mpz_class integer(const Constant& x);  // kInt
  static bool is_small(const Constant& x) { return x.small_; }
  static std::int64_t small_value(const Constant& x) { return x.small_value_; }
  /// Whether a kInt or kFloat can be had as a fraction.
  static bool has_fraction(const Constant& x);
  static mpq_class fraction(const Constant& x);   // has_fraction(x)
  static mpf_class big_float(const Constant& x);  // kInt, kFloat

  // constant_complex.cpp; two kComplex each
  static Constant complex_op(const Constant& x, syntax::Op op, const Constant& y);
  static bool complex_equal(const Constant& x, const Constant& y);
};

}  // namespace gocxx::types
