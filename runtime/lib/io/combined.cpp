// Package io: readers and writers that are made of others.
#include "gocxx/builtin.h"
#include "gocxx/lib/errors.h"
#include "gocxx/lib/io.h"
#include "gocxx/range.h"

namespace gocxx::io {

// Reads one reader after the other.
struct multiReader {
  slice<Reader> readers{};
  static results<long, error> Read(ptr<multiReader> m, slice<std::uint8_t> p);
  static results<long long, error> WriteTo(ptr<multiReader> m, Writer w);
};

// Writes to each writer in turn.
struct multiWriter {
  slice<Writer> writers{};
  static results<long, error> Write(ptr<multiWriter> m, slice<std::uint8_t> p);
  static results<long, error> WriteString(ptr<multiWriter> m, string s);
};

// Writes to w what it reads from r.
struct teeReader {
  Reader r{};
  Writer w{};
  static results<long, error> Read(ptr<teeReader> t, slice<std::uint8_t> p);
};

// Takes everything and keeps nothing.
struct discard {
  static results<long, error> Write(discard, slice<std::uint8_t> p) { return {p.len(), nullptr}; }
  static results<long, error> WriteString(discard, string s) { return {s.len(), nullptr}; }
  static results<long long, error> ReadFrom(discard, Reader r);
  bool operator==(const discard&) const = default;
};

// A reader whose Close does nothing.
struct nopCloser {
  Reader Reader_{};
  static error Close(nopCloser) { return nullptr; }
  static results<long, error> Read(nopCloser c, slice<std::uint8_t> p) { return c.Reader_.Read(p); }
  bool operator==(const nopCloser&) const = default;
};

// The same for a reader that can write itself to a writer.
struct nopCloserWriterTo {
  Reader Reader_{};
  static error Close(nopCloserWriterTo) { return nullptr; }
  static results<long, error> Read(nopCloserWriterTo c, slice<std::uint8_t> p) { return c.Reader_.Read(p); }
  static results<long long, error> WriteTo(nopCloserWriterTo c, Writer w) {
    return type_assert<WriterTo>(c.Reader_).WriteTo(w);
  }
  bool operator==(const nopCloserWriterTo&) const = default;
};

}  // namespace gocxx::io

namespace gocxx {

template <>
struct type_traits<io::multiReader> {
  static constexpr const char* name = "io.multiReader";
};
template <>
struct type_traits<ptr<io::multiReader>> {
  static constexpr auto methods = gocxx::methods<ptr<io::multiReader>, method<"Read", &io::multiReader::Read>,
                                                 method<"WriteTo", &io::multiReader::WriteTo>>;
};
template <>
struct type_traits<io::multiWriter> {
  static constexpr const char* name = "io.multiWriter";
};
template <>
struct type_traits<ptr<io::multiWriter>> {
  static constexpr auto methods =
      gocxx::methods<ptr<io::multiWriter>, method<"Write", &io::multiWriter::Write>,
                     method<"WriteString", &io::multiWriter::WriteString>>;
};
template <>
struct type_traits<io::teeReader> {
  static constexpr const char* name = "io.teeReader";
};
template <>
struct type_traits<ptr<io::teeReader>> {
  static constexpr auto methods = gocxx::methods<ptr<io::teeReader>, method<"Read", &io::teeReader::Read>>;
};
template <>
struct type_traits<io::discard> {
  static constexpr const char* name = "io.discard";
  static constexpr auto methods =
      gocxx::methods<io::discard, method<"ReadFrom", &io::discard::ReadFrom>,
                     method<"Write", &io::discard::Write>, method<"WriteString", &io::discard::WriteString>>;
};
template <>
struct type_traits<io::nopCloser> {
  static constexpr const char* name = "io.nopCloser";
  static constexpr field fields[] = {
      {"Reader", type_ref<io::Reader>, offsetof(io::nopCloser, Reader_), "", true}};
  static constexpr auto methods = gocxx::methods<io::nopCloser, method<"Close", &io::nopCloser::Close>,
                                                 method<"Read", &io::nopCloser::Read>>;
};
template <>
struct type_traits<io::nopCloserWriterTo> {
  static constexpr const char* name = "io.nopCloserWriterTo";
  static constexpr field fields[] = {
      {"Reader", type_ref<io::Reader>, offsetof(io::nopCloserWriterTo, Reader_), "", true}};
  static constexpr auto methods =
      gocxx::methods<io::nopCloserWriterTo, method<"Close", &io::nopCloserWriterTo::Close>,
                     method<"Read", &io::nopCloserWriterTo::Read>,
                     method<"WriteTo", &io::nopCloserWriterTo::WriteTo>>;
};

}  // namespace gocxx

namespace gocxx::io {

namespace {

using namespace literals;

constinit errors::errorString bad_whence{"Seek: invalid whence"_s};
constinit errors::errorString bad_offset{"Seek: invalid offset"_s};

}  // namespace

Writer Discard = discard{};

results<long, error> multiReader::Read(ptr<multiReader> m, slice<std::uint8_t> p) {
  while (m->readers.len() > 0) {
    if (auto [last, ok] = type_assert_ok<ptr<multiReader>>(m->readers[0]); ok && m->readers.len() == 1) {
      m->readers = last->readers;
      continue;
    }
    auto [count, err] = m->readers[0].Read(p);
    if (err == EOF_) {
      m->readers[0] = nullptr;
      m->readers = m->readers.from(1);
    }
    if (count > 0 || err != EOF_) {
      bool more = err == EOF_ && m->readers.len() > 0;
      return {count, more ? nullptr : err};
    }
  }
  return {0, EOF_};
}

namespace {

constexpr long kWriteToBuffer = 32L * 1024;

// Through `buf` where a reader cannot write itself. After an error the reader that had it is the first that
// is left.
results<long long, error> write_through(ptr<multiReader> m, Writer w, slice<std::uint8_t> buf) {
  long long sum = 0;
  slice<Reader> readers = m->readers;
  for (long i = 0; i < readers.len(); ++i) {
    auto [inner, is_multi] = type_assert_ok<ptr<multiReader>>(readers[i]);
    auto [count, err] = is_multi ? write_through(inner, w, buf) : CopyBuffer(w, readers[i], buf);
    sum += count;
    if (err != nullptr) {
      m->readers = readers.from(i);
      return {sum, err};
    }
    readers[i] = nullptr;
  }
  m->readers = nullptr;
  return {sum, nullptr};
}

}  // namespace

results<long long, error> multiReader::WriteTo(ptr<multiReader> m, Writer w) {
  return write_through(m, w, make_slice<std::uint8_t>(kWriteToBuffer));
}

results<long, error> multiWriter::Write(ptr<multiWriter> m, slice<std::uint8_t> p) {
  for (const Writer& w : values(m->writers)) {
    auto [count, err] = w.Write(p);
    if (err != nullptr) return {count, err};
    if (count != p.len()) return {count, ErrShortWrite};
  }
  return {p.len(), nullptr};
}

// Writers without WriteString share one copy of the bytes.
results<long, error> multiWriter::WriteString(ptr<multiWriter> m, string s) {
  slice<std::uint8_t> bytes;
  for (const Writer& w : values(m->writers)) {
    auto [string_writer, ok] = type_assert_ok<StringWriter>(w);
    if (!ok && bytes == nullptr) bytes = to_bytes(s);
    auto [count, err] = ok ? string_writer.WriteString(s) : w.Write(bytes);
    if (err != nullptr) return {count, err};
    if (count != s.len()) return {count, ErrShortWrite};
  }
  return {s.len(), nullptr};
}

results<long, error> teeReader::Read(ptr<teeReader> t, slice<std::uint8_t> p) {
  auto [count, err] = t->r.Read(p);
  if (count > 0)
    if (auto [written, write_error] = t->w.Write(p.sub(0, count)); write_error != nullptr)
      return {written, write_error};
  return {count, err};
}

results<long long, error> discard::ReadFrom(discard, Reader r) {
  auto buf = make_slice<std::uint8_t>(8192);
  long long total = 0;
  while (true) {
    auto [count, err] = r.Read(buf);
    total += count;
    if (err != nullptr) return {total, err == EOF_ ? nullptr : err};
  }
}

Reader MultiReader(slice<Reader> readers) {
  auto own = make_slice<Reader>(readers.len());
  copy(own, readers);
  return new_object(multiReader{own});
}

Writer MultiWriter(slice<Writer> writers) {
  auto all = make_slice<Writer>(0, writers.len());
  for (const Writer& w : values(writers)) {
    if (auto [inner, ok] = type_assert_ok<ptr<multiWriter>>(w); ok)
      all = append_slice(all, inner->writers);
    else
      all = append(all, w);
  }
  return new_object(multiWriter{all});
}

Reader TeeReader(Reader r, Writer w) { return new_object(teeReader{r, w}); }

ReadCloser NopCloser(Reader r) {
  if (holds<WriterTo>(r)) return nopCloserWriterTo{r};
  return nopCloser{r};
}

Reader LimitReader(Reader r, long long n) { return new_object(LimitedReader{r, n}); }

results<long, error> LimitedReader::Read(ptr<LimitedReader> l, slice<std::uint8_t> p) {
  if (l->N <= 0) return {0, EOF_};
  if (p.len() > l->N) p = p.sub(0, static_cast<long>(l->N));
  auto [count, err] = l->R.Read(p);
  l->N -= count;
  return {count, err};
}

ptr<SectionReader> NewSectionReader(ReaderAt r, long long off, long long n) {
  constexpr long long kEnd = 0x7FFFFFFFFFFFFFFF;
  long long limit = off <= kEnd - n ? off + n : kEnd;
  return new_object(SectionReader{r, off, off, limit, n});
}

results<ReaderAt, long long, long long> SectionReader::Outer(ptr<SectionReader> s) {
  return {s->r, s->base, s->n};
}

long long SectionReader::Size(ptr<SectionReader> s) { return s->limit - s->base; }

results<long, error> SectionReader::Read(ptr<SectionReader> s, slice<std::uint8_t> p) {
  if (s->off >= s->limit) return {0, EOF_};
  if (p.len() > s->limit - s->off) p = p.sub(0, static_cast<long>(s->limit - s->off));
  auto [count, err] = s->r.ReadAt(p, s->off);
  s->off += count;
  return {count, err};
}

results<long, error> SectionReader::ReadAt(ptr<SectionReader> s, slice<std::uint8_t> p, long long off) {
  if (off < 0 || off >= Size(s)) return {0, EOF_};
  off += s->base;
  if (p.len() <= s->limit - off) return s->r.ReadAt(p, off);
  auto [count, err] = s->r.ReadAt(p.sub(0, static_cast<long>(s->limit - off)), off);
  return {count, err == nullptr ? EOF_ : err};
}

results<long long, error> SectionReader::Seek(ptr<SectionReader> s, long long offset, long whence) {
  switch (whence) {
    case SeekStart: offset += s->base; break;
    case SeekCurrent: offset += s->off; break;
    case SeekEnd: offset += s->limit; break;
    default: return {0, ptr<errors::errorString>(&bad_whence)};
  }
  if (offset < s->base) return {0, ptr<errors::errorString>(&bad_offset)};
  s->off = offset;
  return {offset - s->base, nullptr};
}

}  // namespace gocxx::io
