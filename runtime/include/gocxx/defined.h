// gocxx::defined<D, T>: the base class of `type D T` for a T that is neither struct nor interface. For a
// scalar T it holds the value and has T's operators, which take and return D. For any other T it derives from
// T.
//
//   struct Celsius : gocxx::defined<Celsius, double> { using defined::defined; }; struct Names :
//   gocxx::defined<Names, gocxx::slice<gocxx::string>> { using defined::defined; };
#pragma once

#include <cstddef>
#include <type_traits>

#include "gocxx/array.h"
#include "gocxx/slice.h"
#include "gocxx/string.h"

namespace gocxx {

template <class D, class T>
struct defined;

namespace rt::core {

struct defined_scalar {};  // base of all defined types over scalars

/// Returns the value of a defined scalar, or any other operand itself.
template <class T>
constexpr auto plain(T x) {
  if constexpr (std::is_base_of_v<defined_scalar, T>)
    return x.value;
  else
    return x;
}

}  // namespace rt::core

/// Numbers and bool. Values of T convert implicitly (constants are values of T), all else explicitly.
template <class D, class T>
requires std::is_arithmetic_v<T>
struct defined<D, T> : rt::core::defined_scalar {
  using underlying = T;

  T value{};

  constexpr defined() = default;
  constexpr defined(T v) : value(v) {}
  template <class Other>
  requires(std::is_base_of_v<rt::core::defined_scalar, Other> &&
           !std::is_base_of_v<defined, Other>) constexpr explicit defined(Other other)
      : value(static_cast<T>(other.value)) {}

  template <class Number>
  requires std::is_arithmetic_v<Number>
  constexpr explicit operator Number() const { return static_cast<Number>(value); }

  constexpr D operator+() const { return D(value); }
  constexpr D operator-() const { return D(static_cast<T>(-value)); }
  constexpr D operator~() const { return D(static_cast<T>(~value)); }
  constexpr D operator!() const { return D(!value); }

  friend constexpr D operator+(D a, D b) { return D(static_cast<T>(a.value + b.value)); }
  friend constexpr D operator-(D a, D b) { return D(static_cast<T>(a.value - b.value)); }
  friend constexpr D operator*(D a, D b) { return D(static_cast<T>(a.value * b.value)); }
  friend constexpr D operator/(D a, D b) { return D(static_cast<T>(a.value / b.value)); }
  friend constexpr D operator%(D a, D b) { return D(static_cast<T>(a.value % b.value)); }
  friend constexpr D operator&(D a, D b) { return D(static_cast<T>(a.value & b.value)); }
  friend constexpr D operator|(D a, D b) { return D(static_cast<T>(a.value | b.value)); }
  friend constexpr D operator^(D a, D b) { return D(static_cast<T>(a.value ^ b.value)); }
  template <class Count>
  friend constexpr D operator<<(D a, Count n) {
    return D(static_cast<T>(a.value << rt::core::plain(n)));
  }
  template <class Count>
  friend constexpr D operator>>(D a, Count n) {
    return D(static_cast<T>(a.value >> rt::core::plain(n)));
  }

  friend constexpr bool operator==(D a, D b) { return a.value == b.value; }
  friend constexpr bool operator<(D a, D b) { return a.value < b.value; }
  friend constexpr bool operator<=(D a, D b) { return a.value <= b.value; }
  friend constexpr bool operator>(D a, D b) { return a.value > b.value; }
  friend constexpr bool operator>=(D a, D b) { return a.value >= b.value; }

  constexpr D& operator+=(D b) { return assign(self() + b); }
  constexpr D& operator-=(D b) { return assign(self() - b); }
  constexpr D& operator*=(D b) { return assign(self() * b); }
  constexpr D& operator/=(D b) { return assign(self() / b); }
  constexpr D& operator%=(D b) { return assign(self() % b); }
  constexpr D& operator&=(D b) { return assign(self() & b); }
  constexpr D& operator|=(D b) { return assign(self() | b); }
  constexpr D& operator^=(D b) { return assign(self() ^ b); }
  template <class Count>
  constexpr D& operator<<=(Count n) {
    return assign(self() << n);
  }
  template <class Count>
  constexpr D& operator>>=(Count n) {
    return assign(self() >> n);
  }
  constexpr D& operator++() { return *this += D(T(1)); }
  constexpr D& operator--() { return *this -= D(T(1)); }

 private:
  constexpr D& self() { return static_cast<D&>(*this); }
  constexpr D& assign(D result) { return self() = result; }
};

/// Maps, channels, functions, pointers: T's operations.
template <class D, class T>
struct defined : T {
  using underlying = T;
  using T::T;
  constexpr defined() = default;
  constexpr defined(const T& value) : T(value) {}
};

/// Strings: operations that return a string return a D.
template <class D>
struct defined<D, string> : string {
  using underlying = string;
  using string::string;
  constexpr defined() = default;
  constexpr defined(string value) : string(value) {}

  [[nodiscard]] D sub(long low, long high) const { return D(string::sub(low, high)); }
  [[nodiscard]] D from(long low) const { return D(string::from(low)); }
  D& operator+=(string tail) { return static_cast<D&>(*this) = D(text() + tail); }

  friend D operator+(D a, D b) { return D(a.text() + b.text()); }
  friend D operator+(D a, string b) { return D(a.text() + b); }
  friend D operator+(string a, D b) { return D(a + b.text()); }

 private:
  [[nodiscard]] string text() const { return *this; }
};

/// Slices: slicing a D returns a D.
template <class D, class T>
struct defined<D, slice<T>> : slice<T> {
  using underlying = slice<T>;
  using slice<T>::slice;
  constexpr defined() = default;
  constexpr defined(slice<T> value) : slice<T>(value) {}

  [[nodiscard]] D sub(long low, long high) const { return D(slice<T>::sub(low, high)); }
  [[nodiscard]] D sub(long low, long high, long max) const { return D(slice<T>::sub(low, high, max)); }
  [[nodiscard]] D from(long low) const { return D(slice<T>::from(low)); }
};

/// Arrays: D{a, b, c} as for the array itself.
template <class D, class T, long N>
struct defined<D, array<T, N>> : array<T, N> {
  using underlying = array<T, N>;
  constexpr defined() : array<T, N>{} {}
  constexpr defined(const array<T, N>& value) : array<T, N>(value) {}
  template <class... Items>
  requires(sizeof...(Items) <= N && sizeof...(Items) > 0 &&
           (std::is_convertible_v<Items, T> && ...)) constexpr defined(Items... items)
      : array<T, N>{static_cast<T>(items)...} {}
};

}  // namespace gocxx
