// Constants: making, sharing and reading them.
#include "compiler/types/constant.h"

#include <cmath>
#include <limits>

#include "compiler/types/constant_rep.h"

namespace gocxx::types {
namespace {

bool fits_int64(const mpz_class& value) { return mpz_fits_slong_p(value.get_mpz_t()) != 0; }
bool fits_uint64(const mpz_class& value) { return mpz_fits_ulong_p(value.get_mpz_t()) != 0; }

std::size_t bit_count(const mpz_class& value) {
  return value == 0 ? 0 : mpz_sizeinbase(value.get_mpz_t(), 2);
}

/// A binary floating-point format: bits of mantissa and the exponent of the least denormal's only bit.
struct Format {
  long precision;
  long least_exponent;
  double largest;
};
constexpr Format kFloat64{53, -1074, std::numeric_limits<double>::max()};
constexpr Format kFloat32{24, -149, std::numeric_limits<float>::max()};

/// floor(log2(a/b)) for positive a and b.
long log2_of_fraction(const mpz_class& a, const mpz_class& b) {
  const long guess = static_cast<long>(bit_count(a)) - static_cast<long>(bit_count(b));
  const bool below = guess >= 0 ? a < (b << guess) : (a << -guess) < b;
  return below ? guess - 1 : guess;
}

/// `value` rounded to the nearest of the format, ties to even. Constants have no negative zero, not even
/// where a negative one is too small for the format.
double round_fraction(const mpq_class& value, const Format& format) {
  if (value == 0) return 0;
  mpz_class a = abs(value.get_num());
  mpz_class b = value.get_den();
  const long lowest = std::max(log2_of_fraction(a, b) - (format.precision - 1), format.least_exponent);
  if (lowest > 0)
    b <<= lowest;
  else
    a <<= -lowest;
  mpz_class quotient = a / b;
  const mpz_class twice_rest = (a % b) * 2;
  if (twice_rest > b || (twice_rest == b && mpz_odd_p(quotient.get_mpz_t()))) ++quotient;
  double result = std::ldexp(quotient.get_d(), static_cast<int>(std::min(lowest, 5000L)));
  if (result > format.largest) result = std::numeric_limits<double>::infinity();
  return sgn(value) < 0 && result != 0 ? -result : result;
}

double round_to(const Constant& x, const Format& format) {
  if (ConstantAccess::has_fraction(x)) return round_fraction(ConstantAccess::fraction(x), format);
  const mpf_class value = ConstantAccess::big_float(x);
  long exponent = 0;
  mpf_get_d_2exp(&exponent, value.get_mpf_t());
  if (exponent < -1200) return 0;
  if (exponent > 1100) return sgn(value) * std::numeric_limits<double>::infinity();
  return round_fraction(mpq_class(value), format);
}

}  // namespace

// ---- sharing

Constant::Constant(Kind kind, Rep* rep) : kind_(kind), small_(false) { rep_ = rep; }

Constant::Constant(const Constant& other)
    : kind_(other.kind_), small_(other.small_), small_value_(other.small_value_) {
  if (!small_) rep_ = other.rep_;
  retain();
}

Constant::Constant(Constant&& other) noexcept : kind_(other.kind_), small_(other.small_), small_value_(0) {
  if (small_)
    small_value_ = other.small_value_;
  else
    rep_ = other.rep_;
  other.small_ = true;
  other.kind_ = Kind::kUnknown;
}

Constant& Constant::operator=(const Constant& other) {
  other.retain();
  release();
  kind_ = other.kind_;
  small_ = other.small_;
  if (small_)
    small_value_ = other.small_value_;
  else
    rep_ = other.rep_;
  return *this;
}

Constant& Constant::operator=(Constant&& other) noexcept {
  if (this == &other) return *this;
  release();
  kind_ = other.kind_;
  small_ = other.small_;
  if (small_)
    small_value_ = other.small_value_;
  else
    rep_ = other.rep_;
  other.small_ = true;
  other.kind_ = Kind::kUnknown;
  return *this;
}

Constant::~Constant() { release(); }

void Constant::retain() const {
  if (!small_) ++rep_->users;
}

void Constant::release() {
  if (!small_ && --rep_->users == 0) delete rep_;
  small_ = true;
}

// ---- making

Constant Constant::of_bool(bool value) {
  Constant c;
  c.kind_ = Kind::kBool;
  c.small_value_ = value ? 1 : 0;
  return c;
}

Constant Constant::of_int(std::int64_t value) {
  Constant c;
  c.kind_ = Kind::kInt;
  c.small_value_ = value;
  return c;
}

Constant Constant::of_uint(std::uint64_t value) {
  return ConstantAccess::of_integer(mpz_class(static_cast<unsigned long>(value)));
}

Constant Constant::of_float(double value) { return ConstantAccess::of_fraction(mpq_class(value)); }

Constant Constant::of_string(std::string_view value) { return {Kind::kString, new Rep(std::string(value))}; }

Constant ConstantAccess::of_integer(const mpz_class& value) {
  if (fits_int64(value)) return Constant::of_int(value.get_si());
  return {Constant::Kind::kInt, new Constant::Rep(value)};
}

Constant ConstantAccess::of_fraction(mpq_class value) {
  if (bit_count(value.get_num()) > kMaxFraction || bit_count(value.get_den()) > kMaxFraction)
    return of_big_float(mpf_class(value, kPrecision));
  return {Constant::Kind::kFloat, new Constant::Rep(std::move(value))};
}

/// "Represent floating-point constants [...] with a signed binary exponent": ours is one of 32 bits, as Go's.
Constant ConstantAccess::of_big_float(mpf_class value) {
  long exponent = 0;
  mpf_get_d_2exp(&exponent, value.get_mpf_t());
  if (exponent > INT32_MAX) return {};
  if (exponent < INT32_MIN) return of_fraction(mpq_class(0));
  return {Constant::Kind::kFloat, new Constant::Rep(std::move(value))};
}

// ---- reading

bool Constant::bool_value() const { return small_value_ != 0; }

const std::string& Constant::string_value() const { return std::get<std::string>(rep_->value); }

mpz_class ConstantAccess::integer(const Constant& x) {
  if (x.small_) return mpz_class(static_cast<long>(x.small_value_));
  return std::get<mpz_class>(x.rep_->value);
}

bool ConstantAccess::has_fraction(const Constant& x) {
  return x.kind_ == Constant::Kind::kInt || std::holds_alternative<mpq_class>(x.rep_->value);
}

mpq_class ConstantAccess::fraction(const Constant& x) {
  if (x.kind_ == Constant::Kind::kInt) return mpq_class(integer(x));
  return std::get<mpq_class>(x.rep_->value);
}

mpf_class ConstantAccess::big_float(const Constant& x) {
  if (has_fraction(x)) return mpf_class(fraction(x), kPrecision);
  return std::get<mpf_class>(x.rep_->value);
}

int Constant::sign() const {
  if (small_) return small_value_ < 0 ? -1 : small_value_ > 0 ? 1 : 0;
  if (kind_ == Kind::kComplex) return real().sign() | imag().sign();
  if (kind_ == Kind::kInt) return sgn(std::get<mpz_class>(rep_->value));
  if (ConstantAccess::has_fraction(*this)) return sgn(std::get<mpq_class>(rep_->value));
  return sgn(std::get<mpf_class>(rep_->value));
}

bool Constant::is_int64() const { return kind_ == Kind::kInt && small_; }

bool Constant::is_uint64() const {
  if (kind_ != Kind::kInt) return false;
  return small_ ? small_value_ >= 0 : fits_uint64(std::get<mpz_class>(rep_->value));
}

std::int64_t Constant::int64_value() const { return small_value_; }

std::uint64_t Constant::uint64_value() const {
  return small_ ? static_cast<std::uint64_t>(small_value_) : std::get<mpz_class>(rep_->value).get_ui();
}

double Constant::float64_value() const { return round_to(*this, kFloat64); }
float Constant::float32_value() const { return static_cast<float>(round_to(*this, kFloat32)); }

std::size_t Constant::bit_length() const { return bit_count(ConstantAccess::integer(*this)); }

std::uint64_t Constant::low_bits(int bits) const {
  mpz_class rest;
  mpz_fdiv_r_2exp(rest.get_mpz_t(), ConstantAccess::integer(*this).get_mpz_t(),
                  static_cast<mp_bitcnt_t>(bits));
  return rest.get_ui();
}

// ---- as another kind

Constant Constant::to_int() const {
  if (kind_ == Kind::kInt) return *this;
  if (kind_ == Kind::kComplex) return imag().sign() == 0 ? real().to_int() : Constant();
  if (kind_ != Kind::kFloat) return {};
  if (ConstantAccess::has_fraction(*this)) {
    const mpq_class value = ConstantAccess::fraction(*this);
    return value.get_den() == 1 ? ConstantAccess::of_integer(value.get_num()) : Constant();
  }
  const mpf_class value = ConstantAccess::big_float(*this);
  long exponent = 0;
  mpf_get_d_2exp(&exponent, value.get_mpf_t());
  constexpr long kLargestExponent = 1 << 16;  // beyond it no integer is of use to a program
  if (exponent > kLargestExponent || !mpf_integer_p(value.get_mpf_t())) return {};
  return ConstantAccess::of_integer(mpz_class(value));
}

Constant Constant::to_float() const {
  if (kind_ == Kind::kFloat) return *this;
  if (kind_ == Kind::kComplex) return imag().sign() == 0 ? real().to_float() : Constant();
  if (kind_ != Kind::kInt) return {};
  return ConstantAccess::of_fraction(mpq_class(ConstantAccess::integer(*this)));
}

}  // namespace gocxx::types
