// Exact arithmetic on constants.
#include <utility>

#include "compiler/types/constant.h"
#include "compiler/types/constant_rep.h"

namespace gocxx::types {
namespace {

using Kind = Constant::Kind;
using syntax::Op;
using Access = ConstantAccess;

bool small_sum(Op op, std::int64_t x, std::int64_t y, std::int64_t* result) {
  switch (op) {
    case Op::kAdd: return !__builtin_add_overflow(x, y, result);
    case Op::kSub: return !__builtin_sub_overflow(x, y, result);
    case Op::kMul: return !__builtin_mul_overflow(x, y, result);
    default: return false;
  }
}

mpz_class integer_op(const mpz_class& x, Op op, const mpz_class& y) {
  switch (op) {
    case Op::kAdd: return x + y;
    case Op::kSub: return x - y;
    case Op::kMul: return x * y;
    case Op::kQuo: return x / y;  // truncated, as GMP's is
    case Op::kRem: return x % y;
    case Op::kAnd: return x & y;
    case Op::kOr: return x | y;
    case Op::kXor: return x ^ y;
    case Op::kAndNot: return x & ~y;
    default: return {};
  }
}

template <class Number>
Number float_op(const Number& x, Op op, const Number& y) {
  switch (op) {
    case Op::kAdd: return x + y;
    case Op::kSub: return x - y;
    case Op::kMul: return x * y;
    default: return x / y;
  }
}

Constant binary_integer(const Constant& x, Op op, const Constant& y) {
  std::int64_t small = 0;
  if (Access::is_small(x) && Access::is_small(y) &&
      small_sum(op, Access::small_value(x), Access::small_value(y), &small))
    return Constant::of_int(small);
  return Access::of_integer(integer_op(Access::integer(x), op, Access::integer(y)));
}

Constant binary_float(const Constant& x, Op op, const Constant& y) {
  if (Access::has_fraction(x) && Access::has_fraction(y))
    return Access::of_fraction(float_op<mpq_class>(Access::fraction(x), op, Access::fraction(y)));
  mpf_class result(0, Access::kPrecision);
  result = float_op<mpf_class>(Access::big_float(x), op, Access::big_float(y));
  return Access::of_big_float(result);
}

Constant binary_bool(bool x, Op op, bool y) {
  if (op == Op::kLAnd) return Constant::of_bool(x && y);
  if (op == Op::kLOr) return Constant::of_bool(x || y);
  return {};
}

int ordering(const Constant& x, const Constant& y) {
  if (x.kind() == Kind::kString) return x.string_value().compare(y.string_value());
  if (x.kind() == Kind::kBool) return x.bool_value() == y.bool_value() ? 0 : 1;
  if (Access::is_small(x) && Access::is_small(y)) {
    const auto a = Access::small_value(x);
    const auto b = Access::small_value(y);
    return a < b ? -1 : a > b ? 1 : 0;
  }
  if (Access::has_fraction(x) && Access::has_fraction(y))
    return cmp(Access::fraction(x), Access::fraction(y));
  return cmp(Access::big_float(x), Access::big_float(y));
}

/// ^x: for unsigned types within the type's width, else the number -x-1.
Constant complement(const Constant& x, int unsigned_bits) {
  mpz_class result = ~Access::integer(x);
  if (unsigned_bits > 0)
    mpz_fdiv_r_2exp(result.get_mpz_t(), result.get_mpz_t(), static_cast<mp_bitcnt_t>(unsigned_bits));
  return Access::of_integer(result);
}

Constant negated(const Constant& x) {
  if (x.kind() == Kind::kComplex) return Constant::of_complex(negated(x.real()), negated(x.imag()));
  if (x.kind() == Kind::kInt) return Access::of_integer(-Access::integer(x));
  if (Access::has_fraction(x)) return Access::of_fraction(-Access::fraction(x));
  return Access::of_big_float(-Access::big_float(x));
}

bool is_complex(const Constant& x) { return x.kind() == Kind::kComplex; }
bool is_number(const Constant& x) {
  return x.kind() == Kind::kInt || x.kind() == Kind::kFloat || is_complex(x);
}

}  // namespace

Constant unary_op(Op op, const Constant& x, int unsigned_bits) {
  switch (op) {
    case Op::kAdd: return x;
    case Op::kSub: return is_number(x) ? negated(x) : Constant();
    case Op::kXor: return x.kind() == Kind::kInt ? complement(x, unsigned_bits) : Constant();
    case Op::kNot: return x.kind() == Kind::kBool ? Constant::of_bool(!x.bool_value()) : Constant();
    default: return {};
  }
}

Constant binary_op(const Constant& x, Op op, const Constant& y, bool integer_division) {
  if (x.kind() == Kind::kBool && y.kind() == Kind::kBool)
    return binary_bool(x.bool_value(), op, y.bool_value());
  if (x.kind() == Kind::kString && y.kind() == Kind::kString)
    return Constant::of_string(x.string_value() + y.string_value());
  if (!is_number(x) || !is_number(y)) return {};
  if (is_complex(x) || is_complex(y)) return Access::complex_op(x.to_complex(), op, y.to_complex());
  const bool integers = x.kind() == Kind::kInt && y.kind() == Kind::kInt;
  if (integers && (op != Op::kQuo || integer_division)) return binary_integer(x, op, y);
  return binary_float(x, op, y);
}

Constant shift(const Constant& x, Op op, unsigned count) {
  if (x.kind() != Kind::kInt) return {};
  const mpz_class value = Access::integer(x);
  return Access::of_integer(op == Op::kShl ? mpz_class(value << count) : mpz_class(value >> count));
}

bool compare(const Constant& x, Op op, const Constant& y) {
  if (is_complex(x) || is_complex(y))
    return Access::complex_equal(x.to_complex(), y.to_complex()) == (op == Op::kEql);
  const int order = ordering(x, y);
  switch (op) {
    case Op::kEql: return order == 0;
    case Op::kNeq: return order != 0;
    case Op::kLss: return order < 0;
    case Op::kLeq: return order <= 0;
    case Op::kGtr: return order > 0;
    default: return order >= 0;
  }
}

}  // namespace gocxx::types
