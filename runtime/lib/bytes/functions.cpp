// Package bytes: the functions. Each is that of package strings on the same bytes: a string made for the call
// shares the bytes of the slice, and a part of it that comes back is found again in the slice.
#include <utility>

#include "core/utf8.h"
#include "gocxx/builtin.h"
#include "gocxx/lib/bytes.h"
#include "gocxx/lib/strings.h"
#include "gocxx/lib/unicode.h"
#include "gocxx/panic.h"
#include "gocxx/range.h"
#include "lib/strings/title.h"

namespace gocxx::bytes {

namespace {

using byte_slice = slice<std::uint8_t>;
using namespace literals;

string text(const byte_slice& b) { return {reinterpret_cast<const char*>(b.data()), b.len()}; }

// The part of `whole` that `part`, a view of its bytes, stands for.
byte_slice part_of(const byte_slice& whole, string part) {
  if (part.len() == 0 && part.data() == nullptr) return whole.sub(0, 0);
  long start = reinterpret_cast<const std::uint8_t*>(part.data()) - whole.data();
  return whole.sub(start, start + part.len(), start + part.len());
}

slice<byte_slice> parts_of(const byte_slice& whole, const slice<string>& parts) {
  auto result = make_slice<byte_slice>(parts.len());
  for (auto [i, part] : range(parts)) result[i] = part_of(whole, part);
  return result;
}

// The characters of s one by one, in an array for as many as there could be. The last of n holds what is
// left, with all of its capacity.
slice<byte_slice> characters(byte_slice s, long n) {
  if (n <= 0 || n > s.len()) n = s.len();
  auto parts = make_slice<byte_slice>(n);
  long count = 0;
  while (s.len() > 0) {
    if (count + 1 >= n) {
      parts[count++] = s;
      break;
    }
    long width = rt::core::decode(text(s).data(), s.len()).width;
    parts[count++] = s.sub(0, width, width);
    s = s.from(width);
  }
  return parts.sub(0, count);
}

// As strings.split. Only the last part may grow into what is behind it.
slice<byte_slice> split(byte_slice s, const byte_slice& sep, long kept, long n) {
  if (n == 0) return nullptr;
  if (sep.len() == 0) return characters(s, n);
  if (n < 0) n = Count(s, sep) + 1;
  if (n > s.len() + 1) n = s.len() + 1;
  auto parts = make_slice<byte_slice>(n);
  long count = 0;
  for (long place = Index(s, sep); count < n - 1 && place >= 0; place = Index(s, sep)) {
    parts[count++] = s.sub(0, place + kept, place + kept);
    s = s.from(place + sep.len());
  }
  parts[count++] = s;
  return parts.sub(0, count);
}

bool is_ascii(const byte_slice& s) {
  for (long i = 0; i < s.len(); ++i)
    if (s.data()[i] >= 0x80) return false;
  return true;
}

// As strings.Map, into an array of the length of s, which grows as append lets it.
template <class Mapping>
byte_slice mapped(const byte_slice& s, Mapping mapping) {
  auto result = make_slice<std::uint8_t>(0, s.len());
  string whole = text(s);
  for (long i = 0; i < whole.len();) {
    auto [r, width] = rt::core::decode(whole.data() + i, whole.len() - i);
    if (std::int32_t changed = mapping(r); changed >= 0) {
      char encoded[4];
      result = append_slice(result, string(encoded, rt::core::encode_rune(encoded, changed)));
    }
    i += width;
  }
  return result;
}

// ToUpper and ToLower, which treat ASCII separately: unchanged text is copied.
template <class Mapping>
byte_slice in_case(const byte_slice& s, Mapping mapping) {
  if (!is_ascii(s)) return mapped(s, mapping);
  auto changed = make_slice<std::uint8_t>(s.len());
  for (long i = 0; i < s.len(); ++i) changed.data()[i] = static_cast<std::uint8_t>(mapping(s.data()[i]));
  return Equal(changed, s) ? append_slice(make_slice<std::uint8_t>(0), s) : changed;
}

// A slice that is trimmed away completely is nil.
byte_slice trimmed(const byte_slice& whole, string rest) {
  if (rest.len() == 0) return nullptr;
  long start = reinterpret_cast<const std::uint8_t*>(rest.data()) - whole.data();
  return whole.sub(start, start + rest.len());
}

}  // namespace

byte_slice Clone(byte_slice b) {
  if (b == nullptr) return nullptr;
  return append_slice(make_slice<std::uint8_t>(0), b);
}

bool Equal(byte_slice a, byte_slice b) { return text(a) == text(b); }
long Compare(byte_slice a, byte_slice b) { return strings::Compare(text(a), text(b)); }
bool EqualFold(byte_slice s, byte_slice t) { return strings::EqualFold(text(s), text(t)); }
bool Contains(byte_slice b, byte_slice subslice) { return strings::Contains(text(b), text(subslice)); }
bool ContainsAny(byte_slice b, string chars) { return strings::ContainsAny(text(b), chars); }
bool ContainsFunc(byte_slice b, func<bool(std::int32_t)> f) { return strings::ContainsFunc(text(b), f); }
bool ContainsRune(byte_slice b, std::int32_t r) { return strings::ContainsRune(text(b), r); }
long Count(byte_slice s, byte_slice sep) { return strings::Count(text(s), text(sep)); }
bool HasPrefix(byte_slice s, byte_slice prefix) { return strings::HasPrefix(text(s), text(prefix)); }
bool HasSuffix(byte_slice s, byte_slice suffix) { return strings::HasSuffix(text(s), text(suffix)); }
long Index(byte_slice s, byte_slice sep) { return strings::Index(text(s), text(sep)); }
long IndexAny(byte_slice s, string chars) { return strings::IndexAny(text(s), chars); }
long IndexByte(byte_slice b, std::uint8_t c) { return strings::IndexByte(text(b), c); }
long IndexFunc(byte_slice s, func<bool(std::int32_t)> f) { return strings::IndexFunc(text(s), f); }
long IndexRune(byte_slice s, std::int32_t r) { return strings::IndexRune(text(s), r); }
long LastIndex(byte_slice s, byte_slice sep) { return strings::LastIndex(text(s), text(sep)); }
long LastIndexAny(byte_slice s, string chars) { return strings::LastIndexAny(text(s), chars); }
long LastIndexByte(byte_slice s, std::uint8_t c) { return strings::LastIndexByte(text(s), c); }
long LastIndexFunc(byte_slice s, func<bool(std::int32_t)> f) { return strings::LastIndexFunc(text(s), f); }

slice<byte_slice> Split(byte_slice s, byte_slice sep) { return split(s, sep, 0, -1); }
slice<byte_slice> SplitN(byte_slice s, byte_slice sep, long n) { return split(s, sep, 0, n); }
slice<byte_slice> SplitAfter(byte_slice s, byte_slice sep) { return split(s, sep, sep.len(), -1); }
slice<byte_slice> SplitAfterN(byte_slice s, byte_slice sep, long n) { return split(s, sep, sep.len(), n); }
slice<byte_slice> Fields(byte_slice s) { return parts_of(s, strings::Fields(text(s))); }
slice<byte_slice> FieldsFunc(byte_slice s, func<bool(std::int32_t)> f) {
  return parts_of(s, strings::FieldsFunc(text(s), f));
}

results<byte_slice, byte_slice, bool> Cut(byte_slice s, byte_slice sep) {
  long place = Index(s, sep);
  if (place < 0) return {s, nullptr, false};
  return {s.sub(0, place), s.from(place + sep.len()), true};
}

results<byte_slice, bool> CutPrefix(byte_slice s, byte_slice prefix) {
  if (!HasPrefix(s, prefix)) return {s, false};
  return {s.from(prefix.len()), true};
}

results<byte_slice, bool> CutSuffix(byte_slice s, byte_slice suffix) {
  if (!HasSuffix(s, suffix)) return {s, false};
  return {s.sub(0, s.len() - suffix.len()), true};
}

byte_slice Join(slice<byte_slice> s, byte_slice sep) {
  if (s.len() == 0) return make_slice<std::uint8_t>(0);
  if (s.len() == 1) return append_slice(byte_slice(), s[0]);
  long length = sep.len() * (s.len() - 1);
  for (const byte_slice& part : values(s)) length += part.len();
  auto joined = make_slice<std::uint8_t>(length);
  long place = 0;
  for (auto [i, part] : range(s)) {
    if (i > 0) place += copy(joined.from(place), sep);
    place += copy(joined.from(place), part);
  }
  return joined;
}

byte_slice Repeat(byte_slice b, long count) {
  if (count < 0) panic(any("bytes: negative Repeat count"_s));
  long length = 0;
  if (__builtin_mul_overflow(b.len(), count, &length)) panic(any("bytes: Repeat output length overflow"_s));
  auto repeated = make_slice<std::uint8_t>(length);
  for (long i = 0; i < length; i += b.len()) copy(repeated.from(i), b);
  return repeated;
}

byte_slice Map(func<std::int32_t(std::int32_t)> mapping, byte_slice s) { return mapped(s, mapping); }

byte_slice Replace(byte_slice s, byte_slice old, byte_slice new_, long n) {
  long count = n == 0 ? 0 : Count(s, old);
  if (count == 0) return append_slice(byte_slice(), s);
  if (n < 0 || n > count) n = count;
  auto result = make_slice<std::uint8_t>(s.len() + n * (new_.len() - old.len()));
  long written = 0;
  auto put = [&](const byte_slice& part) { written += copy(result.from(written), part); };
  long start = 0;
  for (long i = 0; i < n; ++i) {
    long place = start;
    if (old.len() > 0)
      place += Index(s.from(start), old);
    else if (i > 0)
      place += rt::core::decode(text(s).data() + start, s.len() - start).width;
    put(s.sub(start, place));
    put(new_);
    start = place + old.len();
  }
  put(s.from(start));
  return result;
}

byte_slice ReplaceAll(byte_slice s, byte_slice old, byte_slice new_) { return Replace(s, old, new_, -1); }

slice<std::int32_t> Runes(byte_slice s) {
  string whole = text(s);
  auto runes = make_slice<std::int32_t>(rt::core::count_runes(whole.data(), whole.len()));
  std::int32_t* place = runes.data();
  for (long i = 0; i < whole.len();) {
    auto [r, width] = rt::core::decode(whole.data() + i, whole.len() - i);
    *place++ = r;
    i += width;
  }
  return runes;
}

byte_slice ToLower(byte_slice s) { return in_case(s, unicode::ToLower); }
byte_slice ToTitle(byte_slice s) { return mapped(s, unicode::ToTitle); }
byte_slice ToUpper(byte_slice s) { return in_case(s, unicode::ToUpper); }

byte_slice Title(byte_slice s) {
  std::int32_t before = ' ';
  return mapped(s, [&before](std::int32_t r) { return strings::title_after(std::exchange(before, r), r); });
}

byte_slice ToValidUTF8(byte_slice s, byte_slice replacement) {
  auto result = make_slice<std::uint8_t>(0, s.len() + replacement.len());
  bool in_bad_run = false;
  for (long i = 0; i < s.len();) {
    auto [r, width] = rt::core::decode(text(s).data() + i, s.len() - i);
    bool bad = r == rt::core::kRuneError && width == 1;
    if (!bad) result = append_slice(result, s.sub(i, i + width));
    if (bad && !in_bad_run) result = append_slice(result, replacement);
    in_bad_run = bad;
    i += width;
  }
  return result;
}

byte_slice Trim(byte_slice s, string cutset) { return trimmed(s, strings::Trim(text(s), cutset)); }
byte_slice TrimFunc(byte_slice s, func<bool(std::int32_t)> f) { return TrimRightFunc(TrimLeftFunc(s, f), f); }
byte_slice TrimLeft(byte_slice s, string cutset) { return trimmed(s, strings::TrimLeft(text(s), cutset)); }
byte_slice TrimLeftFunc(byte_slice s, func<bool(std::int32_t)> f) {
  return trimmed(s, strings::TrimLeftFunc(text(s), f));
}
byte_slice TrimRight(byte_slice s, string cutset) {
  return s.sub(0, strings::TrimRight(text(s), cutset).len());
}
byte_slice TrimRightFunc(byte_slice s, func<bool(std::int32_t)> f) {
  return s.sub(0, strings::TrimRightFunc(text(s), f).len());
}
byte_slice TrimSpace(byte_slice s) { return trimmed(s, strings::TrimSpace(text(s))); }
byte_slice TrimPrefix(byte_slice s, byte_slice prefix) { return CutPrefix(s, prefix).r0; }
byte_slice TrimSuffix(byte_slice s, byte_slice suffix) { return CutSuffix(s, suffix).r0; }

}  // namespace gocxx::bytes
