// Literals: numbers with the suffix that their type wants, strings and characters with C++'s escapes.
#include <array>

#include "compiler/emit/code.h"
#include "compiler/types/basic.h"

namespace gocxx::emit {
namespace {

using types::BasicKind;

constexpr std::string_view kLargestSigned = "9223372036854775807";

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

bool is_decimal(std::string_view digits) { return digits.size() == 1 || digits[0] != '0'; }

/// Whether a decimal literal without suffix is too large for any signed type.
bool needs_unsigned(std::string_view digits) {
  std::string plain;
  for (char c : digits) {
    if (c != '\'') plain += c;
  }
  if (!is_decimal(plain)) return false;
  return plain.size() != kLargestSigned.size() ? plain.size() > kLargestSigned.size()
                                               : plain > kLargestSigned;
}

std::string octal_escape(unsigned char c) {
  return {'\\', static_cast<char>('0' + (c >> 6)), static_cast<char>('0' + ((c >> 3) & 7)),
          static_cast<char>('0' + (c & 7))};
}

/// One byte within quotes. Octal escapes end after three digits, whatever follows, as hexadecimal ones do
/// not.
std::string escaped(char c, char quote) {
  switch (c) {
    case '\n': return "\\n";
    case '\t': return "\\t";
    case '\r': return "\\r";
    case '\\': return "\\\\";
    default: break;
  }
  if (c == quote) return std::string{'\\', c};
  auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 || byte == 0x7f ? octal_escape(byte) : std::string(1, c);
}

/// The length of the well-formed UTF-8 sequence at the start of `text`, or 0.
std::size_t utf8_length(std::string_view text) {
  auto lead = static_cast<unsigned char>(text[0]);
  std::size_t length = lead < 0x80         ? 1
                       : (lead >> 5) == 6  ? 2
                       : (lead >> 4) == 14 ? 3
                       : (lead >> 3) == 30 ? 4
                                           : 0;
  if (length == 0 || length > text.size()) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) return 0;
  }
  return length;
}

}  // namespace

std::string quoted(std::string_view text) {
  std::string result = "\"";
  while (!text.empty()) {
    std::size_t length = utf8_length(text);
    if (length > 1)
      result += text.substr(0, length);
    else if (length == 1)
      result += escaped(text[0], '"');
    else
      result += octal_escape(static_cast<unsigned char>(text[0]));
    text.remove_prefix(length == 0 ? 1 : length);
  }
  return result + "\"";
}

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

void CodeWriter::int_lit(const ir::IntLit& e) {
  BasicKind kind = kind_of(e.type);
  std::string_view suffix = e.exact ? integer_suffix(kind) : "";
  if (e.digits == "-9223372036854775808") {
    suffix = kind == BasicKind::kInt64 ? "LL" : "L";
    exactly(e.type, "-9223372036854775807" + std::string(suffix) + " - 1",
            !e.exact && kind != BasicKind::kInvalid);
    return;
  }
  if (suffix.empty() && needs_unsigned(e.digits)) suffix = "U";
  exactly(e.type, e.digits + std::string(suffix), !e.exact || !integer_suffix(kind).empty());
}

void CodeWriter::rune_lit(const ir::RuneLit& e) {
  if (e.value >= 0x80) {
    std::array<char, 16> hex{};
    std::snprintf(hex.data(), hex.size(), "U'\\U%08X'", static_cast<unsigned>(e.value));
    exactly(e.type, hex.data(), !e.exact);
    return;
  }
  exactly(e.type, "'" + escaped(static_cast<char>(e.value), '\'') + "'", !e.exact);
}

void CodeWriter::float_lit(const ir::FloatLit& e) {
  BasicKind kind = kind_of(e.type);
  std::string literal = e.digits + (kind == BasicKind::kFloat32 ? "f" : "");
  exactly(e.type, literal, kind != BasicKind::kInvalid);
}

void CodeWriter::bool_lit(const ir::BoolLit& e) {
  exactly(e.type, e.value ? "true" : "false", kind_of(e.type) != BasicKind::kInvalid);
}

void CodeWriter::string_lit(const ir::StringLit& e) {
  bool as_raw = e.raw && e.bytes.find(")\"") == std::string::npos &&
                e.bytes.find('\n') == std::string::npos && e.bytes.find('\0') == std::string::npos;
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
