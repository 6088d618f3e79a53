// Package unicode/utf8, over the coding of core/utf8.
#include "gocxx/lib/unicode/utf8.h"

#include "core/utf8.h"

namespace gocxx::unicode::utf8 {

namespace {

const char* bytes_of(const slice<std::uint8_t>& p) { return reinterpret_cast<const char*>(p.data()); }

string view_of(const slice<std::uint8_t>& p) { return {bytes_of(p), p.len()}; }

results<std::int32_t, long> as_results(rt::core::decoded d) { return {d.rune, d.width}; }

}  // namespace

bool FullRune(slice<std::uint8_t> p) { return rt::core::is_full_rune(bytes_of(p), p.len()); }
bool FullRuneInString(string s) { return rt::core::is_full_rune(s.data(), s.len()); }

results<std::int32_t, long> DecodeRune(slice<std::uint8_t> p) {
  return as_results(rt::core::decode(bytes_of(p), p.len()));
}
results<std::int32_t, long> DecodeRuneInString(string s) {
  return as_results(rt::core::decode(s.data(), s.len()));
}
results<std::int32_t, long> DecodeLastRune(slice<std::uint8_t> p) {
  return as_results(rt::core::decode_last(bytes_of(p), p.len()));
}
results<std::int32_t, long> DecodeLastRuneInString(string s) {
  return as_results(rt::core::decode_last(s.data(), s.len()));
}

long RuneLen(std::int32_t r) {
  char bytes[4];
  return ValidRune(r) ? rt::core::encode_rune(bytes, r) : -1;
}

long EncodeRune(slice<std::uint8_t> p, std::int32_t r) {
  char bytes[4];
  long length = rt::core::encode_rune(bytes, r);
  p[length - 1];  // panics if p is too short
  return copy(p, string(bytes, length));
}

slice<std::uint8_t> AppendRune(slice<std::uint8_t> p, std::int32_t r) {
  char bytes[4];
  return append_slice(p, string(bytes, rt::core::encode_rune(bytes, r)));
}

long RuneCount(slice<std::uint8_t> p) { return RuneCountInString(view_of(p)); }

long RuneCountInString(string s) { return rt::core::count_runes(s.data(), s.len()); }

bool RuneStart(std::uint8_t b) { return (b & 0xC0) != 0x80; }

bool Valid(slice<std::uint8_t> p) { return ValidString(view_of(p)); }

bool ValidString(string s) {
  for (long i = 0; i < s.len();) {
    rt::core::decoded d = rt::core::decode(s.data() + i, s.len() - i);
    if (d.width == 1 && d.rune == RuneError) return false;
    i += d.width;
  }
  return true;
}

bool ValidRune(std::int32_t r) { return rt::core::is_valid_rune(r); }

}  // namespace gocxx::unicode::utf8
