// The base class of `type D complex64` and `type D complex128`: holds the value, has the operators of complex
// numbers, which take and return D.
#pragma once

#include "gocxx/complex.h"
#include "gocxx/defined.h"

namespace gocxx {

/// Values of complex<F> and real constants convert implicitly, all else explicitly.
template <class D, class F>
struct defined<D, complex<F>> : rt::core::defined_scalar {
  using underlying = complex<F>;

  complex<F> value{};

  constexpr defined() = default;
  constexpr defined(complex<F> v) : value(v) {}
  constexpr defined(F real) : value(real) {}
  template <class G>
  requires(!std::is_same_v<F, G>) constexpr explicit defined(complex<G> other) : value(other) {}
  template <class Other>
  requires(std::is_base_of_v<rt::core::defined_scalar, Other> &&
           !std::is_base_of_v<defined, Other>) constexpr explicit defined(Other other)
      : value(static_cast<complex<F>>(other.value)) {}

  template <class G>
  constexpr explicit operator complex<G>() const {
    return static_cast<complex<G>>(value);
  }

  constexpr D operator+() const { return D(value); }
  constexpr D operator-() const { return D(-value); }

  friend constexpr D operator+(D a, D b) { return D(a.value + b.value); }
  friend constexpr D operator-(D a, D b) { return D(a.value - b.value); }
  friend constexpr D operator*(D a, D b) { return D(a.value * b.value); }
  friend D operator/(D a, D b) { return D(a.value / b.value); }
  friend constexpr bool operator==(D a, D b) { return a.value == b.value; }

  constexpr D& operator+=(D b) { return assign(self() + b); }
  constexpr D& operator-=(D b) { return assign(self() - b); }
  constexpr D& operator*=(D b) { return assign(self() * b); }
  D& operator/=(D b) { return assign(self() / b); }
  constexpr D& operator++() { return *this += D(F(1)); }
  constexpr D& operator--() { return *this -= D(F(1)); }

 private:
  constexpr D& self() { return static_cast<D&>(*this); }
  constexpr D& assign(D result) { return self() = result; }
};

template <class D>
requires std::is_base_of_v<rt::core::defined_scalar, D>
constexpr auto real(D z) { return z.value.re; }
template <class D>
requires std::is_base_of_v<rt::core::defined_scalar, D>
constexpr auto imag(D z) { return z.value.im; }

}  // namespace gocxx
