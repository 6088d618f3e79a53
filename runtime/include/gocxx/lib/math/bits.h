// Package math/bits: counting and moving bits, and arithmetic with carry; mostly one instruction each.
#pragma once

#include <bit>
#include <cstdint>

#include "gocxx/machine_bits.h"
#include "gocxx/results.h"
#include "gocxx/runtime_error.h"

namespace gocxx::math::bits {

inline constexpr long UintSize = 64;

// The operations for numbers of every size.
namespace generic {

template <class T>
constexpr T reverse_bytes(T x) {
  if constexpr (sizeof(T) == 8)
    return __builtin_bswap64(x);
  else if constexpr (sizeof(T) == 4)
    return __builtin_bswap32(x);
  else if constexpr (sizeof(T) == 2)
    return __builtin_bswap16(x);
  else
    return x;
}

/// Exchanges neighbouring bits, then pairs, then halves of bytes, then bytes.
template <class T>
constexpr T reverse(T x) {
  constexpr T kAll = static_cast<T>(-1), kOdd = kAll / 3, kPairs = kAll / 5, kHalves = kAll / 17;
  x = static_cast<T>((x & kOdd) << 1 | (x >> 1 & kOdd));
  x = static_cast<T>((x & kPairs) << 2 | (x >> 2 & kPairs));
  return reverse_bytes(static_cast<T>((x & kHalves) << 4 | (x >> 4 & kHalves)));
}

template <class T>
constexpr T rotate_left(T x, long k) {
  constexpr unsigned long kWidth = sizeof(T) * 8;
  unsigned long count = static_cast<unsigned long>(k) & (kWidth - 1);
  return count == 0 ? x : static_cast<T>(x << count | x >> (kWidth - count));
}

/// The carry of an addition of 64 bits must be 0 or 1. For any other, Go's compiler for amd64 looks whether
/// the low 32 bits are 0.
template <class T>
constexpr bool is_carried(T carry) {
  return static_cast<std::uint32_t>(carry) != 0;
}

template <class T>
constexpr results<T, T> add(T x, T y, T carry) {
  unsigned long long sum = 0;
  const auto out = rt::core::add_with_carry(x, y, is_carried(carry), sum);
  return {static_cast<T>(sum), out};
}

template <class T>
constexpr results<T, T> sub(T x, T y, T borrow) {
  unsigned long long difference = 0;
  const auto out = rt::core::sub_with_borrow(x, y, is_carried(borrow), difference);
  return {static_cast<T>(difference), out};
}

template <class T, class Wide>
constexpr results<T, T> mul(T x, T y) {
  Wide product = static_cast<Wide>(x) * y;
  return {static_cast<T>(product >> sizeof(T) * 8), static_cast<T>(product)};
}

/// The quotient must fit: hi < y.
template <class T, class Wide>
constexpr results<T, T> div(T hi, T lo, T y) {
  if (y == 0) rt::core::panic_divide();
  if (y <= hi) rt::core::panic_overflow();
  Wide value = static_cast<Wide>(hi) << sizeof(T) * 8 | lo;
  return {static_cast<T>(value / y), static_cast<T>(value % y)};
}

template <class T, class Wide>
constexpr T rem(T hi, T lo, T y) {
  if (y == 0) rt::core::panic_divide();
  return static_cast<T>((static_cast<Wide>(hi % y) << sizeof(T) * 8 | lo) % y);
}

}  // namespace generic

constexpr long LeadingZeros(unsigned long x) { return std::countl_zero(x); }
constexpr long TrailingZeros(unsigned long x) { return std::countr_zero(x); }
constexpr long OnesCount(unsigned long x) { return rt::core::count_ones(x); }
constexpr long Len(unsigned long x) { return static_cast<long>(sizeof(x)) * 8 - std::countl_zero(x); }
constexpr unsigned long Reverse(unsigned long x) { return generic::reverse(x); }
constexpr unsigned long ReverseBytes(unsigned long x) { return generic::reverse_bytes(x); }
constexpr unsigned long RotateLeft(unsigned long x, long k) { return generic::rotate_left(x, k); }
constexpr results<unsigned long, unsigned long> Add(unsigned long x, unsigned long y, unsigned long carry) {
  return generic::add(x, y, carry);
}
constexpr results<unsigned long, unsigned long> Sub(unsigned long x, unsigned long y, unsigned long borrow) {
  return generic::sub(x, y, borrow);
}
constexpr results<unsigned long, unsigned long> Mul(unsigned long x, unsigned long y) {
  return generic::mul<unsigned long, unsigned __int128>(x, y);
}
constexpr results<unsigned long, unsigned long> Div(unsigned long hi, unsigned long lo, unsigned long y) {
  return generic::div<unsigned long, unsigned __int128>(hi, lo, y);
}
constexpr unsigned long Rem(unsigned long hi, unsigned long lo, unsigned long y) {
  return generic::rem<unsigned long, unsigned __int128>(hi, lo, y);
}

constexpr long LeadingZeros8(std::uint8_t x) { return std::countl_zero(x); }
constexpr long TrailingZeros8(std::uint8_t x) { return std::countr_zero(x); }
constexpr long OnesCount8(std::uint8_t x) { return rt::core::count_ones(x); }
constexpr long Len8(std::uint8_t x) { return static_cast<long>(sizeof(x)) * 8 - std::countl_zero(x); }
constexpr std::uint8_t Reverse8(std::uint8_t x) { return generic::reverse(x); }
constexpr std::uint8_t RotateLeft8(std::uint8_t x, long k) { return generic::rotate_left(x, k); }

constexpr long LeadingZeros16(std::uint16_t x) { return std::countl_zero(x); }
constexpr long TrailingZeros16(std::uint16_t x) { return std::countr_zero(x); }
constexpr long OnesCount16(std::uint16_t x) { return rt::core::count_ones(x); }
constexpr long Len16(std::uint16_t x) { return static_cast<long>(sizeof(x)) * 8 - std::countl_zero(x); }
constexpr std::uint16_t Reverse16(std::uint16_t x) { return generic::reverse(x); }
constexpr std::uint16_t ReverseBytes16(std::uint16_t x) { return generic::reverse_bytes(x); }
constexpr std::uint16_t RotateLeft16(std::uint16_t x, long k) { return generic::rotate_left(x, k); }

constexpr long LeadingZeros32(std::uint32_t x) { return std::countl_zero(x); }
constexpr long TrailingZeros32(std::uint32_t x) { return std::countr_zero(x); }
constexpr long OnesCount32(std::uint32_t x) { return rt::core::count_ones(x); }
constexpr long Len32(std::uint32_t x) { return static_cast<long>(sizeof(x)) * 8 - std::countl_zero(x); }
constexpr std::uint32_t Reverse32(std::uint32_t x) { return generic::reverse(x); }
constexpr std::uint32_t ReverseBytes32(std::uint32_t x) { return generic::reverse_bytes(x); }
constexpr std::uint32_t RotateLeft32(std::uint32_t x, long k) { return generic::rotate_left(x, k); }
/// The carry must be 0 or 1. With any other, the results are those of the sum in 64 bits, as Go's.
constexpr results<std::uint32_t, std::uint32_t> Add32(std::uint32_t x, std::uint32_t y, std::uint32_t carry) {
  const std::uint64_t sum = static_cast<std::uint64_t>(x) + y + carry;
  return {static_cast<std::uint32_t>(sum), static_cast<std::uint32_t>(sum >> 32)};
}
/// The borrow must be 0 or 1. With any other, the results are those of the formula in Go.
constexpr results<std::uint32_t, std::uint32_t> Sub32(std::uint32_t x, std::uint32_t y,
                                                      std::uint32_t borrow) {
  const std::uint32_t difference = x - y - borrow;
  return {difference, ((~x & y) | (~(x ^ y) & difference)) >> 31};
}
constexpr results<std::uint32_t, std::uint32_t> Mul32(std::uint32_t x, std::uint32_t y) {
  return generic::mul<std::uint32_t, std::uint64_t>(x, y);
}
constexpr results<std::uint32_t, std::uint32_t> Div32(std::uint32_t hi, std::uint32_t lo, std::uint32_t y) {
  return generic::div<std::uint32_t, std::uint64_t>(hi, lo, y);
}
constexpr std::uint32_t Rem32(std::uint32_t hi, std::uint32_t lo, std::uint32_t y) {
  return generic::rem<std::uint32_t, std::uint64_t>(hi, lo, y);
}

constexpr long LeadingZeros64(unsigned long long x) { return std::countl_zero(x); }
constexpr long TrailingZeros64(unsigned long long x) { return std::countr_zero(x); }
constexpr long OnesCount64(unsigned long long x) { return rt::core::count_ones(x); }
constexpr long Len64(unsigned long long x) { return static_cast<long>(sizeof(x)) * 8 - std::countl_zero(x); }
constexpr unsigned long long Reverse64(unsigned long long x) { return generic::reverse(x); }
constexpr unsigned long long ReverseBytes64(unsigned long long x) { return generic::reverse_bytes(x); }
constexpr unsigned long long RotateLeft64(unsigned long long x, long k) { return generic::rotate_left(x, k); }
constexpr results<unsigned long long, unsigned long long> Add64(unsigned long long x, unsigned long long y,
                                                                unsigned long long carry) {
  return generic::add(x, y, carry);
}
constexpr results<unsigned long long, unsigned long long> Sub64(unsigned long long x, unsigned long long y,
                                                                unsigned long long borrow) {
  return generic::sub(x, y, borrow);
}
constexpr results<unsigned long long, unsigned long long> Mul64(unsigned long long x, unsigned long long y) {
  return generic::mul<unsigned long long, unsigned __int128>(x, y);
}
constexpr results<unsigned long long, unsigned long long> Div64(unsigned long long hi, unsigned long long lo,
                                                                unsigned long long y) {
  return generic::div<unsigned long long, unsigned __int128>(hi, lo, y);
}
constexpr unsigned long long Rem64(unsigned long long hi, unsigned long long lo, unsigned long long y) {
  return generic::rem<unsigned long long, unsigned __int128>(hi, lo, y);
}

}  // namespace gocxx::math::bits
