// Operations on 64 bits for which the processor has an instruction that g++ does not find by itself: addition
// and subtraction with a carry, and counting ones.
#pragma once

#include <bit>
#include <cstdint>
#include <type_traits>

namespace gocxx::rt::core {

// With these builtins the carry of an operation that the next one takes stays in the processor's flag.
#if defined(__x86_64__) && !defined(__clang__)
#define GOCXX_HAS_CARRY_BUILTINS
#endif

/// x + y + carry. Returns the carry.
constexpr unsigned char add_with_carry(unsigned long long x, unsigned long long y, bool carry,
                                       unsigned long long& sum) {
#ifdef GOCXX_HAS_CARRY_BUILTINS
  if (!std::is_constant_evaluated()) return __builtin_ia32_addcarryx_u64(carry, x, y, &sum);
#endif
  unsigned long long partial = 0;
  const bool first = __builtin_add_overflow(x, y, &partial);
  const bool second = __builtin_add_overflow(partial, carry, &sum);
  return first || second;
}

/// x - y - borrow. Returns the borrow.
constexpr unsigned char sub_with_borrow(unsigned long long x, unsigned long long y, bool borrow,
                                        unsigned long long& difference) {
#ifdef GOCXX_HAS_CARRY_BUILTINS
  if (!std::is_constant_evaluated()) return __builtin_ia32_sbb_u64(borrow, x, y, &difference);
#endif
  unsigned long long partial = 0;
  const bool first = __builtin_sub_overflow(x, y, &partial);
  const bool second = __builtin_sub_overflow(partial, borrow, &difference);
  return first || second;
}

#undef GOCXX_HAS_CARRY_BUILTINS

/// The number of ones. Not every x86-64 has the instruction, so the processor is asked.
constexpr long count_ones(std::uint64_t x) {
#if defined(__x86_64__)
  if (!std::is_constant_evaluated() && __builtin_cpu_supports("popcnt")) {
    std::uint64_t count;
    asm("popcnt %1, %0" : "=r"(count) : "r"(x) : "cc");
    return static_cast<long>(count);
  }
#endif
  return std::popcount(x);
}

}  // namespace gocxx::rt::core
