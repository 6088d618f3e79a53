// Package bufio: Reader. buf[r:w] are the bytes that were read from the source and not
// delivered yet.
#include <cstring>

#include "core/utf8.h"
#include "gocxx/builtin.h"
#include "gocxx/lib/bufio.h"
#include "gocxx/lib/errors.h"
#include "gocxx/panic.h"

namespace gocxx::bufio {

namespace {

using namespace literals;

constexpr long kDefaultSize = 4096;
constexpr long kSmallestSize = 16;
constexpr int kEmptyReads = 100;  // after so many empty reads the source is at fault

constinit errors::errorString negative_read{"bufio: reader returned negative count from Read"_s};
constinit errors::errorString negative_write{"bufio: writer returned negative count from Write"_s};

[[noreturn]] void panic_negative_read() { panic(any(ptr<errors::errorString>(&negative_read))); }

long buffered(ptr<Reader> b) { return b->w - b->r; }
slice<std::uint8_t> unread(ptr<Reader> b) { return b->buf.sub(b->r, b->w); }

error take_error(ptr<Reader> b) {
  error err = b->err;
  b->err = nullptr;
  return err;
}

void forget_last(ptr<Reader> b) { b->lastByte = b->lastRuneSize = -1; }

// Reads more into the buffer, which is not full unless a Read reported more bytes than it was asked for.
void fill(ptr<Reader> b) {
  if (b->r > 0) {
    copy(b->buf, unread(b));
    b->w -= b->r;
    b->r = 0;
  }
  if (b->w >= b->buf.len()) panic(any("bufio: tried to fill full buffer"_s));
  for (int i = 0; i < kEmptyReads; ++i) {
    auto [count, err] = b->rd.Read(b->buf.from(b->w));
    if (count < 0) panic_negative_read();
    b->w += count;
    if (err != nullptr) b->err = err;
    if (err != nullptr || count > 0) return;
  }
  b->err = io::ErrNoProgress;
}

// Everything up to the delimiter, piece by piece where the buffer is too small; `line` is a copy.
error collect(ptr<Reader> b, std::uint8_t delim, slice<std::uint8_t>& line) {
  while (true) {
    auto [part, err] = Reader::ReadSlice(b, delim);
    line = append_slice(line, part);
    if (err != ErrBufferFull) return err;
  }
}

// One Write of what is buffered, even if that is nothing.
results<long long, error> write_buffered(ptr<Reader> b, io::Writer w) {
  auto [count, err] = w.Write(unread(b));
  if (count < 0) panic(any(ptr<errors::errorString>(&negative_write)));
  b->r += count;
  return {count, err};
}

}  // namespace

ptr<Reader> NewReader(io::Reader rd) { return NewReaderSize(rd, kDefaultSize); }

ptr<Reader> NewReaderSize(io::Reader rd, long size) {
  if (auto [reader, ok] = type_assert_ok<ptr<Reader>>(rd); ok && reader->buf.len() >= size) return reader;
  auto b = new_object<Reader>();
  b->buf = make_slice<std::uint8_t>(max(size, kSmallestSize));
  Reader::Reset(b, rd);
  return b;
}

void Reader::Reset(ptr<Reader> b, io::Reader r) {
  if (auto [self, ok] = type_assert_ok<ptr<Reader>>(r); ok && self == b) return;
  auto buf = b->buf == nullptr ? make_slice<std::uint8_t>(kDefaultSize) : b->buf;
  *b = {buf, r, 0, 0, nullptr, -1, -1};
}

long Reader::Size(ptr<Reader> b) { return b->buf.len(); }
long Reader::Buffered(ptr<Reader> b) { return buffered(b); }

results<slice<std::uint8_t>, error> Reader::Peek(ptr<Reader> b, long n) {
  if (n < 0) return {nullptr, ErrNegativeCount};
  forget_last(b);
  while (buffered(b) < n && buffered(b) < b->buf.len() && b->err == nullptr) fill(b);
  if (n > b->buf.len()) return {unread(b), ErrBufferFull};
  if (buffered(b) >= n) return {b->buf.sub(b->r, b->r + n), nullptr};
  error err = take_error(b);
  return {unread(b), err == nullptr ? ErrBufferFull : err};
}

results<long, error> Reader::Discard(ptr<Reader> b, long n) {
  if (n < 0) return {0, ErrNegativeCount};
  if (n == 0) return {0, nullptr};
  forget_last(b);
  for (long left = n;;) {
    if (buffered(b) == 0) fill(b);
    long part = min(buffered(b), left);
    b->r += part;
    left -= part;
    if (left == 0) return {n, nullptr};
    if (b->err != nullptr) return {n - left, take_error(b)};
  }
}

// At most one Read of the source; into p itself if that is no smaller than the buffer.
results<long, error> Reader::Read(ptr<Reader> b, slice<std::uint8_t> p) {
  if (p.len() == 0) return {0, buffered(b) > 0 ? nullptr : take_error(b)};
  if (buffered(b) == 0) {
    if (b->err != nullptr) return {0, take_error(b)};
    bool direct = p.len() >= b->buf.len();
    if (!direct) b->r = b->w = 0;
    auto [count, err] = b->rd.Read(direct ? p : b->buf);
    if (count < 0) panic_negative_read();
    b->err = err;
    if (count == 0) return {0, take_error(b)};
    if (direct) {
      b->lastByte = p[count - 1];
      b->lastRuneSize = -1;
      return {count, take_error(b)};
    }
    b->w = count;
  }
  long count = copy(p, unread(b));
  b->r += count;
  b->lastByte = b->buf[b->r - 1];
  b->lastRuneSize = -1;
  return {count, nullptr};
}

results<std::uint8_t, error> Reader::ReadByte(ptr<Reader> b) {
  b->lastRuneSize = -1;
  while (buffered(b) == 0) {
    if (b->err != nullptr) return {0, take_error(b)};
    fill(b);
  }
  std::uint8_t c = b->buf[b->r];
  ++b->r;
  b->lastByte = c;
  return {c, nullptr};
}

error Reader::UnreadByte(ptr<Reader> b) {
  if (b->lastByte < 0 || (b->r == 0 && b->w > 0)) return ErrInvalidUnreadByte;
  if (b->r > 0)
    --b->r;
  else
    b->w = 1;
  b->buf[b->r] = static_cast<std::uint8_t>(b->lastByte);
  forget_last(b);
  return nullptr;
}

// Buffered bytes are always taken through a checked slice: a source that reports more bytes than it was
// asked for ends in a panic, not behind the buffer.
results<std::int32_t, long, error> Reader::ReadRune(ptr<Reader> b) {
  constexpr long kLongest = 4;
  auto is_full = [b] {
    auto rest = unread(b);
    return rt::core::is_full_rune(reinterpret_cast<const char*>(rest.data()), rest.len());
  };
  while (buffered(b) < kLongest && !is_full() && b->err == nullptr && buffered(b) < b->buf.len()) fill(b);
  b->lastRuneSize = -1;
  if (buffered(b) == 0) return {0, 0, take_error(b)};
  std::int32_t r = b->buf[b->r];
  long width = 1;
  if (r >= 0x80) {
    auto rest = unread(b);
    auto decoded = rt::core::decode(reinterpret_cast<const char*>(rest.data()), rest.len());
    r = decoded.rune;
    width = decoded.width;
  }
  b->r += width;
  b->lastByte = b->buf[b->r - 1];
  b->lastRuneSize = width;
  return {r, width, nullptr};
}

error Reader::UnreadRune(ptr<Reader> b) {
  if (b->lastRuneSize < 0 || b->r < b->lastRuneSize) return ErrInvalidUnreadRune;
  b->r -= b->lastRuneSize;
  forget_last(b);
  return nullptr;
}

// A view of the buffer, valid until the next read.
results<slice<std::uint8_t>, error> Reader::ReadSlice(ptr<Reader> b, std::uint8_t delim) {
  slice<std::uint8_t> line;
  error err;
  for (long searched = 0;;) {
    slice<std::uint8_t> bytes = b->buf.sub(b->r + searched, b->w);
    const void* found =
        bytes.len() == 0 ? nullptr : std::memchr(bytes.data(), delim, static_cast<std::size_t>(bytes.len()));
    if (found != nullptr) {
      long end = static_cast<const std::uint8_t*>(found) - b->buf.data() + 1;
      line = b->buf.sub(b->r, end);
      b->r = end;
      break;
    }
    if (b->err != nullptr) {
      line = unread(b);
      b->r = b->w;
      err = take_error(b);
      break;
    }
    if (buffered(b) >= b->buf.len()) {
      b->r = b->w;
      line = b->buf;
      err = ErrBufferFull;
      break;
    }
    searched = buffered(b);
    fill(b);
  }
  if (line.len() > 0) {
    b->lastByte = line[line.len() - 1];
    b->lastRuneSize = -1;
  }
  return {line, err};
}

results<slice<std::uint8_t>, error> Reader::ReadBytes(ptr<Reader> b, std::uint8_t delim) {
  slice<std::uint8_t> line;
  error err = collect(b, delim, line);
  auto exact = make_slice<std::uint8_t>(line.len());
  copy(exact, line);
  return {exact, err};
}

results<string, error> Reader::ReadString(ptr<Reader> b, std::uint8_t delim) {
  slice<std::uint8_t> line;
  error err = collect(b, delim, line);
  return {string(reinterpret_cast<const char*>(line.data()), line.len()), err};
}

// A line without its end. In the middle of a long line a "\r" that may belong to the end is kept back.
results<slice<std::uint8_t>, bool, error> Reader::ReadLine(ptr<Reader> b) {
  auto [line, err] = ReadSlice(b, '\n');
  if (err == ErrBufferFull) {
    bool keep_back = line.len() > 0 && line[line.len() - 1] == '\r';
    if (keep_back && b->r == 0) panic(any("bufio: tried to rewind past start of buffer"_s));
    if (keep_back) --b->r;
    return {line.sub(0, line.len() - keep_back), true, nullptr};
  }
  if (line.len() == 0) return {err != nullptr ? nullptr : line, false, err};
  long length = line.len();
  if (line[length - 1] == '\n') --length;
  if (length < line.len() && length > 0 && line[length - 1] == '\r') --length;
  return {line.sub(0, length), false, nullptr};
}

// Writes the buffered bytes, then all of the source: by the source's WriteTo, else by the target's ReadFrom,
// else through the buffer.
results<long long, error> Reader::WriteTo(ptr<Reader> b, io::Writer w) {
  forget_last(b);
  auto [total, err] = write_buffered(b, w);
  if (err != nullptr) return {total, err};
  if (auto [source, ok] = type_assert_ok<io::WriterTo>(b->rd); ok) {
    auto [count, source_error] = source.WriteTo(w);
    return {total + count, source_error};
  }
  if (auto [target, ok] = type_assert_ok<io::ReaderFrom>(w); ok) {
    auto [count, target_error] = target.ReadFrom(b->rd);
    return {total + count, target_error};
  }
  if (buffered(b) < b->buf.len()) fill(b);
  long long all = total;
  while (b->r < b->w) {
    auto [count, write_error] = write_buffered(b, w);
    all += count;
    if (write_error != nullptr) return {all, write_error};
    fill(b);
  }
  error read_error = take_error(b);
  return {all, read_error == io::EOF_ ? nullptr : read_error};
}

}  // namespace gocxx::bufio
