// Literals: numbers with the suffix that their type wants, strings and characters.
#include <array>
#include <charconv>
#include <limits>

#include "compiler/emit/code.h"
#include "compiler/emit/foreign_text.h"
#include "compiler/types/basic.h"

namespace gocxx::emit {
namespace {

using types::BasicKind;

BasicKind kind_of(const types::Type* type) {
  const auto* basic = types::dyn_cast_or_null<types::Basic>(type);
  return basic != nullptr ? basic->basic_kind : BasicKind::kInvalid;
}

/// The suffix that gives an integer literal the type of `kind`; nothing for types without one.
std::string_view integer_suffix(BasicKind kind) {
  switch (kind) {
    case BasicKind::kInt:
    case BasicKind::kUntypedInt: return "L";
    case BasicKind::kInt64: return "LL";
    case BasicKind::kUint: return "UL";
    case BasicKind::kUint64: return "ULL";
    default: return "";
  }
}

/// The parts of an integer literal's text.
struct Digits {
  bool negative;
  bool decimal;
  std::uint64_t magnitude;
};

Digits read(std::string_view text) {
  Digits read{text.starts_with('-'), false, 0};
  std::string plain;
  for (char c : text.substr(read.negative ? 1 : 0)) {
    if (c != '\'') plain += c;
  }
  const bool prefixed = plain.size() > 2 && plain[0] == '0' && plain[1] > '9';
  const bool hex = prefixed && (plain[1] == 'x' || plain[1] == 'X');
  const bool octal = !prefixed && plain.size() > 1 && plain[0] == '0';
  const int base = hex ? 16 : prefixed ? 2 : octal ? 8 : 10;
  read.decimal = base == 10;
  std::from_chars(plain.data() + (prefixed ? 2 : 0), plain.data() + plain.size(), read.magnitude, base);
  return read;
}

constexpr std::uint64_t kLargestInt = std::numeric_limits<std::int32_t>::max();
constexpr std::uint64_t kLargestLong = std::numeric_limits<std::int64_t>::max();

/// Returns the suffix of a literal that C++ converts to the unsigned `kind`. A decimal literal without a
/// suffix is never of an unsigned type; one that is too large for int would be a long, and would widen an
/// operation on 32 bits in which it stands.
std::string_view unsigned_suffix(BasicKind kind, const Digits& digits) {
  if (!digits.decimal || digits.negative) return "";
  const bool wide = kind != BasicKind::kUint32;
  return digits.magnitude > (wide ? kLargestLong : kLargestInt) ? "U" : "";
}

}  // namespace

/// Writes `literal` so that it has the C++ type of `type`; `has_type` says that it has it already.
void CodeWriter::exactly(const types::Type* t, const std::string& literal, bool has_type) {
  const std::string name = has_type ? "" : type(t);
  if (has_type)
    out_ << literal;
  else if (name.find(' ') != std::string::npos)
    out_ << "static_cast<" << name << ">(" << literal << ')';  // unsigned long
  else
    out_ << name << '{' << literal << '}';
}

/// C++ has no literals for -2147483648 as an int nor for -9223372036854775808: a sign is an operator, and
/// what it stands before would be too large.
bool is_difference(const ir::IntLit& e) {
  const Digits digits = read(e.digits);
  const std::uint64_t largest = kind_of(e.type) == BasicKind::kInt32 ? kLargestInt : kLargestLong;
  return digits.negative && digits.magnitude == largest + 1;
}

/// -9223372036854775807L - 1
void CodeWriter::int_lit(const ir::IntLit& e) {
  const BasicKind kind = kind_of(e.type);
  std::string_view suffix = e.exact ? integer_suffix(kind) : "";
  const bool has_type = !e.exact || !integer_suffix(kind).empty();
  if (!is_difference(e)) {
    if (suffix.empty()) suffix = unsigned_suffix(kind, read(e.digits));
    return exactly(e.type, e.digits + std::string(suffix), has_type);
  }
  if (suffix.empty() && kind != BasicKind::kInt32) suffix = "L";
  const std::string next = "-" + std::to_string(read(e.digits).magnitude - 1);
  exactly(e.type, next + std::string(suffix) + " - 1", has_type);
}

/// 'a', or std::int32_t{U'\U000000E9'}: C++'s own type for that is unsigned, and so would be what is computed
/// with it.
void CodeWriter::rune_lit(const ir::RuneLit& e) {
  if (e.value < 0x80) return exactly(e.type, "'" + escaped(static_cast<char>(e.value), '\'') + "'", !e.exact);
  std::array<char, 16> hex{};
  std::snprintf(hex.data(), hex.size(), "U'\\U%08X'", static_cast<unsigned>(e.value));
  exactly(types::underlying(e.type), hex.data(), false);
}

void CodeWriter::float_lit(const ir::FloatLit& e) {
  const bool single = kind_of(types::underlying(e.type)) == BasicKind::kFloat32;
  exactly(e.type, e.digits + (single ? "f" : ""), kind_of(e.type) != BasicKind::kInvalid);
}

bool is_real(const ir::ComplexLit& e) { return !e.exact && e.imag == "0.0"; }

/// gocxx::complex(1.0, 2.0), or 1.0 where C++ converts it by itself.
void CodeWriter::complex_lit(const ir::ComplexLit& e) {
  const bool single = kind_of(types::underlying(e.type)) == BasicKind::kComplex64;
  const std::string suffix = single ? "f" : "";
  if (is_real(e))
    out_ << e.real << suffix;
  else
    out_ << "gocxx::complex(" << e.real << suffix << ", " << e.imag << suffix << ')';
}

void CodeWriter::bool_lit(const ir::BoolLit& e) {
  exactly(e.type, e.value ? "true" : "false", kind_of(e.type) != BasicKind::kInvalid);
}

void CodeWriter::string_lit(const ir::StringLit& e) {
  const bool as_raw = e.raw && can_be_raw(e.bytes);
  std::string literal = (as_raw ? "R\"(" + e.bytes + ")\"" : quoted(e.bytes)) + "_s";
  exactly(e.type, literal, kind_of(e.type) != BasicKind::kInvalid);
}

void CodeWriter::zero(const ir::Zero& e) {
  BasicKind kind = kind_of(e.type);
  if (kind == BasicKind::kBool)
    out_ << "false";
  else if (kind == BasicKind::kFloat64)
    out_ << "0.0";
  else if (!integer_suffix(kind).empty())
    out_ << '0' << integer_suffix(kind);
  else
    out_ << type(e.type) << "{}";
}

}  // namespace gocxx::emit
