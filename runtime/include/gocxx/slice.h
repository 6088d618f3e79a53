// gocxx::slice<T>: Go's []T, a view of an array in the heap: pointer, length, capacity. Copies share the
// elements.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <new>

#include "gocxx/ptr.h"
#include "gocxx/runtime_error.h"

namespace gocxx {

/// []T: a view of an array in the heap. Copies share the elements; == compares with nil only.
template <class T>
class slice {
 public:
  using element = T;

  /// The nil slice. The empty slice that is not nil is make_slice<T>(0).
  constexpr slice() = default;
  constexpr slice(std::nullptr_t) {}
  /// Shares the `length` elements at `data`, which may grow up to `capacity`.
  constexpr slice(T* data, long length, long capacity) : data_(data), length_(length), capacity_(capacity) {}
  /// []T{...}: a new array with the given elements.
  slice(std::initializer_list<T> items) noexcept
      : slice(rt::core::allocate_to_fill<T>(items.size()), static_cast<long>(items.size()),
              static_cast<long>(items.size())) {
    T* place = data_;
    for (const T& item : items) ::new (place++) T(item);
  }

  [[nodiscard]] constexpr T* data() const { return data_; }
  [[nodiscard]] constexpr long len() const { return length_; }
  [[nodiscard]] constexpr long cap() const { return capacity_; }

  /// s[i]; panics if i is out of range.
  template <class Index>
  [[gnu::always_inline]] T& operator[](Index i) const {
    if (static_cast<unsigned long>(i) >= static_cast<unsigned long>(length_)) [[unlikely]]
      rt::core::panic_index(static_cast<long>(i), length_, Index(-1) < Index(1));
    return rt::core::is_zero_size<T> ? *data_ : data_[static_cast<unsigned long>(i)];
  }

  /// s[low:high]; high may go up to the capacity. Panics unless 0 <= low <= high <= cap.
  [[nodiscard, gnu::always_inline]] slice sub(long low, long high) const {
    if (static_cast<unsigned long>(high) > static_cast<unsigned long>(capacity_) ||
        static_cast<unsigned long>(low) > static_cast<unsigned long>(high)) [[unlikely]]
      rt::core::panic_slice(low, high, capacity_, rt::core::bound::capacity);
    return part(low, high, capacity_);
  }
  /// s[low:high:max].
  [[nodiscard, gnu::always_inline]] slice sub(long low, long high, long max) const {
    if (static_cast<unsigned long>(max) > static_cast<unsigned long>(capacity_) ||
        static_cast<unsigned long>(high) > static_cast<unsigned long>(max) ||
        static_cast<unsigned long>(low) > static_cast<unsigned long>(high)) [[unlikely]]
      rt::core::panic_slice3(low, high, max, capacity_, rt::core::bound::capacity);
    return part(low, high, max);
  }
  /// s[low:].
  [[nodiscard, gnu::always_inline]] slice from(long low) const {
    if (static_cast<unsigned long>(low) > static_cast<unsigned long>(length_)) [[unlikely]]
      rt::core::panic_slice(low, length_, capacity_, rt::core::bound::capacity);
    return part(low, length_, capacity_);
  }

  friend constexpr bool operator==(const slice& s, std::nullptr_t) { return s.data_ == nullptr; }

 private:
  // If no capacity is left, the pointer stays at the array, not one past its end, which may be another
  // object. (Parentheses: braces would make a list of elements where those are interfaces.)
  [[gnu::always_inline]] slice part(long low, long high, long max) const {
    return slice(low == max || rt::core::is_zero_size<T> ? data_ : data_ + low, high - low, max - low);
  }

  T* data_ = nullptr;
  long length_ = 0;
  long capacity_ = 0;
};

template <class T>
struct is_pointer_free<slice<T>> : std::false_type {};

/// Copies the result of a call: auto s = by_value(f()). C++ returns a slice through the address of its
/// variable, and a variable whose address has escaped is read again after every store. A loop over a copy
/// keeps it in registers.
template <class T>
[[gnu::always_inline]] inline T by_value(const T& result) {
  return result;
}

namespace rt::core {

/// Checks make's arguments against the address space: panics with makeslice's errors.
void check_make_slice(long length, long capacity, std::size_t element_size);

}  // namespace rt::core

/// make([]T, length, capacity), zeroed.
template <class T>
slice<T> make_slice(long length, long capacity) {
  rt::core::check_make_slice(length, capacity, rt::core::is_zero_size<T> ? 0 : sizeof(T));
  return slice<T>(rt::core::allocate_items<T>(static_cast<std::size_t>(capacity)), length, capacity);
}

/// make([]T, length).
template <class T>
slice<T> make_slice(long length) {
  return make_slice<T>(length, length);
}

}  // namespace gocxx
