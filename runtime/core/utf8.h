// UTF-8, one code point at a time, for package unicode/utf8, ranging over strings, and fmt.
#pragma once

#include <cstdint>

#include "gocxx/range.h"

namespace gocxx::rt::core {

inline constexpr std::int32_t kRuneError = 0xFFFD;
inline constexpr std::int32_t kMaxRune = 0x10FFFF;

constexpr bool is_valid_rune(std::int32_t r) {
  return (r >= 0 && r < 0xD800) || (r > 0xDFFF && r <= kMaxRune);
}

long encode_beyond_ascii(char* to, std::int32_t r);

/// Writes the UTF-8 form of r (of U+FFFD if r is no code point) to `to`, and returns the number of bytes, at
/// most 4.
inline long encode_rune(char* to, std::int32_t r) {
  if (r < 0 || r >= 0x80) return encode_beyond_ascii(to, r);
  *to = static_cast<char>(r);
  return 1;
}

/// Returns the code point that `length` bytes begin with: U+FFFD and width 1 if they are not UTF-8, width 0
/// if `length` is 0.
inline decoded decode(const char* bytes, long length) {
  if (length > 0 && static_cast<std::uint8_t>(*bytes) < 0x80) return {*bytes, 1};
  return decode_beyond_ascii(bytes, length);
}

/// Returns how many code points `length` bytes decode to.
long count_runes(const char* bytes, long length);

decoded decode_last_beyond_ascii(const char* bytes, long length);

/// Returns the code point that the bytes end with, by the same rules.
inline decoded decode_last(const char* bytes, long length) {
  if (length > 0 && static_cast<std::uint8_t>(bytes[length - 1]) < 0x80) return {bytes[length - 1], 1};
  return decode_last_beyond_ascii(bytes, length);
}

/// Returns whether the bytes begin with a whole code point, or with bytes that cannot become one.
bool is_full_rune(const char* bytes, long length);

}  // namespace gocxx::rt::core
