// UTF-8 by its definition: the first byte says how many follow and which the second may be.
#include "core/utf8.h"

namespace gocxx::rt::core {

namespace {

// What the first byte of a code point allows: its length (0: no such code point) and the range of the second
// byte.
struct lead {
  int length;
  std::uint8_t low = 0x80;
  std::uint8_t high = 0xBF;
};

lead lead_of(std::uint8_t first) {
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

// How many of the bytes after the first may belong to the code point it announces.
int good_followers(const char* bytes, long length, const lead& l) {
  int good = 0;
  for (int i = 1; i < l.length && i < length; ++i) {
    auto b = static_cast<std::uint8_t>(bytes[i]);
    if (i == 1 ? (b < l.low || b > l.high) : (b & 0xC0) != 0x80) break;
    ++good;
  }
  return good;
}

}  // namespace

long encode_rune(char* to, std::int32_t r) {
  if (!is_valid_rune(r)) r = kRuneError;
  if (r < 0x80) {
    to[0] = static_cast<char>(r);
    return 1;
  }
  int length = r < 0x800 ? 2 : r < 0x10000 ? 3 : 4;
  static constexpr int kMarks[] = {0, 0, 0xC0, 0xE0, 0xF0};
  for (int i = length - 1; i > 0; --i) {
    to[i] = static_cast<char>(0x80 | (r & 0x3F));
    r >>= 6;
  }
  to[0] = static_cast<char>(kMarks[length] | r);
  return length;
}

decoded decode(const char* bytes, long length) {
  if (length <= 0) return {kRuneError, 0};
  auto first = static_cast<std::uint8_t>(bytes[0]);
  lead l = lead_of(first);
  if (l.length == 1) return {first, 1};
  if (l.length == 0 || good_followers(bytes, length, l) + 1 < l.length) return {kRuneError, 1};
  std::int32_t rune = first & (0x7F >> l.length);
  for (int i = 1; i < l.length; ++i) rune = rune << 6 | (bytes[i] & 0x3F);
  return {rune, l.length};
}

decoded decode_last(const char* bytes, long length) {
  if (length <= 0) return {kRuneError, 0};
  for (long width = 1; width <= 4 && width <= length; ++width) {
    decoded d = decode(bytes + length - width, width);
    if (d.width == width && (width > 1 || d.rune < 0x80)) return d;
  }
  return {kRuneError, 1};
}

bool is_full_rune(const char* bytes, long length) {
  if (length <= 0) return false;
  lead l = lead_of(static_cast<std::uint8_t>(bytes[0]));
  return length >= l.length || good_followers(bytes, length, l) + 1 < length;
}

decoded decode_rune(string s, long at) { return decode(s.data() + at, s.len() - at); }

}  // namespace gocxx::rt::core
