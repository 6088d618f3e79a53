// Package bytes: Reader. Its reading is lib/io/text_reader.h.
#include "gocxx/lib/bytes.h"
#include "lib/io/text_reader.h"

namespace gocxx::bytes {

using namespace literals;
namespace text_reader = io::text_reader;

namespace {
const string kReader = "bytes.Reader"_s;
const string kAtBeginning = "at beginning of slice"_s;
}  // namespace

ptr<Reader> NewReader(slice<std::uint8_t> s) { return new_object(Reader{s, 0, -1}); }

long Reader::Len(ptr<Reader> r) { return text_reader::rest(r).len(); }
long long Reader::Size(ptr<Reader> r) { return r->s.len(); }
void Reader::Reset(ptr<Reader> r, slice<std::uint8_t> s) { *r = {s, 0, -1}; }

results<long, error> Reader::Read(ptr<Reader> r, slice<std::uint8_t> b) { return text_reader::read(r, b); }
results<long, error> Reader::ReadAt(ptr<Reader> r, slice<std::uint8_t> b, long long off) {
  return text_reader::read_at(r, b, off, kReader);
}
results<std::uint8_t, error> Reader::ReadByte(ptr<Reader> r) { return text_reader::read_byte(r); }
error Reader::UnreadByte(ptr<Reader> r) { return text_reader::unread_byte(r, kReader, kAtBeginning); }
results<std::int32_t, long, error> Reader::ReadRune(ptr<Reader> r) { return text_reader::read_rune(r); }
error Reader::UnreadRune(ptr<Reader> r) { return text_reader::unread_rune(r, kReader, kAtBeginning); }

results<long long, error> Reader::Seek(ptr<Reader> r, long long offset, long whence) {
  return text_reader::seek(r, offset, whence, kReader);
}
results<long long, error> Reader::WriteTo(ptr<Reader> r, io::Writer w) {
  return text_reader::write_to(
      r, [&](slice<std::uint8_t> text) { return w.Write(text); },
      "bytes.Reader.WriteTo: invalid Write count"_s);
}

}  // namespace gocxx::bytes
