// gocxx::complex<F>: Go's complex64 and complex128.
#pragma once

#include <type_traits>

#include "gocxx/type_traits.h"

namespace gocxx {

template <class F>
struct complex;

namespace rt::core {
/// Returns Go's quotient, by its rules for infinities and NaN. Both complex types are divided as complex128.
complex<double> complex_quotient(complex<double> a, complex<double> b);
}  // namespace rt::core

/// complex64 and complex128: a value with Go's arithmetic.
template <class F>
struct complex {
  F re = 0;
  F im = 0;

  constexpr complex() = default;
  constexpr complex(F real, F imaginary = 0) : re(real), im(imaginary) {}
  template <class G>
  constexpr explicit complex(complex<G> other) : re(static_cast<F>(other.re)), im(static_cast<F>(other.im)) {}

  constexpr complex operator+() const { return *this; }
  constexpr complex operator-() const { return {-re, -im}; }

  friend constexpr complex operator+(complex a, complex b) { return {a.re + b.re, a.im + b.im}; }
  friend constexpr complex operator-(complex a, complex b) { return {a.re - b.re, a.im - b.im}; }
  /// Both complex types are multiplied in double precision, as Go's compiler does.
  friend constexpr complex operator*(complex a, complex b) {
    const double ar = a.re, ai = a.im, br = b.re, bi = b.im;
    return {static_cast<F>(ar * br - ai * bi), static_cast<F>(ar * bi + ai * br)};
  }
  friend complex operator/(complex a, complex b) {
    return complex(rt::core::complex_quotient(complex<double>(a), complex<double>(b)));
  }
  friend constexpr bool operator==(complex a, complex b) { return a.re == b.re && a.im == b.im; }

  constexpr complex& operator+=(complex b) { return *this = *this + b; }
  constexpr complex& operator-=(complex b) { return *this = *this - b; }
  constexpr complex& operator*=(complex b) { return *this = *this * b; }
  complex& operator/=(complex b) { return *this = *this / b; }
  constexpr complex& operator++() { return *this += complex(1); }
  constexpr complex& operator--() { return *this -= complex(1); }
};

using complex64 = complex<float>;
using complex128 = complex<double>;

/// complex(x, y), real(z) and imag(z) are Go's predeclared functions; the first is the constructor.
template <class F>
constexpr F real(complex<F> z) {
  return z.re;
}
template <class F>
constexpr F imag(complex<F> z) {
  return z.im;
}

template <class F>
struct is_pointer_free<complex<F>> : std::true_type {};

}  // namespace gocxx
