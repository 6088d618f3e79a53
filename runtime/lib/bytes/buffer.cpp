// Package bytes: Buffer. buf[off:] are the bytes that were written and not read. `lastRead` says what
// UnreadByte and UnreadRune may take back: 0 nothing, -1 a byte, else the width of a rune.
#include "core/utf8.h"
#include "gocxx/any.h"
#include "gocxx/builtin.h"
#include "gocxx/lib/bytes.h"
#include "gocxx/lib/errors.h"
#include "gocxx/panic.h"

namespace gocxx::bytes {

namespace {

using byte_slice = slice<std::uint8_t>;
using namespace literals;

constexpr std::int8_t kNothing = 0;
constexpr std::int8_t kByte = -1;
constexpr long kFirstCapacity = 64;

constinit errors::errorString too_large{"bytes.Buffer: too large"_s};
constinit errors::errorString negative_read{"bytes.Buffer: reader returned negative count from Read"_s};

byte_slice unread(ptr<Buffer> b) { return b->buf.from(b->off); }

string text(const byte_slice& bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.len()}; }

// Returns a larger array for the unread bytes and n more: of the capacity of Go's append, at least twice the
// old one.
void move_to_larger(ptr<Buffer> b, long n) {
  constexpr long kAddressSpace = 1L << 48;
  byte_slice rest = unread(b);
  long capacity = b->buf.cap();
  bool countable = capacity <= 0x7FFFFFFFFFFFFFFF - capacity - n;
  long wanted = max(rest.len() + b->off + n, 2 * rest.cap());
  if (!countable || wanted > kAddressSpace) panic(any(ErrTooLarge));
  byte_slice larger = append_slice(byte_slice(), make_slice<std::uint8_t>(wanted));
  copy(larger, rest);
  b->buf = larger.sub(0, rest.len());
}

// Grows the array so that n more bytes fit; the length stays.
[[gnu::noinline]] void reserve(ptr<Buffer> b, long n) {
  if (b->off == b->buf.len() && b->off != 0) Buffer::Reset(b);
  if (b->buf.cap() - b->buf.len() >= n) return;
  byte_slice rest = unread(b);
  if (b->buf == nullptr && n <= kFirstCapacity) {
    b->buf = make_slice<std::uint8_t>(0, kFirstCapacity);
  } else if (n <= b->buf.cap() / 2 - rest.len()) {
    copy(b->buf, rest);
    b->buf = b->buf.sub(0, rest.len());
  } else {
    move_to_larger(b, n);
  }
  b->off = 0;
}

// Appends `count` bytes, which the caller writes.
[[gnu::always_inline]] inline std::uint8_t* extend(ptr<Buffer> b, long count) {
  Buffer& to = *b;
  to.lastRead = kNothing;
  if (to.buf.cap() - to.buf.len() < count) [[unlikely]]
    reserve(b, count);
  const long length = to.buf.len();
  to.buf = byte_slice(to.buf.data(), length + count, to.buf.cap());
  return to.buf.data() + length;
}

void append_bytes(ptr<Buffer> b, const void* data, long count) {
  std::uint8_t* start = extend(b, count);
  if (count > 0) __builtin_memcpy(start, data, static_cast<std::size_t>(count));
}

// Returns a view of the bytes up to the delimiter, with it.
results<byte_slice, error> read_until(ptr<Buffer> b, std::uint8_t delim) {
  byte_slice rest = unread(b);
  long index = IndexByte(rest, delim);
  byte_slice line = index < 0 ? rest : rest.sub(0, index + 1);
  b->off += line.len();
  b->lastRead = kByte;
  return {line, index < 0 ? io::EOF_ : nullptr};
}

}  // namespace

error ErrTooLarge = ptr<errors::errorString>(&too_large);

ptr<Buffer> NewBuffer(byte_slice buf) { return new_object(Buffer{buf, 0, 0}); }
ptr<Buffer> NewBufferString(string s) { return NewBuffer(to_bytes(s)); }

byte_slice Buffer::Bytes(ptr<Buffer> b) { return unread(b); }
string Buffer::String(ptr<Buffer> b) { return b == nullptr ? "<nil>"_s : to_string(unread(b)); }
long Buffer::Len(ptr<Buffer> b) { return b->buf.len() - b->off; }
long Buffer::Cap(ptr<Buffer> b) { return b->buf.cap(); }
long Buffer::Available(ptr<Buffer> b) { return b->buf.cap() - b->buf.len(); }
byte_slice Buffer::AvailableBuffer(ptr<Buffer> b) { return b->buf.from(b->buf.len()); }

void Buffer::Reset(ptr<Buffer> b) {
  b->buf = b->buf.sub(0, 0);
  b->off = 0;
  b->lastRead = kNothing;
}

void Buffer::Truncate(ptr<Buffer> b, long n) {
  if (n == 0) return Reset(b);
  b->lastRead = kNothing;
  if (n < 0 || n > Len(b)) panic(any("bytes.Buffer: truncation out of range"_s));
  b->buf = b->buf.sub(0, b->off + n);
}

void Buffer::Grow(ptr<Buffer> b, long n) {
  if (n < 0) panic(any("bytes.Buffer.Grow: negative count"_s));
  reserve(b, n);
}

results<long, error> Buffer::Write(ptr<Buffer> b, byte_slice p) {
  append_bytes(b, p.data(), p.len());
  return {p.len(), nullptr};
}

results<long, error> Buffer::WriteString(ptr<Buffer> b, string s) {
  append_bytes(b, s.data(), s.len());
  return {s.len(), nullptr};
}

error Buffer::WriteByte(ptr<Buffer> b, std::uint8_t c) {
  *extend(b, 1) = c;
  return nullptr;
}

results<long, error> Buffer::WriteRune(ptr<Buffer> b, std::int32_t r) {
  if (r >= 0 && r < 0x80) {
    *extend(b, 1) = static_cast<std::uint8_t>(r);
    return {1, nullptr};
  }
  constexpr long kLongest = 4;
  long count = rt::core::encode_rune(reinterpret_cast<char*>(extend(b, kLongest)), r);
  b->buf = b->buf.sub(0, b->buf.len() - kLongest + count);
  return {count, nullptr};
}

results<long long, error> Buffer::ReadFrom(ptr<Buffer> b, io::Reader r) {
  b->lastRead = kNothing;
  long long total = 0;
  while (true) {
    reserve(b, MinRead);
    auto [count, err] = r.Read(b->buf.sub(b->buf.len(), b->buf.cap()));
    if (count < 0) panic(any(ptr<errors::errorString>(&negative_read)));
    b->buf = b->buf.sub(0, b->buf.len() + count);
    total += count;
    if (err != nullptr) return {total, err == io::EOF_ ? nullptr : err};
  }
}

results<long long, error> Buffer::WriteTo(ptr<Buffer> b, io::Writer w) {
  b->lastRead = kNothing;
  byte_slice rest = unread(b);
  if (rest.len() > 0) {
    auto [count, err] = w.Write(rest);
    if (count > rest.len()) panic(any("bytes.Buffer.WriteTo: invalid Write count"_s));
    b->off += count;
    if (err != nullptr) return {count, err};
    if (count != rest.len()) return {count, io::ErrShortWrite};
  }
  Reset(b);
  return {rest.len(), nullptr};
}

results<long, error> Buffer::Read(ptr<Buffer> b, byte_slice p) {
  b->lastRead = kNothing;
  if (Len(b) == 0) {
    Reset(b);
    return {0, p.len() == 0 ? nullptr : io::EOF_};
  }
  long count = copy(p, unread(b));
  b->off += count;
  if (count > 0) b->lastRead = kByte;
  return {count, nullptr};
}

byte_slice Buffer::Next(ptr<Buffer> b, long n) {
  b->lastRead = kNothing;
  long count = min(n, Len(b));
  byte_slice data = b->buf.sub(b->off, b->off + count);
  b->off += count;
  if (count > 0) b->lastRead = kByte;
  return data;
}

results<std::uint8_t, error> Buffer::ReadByte(ptr<Buffer> b) {
  if (Len(b) == 0) {
    Reset(b);
    return {0, io::EOF_};
  }
  b->lastRead = kByte;
  return {b->buf[b->off++], nullptr};
}

results<std::int32_t, long, error> Buffer::ReadRune(ptr<Buffer> b) {
  if (Len(b) == 0) {
    Reset(b);
    return {0, 0, io::EOF_};
  }
  string rest = text(unread(b));
  auto [r, width] = rt::core::decode(rest.data(), rest.len());
  b->off += width;
  b->lastRead = static_cast<std::int8_t>(width);
  return {r, width, nullptr};
}

error Buffer::UnreadByte(ptr<Buffer> b) {
  if (b->lastRead == kNothing)
    return errors::New("bytes.Buffer: UnreadByte: previous operation was not a successful read"_s);
  b->lastRead = kNothing;
  if (b->off > 0) --b->off;
  return nullptr;
}

error Buffer::UnreadRune(ptr<Buffer> b) {
  if (b->lastRead <= kNothing)
    return errors::New("bytes.Buffer: UnreadRune: previous operation was not a successful ReadRune"_s);
  if (b->off >= b->lastRead) b->off -= b->lastRead;
  b->lastRead = kNothing;
  return nullptr;
}

results<byte_slice, error> Buffer::ReadBytes(ptr<Buffer> b, std::uint8_t delim) {
  auto [line, err] = read_until(b, delim);
  return {append_slice(byte_slice(), line), err};
}

results<string, error> Buffer::ReadString(ptr<Buffer> b, std::uint8_t delim) {
  auto [line, err] = read_until(b, delim);
  return {to_string(line), err};
}

}  // namespace gocxx::bytes
