// Package bytes.
#pragma once

#include "gocxx/error.h"
#include "gocxx/func.h"
#include "gocxx/lib/io.h"
#include "gocxx/ptr.h"
#include "gocxx/results.h"
#include "gocxx/slice.h"
#include "gocxx/string.h"
#include "gocxx/type.h"

namespace gocxx {

namespace bytes {

struct Reader;

inline constexpr long MinRead = 512;

extern error ErrTooLarge;

/// A Buffer is bytes to read from its front and to write at its end.
struct Buffer {
  slice<std::uint8_t> buf{};
  long off{};
  std::int8_t lastRead{};

  static long Available(ptr<Buffer> b);
  static slice<std::uint8_t> AvailableBuffer(ptr<Buffer> b);
  static slice<std::uint8_t> Bytes(ptr<Buffer> b);
  static long Cap(ptr<Buffer> b);
  static void Grow(ptr<Buffer> b, long n);
  static long Len(ptr<Buffer> b);
  static slice<std::uint8_t> Next(ptr<Buffer> b, long n);
  static results<long, error> Read(ptr<Buffer> b, slice<std::uint8_t> p);
  static results<std::uint8_t, error> ReadByte(ptr<Buffer> b);
  static results<slice<std::uint8_t>, error> ReadBytes(ptr<Buffer> b, std::uint8_t delim);
  static results<long long, error> ReadFrom(ptr<Buffer> b, io::Reader r);
  static results<std::int32_t, long, error> ReadRune(ptr<Buffer> b);
  static results<string, error> ReadString(ptr<Buffer> b, std::uint8_t delim);
  static void Reset(ptr<Buffer> b);
  static string String(ptr<Buffer> b);
  static void Truncate(ptr<Buffer> b, long n);
  static error UnreadByte(ptr<Buffer> b);
  static error UnreadRune(ptr<Buffer> b);
  static results<long, error> Write(ptr<Buffer> b, slice<std::uint8_t> p);
  static error WriteByte(ptr<Buffer> b, std::uint8_t c);
  static results<long, error> WriteRune(ptr<Buffer> b, std::int32_t r);
  static results<long, error> WriteString(ptr<Buffer> b, string s);
  static results<long long, error> WriteTo(ptr<Buffer> b, io::Writer w);
};

ptr<Buffer> NewBuffer(slice<std::uint8_t> buf);
ptr<Buffer> NewBufferString(string s);

/// A Reader reads from a byte slice.
struct Reader {
  slice<std::uint8_t> s{};
  long long i{};
  long prevRune{};

  static long Len(ptr<Reader> r);
  static results<long, error> Read(ptr<Reader> r, slice<std::uint8_t> b);
  static results<long, error> ReadAt(ptr<Reader> r, slice<std::uint8_t> b, long long off);
  static results<std::uint8_t, error> ReadByte(ptr<Reader> r);
  static results<std::int32_t, long, error> ReadRune(ptr<Reader> r);
  static void Reset(ptr<Reader> r, slice<std::uint8_t> b);
  static results<long long, error> Seek(ptr<Reader> r, long long offset, long whence);
  static long long Size(ptr<Reader> r);
  static error UnreadByte(ptr<Reader> r);
  static error UnreadRune(ptr<Reader> r);
  static results<long long, error> WriteTo(ptr<Reader> r, io::Writer w);
};

ptr<Reader> NewReader(slice<std::uint8_t> b);
slice<std::uint8_t> Clone(slice<std::uint8_t> b);
long Compare(slice<std::uint8_t> a, slice<std::uint8_t> b);
bool Contains(slice<std::uint8_t> b, slice<std::uint8_t> subslice);
bool ContainsAny(slice<std::uint8_t> b, string chars);
bool ContainsFunc(slice<std::uint8_t> b, func<bool(std::int32_t)> f);
bool ContainsRune(slice<std::uint8_t> b, std::int32_t r);
long Count(slice<std::uint8_t> s, slice<std::uint8_t> sep);
results<slice<std::uint8_t>, slice<std::uint8_t>, bool> Cut(slice<std::uint8_t> s, slice<std::uint8_t> sep);
results<slice<std::uint8_t>, bool> CutPrefix(slice<std::uint8_t> s, slice<std::uint8_t> prefix);
results<slice<std::uint8_t>, bool> CutSuffix(slice<std::uint8_t> s, slice<std::uint8_t> suffix);
bool Equal(slice<std::uint8_t> a, slice<std::uint8_t> b);
bool EqualFold(slice<std::uint8_t> s, slice<std::uint8_t> t);
slice<slice<std::uint8_t>> Fields(slice<std::uint8_t> s);
slice<slice<std::uint8_t>> FieldsFunc(slice<std::uint8_t> s, func<bool(std::int32_t)> f);
bool HasPrefix(slice<std::uint8_t> s, slice<std::uint8_t> prefix);
bool HasSuffix(slice<std::uint8_t> s, slice<std::uint8_t> suffix);
long Index(slice<std::uint8_t> s, slice<std::uint8_t> sep);
long IndexAny(slice<std::uint8_t> s, string chars);
long IndexByte(slice<std::uint8_t> b, std::uint8_t c);
long IndexFunc(slice<std::uint8_t> s, func<bool(std::int32_t)> f);
long IndexRune(slice<std::uint8_t> s, std::int32_t r);
slice<std::uint8_t> Join(slice<slice<std::uint8_t>> s, slice<std::uint8_t> sep);
long LastIndex(slice<std::uint8_t> s, slice<std::uint8_t> sep);
long LastIndexAny(slice<std::uint8_t> s, string chars);
long LastIndexByte(slice<std::uint8_t> s, std::uint8_t c);
long LastIndexFunc(slice<std::uint8_t> s, func<bool(std::int32_t)> f);
slice<std::uint8_t> Map(func<std::int32_t(std::int32_t)> mapping, slice<std::uint8_t> s);
slice<std::uint8_t> Repeat(slice<std::uint8_t> b, long count);
slice<std::uint8_t> Replace(slice<std::uint8_t> s, slice<std::uint8_t> old, slice<std::uint8_t> new_, long n);
slice<std::uint8_t> ReplaceAll(slice<std::uint8_t> s, slice<std::uint8_t> old, slice<std::uint8_t> new_);
slice<std::int32_t> Runes(slice<std::uint8_t> s);
slice<slice<std::uint8_t>> Split(slice<std::uint8_t> s, slice<std::uint8_t> sep);
slice<slice<std::uint8_t>> SplitAfter(slice<std::uint8_t> s, slice<std::uint8_t> sep);
slice<slice<std::uint8_t>> SplitAfterN(slice<std::uint8_t> s, slice<std::uint8_t> sep, long n);
slice<slice<std::uint8_t>> SplitN(slice<std::uint8_t> s, slice<std::uint8_t> sep, long n);
slice<std::uint8_t> Title(slice<std::uint8_t> s);
slice<std::uint8_t> ToLower(slice<std::uint8_t> s);
slice<std::uint8_t> ToTitle(slice<std::uint8_t> s);
slice<std::uint8_t> ToUpper(slice<std::uint8_t> s);
slice<std::uint8_t> ToValidUTF8(slice<std::uint8_t> s, slice<std::uint8_t> replacement);
slice<std::uint8_t> Trim(slice<std::uint8_t> s, string cutset);
slice<std::uint8_t> TrimFunc(slice<std::uint8_t> s, func<bool(std::int32_t)> f);
slice<std::uint8_t> TrimLeft(slice<std::uint8_t> s, string cutset);
slice<std::uint8_t> TrimLeftFunc(slice<std::uint8_t> s, func<bool(std::int32_t)> f);
slice<std::uint8_t> TrimPrefix(slice<std::uint8_t> s, slice<std::uint8_t> prefix);
slice<std::uint8_t> TrimRight(slice<std::uint8_t> s, string cutset);
slice<std::uint8_t> TrimRightFunc(slice<std::uint8_t> s, func<bool(std::int32_t)> f);
slice<std::uint8_t> TrimSpace(slice<std::uint8_t> s);
slice<std::uint8_t> TrimSuffix(slice<std::uint8_t> s, slice<std::uint8_t> suffix);

}  // namespace bytes

template <>
struct type_traits<bytes::Buffer> {
  static constexpr const char* name = "bytes.Buffer";
  static constexpr field fields[] = {{"buf", type_ref<slice<std::uint8_t>>, offsetof(bytes::Buffer, buf)},
                                     {"off", type_ref<long>, offsetof(bytes::Buffer, off)},
                                     {"lastRead", type_ref<std::int8_t>, offsetof(bytes::Buffer, lastRead)}};
};
template <>
const type descriptor<bytes::Buffer>::value;
template <>
struct type_traits<ptr<bytes::Buffer>> {
  static constexpr auto methods = gocxx::methods<
      ptr<bytes::Buffer>, method<"Available", &bytes::Buffer::Available>,
      method<"AvailableBuffer", &bytes::Buffer::AvailableBuffer>, method<"Bytes", &bytes::Buffer::Bytes>,
      method<"Cap", &bytes::Buffer::Cap>, method<"Grow", &bytes::Buffer::Grow>,
      method<"Len", &bytes::Buffer::Len>, method<"Next", &bytes::Buffer::Next>,
      method<"Read", &bytes::Buffer::Read>, method<"ReadByte", &bytes::Buffer::ReadByte>,
      method<"ReadBytes", &bytes::Buffer::ReadBytes>, method<"ReadFrom", &bytes::Buffer::ReadFrom>,
      method<"ReadRune", &bytes::Buffer::ReadRune>, method<"ReadString", &bytes::Buffer::ReadString>,
      method<"Reset", &bytes::Buffer::Reset>, method<"String", &bytes::Buffer::String>,
      method<"Truncate", &bytes::Buffer::Truncate>, method<"UnreadByte", &bytes::Buffer::UnreadByte>,
      method<"UnreadRune", &bytes::Buffer::UnreadRune>, method<"Write", &bytes::Buffer::Write>,
      method<"WriteByte", &bytes::Buffer::WriteByte>, method<"WriteRune", &bytes::Buffer::WriteRune>,
      method<"WriteString", &bytes::Buffer::WriteString>, method<"WriteTo", &bytes::Buffer::WriteTo>>;
};
template <>
const type descriptor<ptr<bytes::Buffer>>::value;

template <>
struct type_traits<bytes::Reader> {
  static constexpr const char* name = "bytes.Reader";
  static constexpr field fields[] = {{"s", type_ref<slice<std::uint8_t>>, offsetof(bytes::Reader, s)},
                                     {"i", type_ref<long long>, offsetof(bytes::Reader, i)},
                                     {"prevRune", type_ref<long>, offsetof(bytes::Reader, prevRune)}};
};
template <>
const type descriptor<bytes::Reader>::value;
template <>
struct type_traits<ptr<bytes::Reader>> {
  static constexpr auto methods = gocxx::methods<
      ptr<bytes::Reader>, method<"Len", &bytes::Reader::Len>, method<"Read", &bytes::Reader::Read>,
      method<"ReadAt", &bytes::Reader::ReadAt>, method<"ReadByte", &bytes::Reader::ReadByte>,
      method<"ReadRune", &bytes::Reader::ReadRune>, method<"Reset", &bytes::Reader::Reset>,
      method<"Seek", &bytes::Reader::Seek>, method<"Size", &bytes::Reader::Size>,
      method<"UnreadByte", &bytes::Reader::UnreadByte>, method<"UnreadRune", &bytes::Reader::UnreadRune>,
      method<"WriteTo", &bytes::Reader::WriteTo>>;
};
template <>
const type descriptor<ptr<bytes::Reader>>::value;

}  // namespace gocxx
