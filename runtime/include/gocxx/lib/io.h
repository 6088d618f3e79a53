// Package io.
#pragma once

#include "gocxx/chan.h"
#include "gocxx/empty_struct.h"
#include "gocxx/error.h"
#include "gocxx/interface.h"
#include "gocxx/ptr.h"
#include "gocxx/results.h"
#include "gocxx/slice.h"
#include "gocxx/string.h"
#include "gocxx/type.h"

namespace gocxx {

namespace io {

struct PipeReader;
struct PipeWriter;
struct Writer;

inline constexpr long SeekStart = 0;
inline constexpr long SeekCurrent = 1;
inline constexpr long SeekEnd = 2;

extern error EOF_;
extern error ErrClosedPipe;
extern error ErrNoProgress;
extern error ErrShortBuffer;
extern error ErrShortWrite;
extern error ErrUnexpectedEOF;
extern Writer Discard;

struct Reader : interface<Reader> {
  using interface::interface;
  static constexpr auto methods =
      interface_methods<signature<"Read", results<long, error>(slice<std::uint8_t>)>>;
  results<long, error> Read(slice<std::uint8_t> p) const { return call<0, results<long, error>>(p); }
};

struct Writer : interface<Writer> {
  using interface::interface;
  static constexpr auto methods =
      interface_methods<signature<"Write", results<long, error>(slice<std::uint8_t>)>>;
  results<long, error> Write(slice<std::uint8_t> p) const { return call<0, results<long, error>>(p); }
};

struct Closer : interface<Closer> {
  using interface::interface;
  static constexpr auto methods = interface_methods<signature<"Close", error()>>;
  error Close() const { return call<0, error>(); }
};

struct Seeker : interface<Seeker> {
  using interface::interface;
  static constexpr auto methods =
      interface_methods<signature<"Seek", results<long long, error>(long long, long)>>;
  results<long long, error> Seek(long long offset, long whence) const {
    return call<0, results<long long, error>>(offset, whence);
  }
};

struct ReadWriter : interface<ReadWriter> {
  using interface::interface;
  static constexpr auto methods =
      interface_methods<signature<"Read", results<long, error>(slice<std::uint8_t>)>,
                        signature<"Write", results<long, error>(slice<std::uint8_t>)>>;
  results<long, error> Read(slice<std::uint8_t> p) const { return call<0, results<long, error>>(p); }
  results<long, error> Write(slice<std::uint8_t> p) const { return call<1, results<long, error>>(p); }
};

struct ReadCloser : interface<ReadCloser> {
  using interface::interface;
  static constexpr auto methods =
      interface_methods<signature<"Close", error()>,
                        signature<"Read", results<long, error>(slice<std::uint8_t>)>>;
  error Close() const { return call<0, error>(); }
  results<long, error> Read(slice<std::uint8_t> p) const { return call<1, results<long, error>>(p); }
};

struct WriteCloser : interface<WriteCloser> {
  using interface::interface;
  static constexpr auto methods =
      interface_methods<signature<"Close", error()>,
                        signature<"Write", results<long, error>(slice<std::uint8_t>)>>;
  error Close() const { return call<0, error>(); }
  results<long, error> Write(slice<std::uint8_t> p) const { return call<1, results<long, error>>(p); }
};

struct ReadWriteCloser : interface<ReadWriteCloser> {
  using interface::interface;
  static constexpr auto methods =
      interface_methods<signature<"Close", error()>,
                        signature<"Read", results<long, error>(slice<std::uint8_t>)>,
                        signature<"Write", results<long, error>(slice<std::uint8_t>)>>;
  error Close() const { return call<0, error>(); }
  results<long, error> Read(slice<std::uint8_t> p) const { return call<1, results<long, error>>(p); }
  results<long, error> Write(slice<std::uint8_t> p) const { return call<2, results<long, error>>(p); }
};

struct ReadSeeker : interface<ReadSeeker> {
  using interface::interface;
  static constexpr auto methods =
      interface_methods<signature<"Read", results<long, error>(slice<std::uint8_t>)>,
                        signature<"Seek", results<long long, error>(long long, long)>>;
  results<long, error> Read(slice<std::uint8_t> p) const { return call<0, results<long, error>>(p); }
  results<long long, error> Seek(long long offset, long whence) const {
    return call<1, results<long long, error>>(offset, whence);
  }
};

struct ReadSeekCloser : interface<ReadSeekCloser> {
  using interface::interface;
  static constexpr auto methods =
      interface_methods<signature<"Close", error()>,
                        signature<"Read", results<long, error>(slice<std::uint8_t>)>,
                        signature<"Seek", results<long long, error>(long long, long)>>;
  error Close() const { return call<0, error>(); }
  results<long, error> Read(slice<std::uint8_t> p) const { return call<1, results<long, error>>(p); }
  results<long long, error> Seek(long long offset, long whence) const {
    return call<2, results<long long, error>>(offset, whence);
  }
};

struct WriteSeeker : interface<WriteSeeker> {
  using interface::interface;
  static constexpr auto methods =
      interface_methods<signature<"Seek", results<long long, error>(long long, long)>,
                        signature<"Write", results<long, error>(slice<std::uint8_t>)>>;
  results<long long, error> Seek(long long offset, long whence) const {
    return call<0, results<long long, error>>(offset, whence);
  }
  results<long, error> Write(slice<std::uint8_t> p) const { return call<1, results<long, error>>(p); }
};

struct ReadWriteSeeker : interface<ReadWriteSeeker> {
  using interface::interface;
  static constexpr auto methods =
      interface_methods<signature<"Read", results<long, error>(slice<std::uint8_t>)>,
                        signature<"Seek", results<long long, error>(long long, long)>,
                        signature<"Write", results<long, error>(slice<std::uint8_t>)>>;
  results<long, error> Read(slice<std::uint8_t> p) const { return call<0, results<long, error>>(p); }
  results<long long, error> Seek(long long offset, long whence) const {
    return call<1, results<long long, error>>(offset, whence);
  }
  results<long, error> Write(slice<std::uint8_t> p) const { return call<2, results<long, error>>(p); }
};

struct ReaderFrom : interface<ReaderFrom> {
  using interface::interface;
  static constexpr auto methods = interface_methods<signature<"ReadFrom", results<long long, error>(Reader)>>;
  results<long long, error> ReadFrom(Reader r) const { return call<0, results<long long, error>>(r); }
};

struct WriterTo : interface<WriterTo> {
  using interface::interface;
  static constexpr auto methods = interface_methods<signature<"WriteTo", results<long long, error>(Writer)>>;
  results<long long, error> WriteTo(Writer w) const { return call<0, results<long long, error>>(w); }
};

struct ReaderAt : interface<ReaderAt> {
  using interface::interface;
  static constexpr auto methods =
      interface_methods<signature<"ReadAt", results<long, error>(slice<std::uint8_t>, long long)>>;
  results<long, error> ReadAt(slice<std::uint8_t> p, long long off) const {
    return call<0, results<long, error>>(p, off);
  }
};

struct WriterAt : interface<WriterAt> {
  using interface::interface;
  static constexpr auto methods =
      interface_methods<signature<"WriteAt", results<long, error>(slice<std::uint8_t>, long long)>>;
  results<long, error> WriteAt(slice<std::uint8_t> p, long long off) const {
    return call<0, results<long, error>>(p, off);
  }
};

struct ByteReader : interface<ByteReader> {
  using interface::interface;
  static constexpr auto methods = interface_methods<signature<"ReadByte", results<std::uint8_t, error>()>>;
  results<std::uint8_t, error> ReadByte() const { return call<0, results<std::uint8_t, error>>(); }
};

struct ByteScanner : interface<ByteScanner> {
  using interface::interface;
  static constexpr auto methods = interface_methods<signature<"ReadByte", results<std::uint8_t, error>()>,
                                                    signature<"UnreadByte", error()>>;
  results<std::uint8_t, error> ReadByte() const { return call<0, results<std::uint8_t, error>>(); }
  error UnreadByte() const { return call<1, error>(); }
};

struct ByteWriter : interface<ByteWriter> {
  using interface::interface;
  static constexpr auto methods = interface_methods<signature<"WriteByte", error(std::uint8_t)>>;
  error WriteByte(std::uint8_t c) const { return call<0, error>(c); }
};

struct RuneReader : interface<RuneReader> {
  using interface::interface;
  static constexpr auto methods =
      interface_methods<signature<"ReadRune", results<std::int32_t, long, error>()>>;
  results<std::int32_t, long, error> ReadRune() const {
    return call<0, results<std::int32_t, long, error>>();
  }
};

struct RuneScanner : interface<RuneScanner> {
  using interface::interface;
  static constexpr auto methods =
      interface_methods<signature<"ReadRune", results<std::int32_t, long, error>()>,
                        signature<"UnreadRune", error()>>;
  results<std::int32_t, long, error> ReadRune() const {
    return call<0, results<std::int32_t, long, error>>();
  }
  error UnreadRune() const { return call<1, error>(); }
};

struct StringWriter : interface<StringWriter> {
  using interface::interface;
  static constexpr auto methods = interface_methods<signature<"WriteString", results<long, error>(string)>>;
  results<long, error> WriteString(string s) const { return call<0, results<long, error>>(s); }
};

results<long long, error> Copy(Writer dst, Reader src);
results<long long, error> CopyBuffer(Writer dst, Reader src, slice<std::uint8_t> buf);
results<long long, error> CopyN(Writer dst, Reader src, long long n);
Reader LimitReader(Reader r, long long n);
Reader MultiReader(slice<Reader> readers);
Writer MultiWriter(slice<Writer> writers);
ReadCloser NopCloser(Reader r);
results<ptr<PipeReader>, ptr<PipeWriter>> Pipe();
results<slice<std::uint8_t>, error> ReadAll(Reader r);
results<long, error> ReadAtLeast(Reader r, slice<std::uint8_t> buf, long min);
results<long, error> ReadFull(Reader r, slice<std::uint8_t> buf);
Reader TeeReader(Reader r, Writer w);
results<long, error> WriteString(Writer w, string s);

/// A LimitedReader reads from R but stops with EOF after N bytes.
struct LimitedReader {
  Reader R{};
  long long N{};

  static results<long, error> Read(ptr<LimitedReader> l, slice<std::uint8_t> p);
  bool operator==(const LimitedReader&) const = default;
};

/// A SectionReader reads a part of a ReaderAt.
struct SectionReader {
  ReaderAt r{};
  long long base{};
  long long off{};
  long long limit{};
  long long n{};

  static results<ReaderAt, long long, long long> Outer(ptr<SectionReader> s);
  static results<long, error> Read(ptr<SectionReader> s, slice<std::uint8_t> p);
  static results<long, error> ReadAt(ptr<SectionReader> s, slice<std::uint8_t> p, long long off);
  static results<long long, error> Seek(ptr<SectionReader> s, long long offset, long whence);
  static long long Size(ptr<SectionReader> s);
  bool operator==(const SectionReader&) const = default;
};

ptr<SectionReader> NewSectionReader(ReaderAt r, long long off, long long n);

/// The shared state of the two ends of a pipe in memory. One Write at a time sends the rest of its bytes on
/// `offered` and receives on `taken` how many of them a Read took. The end that closes first closes `done`.
struct pipe {
  chan<empty_struct> writing{};  // the mutex of Write: holds one element while a Write runs
  chan<slice<std::uint8_t>> offered{};
  chan<long> taken{};
  chan<empty_struct> done{};
  chan<empty_struct> closing{};  // guards the two errors, as `writing` does
  error read_error{};
  error write_error{};
};

/// The ends: a Write is complete when Reads have taken all of it.
struct PipeReader {
  ptr<io::pipe> pipe{};

  static error Close(ptr<PipeReader> r);
  static error CloseWithError(ptr<PipeReader> r, error err);
  static results<long, error> Read(ptr<PipeReader> r, slice<std::uint8_t> data);
  bool operator==(const PipeReader&) const = default;
};

struct PipeWriter {
  ptr<io::pipe> pipe{};

  static error Close(ptr<PipeWriter> w);
  static error CloseWithError(ptr<PipeWriter> w, error err);
  static results<long, error> Write(ptr<PipeWriter> w, slice<std::uint8_t> data);
  bool operator==(const PipeWriter&) const = default;
};

}  // namespace io

template <>
struct type_traits<io::Reader> {
  static constexpr const char* name = "io.Reader";
};
template <>
const type descriptor<io::Reader>::value;

template <>
struct type_traits<io::Writer> {
  static constexpr const char* name = "io.Writer";
};
template <>
const type descriptor<io::Writer>::value;

template <>
struct type_traits<io::Closer> {
  static constexpr const char* name = "io.Closer";
};
template <>
const type descriptor<io::Closer>::value;

template <>
struct type_traits<io::Seeker> {
  static constexpr const char* name = "io.Seeker";
};
template <>
const type descriptor<io::Seeker>::value;

template <>
struct type_traits<io::ReadWriter> {
  static constexpr const char* name = "io.ReadWriter";
};
template <>
const type descriptor<io::ReadWriter>::value;

template <>
struct type_traits<io::ReadCloser> {
  static constexpr const char* name = "io.ReadCloser";
};
template <>
const type descriptor<io::ReadCloser>::value;

template <>
struct type_traits<io::WriteCloser> {
  static constexpr const char* name = "io.WriteCloser";
};
template <>
const type descriptor<io::WriteCloser>::value;

template <>
struct type_traits<io::ReadWriteCloser> {
  static constexpr const char* name = "io.ReadWriteCloser";
};
template <>
const type descriptor<io::ReadWriteCloser>::value;

template <>
struct type_traits<io::ReadSeeker> {
  static constexpr const char* name = "io.ReadSeeker";
};
template <>
const type descriptor<io::ReadSeeker>::value;

template <>
struct type_traits<io::ReadSeekCloser> {
  static constexpr const char* name = "io.ReadSeekCloser";
};
template <>
const type descriptor<io::ReadSeekCloser>::value;

template <>
struct type_traits<io::WriteSeeker> {
  static constexpr const char* name = "io.WriteSeeker";
};
template <>
const type descriptor<io::WriteSeeker>::value;

template <>
struct type_traits<io::ReadWriteSeeker> {
  static constexpr const char* name = "io.ReadWriteSeeker";
};
template <>
const type descriptor<io::ReadWriteSeeker>::value;

template <>
struct type_traits<io::ReaderFrom> {
  static constexpr const char* name = "io.ReaderFrom";
};
template <>
const type descriptor<io::ReaderFrom>::value;

template <>
struct type_traits<io::WriterTo> {
  static constexpr const char* name = "io.WriterTo";
};
template <>
const type descriptor<io::WriterTo>::value;

template <>
struct type_traits<io::ReaderAt> {
  static constexpr const char* name = "io.ReaderAt";
};
template <>
const type descriptor<io::ReaderAt>::value;

template <>
struct type_traits<io::WriterAt> {
  static constexpr const char* name = "io.WriterAt";
};
template <>
const type descriptor<io::WriterAt>::value;

template <>
struct type_traits<io::ByteReader> {
  static constexpr const char* name = "io.ByteReader";
};
template <>
const type descriptor<io::ByteReader>::value;

template <>
struct type_traits<io::ByteScanner> {
  static constexpr const char* name = "io.ByteScanner";
};
template <>
const type descriptor<io::ByteScanner>::value;

template <>
struct type_traits<io::ByteWriter> {
  static constexpr const char* name = "io.ByteWriter";
};
template <>
const type descriptor<io::ByteWriter>::value;

template <>
struct type_traits<io::RuneReader> {
  static constexpr const char* name = "io.RuneReader";
};
template <>
const type descriptor<io::RuneReader>::value;

template <>
struct type_traits<io::RuneScanner> {
  static constexpr const char* name = "io.RuneScanner";
};
template <>
const type descriptor<io::RuneScanner>::value;

template <>
struct type_traits<io::StringWriter> {
  static constexpr const char* name = "io.StringWriter";
};
template <>
const type descriptor<io::StringWriter>::value;

template <>
struct type_traits<io::LimitedReader> {
  static constexpr const char* name = "io.LimitedReader";
  static constexpr field fields[] = {{"R", type_ref<io::Reader>, offsetof(io::LimitedReader, R)},
                                     {"N", type_ref<long long>, offsetof(io::LimitedReader, N)}};
};
template <>
const type descriptor<io::LimitedReader>::value;
template <>
struct type_traits<ptr<io::LimitedReader>> {
  static constexpr auto methods =
      gocxx::methods<ptr<io::LimitedReader>, method<"Read", &io::LimitedReader::Read>>;
};
template <>
const type descriptor<ptr<io::LimitedReader>>::value;

template <>
struct type_traits<io::SectionReader> {
  static constexpr const char* name = "io.SectionReader";
  static constexpr field fields[] = {{"r", type_ref<io::ReaderAt>, offsetof(io::SectionReader, r)},
                                     {"base", type_ref<long long>, offsetof(io::SectionReader, base)},
                                     {"off", type_ref<long long>, offsetof(io::SectionReader, off)},
                                     {"limit", type_ref<long long>, offsetof(io::SectionReader, limit)},
                                     {"n", type_ref<long long>, offsetof(io::SectionReader, n)}};
};
template <>
const type descriptor<io::SectionReader>::value;
template <>
struct type_traits<ptr<io::SectionReader>> {
  static constexpr auto methods =
      gocxx::methods<ptr<io::SectionReader>, method<"Outer", &io::SectionReader::Outer>,
                     method<"Read", &io::SectionReader::Read>, method<"ReadAt", &io::SectionReader::ReadAt>,
                     method<"Seek", &io::SectionReader::Seek>, method<"Size", &io::SectionReader::Size>>;
};
template <>
const type descriptor<ptr<io::SectionReader>>::value;

template <>
struct type_traits<io::PipeReader> {
  static constexpr const char* name = "io.PipeReader";
  static constexpr field fields[] = {{"pipe", type_ref<ptr<io::pipe>>, offsetof(io::PipeReader, pipe)}};
};
template <>
const type descriptor<io::PipeReader>::value;
template <>
struct type_traits<ptr<io::PipeReader>> {
  static constexpr auto methods = gocxx::methods<ptr<io::PipeReader>, method<"Close", &io::PipeReader::Close>,
                                                 method<"CloseWithError", &io::PipeReader::CloseWithError>,
                                                 method<"Read", &io::PipeReader::Read>>;
};
template <>
const type descriptor<ptr<io::PipeReader>>::value;

template <>
struct type_traits<io::PipeWriter> {
  static constexpr const char* name = "io.PipeWriter";
  static constexpr field fields[] = {{"pipe", type_ref<ptr<io::pipe>>, offsetof(io::PipeWriter, pipe)}};
};
template <>
const type descriptor<io::PipeWriter>::value;
template <>
struct type_traits<ptr<io::PipeWriter>> {
  static constexpr auto methods = gocxx::methods<ptr<io::PipeWriter>, method<"Close", &io::PipeWriter::Close>,
                                                 method<"CloseWithError", &io::PipeWriter::CloseWithError>,
                                                 method<"Write", &io::PipeWriter::Write>>;
};
template <>
const type descriptor<ptr<io::PipeWriter>>::value;

template <>
struct type_traits<io::pipe> {
  static constexpr const char* name = "io.pipe";
};
template <>
const type descriptor<io::pipe>::value;
template <>
const type descriptor<ptr<io::pipe>>::value;

}  // namespace gocxx
