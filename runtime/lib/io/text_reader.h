// Reading from a text in memory, for bytes.Reader and strings.Reader. A Reader has the text `s`, the index
// `i` of the next byte and `prevRune`, where the last rune began (-1 unless the last operation read one). Its
// package supplies the words of its errors: "bytes.Reader" and "at beginning of slice".
#pragma once

#include "core/utf8.h"
#include "gocxx/builtin.h"
#include "gocxx/lib/errors.h"
#include "gocxx/lib/io.h"
#include "gocxx/panic.h"

namespace gocxx::io::text_reader {

using namespace literals;

template <typename Reader>
auto rest(ptr<Reader> r) {
  using Text = decltype(r->s);
  return r->i >= r->s.len() ? Text() : r->s.from(static_cast<long>(r->i));
}

template <typename Reader>
results<long, error> read(ptr<Reader> r, slice<std::uint8_t> b) {
  if (r->i >= r->s.len()) return {0, EOF_};
  r->prevRune = -1;
  long count = copy(b, rest(r));
  r->i += count;
  return {count, nullptr};
}

template <typename Reader>
results<long, error> read_at(ptr<Reader> r, slice<std::uint8_t> b, long long off, string reader) {
  if (off < 0) return {0, errors::New(reader + ".ReadAt: negative offset"_s)};
  if (off >= r->s.len()) return {0, EOF_};
  long count = copy(b, r->s.from(static_cast<long>(off)));
  return {count, count < b.len() ? EOF_ : nullptr};
}

template <typename Reader>
results<std::uint8_t, error> read_byte(ptr<Reader> r) {
  r->prevRune = -1;
  if (r->i >= r->s.len()) return {0, EOF_};
  return {r->s[r->i++], nullptr};
}

template <typename Reader>
error unread_byte(ptr<Reader> r, string reader, string at_beginning) {
  if (r->i <= 0) return errors::New(reader + ".UnreadByte: "_s + at_beginning);
  r->prevRune = -1;
  --r->i;
  return nullptr;
}

template <typename Reader>
results<std::int32_t, long, error> read_rune(ptr<Reader> r) {
  if (r->i >= r->s.len()) {
    r->prevRune = -1;
    return {0, 0, EOF_};
  }
  r->prevRune = static_cast<long>(r->i);
  auto text = rest(r);
  auto [c, width] = rt::core::decode(reinterpret_cast<const char*>(text.data()), text.len());
  r->i += width;
  return {c, width, nullptr};
}

template <typename Reader>
error unread_rune(ptr<Reader> r, string reader, string at_beginning) {
  if (r->i <= 0) return errors::New(reader + ".UnreadRune: "_s + at_beginning);
  if (r->prevRune < 0) return errors::New(reader + ".UnreadRune: previous operation was not ReadRune"_s);
  r->i = r->prevRune;
  r->prevRune = -1;
  return nullptr;
}

template <typename Reader>
results<long long, error> seek(ptr<Reader> r, long long offset, long whence, string reader) {
  r->prevRune = -1;
  long long place = offset;
  switch (whence) {
    case SeekStart: break;
    case SeekCurrent: place += r->i; break;
    case SeekEnd: place += r->s.len(); break;
    default: return {0, errors::New(reader + ".Seek: invalid whence"_s)};
  }
  if (place < 0) return {0, errors::New(reader + ".Seek: negative position"_s)};
  r->i = place;
  return {place, nullptr};
}

/// Writes what is left with `write` (Writer.Write or io.WriteString), and panics with `invalid_count` if that
/// tells of more.
template <typename Reader, typename Write>
results<long long, error> write_to(ptr<Reader> r, Write write, string invalid_count) {
  r->prevRune = -1;
  auto text = rest(r);
  if (text.len() == 0) return {0, nullptr};
  auto [count, err] = write(text);
  if (count > text.len()) panic(any(invalid_count));
  r->i += count;
  return {count, count != text.len() && err == nullptr ? ErrShortWrite : err};
}

}  // namespace gocxx::io::text_reader
