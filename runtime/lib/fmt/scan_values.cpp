// Scanning one operand, by the type it points to.
#include "core/utf8.h"
#include "gocxx/builtin.h"
#include "gocxx/defer.h"
#include "gocxx/lib/fmt.h"
#include "gocxx/lib/math.h"
#include "gocxx/lib/strconv.h"
#include "gocxx/panic.h"
#include "gocxx/recovery.h"
#include "lib/fmt/scan.h"
#include "lib/fmt/scan_state.h"
#include "lib/fmt/value_error.h"

namespace gocxx::rt::fmt {

using namespace literals;

namespace {

constexpr AsciiSet kBinary = "01"_s;
constexpr AsciiSet kOctal = "01234567"_s;
constexpr AsciiSet kDecimal = "0123456789"_s;
constexpr AsciiSet kDecimals = "0123456789_"_s;
constexpr AsciiSet kHex = "0123456789aAbBcCdDeEfF"_s;
constexpr AsciiSet kOctals = "01234567_"_s;
constexpr AsciiSet kHexes = "0123456789aAbBcCdDeEfF_"_s;
constexpr AsciiSet kSign = "+-"_s;
constexpr string kIntegerVerbs = "bdoUxXv"_s;
constexpr string kFloatVerbs = "beEfFgGv"_s;

// Stores an integer of the type's size. Returns false if it does not fit.
template <class Small>
bool store_as(void* target, auto value) {
  auto small = static_cast<Small>(value);
  if (static_cast<decltype(value)>(small) != value) return false;
  *static_cast<Small*>(target) = small;
  return true;
}

bool store_signed(const type& t, void* target, long long value) {
  switch (t.size) {
    case 1: return store_as<std::int8_t>(target, value);
    case 2: return store_as<std::int16_t>(target, value);
    case 4: return store_as<std::int32_t>(target, value);
    default: return store_as<long long>(target, value);
  }
}

bool store_unsigned(const type& t, void* target, unsigned long long value) {
  switch (t.size) {
    case 1: return store_as<std::uint8_t>(target, value);
    case 2: return store_as<std::uint16_t>(target, value);
    case 4: return store_as<std::uint32_t>(target, value);
    default: return store_as<unsigned long long>(target, value);
  }
}

int hex_digit(std::int32_t r) {
  if (r >= '0' && r <= '9') return r - '0';
  if (r >= 'a' && r <= 'f') return r - 'a' + 10;
  return r >= 'A' && r <= 'F' ? r - 'A' + 10 : -1;
}

}  // namespace

bool Scan::scan_one(const any& operand, std::int32_t verb) {
  if (operand == nullptr) {
    source_.settle();
    panic_no_value();
  }
  if (holds<gocxx::fmt::Scanner>(operand)) return scan_custom(operand, verb);
  const type& t = *operand.dynamic();
  if (t.kind() != kind::pointer) return fail("type not a pointer: "_s + core::type_name(t));
  const type& target = *t.parts.element;
  bool bytes = target.kind() == kind::slice && target.parts.element->kind() == kind::uint8;
  bool scalar = target.kind() >= kind::boolean && target.kind() <= kind::complex128;
  if (!scalar && !bytes && target.kind() != kind::string)
    return fail("can't scan type: "_s + core::type_name(t));
  if (operand.data == nullptr) return scan_through_nil(t, verb);
  return scan_into(target, operand.data, verb);
}

// As in Go, a nil pointer to a defined type is refused. Through any other the value is read, and storing it
// panics.
bool Scan::scan_through_nil(const type& pointer, std::int32_t verb) {
  const type& target = *pointer.parts.element;
  const bool is_defined = target.name != nullptr && __builtin_strchr(target.name, '.') != nullptr;
  if (is_defined) return fail("can't scan type: "_s + core::type_name(pointer));
  alignas(16) char nowhere[sizeof(slice<std::uint8_t>)];
  if (!scan_into(target, nowhere, verb)) return false;
  source_.settle();
  core::panic_nil_dereference();
}

// A method of ScanState that cannot return its error ends the Scanner by a panic, which goes no further.
bool Scan::scan_custom(const any& operand, std::int32_t verb) {
  source_.share();
  error err;
  run_with_defers([&](recovering_defers& deferred) {
    deferred.push_recovering([] {
      recovery recovery;
      any value = recovery.recover();
      if (value != nullptr && !holds<ptr<ScanFailure>>(value)) gocxx::panic(value);
    });
    err = type_assert<gocxx::fmt::Scanner>(operand).Scan(new_object(ScanStateOf{this}), verb);
  });
  if (err == nullptr) return !failed();
  return fail(err == io::EOF_ ? io::ErrUnexpectedEOF : err);
}

bool Scan::scan_into(const type& t, void* target, std::int32_t verb) {
  if (is_signed_integer(t.kind()) || is_unsigned_integer(t.kind())) return scan_integer(t, target, verb);
  switch (t.kind()) {
    case kind::boolean: return scan_bool(verb, *static_cast<bool*>(target));
    case kind::float32:
    case kind::float64: {
      if (!check_verb(verb, kFloatVerbs, t.kind() == kind::float32 ? "float32"_s : "float64"_s)) return false;
      skip_space();
      if (!expect_input()) return false;
      read_float_token();
      double value = 0;
      if (!convert_float(static_cast<int>(t.size * 8), value)) return false;
      t.size == 4 ? *static_cast<float*>(target) = static_cast<float>(value)
                  : *static_cast<double*>(target) = value;
      return true;
    }
    case kind::complex64:
    case kind::complex128: {
      complex<double> value;
      if (!check_verb(verb, kFloatVerbs, "complex"_s) || !scan_complex(static_cast<int>(t.size * 4), value))
        return false;
      if (t.size == 8)
        *static_cast<complex<float>*>(target) = complex<float>(value);
      else
        *static_cast<complex<double>*>(target) = value;
      return true;
    }
    default: break;
  }
  string text;
  if (!scan_string(verb, text)) return false;
  if (t.kind() == kind::string)
    *static_cast<string*>(target) = text;
  else
    *static_cast<slice<std::uint8_t>*>(target) = to_bytes(text);
  return true;
}

bool Scan::check_verb(std::int32_t verb, string good, string type_name) {
  for (long i = 0; i < good.len(); ++i)
    if (good[i] == verb) return true;
  return fail(concat("bad verb '%"_s, to_string(verb), "' for "_s, type_name));
}

bool Scan::scan_bool(std::int32_t verb, bool& value) {
  skip_space();
  if (!expect_input() || !check_verb(verb, "tv"_s, "boolean"_s)) return false;
  bool good = true;
  std::int32_t first = read();
  bool yes = first == 't' || first == 'T';
  if (yes) good = !accept("rR"_s) || (accept("uU"_s) && accept("eE"_s));
  if (first == 'f' || first == 'F')
    good = !accept("aA"_s) || (accept("lL"_s) && accept("sS"_s) && accept("eE"_s));
  if (failed()) return false;
  if (good) value = yes || first == '1';  // as in Go, anything else counts as false
  return good || fail("syntax error scanning boolean"_s);
}

bool Scan::scan_rune(const type& t, void* target) {
  std::int32_t r = read();
  if (r == kEnd) return fail(io::EOF_);
  // As in Go, it must fit as a signed number, also where it goes into an unsigned type.
  return store_signed(t, target, r) || fail("overflow on character value "_s + to_string(r));
}

bool Scan::read_base(std::int32_t verb, long& base, AsciiSet& digits) {
  if (!check_verb(verb, kIntegerVerbs, "integer"_s)) return false;
  base = verb == 'b' ? 2 : verb == 'o' ? 8 : verb == 'x' || verb == 'X' || verb == 'U' ? 16 : 10;
  digits = base == 2 ? kBinary : base == 8 ? kOctal : base == 16 ? kHex : kDecimal;
  return true;
}

// For %v: the base that a literal's prefix tells. True if a digit (the 0 of the prefix) has been read.
bool Scan::read_prefix(long& base, AsciiSet& digits) {
  base = 0;
  digits = kDecimals;
  if (!peek_and_accept("0"_s)) return false;
  if (peek_and_accept("bB"_s))
    digits = "01_"_s;
  else if (peek_and_accept("oO"_s))
    digits = kOctals;
  else if (peek_and_accept("xX"_s))
    digits = kHexes;
  else
    digits = kOctals;
  return true;
}

bool Scan::read_number(AsciiSet digits, bool have_digits) {
  if (!have_digits) {
    if (!expect_input()) return false;
    if (!accept_into(digits)) return fail("expected integer"_s);
  }
  accept_all(digits);
  return !failed();
}

bool Scan::scan_integer(const type& t, void* target, std::int32_t verb) {
  if (verb == 'c') return scan_rune(t, target);
  skip_space();
  if (!expect_input()) return false;
  long base = 0;
  AsciiSet digits = kDecimals;
  if (!read_base(verb, base, digits)) return false;
  token_.truncate(0);
  bool have_digits = false;
  if (verb == 'U') {
    if (read() != 'U' || read() != '+') return fail("bad unicode format "_s);
  } else {
    if (is_signed_integer(t.kind())) accept_into(kSign);
    if (verb == 'v') have_digits = read_prefix(base, digits);
  }
  return read_number(digits, have_digits) && store_number(t, target, base);
}

// The token's number, in its base, into `target`.
bool Scan::store_number(const type& t, void* target, long base) {
  if (is_signed_integer(t.kind())) {
    auto [value, err] = gocxx::strconv::ParseInt(token_.view(), base, 64);
    if (err != nullptr) return fail(err);
    return store_signed(t, target, value) || fail("integer overflow on token "_s + token_.take());
  }
  auto [value, err] = gocxx::strconv::ParseUint(token_.view(), base, 64);
  if (err != nullptr) return fail(err);
  return store_unsigned(t, target, value) || fail("unsigned integer overflow on token "_s + token_.take());
}

void Scan::read_float_token() {
  token_.truncate(0);
  if (accept_into("nN"_s) && accept_into("aA"_s) && accept_into("nN"_s)) return;
  accept_into(kSign);
  if (accept_into("iI"_s) && accept_into("nN"_s) && accept_into("fF"_s)) return;
  AsciiSet digits = kDecimals;
  AsciiSet exponent = "eEpP"_s;
  if (accept_into("0"_s) && accept_into("xX"_s)) {
    digits = kHexes;
    exponent = "pP"_s;
  }
  accept_all(digits);
  if (accept_into("."_s)) accept_all(digits);
  if (!accept_into(exponent)) return;
  accept_into(kSign);
  accept_all(kDecimals);
}

// An error of strconv is reported for the whole token.
bool Scan::fail_on_number(const error& err, string token) {
  if (auto [number_error, ok] = type_assert_ok<ptr<gocxx::strconv::NumError>>(err); ok)
    number_error->Num = token;
  return fail(err);
}

// The token as a number; "1p3", a decimal mantissa with a binary exponent, is what %b prints.
bool Scan::convert_float(int bits, double& value) {
  if (failed()) return false;
  string token = token_.take();
  long p = 0;
  while (p < token.len() && token[p] != 'p') ++p;
  bool hex = false;
  for (long i = 0; i < token.len(); ++i) hex |= (token[i] | 0x20) == 'x';
  bool binary = p < token.len() && !hex;
  auto [mantissa, err] = gocxx::strconv::ParseFloat(binary ? token.sub(0, p) : token, bits);
  value = mantissa;
  if (err != nullptr) return fail_on_number(err, token);
  if (!binary) return true;
  auto [exponent, exponent_err] = gocxx::strconv::Atoi(token.from(p + 1));
  if (exponent_err != nullptr) return fail_on_number(exponent_err, token);
  value = gocxx::math::Ldexp(mantissa, exponent);
  return true;
}

bool Scan::scan_complex(int bits, complex<double>& value) {
  skip_space();
  if (!expect_input()) return false;
  bool parentheses = accept("("_s);
  read_float_token();
  core::TextBuffer real;
  real.put(token_.view());
  if (!peek(kSign)) return fail("syntax error scanning complex number"_s);
  std::int32_t sign = read();
  read_float_token();
  core::TextBuffer imaginary;
  imaginary.put(static_cast<char>(sign));
  imaginary.put(token_.view());
  if (!accept("i"_s) || (parentheses && !accept(")"_s)))
    return fail("syntax error scanning complex number"_s);
  token_.truncate(0);
  token_.put(real.view());
  if (!convert_float(bits, value.re)) return false;
  token_.truncate(0);
  token_.put(imaginary.view());
  return convert_float(bits, value.im);
}

bool Scan::scan_string(std::int32_t verb, string& value) {
  if (!check_verb(verb, "svqxX"_s, "string"_s)) return false;
  skip_space();
  if (!expect_input()) return false;
  if (verb == 'q') return read_quoted(value);
  if (verb == 'x' || verb == 'X') return read_hex(value);
  skip_space();  // once more, as in Go, which a reader can see
  core::TextBuffer token;
  read_token(token, [](std::int32_t r) { return !is_space(r); });
  value = token.take();
  return !failed();
}

bool Scan::read_quoted(string& value) {
  if (!expect_input()) return false;  // once more, as in Go, which a reader can see
  std::int32_t quote = read();
  if (quote != '"' && quote != '`') return fail("expected quoted string"_s);
  core::TextBuffer text;
  text.put('"');
  for (std::int32_t r = read(); r != quote; r = read()) {
    if (r == kEnd) return fail(io::ErrUnexpectedEOF);
    text.put_rune(r);
    if (r != '\\' || quote == '`') continue;
    std::int32_t escaped = read();  // it may be a quote, which then ends nothing
    if (escaped == kEnd) return fail(io::ErrUnexpectedEOF);
    text.put_rune(escaped);
  }
  if (quote == '`') {
    value = text.take().from(1);
    return true;
  }
  text.put('"');
  auto [unquoted, err] = gocxx::strconv::Unquote(text.view());
  value = unquoted;
  return err == nullptr || fail(err);
}

bool Scan::read_hex(string& value) {
  if (!expect_input()) return false;  // once more, as in Go, which a reader can see
  core::TextBuffer bytes;
  for (;;) {
    std::int32_t first = read();
    if (first == kEnd) break;
    int high = hex_digit(first);
    if (high < 0) {
      unread();
      break;
    }
    std::int32_t second = read();
    if (second == kEnd) return fail(io::ErrUnexpectedEOF);
    int low = hex_digit(second);
    if (low < 0) return fail("illegal hex digit"_s);
    bytes.put(static_cast<char>(high << 4 | low));
  }
  if (failed()) return false;
  if (bytes.len() == 0) return fail("no hex data for %x string"_s);
  value = bytes.take();
  return true;
}

}  // namespace gocxx::rt::fmt
