// Package strings: Builder. Its bytes are never changed once written, so String may share them.
#include "core/utf8.h"
#include "gocxx/any.h"
#include "gocxx/builtin.h"
#include "gocxx/lib/strings.h"
#include "gocxx/panic.h"

namespace gocxx::strings {

using namespace literals;

// The first write notes the place; a copy stands at another.
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
  auto larger = make_slice<std::uint8_t>(b->buf.len(), 2 * b->buf.cap() + n);
  copy(larger, b->buf);
  b->buf = larger;
}

results<long, error> Builder::Write(ptr<Builder> b, slice<std::uint8_t> p) {
  note_place(b);
  b->buf = append_slice(b->buf, p);
  return {p.len(), nullptr};
}

results<long, error> Builder::WriteRune(ptr<Builder> b, std::int32_t r) {
  char text[4];
  return WriteString(b, string(text, rt::core::encode_rune(text, r)));
}

}  // namespace gocxx::strings
