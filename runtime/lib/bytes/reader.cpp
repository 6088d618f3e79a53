// Package bytes: Reader.
#include "core/utf8.h"
#include "gocxx/builtin.h"
#include "gocxx/lib/bytes.h"
#include "gocxx/lib/errors.h"

namespace gocxx::bytes {

namespace {

using namespace literals;

slice<std::uint8_t> rest(ptr<Reader> r) {
  if (r->i >= r->s.len()) return nullptr;
  return r->s.from(static_cast<long>(r->i));
}

}  // namespace

ptr<Reader> NewReader(slice<std::uint8_t> s) { return new_object(Reader{s, 0, -1}); }

long Reader::Len(ptr<Reader> r) { return rest(r).len(); }
long long Reader::Size(ptr<Reader> r) { return r->s.len(); }
void Reader::Reset(ptr<Reader> r, slice<std::uint8_t> s) { *r = {s, 0, -1}; }

results<long, error> Reader::Read(ptr<Reader> r, slice<std::uint8_t> b) {
  if (r->i >= r->s.len()) return {0, io::EOF_};
  r->prevRune = -1;
  long count = copy(b, rest(r));
  r->i += count;
  return {count, nullptr};
}

results<long, error> Reader::ReadAt(ptr<Reader> r, slice<std::uint8_t> b, long long off) {
  if (off < 0) return {0, errors::New("bytes.Reader.ReadAt: negative offset"_s)};
  if (off >= r->s.len()) return {0, io::EOF_};
  long count = copy(b, r->s.from(static_cast<long>(off)));
  return {count, count < b.len() ? io::EOF_ : nullptr};
}

results<std::uint8_t, error> Reader::ReadByte(ptr<Reader> r) {
  r->prevRune = -1;
  if (r->i >= r->s.len()) return {0, io::EOF_};
  return {r->s[r->i++], nullptr};
}

error Reader::UnreadByte(ptr<Reader> r) {
  if (r->i <= 0) return errors::New("bytes.Reader.UnreadByte: at beginning of slice"_s);
  r->prevRune = -1;
  --r->i;
  return nullptr;
}

results<std::int32_t, long, error> Reader::ReadRune(ptr<Reader> r) {
  if (r->i >= r->s.len()) {
    r->prevRune = -1;
    return {0, 0, io::EOF_};
  }
  r->prevRune = static_cast<long>(r->i);
  auto [c, width] = rt::core::decode(reinterpret_cast<const char*>(rest(r).data()), rest(r).len());
  r->i += width;
  return {c, width, nullptr};
}

error Reader::UnreadRune(ptr<Reader> r) {
  if (r->i <= 0) return errors::New("bytes.Reader.UnreadRune: at beginning of slice"_s);
  if (r->prevRune < 0) return errors::New("bytes.Reader.UnreadRune: previous operation was not ReadRune"_s);
  r->i = r->prevRune;
  r->prevRune = -1;
  return nullptr;
}

results<long long, error> Reader::Seek(ptr<Reader> r, long long offset, long whence) {
  r->prevRune = -1;
  long long place = offset;
  switch (whence) {
    case io::SeekStart:
      break;
    case io::SeekCurrent:
      place += r->i;
      break;
    case io::SeekEnd:
      place += r->s.len();
      break;
    default:
      return {0, errors::New("bytes.Reader.Seek: invalid whence"_s)};
  }
  if (place < 0) return {0, errors::New("bytes.Reader.Seek: negative position"_s)};
  r->i = place;
  return {place, nullptr};
}

results<long long, error> Reader::WriteTo(ptr<Reader> r, io::Writer w) {
  r->prevRune = -1;
  slice<std::uint8_t> text = rest(r);
  if (text.len() == 0) return {0, nullptr};
  auto [count, err] = w.Write(text);
  r->i += count;
  return {count, count != text.len() && err == nullptr ? io::ErrShortWrite : err};
}

}  // namespace gocxx::bytes
