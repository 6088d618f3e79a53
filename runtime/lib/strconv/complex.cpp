// Package strconv: complex numbers as text.
#include "gocxx/complex.h"
#include "gocxx/any.h"
#include "gocxx/lib/strconv.h"
#include "gocxx/panic.h"
#include "lib/strconv/float_text.h"
#include "lib/strconv/num_error.h"
#include "lib/strconv/parse_float.h"

namespace gocxx::strconv {

using namespace literals;

string FormatComplex(complex128 c, std::uint8_t fmt, long prec, long bitSize) {
  if (bitSize != 64 && bitSize != 128) panic(any(string("invalid bitSize", 15)));
  int bits = static_cast<int>(bitSize / 2);
  rt::core::TextBuffer text;
  text.put('(');
  rt::strconv::put_float(text, c.re, static_cast<char>(fmt), prec, bits);
  rt::core::TextBuffer imaginary;
  rt::strconv::put_float(imaginary, c.im, static_cast<char>(fmt), prec, bits);
  if (imaginary.data()[0] != '+' && imaginary.data()[0] != '-') text.put('+');
  text.put(imaginary.view());
  text.put("i)");
  return text.take();
}

namespace {

// Reads the parts of a complex number one after the other. A part that is too large is infinite.
class ComplexParser {
 public:
  ComplexParser(string text, int bits) : text_(text), rest_(text), bits_(bits) {
    const long n = text.len();
    if (n >= 2 && text[0] == '(' && text[n - 1] == ')') rest_ = text.sub(1, n - 1);
  }

  results<complex128, error> parse() {
    double re = 0, im = 0;
    if (!read(re)) return malformed();
    if (rest_.len() == 0) return {re, range_};
    if (rest_ == "i"_s) return {{0, re}, range_};
    if (rest_[0] != '+' && rest_[0] != '-') return malformed();
    // "+NaN" is no number, but "1+NaNi" is one.
    if (rest_[0] == '+' && rest_.len() > 1 && rest_[1] != '+') rest_ = rest_.from(1);
    if (!read(im) || rest_ != "i"_s) return malformed();
    return {{re, im}, range_};
  }

 private:
  bool read(double& part) {
    const auto [value, length, overflow] = rt::strconv::parse_float_prefix(rest_, bits_);
    part = value;
    rest_ = rest_.from(length);
    if (overflow) range_ = rt::strconv::range_error("ParseComplex"_s, text_);
    return length > 0;
  }

  results<complex128, error> malformed() const {
    return {0.0, rt::strconv::syntax_error("ParseComplex"_s, text_)};
  }

  string text_;
  string rest_;
  int bits_;
  error range_;
};

}  // namespace

results<complex128, error> ParseComplex(string s, long bitSize) {
  return ComplexParser(s, bitSize == 64 ? 32 : 64).parse();
}

}  // namespace gocxx::strconv
