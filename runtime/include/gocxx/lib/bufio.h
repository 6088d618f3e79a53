// Package bufio.
#pragma once

#include "gocxx/defined.h"
#include "gocxx/error.h"
#include "gocxx/func.h"
#include "gocxx/lib/io.h"
#include "gocxx/ptr.h"
#include "gocxx/results.h"
#include "gocxx/slice.h"
#include "gocxx/string.h"
#include "gocxx/type.h"

namespace gocxx {

namespace bufio {

struct Writer;

inline constexpr long MaxScanTokenSize = 65536;

extern error ErrInvalidUnreadByte;
extern error ErrInvalidUnreadRune;
extern error ErrBufferFull;
extern error ErrNegativeCount;
extern error ErrTooLong;
extern error ErrNegativeAdvance;
extern error ErrAdvanceTooFar;
extern error ErrBadReadCount;
extern error ErrFinalToken;

struct Reader {
  slice<std::uint8_t> buf{};
  io::Reader rd{};
  long r{};
  long w{};
  error err{};
  long lastByte{};
  long lastRuneSize{};

  static long Buffered(ptr<Reader> b);
  static results<long, error> Discard(ptr<Reader> b, long n);
  static results<slice<std::uint8_t>, error> Peek(ptr<Reader> b, long n);
  static results<long, error> Read(ptr<Reader> b, slice<std::uint8_t> p);
  static results<std::uint8_t, error> ReadByte(ptr<Reader> b);
  static results<slice<std::uint8_t>, error> ReadBytes(ptr<Reader> b, std::uint8_t delim);
  static results<slice<std::uint8_t>, bool, error> ReadLine(ptr<Reader> b);
  static results<std::int32_t, long, error> ReadRune(ptr<Reader> b);
  static results<slice<std::uint8_t>, error> ReadSlice(ptr<Reader> b, std::uint8_t delim);
  static results<string, error> ReadString(ptr<Reader> b, std::uint8_t delim);
  static void Reset(ptr<Reader> b, io::Reader r);
  static long Size(ptr<Reader> b);
  static error UnreadByte(ptr<Reader> b);
  static error UnreadRune(ptr<Reader> b);
  static results<long long, error> WriteTo(ptr<Reader> b, io::Writer w);
};

ptr<Reader> NewReader(io::Reader rd);
ptr<Reader> NewReaderSize(io::Reader rd, long size);

struct Writer {
  error err{};
  slice<std::uint8_t> buf{};
  long n{};
  io::Writer wr{};

  static long Available(ptr<Writer> b);
  static slice<std::uint8_t> AvailableBuffer(ptr<Writer> b);
  static long Buffered(ptr<Writer> b);
  static error Flush(ptr<Writer> b);
  static results<long long, error> ReadFrom(ptr<Writer> b, io::Reader r);
  static void Reset(ptr<Writer> b, io::Writer w);
  static long Size(ptr<Writer> b);
  static results<long, error> Write(ptr<Writer> b, slice<std::uint8_t> p);
  static error WriteByte(ptr<Writer> b, std::uint8_t c);
  static results<long, error> WriteRune(ptr<Writer> b, std::int32_t r);
  static results<long, error> WriteString(ptr<Writer> b, string s);
};

ptr<Writer> NewWriter(io::Writer w);
ptr<Writer> NewWriterSize(io::Writer w, long size);

struct ReadWriter {
  ptr<bufio::Reader> Reader{};
  ptr<bufio::Writer> Writer{};

  bool operator==(const ReadWriter&) const = default;

  /// The methods of the two that are promoted, which *ReadWriter has, too.
  static results<long, error> Discard(ReadWriter b, long n) { return bufio::Reader::Discard(b.Reader, n); }
  static results<slice<std::uint8_t>, error> Peek(ReadWriter b, long n) {
    return bufio::Reader::Peek(b.Reader, n);
  }
  static results<long, error> Read(ReadWriter b, slice<std::uint8_t> p) {
    return bufio::Reader::Read(b.Reader, p);
  }
  static results<std::uint8_t, error> ReadByte(ReadWriter b) { return bufio::Reader::ReadByte(b.Reader); }
  static results<slice<std::uint8_t>, error> ReadBytes(ReadWriter b, std::uint8_t delim) {
    return bufio::Reader::ReadBytes(b.Reader, delim);
  }
  static results<slice<std::uint8_t>, bool, error> ReadLine(ReadWriter b) {
    return bufio::Reader::ReadLine(b.Reader);
  }
  static results<std::int32_t, long, error> ReadRune(ReadWriter b) {
    return bufio::Reader::ReadRune(b.Reader);
  }
  static results<slice<std::uint8_t>, error> ReadSlice(ReadWriter b, std::uint8_t delim) {
    return bufio::Reader::ReadSlice(b.Reader, delim);
  }
  static results<string, error> ReadString(ReadWriter b, std::uint8_t delim) {
    return bufio::Reader::ReadString(b.Reader, delim);
  }
  static error UnreadByte(ReadWriter b) { return bufio::Reader::UnreadByte(b.Reader); }
  static error UnreadRune(ReadWriter b) { return bufio::Reader::UnreadRune(b.Reader); }
  static results<long long, error> WriteTo(ReadWriter b, io::Writer w) {
    return bufio::Reader::WriteTo(b.Reader, w);
  }
  static long Available(ReadWriter b) { return bufio::Writer::Available(b.Writer); }
  static slice<std::uint8_t> AvailableBuffer(ReadWriter b) {
    return bufio::Writer::AvailableBuffer(b.Writer);
  }
  static error Flush(ReadWriter b) { return bufio::Writer::Flush(b.Writer); }
  static results<long long, error> ReadFrom(ReadWriter b, io::Reader r) {
    return bufio::Writer::ReadFrom(b.Writer, r);
  }
  static results<long, error> Write(ReadWriter b, slice<std::uint8_t> p) {
    return bufio::Writer::Write(b.Writer, p);
  }
  static error WriteByte(ReadWriter b, std::uint8_t c) { return bufio::Writer::WriteByte(b.Writer, c); }
  static results<long, error> WriteRune(ReadWriter b, std::int32_t r) {
    return bufio::Writer::WriteRune(b.Writer, r);
  }
  static results<long, error> WriteString(ReadWriter b, string s) {
    return bufio::Writer::WriteString(b.Writer, s);
  }
};

ptr<ReadWriter> NewReadWriter(ptr<Reader> r, ptr<Writer> w);

struct SplitFunc
    : defined<SplitFunc, func<results<long, slice<std::uint8_t>, error>(slice<std::uint8_t>, bool)>> {
  using defined::defined;
};

results<long, slice<std::uint8_t>, error> ScanBytes(slice<std::uint8_t> data, bool atEOF);
results<long, slice<std::uint8_t>, error> ScanLines(slice<std::uint8_t> data, bool atEOF);
results<long, slice<std::uint8_t>, error> ScanRunes(slice<std::uint8_t> data, bool atEOF);
results<long, slice<std::uint8_t>, error> ScanWords(slice<std::uint8_t> data, bool atEOF);

struct Scanner {
  io::Reader r{};
  SplitFunc split{};
  long maxTokenSize{};
  slice<std::uint8_t> token{};
  slice<std::uint8_t> buf{};
  long start{};
  long end{};
  error err{};
  long empties{};
  bool scanCalled{};
  bool done{};

  static void Buffer(ptr<Scanner> s, slice<std::uint8_t> buf, long max);
  static slice<std::uint8_t> Bytes(ptr<Scanner> s);
  static error Err(ptr<Scanner> s);
  static bool Scan(ptr<Scanner> s);
  static void Split(ptr<Scanner> s, SplitFunc split);
  static string Text(ptr<Scanner> s);
};

ptr<Scanner> NewScanner(io::Reader r);

}  // namespace bufio

template <>
struct type_traits<bufio::Reader> {
  static constexpr const char* name = "bufio.Reader";
  static constexpr field fields[] = {{"buf", type_ref<slice<std::uint8_t>>, offsetof(bufio::Reader, buf)},
                                     {"rd", type_ref<io::Reader>, offsetof(bufio::Reader, rd)},
                                     {"r", type_ref<long>, offsetof(bufio::Reader, r)},
                                     {"w", type_ref<long>, offsetof(bufio::Reader, w)},
                                     {"err", type_ref<error>, offsetof(bufio::Reader, err)},
                                     {"lastByte", type_ref<long>, offsetof(bufio::Reader, lastByte)},
                                     {"lastRuneSize", type_ref<long>, offsetof(bufio::Reader, lastRuneSize)}};
};
template <>
const type descriptor<bufio::Reader>::value;
template <>
struct type_traits<ptr<bufio::Reader>> {
  static constexpr auto methods = gocxx::methods<
      ptr<bufio::Reader>, method<"Buffered", &bufio::Reader::Buffered>,
      method<"Discard", &bufio::Reader::Discard>, method<"Peek", &bufio::Reader::Peek>,
      method<"Read", &bufio::Reader::Read>, method<"ReadByte", &bufio::Reader::ReadByte>,
      method<"ReadBytes", &bufio::Reader::ReadBytes>, method<"ReadLine", &bufio::Reader::ReadLine>,
      method<"ReadRune", &bufio::Reader::ReadRune>, method<"ReadSlice", &bufio::Reader::ReadSlice>,
      method<"ReadString", &bufio::Reader::ReadString>, method<"Reset", &bufio::Reader::Reset>,
      method<"Size", &bufio::Reader::Size>, method<"UnreadByte", &bufio::Reader::UnreadByte>,
      method<"UnreadRune", &bufio::Reader::UnreadRune>, method<"WriteTo", &bufio::Reader::WriteTo>>;
};
template <>
const type descriptor<ptr<bufio::Reader>>::value;

template <>
struct type_traits<bufio::Writer> {
  static constexpr const char* name = "bufio.Writer";
  static constexpr field fields[] = {{"err", type_ref<error>, offsetof(bufio::Writer, err)},
                                     {"buf", type_ref<slice<std::uint8_t>>, offsetof(bufio::Writer, buf)},
                                     {"n", type_ref<long>, offsetof(bufio::Writer, n)},
                                     {"wr", type_ref<io::Writer>, offsetof(bufio::Writer, wr)}};
};
template <>
const type descriptor<bufio::Writer>::value;
template <>
struct type_traits<ptr<bufio::Writer>> {
  static constexpr auto methods =
      gocxx::methods<ptr<bufio::Writer>, method<"Available", &bufio::Writer::Available>,
                     method<"AvailableBuffer", &bufio::Writer::AvailableBuffer>,
                     method<"Buffered", &bufio::Writer::Buffered>, method<"Flush", &bufio::Writer::Flush>,
                     method<"ReadFrom", &bufio::Writer::ReadFrom>, method<"Reset", &bufio::Writer::Reset>,
                     method<"Size", &bufio::Writer::Size>, method<"Write", &bufio::Writer::Write>,
                     method<"WriteByte", &bufio::Writer::WriteByte>,
                     method<"WriteRune", &bufio::Writer::WriteRune>,
                     method<"WriteString", &bufio::Writer::WriteString>>;
};
template <>
const type descriptor<ptr<bufio::Writer>>::value;

template <>
struct type_traits<bufio::ReadWriter> {
  static constexpr const char* name = "bufio.ReadWriter";
  static constexpr field fields[] = {
      {"Reader", type_ref<ptr<bufio::Reader>>, offsetof(bufio::ReadWriter, Reader), "", true},
      {"Writer", type_ref<ptr<bufio::Writer>>, offsetof(bufio::ReadWriter, Writer), "", true}};
  using T = bufio::ReadWriter;
  static constexpr auto methods = gocxx::methods<
      T, embedded<method<"Available", &T::Available>>,
      embedded<method<"AvailableBuffer", &T::AvailableBuffer>>, embedded<method<"Discard", &T::Discard>>,
      embedded<method<"Flush", &T::Flush>>, embedded<method<"Peek", &T::Peek>>,
      embedded<method<"Read", &T::Read>>, embedded<method<"ReadByte", &T::ReadByte>>,
      embedded<method<"ReadBytes", &T::ReadBytes>>, embedded<method<"ReadFrom", &T::ReadFrom>>,
      embedded<method<"ReadLine", &T::ReadLine>>, embedded<method<"ReadRune", &T::ReadRune>>,
      embedded<method<"ReadSlice", &T::ReadSlice>>, embedded<method<"ReadString", &T::ReadString>>,
      embedded<method<"UnreadByte", &T::UnreadByte>>, embedded<method<"UnreadRune", &T::UnreadRune>>,
      embedded<method<"Write", &T::Write>>, embedded<method<"WriteByte", &T::WriteByte>>,
      embedded<method<"WriteRune", &T::WriteRune>>, embedded<method<"WriteString", &T::WriteString>>,
      embedded<method<"WriteTo", &T::WriteTo>>>;
};
template <>
const type descriptor<bufio::ReadWriter>::value;
template <>
const type descriptor<ptr<bufio::ReadWriter>>::value;

template <>
struct type_traits<bufio::SplitFunc> {
  static constexpr const char* name = "bufio.SplitFunc";
};
template <>
const type descriptor<bufio::SplitFunc>::value;

template <>
struct type_traits<bufio::Scanner> {
  static constexpr const char* name = "bufio.Scanner";
  static constexpr field fields[] = {
      {"r", type_ref<io::Reader>, offsetof(bufio::Scanner, r)},
      {"split", type_ref<bufio::SplitFunc>, offsetof(bufio::Scanner, split)},
      {"maxTokenSize", type_ref<long>, offsetof(bufio::Scanner, maxTokenSize)},
      {"token", type_ref<slice<std::uint8_t>>, offsetof(bufio::Scanner, token)},
      {"buf", type_ref<slice<std::uint8_t>>, offsetof(bufio::Scanner, buf)},
      {"start", type_ref<long>, offsetof(bufio::Scanner, start)},
      {"end", type_ref<long>, offsetof(bufio::Scanner, end)},
      {"err", type_ref<error>, offsetof(bufio::Scanner, err)},
      {"empties", type_ref<long>, offsetof(bufio::Scanner, empties)},
      {"scanCalled", type_ref<bool>, offsetof(bufio::Scanner, scanCalled)},
      {"done", type_ref<bool>, offsetof(bufio::Scanner, done)}};
};
template <>
const type descriptor<bufio::Scanner>::value;
template <>
struct type_traits<ptr<bufio::Scanner>> {
  static constexpr auto methods =
      gocxx::methods<ptr<bufio::Scanner>, method<"Buffer", &bufio::Scanner::Buffer>,
                     method<"Bytes", &bufio::Scanner::Bytes>, method<"Err", &bufio::Scanner::Err>,
                     method<"Scan", &bufio::Scanner::Scan>, method<"Split", &bufio::Scanner::Split>,
                     method<"Text", &bufio::Scanner::Text>>;
};
template <>
const type descriptor<ptr<bufio::Scanner>>::value;

}  // namespace gocxx
