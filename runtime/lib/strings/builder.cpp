// Package strings: Builder. Its bytes are never changed once written, so String may share them.
#include "core/utf8.h"
#include "gocxx/any.h"
#include "gocxx/builtin.h"
#include "gocxx/lib/strings.h"
#include "gocxx/panic.h"

namespace gocxx::strings {

using namespace literals;

// The first write notes the address; a copy has another one.
void Builder::note_first_place(ptr<Builder> b) {
  if (b->addr != nullptr) panic(any("strings: illegal use of non-zero Builder copied by value"_s));
  b->addr = b;
}

string Builder::String(ptr<Builder> b) {
  return {reinterpret_cast<const char*>(b->buf.data()), b->buf.len()};
}
long Builder::Len(ptr<Builder> b) { return b->buf.len(); }
long Builder::Cap(ptr<Builder> b) { return b->buf.cap(); }

void Builder::Reset(ptr<Builder> b) {
  b->addr = nullptr;
  b->buf = nullptr;
}

void Builder::Grow(ptr<Builder> b, long n) {
  note_place(b);
  if (n < 0) panic(any("strings.Builder.Grow: negative count"_s));
  if (b->buf.cap() - b->buf.len() >= n) return;
  const long wanted = 2 * b->buf.cap() + n;
  rt::core::check_make_slice(wanted, wanted, 1);
  auto larger = rt::core::slice_for<std::uint8_t>(wanted);
  copy(larger, b->buf);
  b->buf = larger.sub(0, b->buf.len());
}

results<long, error> Builder::Write(ptr<Builder> b, slice<std::uint8_t> p) {
  note_place(b);
  b->buf = append_slice(b->buf, p);
  return {p.len(), nullptr};
}

results<long, error> Builder::WriteRune(ptr<Builder> b, std::int32_t r) {
  if (r >= 0 && r < 0x80) {
    WriteByte(b, static_cast<std::uint8_t>(r));
    return {1, nullptr};
  }
  note_place(b);
  char text[4];
  const long width = rt::core::encode_beyond_ascii(text, r);
  const long length = b->buf.len();
  b->buf = rt::core::extended(b->buf, width);
  for (long i = 0; i < width; ++i) b->buf.data()[length + i] = static_cast<std::uint8_t>(text[i]);
  return {width, nullptr};
}

}  // namespace gocxx::strings
