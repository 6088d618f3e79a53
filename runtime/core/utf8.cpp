// UTF-8 by its definition: the first byte determines how many bytes follow and the range of the second.
#include "core/utf8.h"

namespace gocxx::rt::core {

namespace {

// The properties of a first byte: the length of the code point (0: no such code point) and the range of the
// second byte.
struct FirstByte {
  int length;
  std::uint8_t low = 0x80;
  std::uint8_t high = 0xBF;
};

FirstByte first_byte(std::uint8_t first) {
  if (first < 0x80) return {1};
  if (first < 0xC2) return {0};
  if (first < 0xE0) return {2};
  if (first < 0xF0)
    return {3, static_cast<std::uint8_t>(first == 0xE0 ? 0xA0 : 0x80),
            static_cast<std::uint8_t>(first == 0xED ? 0x9F : 0xBF)};
  if (first < 0xF5)
    return {4, static_cast<std::uint8_t>(first == 0xF0 ? 0x90 : 0x80),
            static_cast<std::uint8_t>(first == 0xF4 ? 0x8F : 0xBF)};
  return {0};
}

// Returns how many of the bytes after the first one may belong to the code point that it begins.
int good_followers(const char* bytes, long length, const FirstByte& l) {
  int good = 0;
  for (int i = 1; i < l.length && i < length; ++i) {
    auto b = static_cast<std::uint8_t>(bytes[i]);
    if (i == 1 ? (b < l.low || b > l.high) : (b & 0xC0) != 0x80) break;
    ++good;
  }
  return good;
}

bool are_ascii8(const char* bytes) {
  std::uint64_t word;
  __builtin_memcpy(&word, bytes, sizeof word);
  return (word & 0x8080808080808080) == 0;
}

}  // namespace

long encode_beyond_ascii(char* to, std::int32_t r) {
  if (!is_valid_rune(r)) r = kRuneError;
  const auto last = [r](int shift) { return static_cast<char>(0x80 | ((r >> shift) & 0x3F)); };
  if (r < 0x800) {
    to[0] = static_cast<char>(0xC0 | r >> 6);
    to[1] = last(0);
    return 2;
  }
  if (r < 0x10000) {
    to[0] = static_cast<char>(0xE0 | r >> 12);
    to[1] = last(6);
    to[2] = last(0);
    return 3;
  }
  to[0] = static_cast<char>(0xF0 | r >> 18);
  to[1] = last(12);
  to[2] = last(6);
  to[3] = last(0);
  return 4;
}

decoded decode_beyond_ascii(const char* bytes, long length) {
  if (length <= 0) return {kRuneError, 0};
  const auto first = static_cast<std::uint8_t>(bytes[0]);
  const auto follows = [bytes](int i) { return (bytes[i] & 0xC0) == 0x80; };
  const auto bits = [bytes](int i, int shift) { return (bytes[i] & 0x3F) << shift; };
  if (first < 0xE0) {
    if (first >= 0xC2 && length >= 2 && follows(1)) return {(first & 0x1F) << 6 | bits(1, 0), 2};
  } else if (first < 0xF0) {
    if (length >= 3 && follows(1) && follows(2))
      if (std::int32_t r = (first & 0xF) << 12 | bits(1, 6) | bits(2, 0); r >= 0x800 && is_valid_rune(r))
        return {r, 3};
  } else if (first < 0xF5 && length >= 4 && follows(1) && follows(2) && follows(3)) {
    std::int32_t r = (first & 0x7) << 18 | bits(1, 12) | bits(2, 6) | bits(3, 0);
    if (r >= 0x10000 && r <= kMaxRune) return {r, 4};
  }
  return {kRuneError, 1};
}

long count_runes(const char* bytes, long length) {
  long count = 0;
  for (long at = 0; at < length; ++count) {
    for (; length - at >= 8 && are_ascii8(bytes + at); at += 8) count += 8;
    if (at == length) break;
    at += decode(bytes + at, length - at).width;
  }
  return count;
}

decoded decode_last_beyond_ascii(const char* bytes, long length) {
  if (length <= 0) return {kRuneError, 0};
  for (long width = 1; width <= 4 && width <= length; ++width) {
    decoded d = decode(bytes + length - width, width);
    if (d.width == width && (width > 1 || d.rune < 0x80)) return d;
  }
  return {kRuneError, 1};
}

bool is_full_rune(const char* bytes, long length) {
  if (length <= 0) return false;
  FirstByte l = first_byte(static_cast<std::uint8_t>(bytes[0]));
  return length >= l.length || good_followers(bytes, length, l) + 1 < length;
}

}  // namespace gocxx::rt::core
