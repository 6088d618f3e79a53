// Constants as text.
#include <cmath>
#include <cstdio>

#include "compiler/types/constant.h"
#include "compiler/types/constant_rep.h"

namespace gocxx::types {
namespace {

using Access = ConstantAccess;

std::string formatted(const char* format, double value) {
  char buffer[64];
  std::snprintf(buffer, sizeof buffer, format, value);
  return buffer;
}

/// The shortest decimal that reads back as `value`.
std::string shortest(double value) {
  for (int digits = 1; digits < 17; ++digits) {
    char buffer[64];
    std::snprintf(buffer, sizeof buffer, "%.*g", digits, value);
    if (std::strtod(buffer, nullptr) == value) return buffer;
  }
  return formatted("%.17g", value);
}

/// Beyond the range of float64: d.ddddde+XXXX from the binary exponent.
std::string out_of_range(const mpf_class& value) {
  long exponent = 0;
  const double mantissa = mpf_get_d_2exp(&exponent, value.get_mpf_t());
  const double log10 = std::log10(std::fabs(mantissa)) + static_cast<double>(exponent) * std::log10(2.0);
  double power = std::floor(log10);
  double digits = std::pow(10, log10 - power);
  if (digits >= 9.999995) {  // prints as 10.0000 otherwise
    digits = 1;
    ++power;
  }
  return formatted("%.6g", mantissa < 0 ? -digits : digits) + "e" + formatted("%+.0f", power);
}

std::string float_text(const Constant& x) {
  const double value = x.float64_value();
  if (std::isinf(value) || (value == 0) != (x.sign() == 0)) return out_of_range(Access::big_float(x));
  std::string text = formatted("%.6g", value);
  if (!x.to_int().known() && text.find('.') == std::string::npos) text = shortest(value);
  return text;
}

void append_quoted(std::string& out, unsigned char c) {
  switch (c) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\n': out += "\\n"; return;
    case '\t': out += "\\t"; return;
    case '\r': out += "\\r"; return;
    case '\a': out += "\\a"; return;
    case '\b': out += "\\b"; return;
    case '\f': out += "\\f"; return;
    case '\v': out += "\\v"; return;
    default: break;
  }
  if (c >= 0x20 && c != 0x7F) {
    out += static_cast<char>(c);
    return;
  }
  char buffer[8];
  std::snprintf(buffer, sizeof buffer, "\\x%02x", c);
  out += buffer;
}

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) append_quoted(out, static_cast<unsigned char>(c));
  return out + "\"";
}

/// At most 72 characters, cut with dots.
std::string cut_short(std::string text) {
  constexpr std::size_t kMost = 72;
  if (text.size() <= kMost) return text;
  std::size_t end = kMost - 3;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end) + "...";
}

std::string integer_text(const Constant& x) { return Access::integer(x).get_str(); }

}  // namespace

std::string Constant::to_string() const {
  switch (kind_) {
    case Kind::kUnknown: return "unknown";
    case Kind::kBool: return bool_value() ? "true" : "false";
    case Kind::kString: return cut_short(quoted(string_value()));
    case Kind::kInt: return integer_text(*this);
    case Kind::kFloat: return float_text(*this);
    case Kind::kComplex: return "(" + real().to_string() + " + " + imag().to_string() + "i)";
  }
  return {};
}

std::string Constant::exact_string() const {
  if (kind_ == Kind::kString) return quoted(string_value());
  if (kind_ == Kind::kComplex) return "(" + real().exact_string() + " + " + imag().exact_string() + "i)";
  if (kind_ != Kind::kFloat) return to_string();
  if (const Constant integer = to_int(); integer.known()) return integer_text(integer);
  if (Access::has_fraction(*this)) return Access::fraction(*this).get_str();
  return float_text(*this);
}

}  // namespace gocxx::types
