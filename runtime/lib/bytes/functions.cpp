// Package bytes: the functions. Each is that of package strings on the same bytes: a string made for the call
// shares the bytes of the slice, and a part of it that comes back is found again in the slice.
#include "core/utf8.h"
#include "gocxx/builtin.h"
#include "gocxx/lib/bytes.h"
#include "gocxx/lib/strings.h"
#include "gocxx/panic.h"
#include "gocxx/range.h"

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
  if (parts == nullptr) return nullptr;
  auto result = make_slice<byte_slice>(parts.len());
  for (auto [i, part] : range(parts)) result[i] = part_of(whole, part);
  return result;
}

// What is trimmed away whole is nil.
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

slice<byte_slice> Split(byte_slice s, byte_slice sep) {
  return parts_of(s, strings::Split(text(s), text(sep)));
}
slice<byte_slice> SplitN(byte_slice s, byte_slice sep, long n) {
  return parts_of(s, strings::SplitN(text(s), text(sep), n));
}
slice<byte_slice> SplitAfter(byte_slice s, byte_slice sep) {
  return parts_of(s, strings::SplitAfter(text(s), text(sep)));
}
slice<byte_slice> SplitAfterN(byte_slice s, byte_slice sep, long n) {
  return parts_of(s, strings::SplitAfterN(text(s), text(sep), n));
}
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
  auto joined = make_slice<std::uint8_t>(0);
  for (auto [i, part] : range(s)) {
    if (i > 0) joined = append_slice(joined, sep);
    joined = append_slice(joined, part);
  }
  return joined;
}

byte_slice Repeat(byte_slice b, long count) {
  if (count < 0) panic(any("bytes: negative Repeat count"_s));
  return to_bytes(strings::Repeat(text(b), count));
}

byte_slice Map(func<std::int32_t(std::int32_t)> mapping, byte_slice s) {
  return to_bytes(strings::Map(mapping, text(s)));
}
byte_slice Replace(byte_slice s, byte_slice old, byte_slice new_, long n) {
  return to_bytes(strings::Replace(text(s), text(old), text(new_), n));
}
byte_slice ReplaceAll(byte_slice s, byte_slice old, byte_slice new_) { return Replace(s, old, new_, -1); }
slice<std::int32_t> Runes(byte_slice s) { return to_runes(text(s)); }
byte_slice Title(byte_slice s) { return to_bytes(strings::Title(text(s))); }
byte_slice ToLower(byte_slice s) { return to_bytes(strings::ToLower(text(s))); }
byte_slice ToTitle(byte_slice s) { return to_bytes(strings::ToTitle(text(s))); }
byte_slice ToUpper(byte_slice s) { return to_bytes(strings::ToUpper(text(s))); }
byte_slice ToValidUTF8(byte_slice s, byte_slice replacement) {
  return to_bytes(strings::ToValidUTF8(text(s), text(replacement)));
}

byte_slice Trim(byte_slice s, string cutset) { return trimmed(s, strings::Trim(text(s), cutset)); }
byte_slice TrimFunc(byte_slice s, func<bool(std::int32_t)> f) {
  return trimmed(s, strings::TrimFunc(text(s), f));
}
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
