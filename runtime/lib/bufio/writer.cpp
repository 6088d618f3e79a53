// Package bufio: Writer, and a Reader and a Writer together. buf[:n] waits to be written; after an error
// nothing is.
#include "core/utf8.h"
#include "gocxx/builtin.h"
#include "gocxx/lib/bufio.h"

namespace gocxx::bufio {

namespace {

constexpr long kDefaultSize = 4096;

slice<std::uint8_t> bytes_of(string s) {
  return {reinterpret_cast<std::uint8_t*>(const_cast<char*>(s.data())), s.len(), s.len()};
}

// Puts all of p into the buffer, writing it out whenever it is full. What is larger than an empty buffer is
// written at once, unless the bytes belong to a string, which no writer may see as a slice.
results<long, error> put(ptr<Writer> b, slice<std::uint8_t> p, bool may_write_at_once) {
  long done = 0;
  while (p.len() > Writer::Available(b) && b->err == nullptr) {
    long count;
    if (b->n == 0 && may_write_at_once) {
      auto [written, err] = b->wr.Write(p);
      count = written;
      b->err = err;
    } else {
      count = copy(b->buf.from(b->n), p);
      b->n += count;
      Writer::Flush(b);
    }
    done += count;
    p = p.from(count);
  }
  if (b->err != nullptr) return {done, b->err};
  long count = copy(b->buf.from(b->n), p);
  b->n += count;
  return {done + count, nullptr};
}

}  // namespace

ptr<Writer> NewWriter(io::Writer w) { return NewWriterSize(w, kDefaultSize); }

ptr<Writer> NewWriterSize(io::Writer w, long size) {
  if (auto [writer, ok] = type_assert_ok<ptr<Writer>>(w); ok && writer->buf.len() >= size) return writer;
  return new_object(Writer{nullptr, make_slice<std::uint8_t>(size <= 0 ? kDefaultSize : size), 0, w});
}

void Writer::Reset(ptr<Writer> b, io::Writer w) {
  auto buf = b->buf == nullptr ? make_slice<std::uint8_t>(kDefaultSize) : b->buf;
  *b = {nullptr, buf, 0, w};
}

long Writer::Size(ptr<Writer> b) { return b->buf.len(); }
long Writer::Available(ptr<Writer> b) { return b->buf.len() - b->n; }
long Writer::Buffered(ptr<Writer> b) { return b->n; }
slice<std::uint8_t> Writer::AvailableBuffer(ptr<Writer> b) { return b->buf.from(b->n).sub(0, 0); }

error Writer::Flush(ptr<Writer> b) {
  if (b->err != nullptr || b->n == 0) return b->err;
  auto [written, err] = b->wr.Write(b->buf.sub(0, b->n));
  b->err = written < b->n && err == nullptr ? io::ErrShortWrite : err;
  if (b->err != nullptr) copy(b->buf, b->buf.sub(written, b->n));
  b->n -= b->err != nullptr ? written : b->n;
  return b->err;
}

results<long, error> Writer::Write(ptr<Writer> b, slice<std::uint8_t> p) { return put(b, p, true); }
results<long, error> Writer::WriteString(ptr<Writer> b, string s) { return put(b, bytes_of(s), false); }

error Writer::WriteByte(ptr<Writer> b, std::uint8_t c) {
  if (b->err != nullptr) return b->err;
  if (Available(b) <= 0)
    if (error err = Flush(b); err != nullptr) return err;
  b->buf[b->n++] = c;
  return nullptr;
}

results<long, error> Writer::WriteRune(ptr<Writer> b, std::int32_t r) {
  char text[4];
  return WriteString(b, string(text, rt::core::encode_rune(text, r)));
}

results<long long, error> Writer::ReadFrom(ptr<Writer> b, io::Reader r) {
  long long total = 0;
  while (b->err == nullptr) {
    if (Available(b) == 0)
      if (error err = Flush(b); err != nullptr) return {total, err};
    auto [count, err] = r.Read(b->buf.from(b->n));
    b->n += count;
    total += count;
    if (err == nullptr) continue;
    return {total, err != io::EOF_ ? err : Available(b) == 0 ? Flush(b) : nullptr};
  }
  return {total, b->err};
}

ptr<ReadWriter> NewReadWriter(ptr<Reader> r, ptr<Writer> w) { return new_object(ReadWriter{r, w}); }

}  // namespace gocxx::bufio
