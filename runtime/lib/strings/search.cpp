// Package strings: finding and comparing.
#include <cstring>

#include "core/find.h"
#include "core/utf8.h"
#include "gocxx/builtin.h"
#include "gocxx/lib/strings.h"
#include "gocxx/lib/unicode.h"
#include "gocxx/lib/unicode/utf8.h"

namespace gocxx::strings {

namespace {

using rt::core::decode;
using rt::core::decode_last;
using rt::core::kRuneError;

std::size_t size(string s) { return static_cast<std::size_t>(s.len()); }

// The first code point for which `matches` is `wanted`.
template <class Predicate>
long first_rune(string s, Predicate matches, bool wanted = true) {
  for (long i = 0; i < s.len();) {
    auto [r, width] = decode(s.data() + i, s.len() - i);
    if (matches(r) == wanted) return i;
    i += width;
  }
  return -1;
}

template <class Predicate>
long last_rune(string s, Predicate matches) {
  for (long end = s.len(); end > 0;) {
    auto [r, width] = decode_last(s.data(), end);
    end -= width;
    if (matches(r)) return end;
  }
  return -1;
}

std::int32_t smallest_fold(std::int32_t r) {
  std::int32_t smallest = r;
  for (std::int32_t next = unicode::SimpleFold(r); next != r; next = unicode::SimpleFold(next))
    if (next < smallest) smallest = next;
  return smallest;
}

bool equal_but_for_case(std::int32_t a, std::int32_t b) {
  if (a == b) return true;
  if (a < 0x80 && b < 0x80) return unicode::ToLower(a) == unicode::ToLower(b);
  return smallest_fold(a) == smallest_fold(b);
}

}  // namespace

long Index(string s, string substr) {
  return rt::core::find_bytes(s.data(), s.len(), substr.data(), substr.len());
}

long LastIndex(string s, string substr) {
  for (long i = s.len() - substr.len(); i >= 0; --i)
    if (substr.len() == 0 || std::memcmp(s.data() + i, substr.data(), size(substr)) == 0) return i;
  return -1;
}

long IndexByte(string s, std::uint8_t c) {
  if (s.len() == 0) return -1;
  const void* found = std::memchr(s.data(), c, size(s));
  return found == nullptr ? -1 : static_cast<const char*>(found) - s.data();
}

long LastIndexByte(string s, std::uint8_t c) {
  if (s.len() == 0) return -1;
  const void* found = ::memrchr(s.data(), c, size(s));
  return found == nullptr ? -1 : static_cast<const char*>(found) - s.data();
}

// U+FFFD is found where the text is not UTF-8, too.
long IndexRune(string s, std::int32_t r) {
  if (r >= 0 && r < 0x80) return IndexByte(s, static_cast<std::uint8_t>(r));
  if (r == kRuneError) return first_rune(s, [](std::int32_t c) { return c == kRuneError; });
  if (!rt::core::is_valid_rune(r)) return -1;
  char text[4];
  return Index(s, string(text, rt::core::encode_rune(text, r)));
}

long IndexAny(string s, string chars) {
  return first_rune(s, [chars](std::int32_t c) { return IndexRune(chars, c) >= 0; });
}

long LastIndexAny(string s, string chars) {
  return last_rune(s, [chars](std::int32_t c) { return IndexRune(chars, c) >= 0; });
}

long IndexFunc(string s, func<bool(std::int32_t)> f) { return first_rune(s, f); }
long LastIndexFunc(string s, func<bool(std::int32_t)> f) { return last_rune(s, f); }

bool Contains(string s, string substr) { return Index(s, substr) >= 0; }
bool ContainsAny(string s, string chars) { return IndexAny(s, chars) >= 0; }
bool ContainsFunc(string s, func<bool(std::int32_t)> f) { return IndexFunc(s, f) >= 0; }
bool ContainsRune(string s, std::int32_t r) { return IndexRune(s, r) >= 0; }

long Count(string s, string substr) {
  if (substr.len() == 0) return unicode::utf8::RuneCountInString(s) + 1;
  if (substr.len() == 1) return rt::core::count_byte(s.data(), s.len(), substr.data()[0]);
  long count = 0;
  for (long i = Index(s, substr); i >= 0; i = Index(s, substr)) {
    ++count;
    s = s.from(i + substr.len());
  }
  return count;
}

bool HasPrefix(string s, string prefix) {
  return s.len() >= prefix.len() &&
         (prefix.len() == 0 || std::memcmp(s.data(), prefix.data(), size(prefix)) == 0);
}

bool HasSuffix(string s, string suffix) {
  return s.len() >= suffix.len() && s.from(s.len() - suffix.len()) == suffix;
}

long Compare(string a, string b) {
  int order = string::compare(a, b);
  return order < 0 ? -1 : order > 0;
}

bool EqualFold(string s, string t) {
  while (s.len() > 0 && t.len() > 0) {
    auto [a, width_a] = decode(s.data(), s.len());
    auto [b, width_b] = decode(t.data(), t.len());
    if (!equal_but_for_case(a, b)) return false;
    s = s.from(width_a);
    t = t.from(width_b);
  }
  return s.len() == t.len();
}

string Clone(string s) { return s.len() == 0 ? string() : to_string(to_bytes(s)); }

}  // namespace gocxx::strings
