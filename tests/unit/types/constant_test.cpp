// Constants: literals, exact arithmetic, rounding, text.
#include "compiler/types/constant.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

namespace gocxx::types {
namespace {

using syntax::LitKind;
using syntax::Op;

Constant integer(std::string_view text) { return Constant::of_literal(text, LitKind::kInt); }
Constant real(std::string_view text) { return Constant::of_literal(text, LitKind::kFloat); }
Constant text_of(std::string_view text) { return Constant::of_literal(text, LitKind::kString); }

TEST_CASE("integer literals of all bases") {
  CHECK(integer("42").int64_value() == 42);
  CHECK(integer("0x_FF").int64_value() == 255);
  CHECK(integer("0b1010").int64_value() == 10);
  CHECK(integer("0o17").int64_value() == 15);
  CHECK(integer("017").int64_value() == 15);
  CHECK(integer("1_000_000").int64_value() == 1000000);
  CHECK(integer("0").int64_value() == 0);
}

Constant imaginary(std::string_view text) { return Constant::of_literal(text, LitKind::kImag); }
Constant plus(const Constant& x, const Constant& y) { return binary_op(x, Op::kAdd, y, false); }

TEST_CASE("imaginary literals of all forms") {
  CHECK(imaginary("2i").to_string() == "(0 + 2i)");
  CHECK(imaginary("0123i").to_string() == "(0 + 123i)");  // decimal, for the sake of old programs
  CHECK(imaginary("089i").to_string() == "(0 + 89i)");
  CHECK(imaginary("0o17i").to_string() == "(0 + 15i)");
  CHECK(imaginary("0b1_01i").to_string() == "(0 + 5i)");
  CHECK(imaginary("0XFFi").to_string() == "(0 + 255i)");
  CHECK(imaginary("0x1p-2i").to_string() == "(0 + 0.25i)");
  CHECK(imaginary("1_0.5e1i").to_string() == "(0 + 105i)");
  CHECK(imaginary(".5i").to_string() == "(0 + 0.5i)");
  CHECK(imaginary("0i").sign() == 0);
  CHECK_FALSE(imaginary("2").known());
}

TEST_CASE("complex constants are exact") {
  const Constant z = plus(integer("1"), imaginary("2i"));
  REQUIRE(z.kind() == Constant::Kind::kComplex);
  const Constant third = binary_op(z, Op::kQuo, integer("3"), false);
  CHECK(compare(binary_op(third, Op::kMul, integer("3"), false), Op::kEql, z));
  CHECK(third.exact_string() == "(1/3 + 2/3i)");
  CHECK(binary_op(z, Op::kMul, z, false).to_string() == "(-3 + 4i)");
  CHECK(binary_op(z, Op::kSub, imaginary("2i"), false).to_string() == "(1 + 0i)");
  CHECK(binary_op(imaginary("1e300i"), Op::kMul, imaginary("1e300i"), false).to_string() == "(-1e+600 + 0i)");
  const Constant quotient = binary_op(z, Op::kQuo, plus(integer("3"), imaginary("4i")), false);
  CHECK(quotient.exact_string() == "(11/25 + 2/25i)");
  CHECK(unary_op(Op::kSub, z, 0).to_string() == "(-1 + -2i)");
  CHECK(unary_op(Op::kAdd, z, 0).to_string() == "(1 + 2i)");
  CHECK_FALSE(unary_op(Op::kXor, z, 0).known());
  CHECK_FALSE(binary_op(z, Op::kQuo, Constant::of_complex(integer("0"), integer("0")), false).known());
  CHECK_FALSE(binary_op(z, Op::kRem, z, false).known());
}

TEST_CASE("complex constants and numbers of other kinds") {
  const Constant minus_one = binary_op(imaginary("1i"), Op::kMul, imaginary("1i"), false);
  CHECK(minus_one.kind() == Constant::Kind::kComplex);
  CHECK(minus_one.to_int().int64_value() == -1);
  CHECK(minus_one.to_float().float64_value() == -1);
  CHECK(compare(minus_one, Op::kEql, Constant::of_int(-1)));
  CHECK(compare(minus_one, Op::kNeq, imaginary("1i")));
  CHECK_FALSE(imaginary("1i").to_int().known());
  CHECK_FALSE(imaginary("1i").to_float().known());
  CHECK(integer("7").to_complex().to_string() == "(7 + 0i)");
  CHECK(integer("7").imag().sign() == 0);
  CHECK(real("2.5").real().float64_value() == 2.5);
  CHECK_FALSE(text_of("\"x\"").to_complex().known());
  CHECK(imaginary("1i").sign() != 0);
  Constant copy = minus_one;
  copy = copy.imag();
  CHECK(copy.sign() == 0);
}

TEST_CASE("integers beyond 64 bits stay exact") {
  const Constant big = integer("18446744073709551616");
  CHECK_FALSE(big.is_int64());
  CHECK_FALSE(big.is_uint64());
  CHECK(integer("18446744073709551615").uint64_value() == std::numeric_limits<std::uint64_t>::max());
  CHECK(big.bit_length() == 65);
  CHECK(shift(big, Op::kShr, 60).int64_value() == 16);
  CHECK(shift(Constant::of_int(1), Op::kShl, 100).to_string() == "1267650600228229401496703205376");
  const Constant square = binary_op(big, Op::kMul, big, true);
  CHECK(binary_op(square, Op::kQuo, big, true).to_string() == "18446744073709551616");
}

TEST_CASE("division and remainder truncate towards zero") {
  const auto divided = [](int x, Op op, int y) {
    return binary_op(Constant::of_int(x), op, Constant::of_int(y), true).int64_value();
  };
  CHECK(divided(-7, Op::kQuo, 2) == -3);
  CHECK(divided(-7, Op::kRem, 2) == -1);
  CHECK(divided(7, Op::kRem, -2) == 1);
  CHECK(binary_op(Constant::of_int(1), Op::kQuo, Constant::of_int(3), false).to_string() == "0.333333");
}

TEST_CASE("bit operations treat negative numbers as two's complement") {
  CHECK(unary_op(Op::kXor, Constant::of_int(0), 0).int64_value() == -1);
  CHECK(unary_op(Op::kXor, Constant::of_int(1), 8).int64_value() == 254);
  CHECK(binary_op(Constant::of_int(-1), Op::kAndNot, Constant::of_int(15), true).int64_value() == -16);
  CHECK(Constant::of_int(-1).low_bits(8) == 255);
  CHECK(shift(Constant::of_int(-5), Op::kShr, 1).int64_value() == -3);
}

TEST_CASE("floats are fractions, so that thirds and tenths are exact") {
  const Constant third = binary_op(real("1.0"), Op::kQuo, real("3.0"), false);
  CHECK(compare(binary_op(third, Op::kMul, Constant::of_int(3), false), Op::kEql, Constant::of_int(1)));
  CHECK(compare(binary_op(real("0.1"), Op::kAdd, real("0.2"), false), Op::kEql, real("0.3")));
  CHECK(real("1e3").to_int().int64_value() == 1000);
  CHECK_FALSE(real("1.5").to_int().known());
  CHECK(real("0x1p-2").float64_value() == 0.25);
  CHECK(real("0x1.8p1").float64_value() == 3.0);
  CHECK(real(".5e1").float64_value() == 5.0);
}

TEST_CASE("rounding to float64 and float32 is to the nearest, ties to even") {
  CHECK(real("0.1").float64_value() == 0.1);
  CHECK(real("0.1").float32_value() == 0.1F);
  CHECK(real("9007199254740993.0").float64_value() == 9007199254740992.0);
  CHECK(real("9007199254740995.0").float64_value() == 9007199254740996.0);
  CHECK(real("4.9406564584124654e-324").float64_value() == std::numeric_limits<double>::denorm_min());
  CHECK(real("1e-400").float64_value() == 0.0);
  CHECK(std::isinf(real("1e400").float64_value()));
  CHECK(real("-0.0").float64_value() == 0.0);
  CHECK(real("1.7976931348623157e308").float64_value() == std::numeric_limits<double>::max());
}

TEST_CASE("huge exponents fall back to big floats") {
  const Constant huge = real("1e5000");
  CHECK(huge.known());
  CHECK(std::isinf(huge.float64_value()));
  CHECK(binary_op(huge, Op::kQuo, real("1e4999"), false).float64_value() == doctest::Approx(10.0));
  CHECK(huge.to_string() == "1e+5000");
}

TEST_CASE("rune and string literals decode escapes and UTF-8") {
  const auto rune = [](std::string_view text) {
    return Constant::of_literal(text, LitKind::kChar).int64_value();
  };
  CHECK(rune("'a'") == 'a');
  CHECK(rune("'\\n'") == '\n');
  CHECK(rune("'\\x41'") == 0x41);
  CHECK(rune("'\\u20ac'") == 0x20AC);
  CHECK(rune("'\\''") == '\'');
  CHECK(rune("'世'") == 0x4E16);
  CHECK(text_of("\"a\\tb\\\"\"").string_value() == "a\tb\"");
  CHECK(text_of("\"\\xff\\101\\u00e9\"").string_value() ==
        "\xff"
        "A\xc3\xa9");
  CHECK(text_of("`raw\\n\r\n`").string_value() == "raw\\n\n");
}

TEST_CASE("what messages print") {
  CHECK(Constant::of_bool(true).to_string() == "true");
  CHECK(text_of("\"a\\n\"").to_string() == "\"a\\n\"");
  CHECK(real("1e10").to_string() == "1e+10");
  CHECK(real("2.50").to_string() == "2.5");
  CHECK(real("0.1").exact_string() == "1/10");
  CHECK(Constant::of_string(std::string(100, 'x')).to_string().size() == 72);
}

TEST_CASE("copies share, moves leave nothing") {
  Constant a = Constant::of_string("text");
  Constant b = a;
  const Constant c = std::move(a);
  b = b;
  CHECK(b.string_value() == "text");
  CHECK(c.string_value() == "text");
  b = Constant::of_int(1);
  CHECK(c.string_value() == "text");
  CHECK(b.int64_value() == 1);
}

}  // namespace
}  // namespace gocxx::types
