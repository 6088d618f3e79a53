// text_buffer: builds a text piece by piece. Lives on the stack and grows into the collected heap.
#pragma once

#include <cstddef>
#include <cstdint>

#include "core/utf8.h"
#include "gocxx/heap.h"
#include "gocxx/slice.h"
#include "gocxx/string.h"

namespace gocxx::rt::core {

class text_buffer {
 public:
  text_buffer() = default;
  text_buffer(const text_buffer&) = delete;
  text_buffer& operator=(const text_buffer&) = delete;

  [[nodiscard]] long len() const { return length_; }
  [[nodiscard]] const char* data() const { return data_; }
  [[nodiscard]] char* data() { return data_; }
  // What is there so far, without copying: valid until the next change.
  [[nodiscard]] string view() const { return {data_, length_}; }

  void put(char c) {
    if (length_ == capacity_) grow(1);
    data_[length_++] = c;
  }
  void put(string s) {
    if (s.len() == 0) return;
    __builtin_memcpy(room(s.len()), s.data(), static_cast<std::size_t>(s.len()));
  }
  void put(const char* s) { put(string(s, static_cast<long>(__builtin_strlen(s)))); }
  void put_repeated(char c, long count) {
    if (count > 0) __builtin_memset(room(count), c, static_cast<std::size_t>(count));
  }
  void put_signed(long long value);
  void put_unsigned(unsigned long long value);
  // The UTF-8 form of r; U+FFFD if r is no code point.
  void put_rune(std::int32_t r) {
    if (capacity_ - length_ < 4) grow(4);
    length_ += encode_rune(data_ + length_, r);
  }

  // `count` more bytes, to be written by the caller.
  char* room(long count) {
    if (count > capacity_ - length_) grow(count);
    char* place = data_ + length_;
    length_ += count;
    return place;
  }
  // Makes room for `count` more bytes at once.
  void reserve(long count) {
    if (count > capacity_ - length_) grow(count);
  }
  void truncate(long length) { length_ = length; }

  // The text as a string. Afterwards there is none here.
  [[nodiscard]] string take();
  // A copy of the text behind what `head` holds: strconv.Append and its like.
  [[nodiscard]] slice<std::uint8_t> append_to(const slice<std::uint8_t>& head) const;

 private:
  void grow(long more);

  char* data_ = inline_;
  long length_ = 0;
  long capacity_ = sizeof(inline_);
  char inline_[128];
};

}  // namespace gocxx::rt::core
