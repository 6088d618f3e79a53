// text_buffer: growth and the pieces that are not a mere copy.
#include "core/text.h"

#include <charconv>

#include "core/utf8.h"
#include "gocxx/builtin.h"

namespace gocxx::rt::core {

void text_buffer::put_signed(long long value) {
  char digits[24];
  put(string(digits, std::to_chars(digits, digits + sizeof digits, value).ptr - digits));
}

void text_buffer::put_unsigned(unsigned long long value) {
  char digits[24];
  put(string(digits, std::to_chars(digits, digits + sizeof digits, value).ptr - digits));
}

void text_buffer::put_rune(std::int32_t r) {
  char bytes[4];
  put(string(bytes, encode_rune(bytes, r)));
}

string text_buffer::take() const {
  if (length_ == 0) return {};
  auto* copy = static_cast<char*>(allocate_pointer_free(static_cast<std::size_t>(length_)));
  __builtin_memcpy(copy, data_, static_cast<std::size_t>(length_));
  return {copy, length_};
}

slice<std::uint8_t> text_buffer::append_to(const slice<std::uint8_t>& head) const {
  return append_slice(head, view());
}

void text_buffer::grow(long more) {
  long wanted = length_ + more;
  long capacity = capacity_ * 2 > wanted ? capacity_ * 2 : wanted;
  auto* larger = static_cast<char*>(allocate_pointer_free(static_cast<std::size_t>(capacity)));
  __builtin_memcpy(larger, data_, static_cast<std::size_t>(length_));
  data_ = larger;
  capacity_ = capacity;
}

}  // namespace gocxx::rt::core
