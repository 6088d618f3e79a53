// Reading code points from a text, a RuneScanner or any Reader.
#include "lib/fmt/rune_source.h"

#include "core/utf8.h"
#include "gocxx/builtin.h"
#include "gocxx/lib/bufio.h"
#include "gocxx/lib/bytes.h"
#include "gocxx/lib/strings.h"

namespace gocxx::rt::fmt {

namespace {

bool is_library_scanner(const io::Reader& reader) {
  return holds<ptr<gocxx::bufio::Reader>>(reader) || holds<ptr<gocxx::strings::Reader>>(reader) ||
         holds<ptr<gocxx::bytes::Buffer>>(reader) || holds<ptr<gocxx::bytes::Reader>>(reader);
}

}  // namespace

RuneSource::RuneSource(io::Reader reader) : reader_(reader) {
  if (auto [scanner, ok] = type_assert_ok<io::RuneScanner>(reader); ok) {
    scanner_ = scanner;
    may_wait_ = is_library_scanner(reader);
  } else {
    one_ = make_slice<std::uint8_t>(1, 4);
  }
}

std::int32_t RuneSource::read_next() {
  if (scanner_ != nullptr) return read_scanner();
  return reader_ != nullptr ? read_bytes() : read_text();
}

// Without a scanner, a byte that was no UTF-8 then counts as the three of U+FFFD.
std::int32_t RuneSource::read_again() {
  again_ = false;
  char bytes[4];
  if (scanner_ == nullptr) last_width_ = last_ == kEnd ? 0 : core::encode_rune(bytes, last_);
  return last_;
}

void RuneSource::unread() {
  if (scanner_ != nullptr && !may_wait_)
    scanner_.UnreadRune();
  else
    again_ = true;
}

void RuneSource::settle() {
  if (scanner_ == nullptr || !again_) return;
  again_ = false;
  scanner_.UnreadRune();
}

void RuneSource::share() {
  settle();
  may_wait_ = false;
}

std::int32_t RuneSource::fail(const error& err) {
  if (err != io::EOF_) failure_ = err;
  return kEnd;
}

std::int32_t RuneSource::read_text() {
  core::decoded d = core::decode(text_.data() + at_, text_.len() - at_);
  last_width_ = d.width;
  if (d.width == 0) return kEnd;
  at_ += d.width;
  return d.rune;
}

std::int32_t RuneSource::read_scanner() {
  auto [rune, size, err] = scanner_.ReadRune();
  last_width_ = size;
  return err != nullptr ? fail(err) : rune;
}

// A reader that claims to have read more than there was room for counts as having read a zero, as in Go.
error RuneSource::read_byte() {
  auto [count, err] = io::ReadFull(reader_, one_);
  if (count != 1 && err != nullptr) return err;
  pending_[pending_count_++] = count == 1 ? one_[0] : 0;
  return nullptr;
}

std::int32_t RuneSource::read_bytes() {
  while (!core::is_full_rune(reinterpret_cast<char*>(pending_), pending_count_)) {
    if (error err = read_byte(); err != nullptr) {
      if (pending_count_ == 0 || err != io::EOF_) return fail(err);
      break;  // the rest of a broken code point
    }
  }
  core::decoded d = core::decode(reinterpret_cast<char*>(pending_), pending_count_);
  last_width_ = d.width;
  pending_count_ -= d.width;
  __builtin_memmove(pending_, pending_ + d.width, static_cast<std::size_t>(pending_count_));
  return d.rune;
}

}  // namespace gocxx::rt::fmt
