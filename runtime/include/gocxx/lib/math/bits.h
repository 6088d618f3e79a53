// Package math/bits.
#pragma once

#include <cstdint>

#include "gocxx/results.h"

namespace gocxx {

namespace math::bits {

inline constexpr long UintSize = 64;

results<unsigned long, unsigned long> Add(unsigned long x, unsigned long y, unsigned long carry);
results<std::uint32_t, std::uint32_t> Add32(std::uint32_t x, std::uint32_t y, std::uint32_t carry);
results<unsigned long long, unsigned long long> Add64(unsigned long long x, unsigned long long y,
                                                      unsigned long long carry);
results<unsigned long, unsigned long> Div(unsigned long hi, unsigned long lo, unsigned long y);
results<std::uint32_t, std::uint32_t> Div32(std::uint32_t hi, std::uint32_t lo, std::uint32_t y);
results<unsigned long long, unsigned long long> Div64(unsigned long long hi, unsigned long long lo,
                                                      unsigned long long y);
long LeadingZeros(unsigned long x);
long LeadingZeros16(std::uint16_t x);
long LeadingZeros32(std::uint32_t x);
long LeadingZeros64(unsigned long long x);
long LeadingZeros8(std::uint8_t x);
long Len(unsigned long x);
long Len16(std::uint16_t x);
long Len32(std::uint32_t x);
long Len64(unsigned long long x);
long Len8(std::uint8_t x);
results<unsigned long, unsigned long> Mul(unsigned long x, unsigned long y);
results<std::uint32_t, std::uint32_t> Mul32(std::uint32_t x, std::uint32_t y);
results<unsigned long long, unsigned long long> Mul64(unsigned long long x, unsigned long long y);
long OnesCount(unsigned long x);
long OnesCount16(std::uint16_t x);
long OnesCount32(std::uint32_t x);
long OnesCount64(unsigned long long x);
long OnesCount8(std::uint8_t x);
unsigned long Rem(unsigned long hi, unsigned long lo, unsigned long y);
std::uint32_t Rem32(std::uint32_t hi, std::uint32_t lo, std::uint32_t y);
unsigned long long Rem64(unsigned long long hi, unsigned long long lo, unsigned long long y);
unsigned long Reverse(unsigned long x);
std::uint16_t Reverse16(std::uint16_t x);
std::uint32_t Reverse32(std::uint32_t x);
unsigned long long Reverse64(unsigned long long x);
std::uint8_t Reverse8(std::uint8_t x);
unsigned long ReverseBytes(unsigned long x);
std::uint16_t ReverseBytes16(std::uint16_t x);
std::uint32_t ReverseBytes32(std::uint32_t x);
unsigned long long ReverseBytes64(unsigned long long x);
unsigned long RotateLeft(unsigned long x, long k);
std::uint16_t RotateLeft16(std::uint16_t x, long k);
std::uint32_t RotateLeft32(std::uint32_t x, long k);
unsigned long long RotateLeft64(unsigned long long x, long k);
std::uint8_t RotateLeft8(std::uint8_t x, long k);
results<unsigned long, unsigned long> Sub(unsigned long x, unsigned long y, unsigned long borrow);
results<std::uint32_t, std::uint32_t> Sub32(std::uint32_t x, std::uint32_t y, std::uint32_t borrow);
results<unsigned long long, unsigned long long> Sub64(unsigned long long x, unsigned long long y,
                                                      unsigned long long borrow);
long TrailingZeros(unsigned long x);
long TrailingZeros16(std::uint16_t x);
long TrailingZeros32(std::uint32_t x);
long TrailingZeros64(unsigned long long x);
long TrailingZeros8(std::uint8_t x);

}  // namespace math::bits

}  // namespace gocxx
