// Package strings: changed copies and trimmed views.
#include <utility>

#include "core/text.h"
#include "core/utf8.h"
#include "gocxx/heap.h"
#include "gocxx/lib/strings.h"
#include "gocxx/lib/unicode.h"
#include "lib/strings/title.h"

namespace gocxx::strings {

namespace {

using rt::core::decode;
using rt::core::decode_last;
using rt::core::TextBuffer;

template <class Mapping>
string mapped(string s, Mapping mapping) {
  TextBuffer text;
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

// The letters from `first` to `last` in the other case; `mapping` does the same for all of Unicode.
template <class Mapping>
string with_other_case(string s, char first, char last, Mapping mapping) {
  bool changes = false;
  std::uint8_t all_bits = 0;
  for (long i = 0; i < s.len(); ++i) {
    const char c = s.data()[i];
    all_bits |= static_cast<std::uint8_t>(c);
    changes |= c >= first && c <= last;
  }
  if (all_bits >= 0x80) return mapped(s, mapping);
  if (!changes) return s;
  auto* const bytes = static_cast<char*>(allocate_uninitialised(static_cast<std::size_t>(s.len())));
  for (long i = 0; i < s.len(); ++i) {
    const char c = s.data()[i];
    bytes[i] = static_cast<char>(c >= first && c <= last ? c ^ 0x20 : c);
  }
  return {bytes, s.len()};
}

template <class Predicate>
string trimmed_left(string s, const Predicate& drops) {
  long start = 0;
  while (start < s.len()) {
    auto [r, width] = decode(s.data() + start, s.len() - start);
    if (!drops(r)) break;
    start += width;
  }
  return s.from(start);
}

template <class Predicate>
string trimmed_right(string s, const Predicate& drops) {
  long end = s.len();
  while (end > 0) {
    auto [r, width] = decode_last(s.data(), end);
    if (!drops(r)) break;
    end -= width;
  }
  return s.sub(0, end);
}

// The code points of a cutset: those of ASCII by a bit each, the others by looking.
class Cutset {
 public:
  explicit Cutset(string members) : members_(members) {
    for (long i = 0; i < members.len(); ++i)
      if (std::uint8_t c = members[i]; c < 0x80) ascii_[c / 64] |= std::uint64_t{1} << (c % 64);
  }
  bool operator()(std::int32_t r) const {
    if (r >= 0 && r < 0x80) return (ascii_[r / 64] >> (r % 64) & 1) != 0;
    return IndexRune(members_, r) >= 0;
  }

 private:
  string members_;
  std::uint64_t ascii_[2] = {};
};

}  // namespace

string Map(func<std::int32_t(std::int32_t)> mapping, string s) { return mapped(s, mapping); }

string ToUpper(string s) { return with_other_case(s, 'a', 'z', unicode::ToUpper); }
string ToLower(string s) { return with_other_case(s, 'A', 'Z', unicode::ToLower); }
string ToTitle(string s) { return with_other_case(s, 'a', 'z', unicode::ToTitle); }

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
  return mapped(s, [&before](std::int32_t r) { return title_after(std::exchange(before, r), r); });
}

// A run of bytes that are no UTF-8 becomes one replacement.
string ToValidUTF8(string s, string replacement) {
  if (is_ascii(s)) return s;
  TextBuffer text;
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
  TextBuffer text;
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
string TrimLeft(string s, string cutset) { return trimmed_left(s, Cutset(cutset)); }
string TrimRight(string s, string cutset) { return trimmed_right(s, Cutset(cutset)); }
string Trim(string s, string cutset) {
  const Cutset members(cutset);
  return trimmed_right(trimmed_left(s, members), members);
}
string TrimSpace(string s) {
  constexpr auto is_space = [](std::int32_t r) { return unicode::IsSpace(r); };
  return trimmed_right(trimmed_left(s, is_space), is_space);
}
string TrimPrefix(string s, string prefix) { return CutPrefix(s, prefix).r0; }
string TrimSuffix(string s, string suffix) { return CutSuffix(s, suffix).r0; }

}  // namespace gocxx::strings
