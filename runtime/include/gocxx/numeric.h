// Arithmetic where Go differs from C++: division by zero, shifts by any count, conversions from floating
// point.
#pragma once

#include <cstdint>
#include <type_traits>

#include "gocxx/defined.h"
#include "gocxx/runtime_error.h"

namespace gocxx {

namespace rt::core {

template <class T>
constexpr T divide(T a, T b) {
  if (b == 0) [[unlikely]]
    panic_divide();
  if constexpr (std::is_signed_v<T>)
    if (b == T(-1)) return static_cast<T>(-a);  // MinInt / -1 wraps; the machine would trap
  return static_cast<T>(a / b);
}

template <class T>
constexpr T remainder(T a, T b) {
  if (b == 0) [[unlikely]]
    panic_divide();
  if constexpr (std::is_signed_v<T>)
    if (b == T(-1)) return 0;
  return static_cast<T>(a % b);
}

template <class T>
inline constexpr unsigned long bit_width = sizeof(T) * 8;

/// Returns a shift count as an unsigned number; panics if it is negative.
template <class N>
constexpr unsigned long shift_count(N n) {
  if constexpr (std::is_signed_v<N>)
    if (n < 0) [[unlikely]]
      panic_shift();
  return static_cast<unsigned long>(n);
}

template <class T>
constexpr T shift_left(T a, unsigned long n) {
  return n < bit_width<T> ? static_cast<T>(a << n) : T(0);
}

template <class T>
constexpr T shift_right(T a, unsigned long n) {
  if constexpr (std::is_signed_v<T>)
    return static_cast<T>(a >> (n < bit_width<T> ? n : bit_width<T> - 1));
  else
    return n < bit_width<T> ? static_cast<T>(a >> n) : T(0);
}

/// Returns the result of amd64's CVTTSD2SQ: the value rounded towards zero, or MinInt64 if that is out of
/// range or NaN. One comparison is enough: -0x1p63, which it excludes, is MinInt64 itself.
constexpr long truncate64(double x) { return __builtin_fabs(x) < 0x1p63 ? static_cast<long>(x) : INT64_MIN; }
constexpr std::int32_t truncate32(double x) {
  return x > -0x1p31 - 1 && x < 0x1p31 ? static_cast<std::int32_t>(x) : INT32_MIN;
}
/// Returns 1 << 63 if the value is out of range or NaN, as truncate64 does.
constexpr unsigned long truncate_unsigned64(double x) {
  if (x < 0x1p63) return static_cast<unsigned long>(truncate64(x));
  return static_cast<unsigned long>(truncate64(x - 0x1p63)) | (1UL << 63);
}

/// As Go's compiler: converts to the small types by way of int32, to uint32 by way of int64.
template <class To>
constexpr To from_float(double x) {
  if constexpr (std::is_floating_point_v<To>)
    return static_cast<To>(x);
  else if constexpr (sizeof(To) == 8 && std::is_unsigned_v<To>)
    return static_cast<To>(truncate_unsigned64(x));
  else if constexpr (sizeof(To) == 8 || (sizeof(To) == 4 && std::is_unsigned_v<To>))
    return static_cast<To>(truncate64(x));
  else
    return static_cast<To>(truncate32(x));
}

}  // namespace rt::core

/// a / b; panics if b is 0, wraps for MinInt / -1.
template <class T>
constexpr T div(T a, std::type_identity_t<T> b) {
  return T(rt::core::divide(rt::core::plain(a), rt::core::plain(b)));
}

/// a % b, with the sign of a; panics if b is 0.
template <class T>
constexpr T mod(T a, std::type_identity_t<T> b) {
  return T(rt::core::remainder(rt::core::plain(a), rt::core::plain(b)));
}

/// a << n for any n >= 0; panics if n is negative.
template <class T, class N>
constexpr T shl(T a, N n) {
  return T(rt::core::shift_left(rt::core::plain(a), rt::core::shift_count(rt::core::plain(n))));
}

/// a >> n for any n >= 0; panics if n is negative.
template <class T, class N>
constexpr T shr(T a, N n) {
  return T(rt::core::shift_right(rt::core::plain(a), rt::core::shift_count(rt::core::plain(n))));
}

/// T(x) for numbers, floating point out of range included.
template <class To, class From>
constexpr To convert(From x) {
  using target = decltype(rt::core::plain(To{}));
  auto value = rt::core::plain(x);
  if constexpr (std::is_floating_point_v<decltype(value)>)
    return To(rt::core::from_float<target>(value));
  else
    return To(static_cast<target>(value));
}

}  // namespace gocxx
