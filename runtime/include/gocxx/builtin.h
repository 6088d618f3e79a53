// Go's builtin functions that are not members of a type: append, copy, clear, min, max, print, println, and
// the conversions between strings and slices.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <type_traits>

#include "gocxx/any.h"
#include "gocxx/complex.h"
#include "gocxx/map.h"
#include "gocxx/numeric.h"
#include "gocxx/slice.h"
#include "gocxx/string.h"

namespace gocxx {

/// The value of a blank field in a literal, whatever is written there: T{f(), blank<long>(g())}.
template <class T>
T blank(const T&) {
  return T{};
}

namespace rt::core {

/// The three words of a slice of any element type.
struct slice_words {
  void* data;
  long length;
  long capacity;
};

/// Returns a larger array for a slice that must hold `length` elements, with the old ones copied. The
/// capacity is Go's.
slice_words grow(slice_words old, long length, std::size_t element_size, bool pointer_free);

/// Returns the capacity of a new slice of `length` elements that are converted from a string.
long rounded_capacity(long length, std::size_t element_size);

/// Returns a slice of `length` elements, which the caller fills at once; the rest of its capacity is zero.
template <class T>
slice<T> slice_for(long length) {
  long capacity = rounded_capacity(length, sizeof(T));
  T* data = allocate_to_fill<T>(static_cast<std::size_t>(capacity));
  __builtin_memset(data + length, 0, static_cast<std::size_t>(capacity - length) * sizeof(T));
  return slice<T>(data, length, capacity);
}

/// Moves s to a larger array that holds `length` elements.
template <class T>
[[gnu::noinline]] slice_words grown(const slice<T>& s, long length) {
  return grow({s.data(), s.len(), s.cap()}, length, is_zero_size<T> ? 0 : sizeof(T), pointer_free<T>);
}

/// Raises the length of s by `count`, in a larger array if necessary. Only enlarging is a call: a slice that
/// is returned through memory, word by word, and copied from there in larger pieces stalls the processor
/// (store forwarding).
template <class T>
[[gnu::always_inline]] inline slice<T> extended(const slice<T>& s, long count) {
  long length = s.len() + count;
  if (static_cast<unsigned long>(length) <= static_cast<unsigned long>(s.cap())) [[likely]]
    return slice<T>(s.data(), length, s.cap());
  slice_words larger = grown<T>(slice<T>(s.data(), s.len(), s.cap()), length);
  return slice<T>(static_cast<T*>(larger.data), length, larger.capacity);
}

template <class T>
slice<T> append_items(const slice<T>& s, const T* items, long count) {
  if (count == 0) return s;
  slice<T> result = extended(s, count);
  if constexpr (!is_zero_size<T>)
    __builtin_memmove(static_cast<void*>(result.data() + s.len()), static_cast<const void*>(items),
                      static_cast<std::size_t>(count) * sizeof(T));
  return result;
}

template <class S>
concept slice_type = std::is_base_of_v<slice<typename S::element>, S>;

}  // namespace rt::core

/// append(s, value).
template <rt::core::slice_type S>
S append(const S& s, std::type_identity_t<const typename S::element&> value) {
  typename S::element copy = value;  // `value` may lie in the array of s
  S result = S(rt::core::extended<typename S::element>(s, 1));
  if constexpr (!rt::core::is_zero_size<typename S::element>) result.data()[s.len()] = copy;
  return result;
}

/// append(s, a, b, ...).
template <rt::core::slice_type S>
S append(const S& s, std::initializer_list<typename S::element> values) {
  return S(rt::core::append_items<typename S::element>(s, values.begin(), static_cast<long>(values.size())));
}

/// append(s, t...).
template <rt::core::slice_type S>
S append_slice(const S& s, const slice<typename S::element>& t) {
  return S(rt::core::append_items<typename S::element>(s, t.data(), t.len()));
}

/// append(bytes, text...).
template <rt::core::slice_type S>
S append_slice(const S& s, string text) {
  return S(rt::core::append_items<std::uint8_t>(s, reinterpret_cast<const std::uint8_t*>(text.data()),
                                                text.len()));
}

/// copy(to, from): copies as many elements as the shorter one has, and returns their number. The slices may
/// overlap.
template <class T>
long copy(const slice<T>& to, const std::type_identity_t<slice<T>>& from) {
  long count = to.len() < from.len() ? to.len() : from.len();
  if (count > 0 && !rt::core::is_zero_size<T>)
    __builtin_memmove(static_cast<void*>(to.data()), from.data(),
                      static_cast<std::size_t>(count) * sizeof(T));
  return count;
}
inline long copy(const slice<std::uint8_t>& to, string from) {
  long count = to.len() < from.len() ? to.len() : from.len();
  if (count > 0) __builtin_memmove(to.data(), from.data(), static_cast<std::size_t>(count));
  return count;
}

/// clear(s): all elements become zero.
template <class T>
void clear(const slice<T>& s) {
  if constexpr (rt::core::is_zero_size<T>) return;
  for (long i = 0; i < s.len(); ++i) s.data()[i] = T{};
}

namespace rt::core {

/// Floating point: NaN wins, and -0 is below +0.
template <class T>
constexpr T smaller(T a, T b) {
  if constexpr (std::is_floating_point_v<decltype(plain(a))>) {
    if (a != a) return a;
    if (a == b) return __builtin_signbit(plain(a)) ? a : b;
    return a < b ? a : b;
  }
  return b < a ? b : a;
}
template <class T>
constexpr T larger(T a, T b) {
  if constexpr (std::is_floating_point_v<decltype(plain(a))>) {
    if (a != a) return a;
    if (a == b) return __builtin_signbit(plain(a)) ? b : a;
    return a > b ? a : b;
  }
  return b > a ? b : a;
}

}  // namespace rt::core

/// min(a, b, ...) and max(a, b, ...) of numbers or strings.
template <class T, class... Rest>
constexpr T min(T first, Rest... rest) {
  T result = first;
  ((result = rt::core::smaller<T>(result, static_cast<T>(rest))), ...);
  return result;
}
template <class T, class... Rest>
constexpr T max(T first, Rest... rest) {
  T result = first;
  ((result = rt::core::larger<T>(result, static_cast<T>(rest))), ...);
  return result;
}

/// string(r): the UTF-8 form of a code point; "\uFFFD" for an integer that is no code point.
string rune_to_string(long long r);
/// string(bytes), string(runes): a copy.
string to_string(const slice<std::uint8_t>& bytes);
string to_string(const slice<std::int32_t>& runes);
template <class Integer>
requires(std::is_integral_v<Integer> || std::is_base_of_v<rt::core::defined_scalar, Integer>) string
    to_string(Integer r) {
  auto value = rt::core::plain(r);
  return rune_to_string(
      sizeof(value) == 8 && value > decltype(value)(0x10FFFF) ? -1 : static_cast<long long>(value));
}
/// []byte(s), []rune(s): a copy. A copy of a constant has exactly the capacity of its size class.
slice<std::uint8_t> to_bytes(string s);
slice<std::int32_t> to_runes(string s);
slice<std::uint8_t> to_bytes(string s, long capacity);
slice<std::int32_t> to_runes(string s, long capacity);

namespace rt::core {

/// The text of one print or println. It is written to standard error as a whole.
class print_text {
 public:
  explicit print_text(bool spaces) : spaces_(spaces) {}
  print_text(const print_text&) = delete;
  print_text& operator=(const print_text&) = delete;

  void put(bool value);
  void put(long long value);
  void put(unsigned long long value);
  void put(double value);
  void put(complex<double> value);
  void put(string value);
  void put(const void* value);
  void put(const interface_value& value);
  void put_slice(long length, long capacity, const void* data);
  /// Ends the line of a println, and writes the text.
  void finish();

 private:
  void separate();
  void flush();
  void append(const char* text, long length);
  void append_unsigned(unsigned long long value, unsigned base);
  void append_float(double value);

  bool spaces_;
  bool first_ = true;
  long length_ = 0;
  char text_[512];
};

/// The form in which each type is printed.
template <class T>
void print_one(print_text& out, const T& value) {
  if constexpr (std::is_base_of_v<defined_scalar, T>)
    print_one(out, value.value);
  else if constexpr (std::is_same_v<T, bool> || std::is_base_of_v<interface_value, T>)
    out.put(value);
  else if constexpr (std::is_integral_v<T> && std::is_signed_v<T>)
    out.put(static_cast<long long>(value));
  else if constexpr (std::is_integral_v<T>)
    out.put(static_cast<unsigned long long>(value));
  else if constexpr (std::is_floating_point_v<T>)
    out.put(static_cast<double>(value));
  else if constexpr (requires {
                       value.cap();
                       value.data();
                     })
    out.put_slice(value.len(), value.cap(), value.data());
  else if constexpr (std::is_base_of_v<string, T>)
    out.put(static_cast<const string&>(value));
  else if constexpr (requires { complex<double>(value); })
    out.put(complex<double>(value));
  else if constexpr (std::is_same_v<T, std::nullptr_t>)
    out.put(static_cast<const void*>(nullptr));
  else
    out.put(*reinterpret_cast<void* const*>(&value));  // pointers, maps, channels, functions: one word
}

}  // namespace rt::core

/// print(...) and println(...): to standard error, in the plain form of Go's runtime.
template <class... T>
void print(const T&... values) {
  rt::core::print_text text(false);
  (rt::core::print_one(text, values), ...);
  text.finish();
}
template <class... T>
void println(const T&... values) {
  rt::core::print_text text(true);
  (rt::core::print_one(text, values), ...);
  text.finish();
}

}  // namespace gocxx
