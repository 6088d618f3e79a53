// Strings: concatenation, order, and conversion from and to bytes and runes.
#include "gocxx/string.h"

#include "core/text.h"
#include "core/utf8.h"
#include "gocxx/builtin.h"
#include "gocxx/heap.h"

namespace gocxx {

namespace {

char* new_bytes(long length) {
  return static_cast<char*>(allocate_uninitialised(static_cast<std::size_t>(length)));
}

void copy_bytes(void* to, const void* from, long length) {
  if (length > 0) __builtin_memcpy(to, from, static_cast<std::size_t>(length));
}

}  // namespace

string operator+(string a, string b) {
  if (a.len() == 0) return b;
  if (b.len() == 0) return a;
  char* bytes = new_bytes(a.len() + b.len());
  copy_bytes(bytes, a.data(), a.len());
  copy_bytes(bytes + a.len(), b.data(), b.len());
  return {bytes, a.len() + b.len()};
}

int string::compare_bytes(string a, string b) {
  long common = a.length_ < b.length_ ? a.length_ : b.length_;
  if (common > 0)
    if (int order = __builtin_memcmp(a.data_, b.data_, static_cast<std::size_t>(common)); order != 0)
      return order;
  return a.length_ < b.length_ ? -1 : a.length_ > b.length_;
}

string rt::core::concat_all(const string* parts, long count) {
  long length = 0;
  for (long i = 0; i < count; ++i) length += parts[i].len();
  if (length == 0) return {};
  char* bytes = new_bytes(length);
  char* place = bytes;
  for (long i = 0; i < count; ++i) {
    copy_bytes(place, parts[i].data(), parts[i].len());
    place += parts[i].len();
  }
  return {bytes, length};
}

string rune_to_string(long long r) {
  char bytes[4];
  long length =
      rt::core::encode_rune(bytes, r < 0 || r > rt::core::kMaxRune ? -1 : static_cast<std::int32_t>(r));
  char* copy = new_bytes(length);
  copy_bytes(copy, bytes, length);
  return {copy, length};
}

string to_string(const slice<std::uint8_t>& bytes) {
  if (bytes.len() == 0) return {};
  char* copy = new_bytes(bytes.len());
  copy_bytes(copy, bytes.data(), bytes.len());
  return {copy, bytes.len()};
}

string to_string(const slice<std::int32_t>& runes) {
  rt::core::TextBuffer text;
  text.reserve(runes.len());
  for (std::int32_t r : values(runes)) text.put_rune(r);
  return text.take();
}

static void decode_into(std::int32_t* place, string s) {
  for (long at = 0; at < s.len();) {
    rt::core::decoded r = rt::core::decode(s.data() + at, s.len() - at);
    *place++ = r.rune;
    at += r.width;
  }
}

slice<std::uint8_t> to_bytes(string s) {
  slice<std::uint8_t> bytes = rt::core::slice_for<std::uint8_t>(s.len());
  copy_bytes(bytes.data(), s.data(), s.len());
  return bytes;
}

slice<std::uint8_t> to_bytes(string s, long capacity) {
  slice<std::uint8_t> bytes = make_slice<std::uint8_t>(s.len(), capacity);
  copy_bytes(bytes.data(), s.data(), s.len());
  return bytes;
}

slice<std::int32_t> to_runes(string s) {
  slice<std::int32_t> runes = rt::core::slice_for<std::int32_t>(rt::core::count_runes(s.data(), s.len()));
  decode_into(runes.data(), s);
  return runes;
}

slice<std::int32_t> to_runes(string s, long capacity) {
  slice<std::int32_t> runes = make_slice<std::int32_t>(rt::core::count_runes(s.data(), s.len()), capacity);
  decode_into(runes.data(), s);
  return runes;
}

}  // namespace gocxx
