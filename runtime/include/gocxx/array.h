// gocxx::array<T, N>: Go's [N]T, a value: copying it copies the elements. An aggregate: array<long, 3>{1, 2,
// 3}.
#pragma once

#include <cstddef>
#include <initializer_list>

#include "gocxx/slice.h"

namespace gocxx {

/// [N]T. Equal if all elements are.
template <class T, long N>
struct array {
  using element = T;

  T items[static_cast<std::size_t>(N)];

  [[nodiscard]] static constexpr long len() { return N; }
  [[nodiscard]] static constexpr long cap() { return N; }
  [[nodiscard]] constexpr T* data() { return items; }
  [[nodiscard]] constexpr const T* data() const { return items; }

  /// a[i]; panics if i is out of range.
  template <class Index>
  [[gnu::always_inline]] constexpr T& operator[](Index i) {
    return items[checked(i)];
  }
  template <class Index>
  [[gnu::always_inline]] constexpr const T& operator[](Index i) const {
    return items[checked(i)];
  }

  /// a[low:high]: a slice that shares this array, which must live in the heap.
  [[nodiscard]] slice<T> sub(long low, long high) { return sub(low, high, N); }
  /// a[low:high:max].
  [[nodiscard]] slice<T> sub(long low, long high, long max) {
    if (low < 0 || low > high || high > max || max > N) [[unlikely]]
      fail_slice(low, high, max);
    return slice<T>(items, N, N).sub(low, high, max);
  }
  /// a[low:].
  [[nodiscard]] slice<T> from(long low) { return sub(low, N); }

  /// Pointers are always comparable; asking std::equality_comparable of them would recurse in `type Tree
  /// [2]*Tree`.
  friend constexpr bool operator==(const array& a, const array& b)  //
      requires(rt::core::is_ptr<T> || requires(const T& x) { x == x; }) {
    for (std::size_t i = 0; i < static_cast<std::size_t>(N); ++i)
      if (!(a.items[i] == b.items[i])) return false;
    return true;
  }

 private:
  template <class Index>
  [[gnu::always_inline]] static constexpr unsigned long checked(Index i) {
    if (static_cast<unsigned long>(i) >= static_cast<unsigned long>(N)) [[unlikely]]
      rt::core::panic_index(static_cast<long>(i), N, Index(-1) < Index(1));
    return static_cast<unsigned long>(i);
  }

  // The two-index form takes N as its maximum, which never fails on its own.
  [[noreturn]] static void fail_slice(long low, long high, long max) {
    if (max == N) rt::core::panic_slice(low, high, N, rt::core::bound::length);
    rt::core::panic_slice3(low, high, max, N, rt::core::bound::length);
  }
};

/// [0]T: no elements, every index is out of range.
template <class T>
struct array<T, 0> {
  using element = T;

  [[nodiscard]] static constexpr long len() { return 0; }
  [[nodiscard]] static constexpr long cap() { return 0; }
  [[nodiscard]] constexpr T* data() const { return nullptr; }

  template <class Index>
  T& operator[](Index i) const {
    rt::core::panic_index(static_cast<long>(i), 0, Index(-1) < Index(1));
  }
  [[nodiscard]] slice<T> sub(long low, long high) const { return sub(low, high, 0); }
  [[nodiscard]] slice<T> sub(long low, long high, long max) const {
    return make_slice<T>(0).sub(low, high, max);
  }
  [[nodiscard]] slice<T> from(long low) const { return sub(low, 0); }

  friend constexpr bool operator==(const array&, const array&) { return true; }
};

/// [N]struct{}, and arrays of such arrays: N elements of size 0, all of which are one object.
template <class T, long N>
requires(N > 0 && rt::core::is_zero_size<T>) struct array<T, N> {
  using element = T;

  /// From the elements, which are empty.
  template <class... Elements>
  requires(std::is_same_v<Elements, T>&&...) constexpr array(const Elements&...) {}

  [[nodiscard]] static constexpr long len() { return N; }
  [[nodiscard]] static constexpr long cap() { return N; }
  [[nodiscard]] T* data() const { return rt::core::zero_size_place<T>(); }

  template <class Index>
  T& operator[](Index i) const {
    if (static_cast<unsigned long>(i) >= static_cast<unsigned long>(N)) [[unlikely]]
      rt::core::panic_index(static_cast<long>(i), N, Index(-1) < Index(1));
    return *data();
  }
  [[nodiscard]] slice<T> sub(long low, long high) const { return sub(low, high, N); }
  [[nodiscard]] slice<T> sub(long low, long high, long max) const {
    if (low < 0 || low > high || high > max || max > N) [[unlikely]] {
      if (max == N) rt::core::panic_slice(low, high, N, rt::core::bound::length);
      rt::core::panic_slice3(low, high, max, N, rt::core::bound::length);
    }
    return slice<T>(data(), high - low, max - low);
  }
  [[nodiscard]] slice<T> from(long low) const { return sub(low, N); }

  friend constexpr bool operator==(const array&, const array&) requires(requires(const T& x) { x == x; }) {
    return true;
  }
};

template <class T, long N>
struct is_pointer_free<array<T, N>> : std::bool_constant<pointer_free<T>> {};

template <class T, long N>
struct is_bytewise_equal<array<T, N>> : std::bool_constant<bytewise_equal<T> && (N > 0)> {};

/// One element of a literal with keys: [10]T{3: x} is keyed_array<T, 10>({{3, x}}).
template <class T>
struct keyed_element {
  long index;
  T value;
};

template <class T, long N>
array<T, N> keyed_array(std::initializer_list<keyed_element<T>> elements) {
  array<T, N> result{};
  for (const keyed_element<T>& element : elements) result[element.index] = element.value;
  return result;
}

/// []T{3: x} is keyed_slice<T>(4, {{3, x}}); the length is the largest index plus one.
template <class T>
slice<T> keyed_slice(long length, std::initializer_list<keyed_element<T>> elements) {
  slice<T> result = make_slice<T>(length);
  for (const keyed_element<T>& element : elements) result[element.index] = element.value;
  return result;
}

/// [N]T(s): a copy of the first N elements; panics if there are fewer.
template <long N, class T>
array<T, N> to_array(const slice<T>& s) {
  if (s.len() < N) rt::core::panic_slice_convert(s.len(), N);
  array<T, N> result{};
  for (long i = 0; i < N; ++i) result[i] = s.data()[i];
  return result;
}

/// (*[N]T)(s): a pointer to the first N elements of s; nil if s is nil and N is 0.
template <long N, class T>
ptr<array<T, N>> to_array_ptr(const slice<T>& s) {
  if (s.len() < N) rt::core::panic_slice_convert(s.len(), N);
  return ptr<array<T, N>>(reinterpret_cast<array<T, N>*>(s.data()));
}

}  // namespace gocxx
