// TextBuffer: growth, and the operations that are not a mere copy.
#include "core/text.h"

#include <charconv>

#include "gocxx/builtin.h"

namespace gocxx::rt::core {

void TextBuffer::put_signed(long long value) {
  char digits[24];
  put(string(digits, std::to_chars(digits, digits + sizeof digits, value).ptr - digits));
}

void TextBuffer::put_unsigned(unsigned long long value) {
  char digits[24];
  put(string(digits, std::to_chars(digits, digits + sizeof digits, value).ptr - digits));
}

namespace {

string copy_of(string text) {
  auto* copy = static_cast<char*>(allocate_uninitialised(static_cast<std::size_t>(text.len())));
  __builtin_memcpy(copy, text.data(), static_cast<std::size_t>(text.len()));
  return {copy, text.len()};
}

}  // namespace

// A buffer in the heap becomes the string's bytes; one on the stack is copied.
string TextBuffer::take() {
  string text = view();
  if (length_ == 0)
    text = {};
  else if (data_ == inline_)
    text = copy_of(text);
  data_ = inline_;
  length_ = 0;
  capacity_ = sizeof(inline_);
  return text;
}

slice<std::uint8_t> TextBuffer::append_to(const slice<std::uint8_t>& head) const {
  return append_slice(head, view());
}

void TextBuffer::grow(long more) {
  long wanted = length_ + more;
  long capacity = capacity_ * 2 > wanted ? capacity_ * 2 : wanted;
  auto* larger = static_cast<char*>(allocate_uninitialised(static_cast<std::size_t>(capacity)));
  __builtin_memcpy(larger, data_, static_cast<std::size_t>(length_));
  data_ = larger;
  capacity_ = capacity;
}

}  // namespace gocxx::rt::core
