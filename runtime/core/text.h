// TextBuffer: builds a text piece by piece. Lives on the stack, and moves to the collected heap when it
// grows.
#pragma once

#include <cstddef>
#include <cstdint>

#include "core/utf8.h"
#include "gocxx/heap.h"
#include "gocxx/slice.h"
#include "gocxx/string.h"

namespace gocxx::rt::core {

/// A text under construction. Used by one goroutine, on whose stack it lives.
class TextBuffer {
 public:
  TextBuffer() = default;
  TextBuffer(const TextBuffer&) = delete;
  TextBuffer& operator=(const TextBuffer&) = delete;

  [[nodiscard]] long len() const { return length_; }
  [[nodiscard]] const char* data() const { return data_; }
  [[nodiscard]] char* data() { return data_; }
  /// Returns the text without copying it: valid until the next change.
  [[nodiscard]] string view() const { return {data_, length_}; }

  void put(char c) {
    if (length_ == capacity_) grow(1);
    data_[length_++] = c;
  }
  void put(string s) {
    if (s.len() == 0) return;
    __builtin_memcpy(extend(s.len()), s.data(), static_cast<std::size_t>(s.len()));
  }
  void put(const char* s) { put(string(s, static_cast<long>(__builtin_strlen(s)))); }
  void put_repeated(char c, long count) {
    if (count > 0) __builtin_memset(extend(count), c, static_cast<std::size_t>(count));
  }
  void put_signed(long long value);
  void put_unsigned(unsigned long long value);
  /// Appends the UTF-8 form of r; of U+FFFD if r is no code point.
  void put_rune(std::int32_t r) {
    if (capacity_ - length_ < 4) grow(4);
    length_ += encode_rune(data_ + length_, r);
  }

  /// Appends `count` bytes, which the caller writes.
  char* extend(long count) {
    if (count > capacity_ - length_) grow(count);
    char* start = data_ + length_;
    length_ += count;
    return start;
  }
  /// Grows the buffer so that `count` more bytes fit.
  void reserve(long count) {
    if (count > capacity_ - length_) grow(count);
  }
  void truncate(long length) { length_ = length; }

  /// Returns the text as a string, and empties the buffer.
  [[nodiscard]] string take();
  /// Appends a copy of the text to `head`: strconv.Append* and the like.
  [[nodiscard]] slice<std::uint8_t> append_to(const slice<std::uint8_t>& head) const;

 private:
  void grow(long more);

  char* data_ = inline_;
  long length_ = 0;
  long capacity_ = sizeof(inline_);
  char inline_[128];
};

}  // namespace gocxx::rt::core
