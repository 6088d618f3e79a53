// Package strings: changed copies and trimmed views.
#include "core/text.h"
#include "core/utf8.h"
#include "gocxx/lib/strings.h"
#include "gocxx/lib/unicode.h"

namespace gocxx::strings {

namespace {

using rt::core::decode;
using rt::core::decode_last;
using rt::core::text_buffer;

template <class Mapping>
string mapped(string s, Mapping mapping) {
  text_buffer text;
  text.reserve(s.len());
  for (long i = 0; i < s.len();) {
    auto [r, width] = decode(s.data() + i, s.len() - i);
    if (std::int32_t changed = mapping(r); changed >= 0) text.put_rune(changed);
    i += width;
  }
  return text.view() == s ? s : text.take();
}

bool is_ascii(string s) {
  for (long i = 0; i < s.len(); ++i)
    if (s.data()[i] < 0) return false;
  return true;
}

template <class Predicate>
string trimmed_left(string s, Predicate drops) {
  while (s.len() > 0) {
    auto [r, width] = decode(s.data(), s.len());
    if (!drops(r)) break;
    s = s.from(width);
  }
  return s;
}

template <class Predicate>
string trimmed_right(string s, Predicate drops) {
  while (s.len() > 0) {
    auto [r, width] = decode_last(s.data(), s.len());
    if (!drops(r)) break;
    s = s.sub(0, s.len() - width);
  }
  return s;
}

auto member_of(string cutset) {
  return [cutset](std::int32_t r) { return IndexRune(cutset, r) >= 0; };
}

// Whether a word ends before or at r.
bool is_separator(std::int32_t r) {
  if (r < 0x80) return !(r == '_' || unicode::IsLetter(r) || unicode::IsDigit(r));
  return !unicode::IsLetter(r) && !unicode::IsDigit(r) && unicode::IsSpace(r);
}

}  // namespace

string Map(func<std::int32_t(std::int32_t)> mapping, string s) { return mapped(s, mapping); }

string ToUpper(string s) { return mapped(s, unicode::ToUpper); }
string ToLower(string s) { return mapped(s, unicode::ToLower); }
string ToTitle(string s) { return mapped(s, unicode::ToTitle); }

string ToUpperSpecial(unicode::SpecialCase c, string s) {
  return mapped(s, [c](std::int32_t r) { return unicode::SpecialCase::ToUpper(c, r); });
}
string ToLowerSpecial(unicode::SpecialCase c, string s) {
  return mapped(s, [c](std::int32_t r) { return unicode::SpecialCase::ToLower(c, r); });
}
string ToTitleSpecial(unicode::SpecialCase c, string s) {
  return mapped(s, [c](std::int32_t r) { return unicode::SpecialCase::ToTitle(c, r); });
}

string Title(string s) {
  std::int32_t before = ' ';
  return mapped(s, [&before](std::int32_t r) {
    bool begins_word = is_separator(before);
    before = r;
    return begins_word ? unicode::ToTitle(r) : r;
  });
}

// A run of bytes that are no UTF-8 becomes one replacement.
string ToValidUTF8(string s, string replacement) {
  if (is_ascii(s)) return s;
  text_buffer text;
  bool in_bad_run = false;
  for (long i = 0; i < s.len();) {
    auto [r, width] = decode(s.data() + i, s.len() - i);
    bool bad = r == rt::core::kRuneError && width == 1;
    if (!bad) text.put(s.sub(i, i + width));
    if (bad && !in_bad_run) text.put(replacement);
    in_bad_run = bad;
    i += width;
  }
  return text.take();
}

string Replace(string s, string old, string new_, long n) {
  if (old == new_ || n == 0) return s;
  long count = Count(s, old);
  if (n < 0 || n > count) n = count;
  if (n == 0) return s;
  text_buffer text;
  text.reserve(s.len() + n * (new_.len() - old.len()));
  long start = 0;
  for (long i = 0; i < n; ++i) {
    long place = start;
    if (old.len() > 0)
      place += Index(s.from(start), old);
    else if (i > 0)
      place += decode(s.data() + start, s.len() - start).width;
    text.put(s.sub(start, place));
    text.put(new_);
    start = place + old.len();
  }
  text.put(s.from(start));
  return text.take();
}

string ReplaceAll(string s, string old, string new_) { return Replace(s, old, new_, -1); }

string TrimLeftFunc(string s, func<bool(std::int32_t)> f) { return trimmed_left(s, f); }
string TrimRightFunc(string s, func<bool(std::int32_t)> f) { return trimmed_right(s, f); }
string TrimFunc(string s, func<bool(std::int32_t)> f) { return trimmed_right(trimmed_left(s, f), f); }
string TrimLeft(string s, string cutset) { return trimmed_left(s, member_of(cutset)); }
string TrimRight(string s, string cutset) { return trimmed_right(s, member_of(cutset)); }
string Trim(string s, string cutset) { return TrimRight(TrimLeft(s, cutset), cutset); }
string TrimSpace(string s) { return trimmed_right(trimmed_left(s, unicode::IsSpace), unicode::IsSpace); }
string TrimPrefix(string s, string prefix) { return CutPrefix(s, prefix).r0; }
string TrimSuffix(string s, string suffix) { return CutSuffix(s, suffix).r0; }

}  // namespace gocxx::strings
