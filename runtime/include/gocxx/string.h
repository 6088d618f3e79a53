// gocxx::string: Go's string, an immutable sequence of bytes: a pointer and a length. Copying shares the
// bytes.
#pragma once

#include <cstddef>
#include <cstdint>

#include "gocxx/runtime_error.h"

namespace gocxx {

/// string: immutable bytes. Any goroutine may read it.
class string {
 public:
  constexpr string() = default;
  /// Shares the bytes, which must not change while any string refers to them.
  constexpr string(const char* data, long length) : data_(data), length_(length) {}

  [[nodiscard]] constexpr const char* data() const { return data_; }
  [[nodiscard]] constexpr long len() const { return length_; }

  /// s[i]: the byte at i; panics if i is out of range.
  template <class Index>
  [[gnu::always_inline]] constexpr std::uint8_t operator[](Index i) const {
    if (static_cast<unsigned long>(i) >= static_cast<unsigned long>(length_))
      rt::core::panic_index(static_cast<long>(i), length_, Index(-1) < Index(1));
    return static_cast<std::uint8_t>(data_[static_cast<unsigned long>(i)]);
  }

  /// s[low:high]; panics unless 0 <= low <= high <= len.
  [[nodiscard, gnu::always_inline]] string sub(long low, long high) const {
    if (static_cast<unsigned long>(high) > static_cast<unsigned long>(length_) ||
        static_cast<unsigned long>(low) > static_cast<unsigned long>(high))
      rt::core::panic_slice(low, high, length_, rt::core::bound::length);
    return {data_ + low, high - low};
  }
  /// s[low:].
  [[nodiscard, gnu::always_inline]] string from(long low) const { return sub(low, length_); }

  string& operator+=(string tail) { return *this = *this + tail; }

  friend string operator+(string a, string b);
  friend bool operator==(string a, string b) {
    return a.length_ == b.length_ &&
           (a.data_ == b.data_ ||
            __builtin_memcmp(a.data_, b.data_, static_cast<std::size_t>(a.length_)) == 0);
  }
  friend bool operator<(string a, string b) { return compare(a, b) < 0; }
  friend bool operator<=(string a, string b) { return compare(a, b) <= 0; }
  friend bool operator>(string a, string b) { return compare(a, b) > 0; }
  friend bool operator>=(string a, string b) { return compare(a, b) >= 0; }

  /// Returns a negative number, zero or a positive number if a sorts before, with or after b, bytewise.
  static int compare(string a, string b) {
    std::uint64_t first_of_a = 0, first_of_b = 0;
    if (a.length_ >= 8 && b.length_ >= 8) {
      __builtin_memcpy(&first_of_a, a.data_, 8);
      __builtin_memcpy(&first_of_b, b.data_, 8);
      if (first_of_a != first_of_b) return __builtin_memcmp(&first_of_a, &first_of_b, 8);
    }
    return compare_bytes(a, b);
  }

 private:
  static int compare_bytes(string a, string b);

  const char* data_ = nullptr;
  long length_ = 0;
};

/// a + b + c: returns the strings as one string, with a single allocation.
string operator+(string a, string b);

template <class... Strings>
string concat(const Strings&... parts);

namespace rt::core {
string concat_all(const string* parts, long count);
}

template <class... Strings>
string concat(const Strings&... parts) {
  const string list[] = {parts...};
  return rt::core::concat_all(list, sizeof...(parts));
}

namespace literals {
constexpr string operator""_s(const char* text, std::size_t length) {
  return {text, static_cast<long>(length)};
}
}  // namespace literals

}  // namespace gocxx
