// Package bufio: Writer, and a Reader and a Writer together. buf[:n] waits to be written; after an error
// nothing is.
#include "core/utf8.h"
#include "gocxx/builtin.h"
#include "gocxx/lib/bufio.h"

namespace gocxx::bufio {

namespace {

constexpr long kDefaultSize = 4096;
constexpr int kEmptyReads = 100;  // after so many empty reads the source is at fault
constexpr long kLongestRune = 4;

// Puts all of `data`, a slice of bytes or a string, into the buffer, writing it out whenever it is full.
// While the buffer is empty and what is left is larger, `write_at_once` may write that: it returns whether it
// did, and sets the count and the writer's error.
template <class Data, class WriteAtOnce>
results<long, error> put(ptr<Writer> b, Data data, WriteAtOnce write_at_once) {
  long done = 0;
  while (data.len() > Writer::Available(b) && b->err == nullptr) {
    long count = 0;
    if (b->n != 0 || !write_at_once(data, count)) {
      count = copy(b->buf.from(b->n), data);
      b->n += count;
      Writer::Flush(b);
    }
    done += count;
    data = data.from(count);
  }
  if (b->err != nullptr) return {done, b->err};
  long count = copy(b->buf.from(b->n), data);
  b->n += count;
  return {done + count, nullptr};
}

// Reads into the rest of the buffer. ErrNoProgress stands for a source that returns nothing time after time.
results<long, error> read_some(ptr<Writer> b, io::Reader r) {
  for (int i = 0; i < kEmptyReads; ++i) {
    auto [count, err] = r.Read(b->buf.from(b->n));
    if (count != 0 || err != nullptr) return {count, err};
  }
  return {0, io::ErrNoProgress};
}

}  // namespace

ptr<Writer> NewWriter(io::Writer w) { return NewWriterSize(w, kDefaultSize); }

ptr<Writer> NewWriterSize(io::Writer w, long size) {
  if (auto [writer, ok] = type_assert_ok<ptr<Writer>>(w); ok && writer->buf.len() >= size) return writer;
  return new_object(Writer{nullptr, make_slice<std::uint8_t>(size <= 0 ? kDefaultSize : size), 0, w});
}

void Writer::Reset(ptr<Writer> b, io::Writer w) {
  if (auto [self, ok] = type_assert_ok<ptr<Writer>>(w); ok && self == b) return;
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
  if (b->err == nullptr) {
    b->n = 0;
    return nullptr;
  }
  if (written > 0 && written < b->n) copy(b->buf, b->buf.sub(written, b->n));
  b->n -= written;
  return b->err;
}

results<long, error> Writer::Write(ptr<Writer> b, slice<std::uint8_t> p) {
  return put(b, p, [b](const slice<std::uint8_t>& rest, long& count) {
    auto [written, write_error] = b->wr.Write(rest);
    count = written;
    b->err = write_error;
    return true;
  });
}

// A string goes to the target at once only if that has a WriteString: no Write may see its bytes.
results<long, error> Writer::WriteString(ptr<Writer> b, string s) {
  return put(b, s, [b](string rest, long& count) {
    auto [target, ok] = type_assert_ok<io::StringWriter>(b->wr);
    if (!ok) return false;
    auto [written, write_error] = target.WriteString(rest);
    count = written;
    b->err = write_error;
    return true;
  });
}

error Writer::WriteByte(ptr<Writer> b, std::uint8_t c) {
  if (b->err != nullptr) return b->err;
  if (Available(b) <= 0)
    if (error err = Flush(b); err != nullptr) return err;
  b->buf[b->n] = c;
  ++b->n;
  return nullptr;
}

// A rune is not split at the end of the buffer, if that is large enough for any.
results<long, error> Writer::WriteRune(ptr<Writer> b, std::int32_t r) {
  if (r >= 0 && r < 0x80) {
    error err = WriteByte(b, static_cast<std::uint8_t>(r));
    return {err == nullptr ? 1 : 0, err};
  }
  if (b->err != nullptr) return {0, b->err};
  if (Available(b) < kLongestRune)
    if (error err = Flush(b); err != nullptr) return {0, err};
  char text[kLongestRune];
  return WriteString(b, string(text, rt::core::encode_rune(text, r)));
}

results<long long, error> Writer::ReadFrom(ptr<Writer> b, io::Reader r) {
  if (b->err != nullptr) return {0, b->err};
  auto [target, has_read_from] = type_assert_ok<io::ReaderFrom>(b->wr);
  long long total = 0;
  while (true) {
    if (Available(b) == 0)
      if (error err = Flush(b); err != nullptr) return {total, err};
    if (has_read_from && b->n == 0) {
      auto [count, err] = target.ReadFrom(r);
      b->err = err;
      return {total + count, err};
    }
    auto [count, err] = read_some(b, r);
    b->n += count;
    total += count;
    if (err == io::EOF_) return {total, Available(b) == 0 ? Flush(b) : nullptr};
    if (err != nullptr) return {total, err};
  }
}

ptr<ReadWriter> NewReadWriter(ptr<Reader> r, ptr<Writer> w) { return new_object(ReadWriter{r, w}); }

}  // namespace gocxx::bufio
