// Characters: decoding them and knowing their kind.
#include "compiler/base/unicode.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "compiler/base/unicode_tables.h"

namespace gocxx::base {
namespace {

// The characters that have no picture: controls, formats, separators, surrogates, private use. Unassigned
// ones are left out: which they are changes with every version of Unicode.
constexpr Range kUnprintable[] = {
    {0x0, 0x1F},      {0x7F, 0xA0},     {0xAD, 0xAD},        {0x600, 0x605},   {0x61C, 0x61C},
    {0x6DD, 0x6DD},   {0x70F, 0x70F},   {0x1680, 0x1680},    {0x180E, 0x180E}, {0x2000, 0x200F},
    {0x2028, 0x202F}, {0x205F, 0x206F}, {0x3000, 0x3000},    {0xD800, 0xF8FF}, {0xFEFF, 0xFEFF},
    {0xFFF0, 0xFFFB}, {0xFFFE, 0xFFFF}, {0xE0000, 0x10FFFF},
};

template <std::size_t N>
bool contains(const Range (&ranges)[N], char32_t rune) {
  const Range* found = std::ranges::lower_bound(ranges, rune, {}, &Range::last);
  return found != std::end(ranges) && found->first <= rune;
}

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

std::string encoded(char32_t rune) {
  std::string out;
  auto put = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  auto tail = [&](int shift) { put(0x80 | ((rune >> shift) & 0x3F)); };
  if (rune < 0x80) {
    put(rune);
  } else if (rune < 0x800) {
    put(0xC0 | (rune >> 6)), tail(0);
  } else if (rune < 0x10000) {
    put(0xE0 | (rune >> 12)), tail(6), tail(0);
  } else {
    put(0xF0 | (rune >> 18)), tail(12), tail(6), tail(0);
  }
  return out;
}

}  // namespace

Decoded decode(std::string_view text) {
  constexpr Decoded kInvalid{kReplacement, 1, false};
  const auto lead = static_cast<unsigned char>(text[0]);
  if (lead < 0x80) return {lead, 1, true};
  const std::uint32_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() < size) return kInvalid;
  char32_t rune = lead & (0x7F >> size);
  for (std::uint32_t i = 1; i < size; ++i) {
    if (!is_continuation(text[i])) return kInvalid;
    rune = rune << 6 | (static_cast<unsigned char>(text[i]) & 0x3F);
  }
  const char32_t least = size == 4 ? 0x10000 : size == 3 ? 0x800 : 0x80;
  if (rune < least || rune > 0x10FFFF || (0xD800 <= rune && rune < 0xE000)) return kInvalid;
  return {rune, size, true};
}

bool is_letter(char32_t rune) {
  if (rune < 0x80) return rune == '_' || ('a' <= rune && rune <= 'z') || ('A' <= rune && rune <= 'Z');
  return contains(kLetters, rune);
}

bool is_digit(char32_t rune) {
  if (rune < 0x80) return '0' <= rune && rune <= '9';
  return contains(kDigits, rune);
}

std::string unicode_name(char32_t rune) {
  const std::string code = fmt::format("U+{:04X}", static_cast<std::uint32_t>(rune));
  return rune > 0x10FFFF || contains(kUnprintable, rune) ? code : fmt::format("{} '{}'", code, encoded(rune));
}

std::string quoted_rune(char32_t rune) {
  switch (rune) {
    case '\'': return "'\\''";
    case '\\': return "'\\\\'";
    case '\n': return "'\\n'";
    case '\t': return "'\\t'";
    case '\r': return "'\\r'";
    default: break;
  }
  if (!contains(kUnprintable, rune)) return fmt::format("'{}'", encoded(rune));
  return rune < 0x100 ? fmt::format("'\\x{:02x}'", static_cast<std::uint32_t>(rune))
                      : fmt::format("'\\u{:04x}'", static_cast<std::uint32_t>(rune));
}

}  // namespace gocxx::base
