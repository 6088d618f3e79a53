// Package strings: Builder. Its bytes are never changed once written, so String may share them.
#include "core/utf8.h"
#include "gocxx/any.h"
#include "gocxx/builtin.h"
#include "gocxx/lib/strings.h"
#include "gocxx/panic.h"

namespace gocxx::strings {

namespace {

using namespace literals;

// The first write notes the place; a copy stands at another.
void check_not_copied(ptr<Builder> b) {
  if (b->addr == nullptr)
    b->addr = b;
  else if (!(b->addr == b)) [[unlikely]]
    panic(any("strings: illegal use of non-zero Builder copied by value"_s));
}

}  // namespace

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
  check_not_copied(b);
  if (n < 0) panic(any("strings.Builder.Grow: negative count"_s));
  if (b->buf.cap() - b->buf.len() >= n) return;
  auto larger = make_slice<std::uint8_t>(b->buf.len(), 2 * b->buf.cap() + n);
  copy(larger, b->buf);
  b->buf = larger;
}

results<long, error> Builder::Write(ptr<Builder> b, slice<std::uint8_t> p) {
  check_not_copied(b);
  b->buf = append_slice(b->buf, p);
  return {p.len(), nullptr};
}

error Builder::WriteByte(ptr<Builder> b, std::uint8_t c) {
  check_not_copied(b);
  b->buf = append(b->buf, c);
  return nullptr;
}

results<long, error> Builder::WriteRune(ptr<Builder> b, std::int32_t r) {
  char text[4];
  return WriteString(b, string(text, rt::core::encode_rune(text, r)));
}

results<long, error> Builder::WriteString(ptr<Builder> b, string s) {
  check_not_copied(b);
  b->buf = append_slice(b->buf, s);
  return {s.len(), nullptr};
}

}  // namespace gocxx::strings
