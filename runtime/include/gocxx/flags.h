// Refuses to be compiled without the flags that emitted code and the runtime need. Compilers define no macros
// for most of them, so it checks what the compiler makes of a few expressions:
//
//   flag                   without it                                    detected
//   -fwrapv                x + 1 > x is true for the largest int         by g++; by clang++ if it optimises
//   -fno-strict-aliasing   a store through another type goes unnoticed   if the compiler makes use of it
//   -ffp-contract=off      a * b + c is rounded once, not twice          by g++'s program at its start
//   -ffast-math etc.       must not be given                             by their macros
//
// -fno-omit-frame-pointer and -fno-optimize-sibling-calls are for tracebacks; -fstack-clash-protection is for
// the detection of stack overflow. All flags are in lib/gocxx/g++.flags and clang++.flags, and CMake's
// gocxx::runtime has them.
#pragma once

#if __cplusplus < 202002L
#error "gocxx: compile with -std=gnu++20"
#endif
#if defined(__FAST_MATH__) || (defined(__FINITE_MATH_ONLY__) && __FINITE_MATH_ONLY__)
#error "gocxx: compile without -ffast-math, -Ofast and -ffinite-math-only"
#endif
static_assert(sizeof(long) == 8 && sizeof(void*) == 8, "gocxx: compile for 64 bits");

#ifdef __clang__
#pragma STDC FP_CONTRACT OFF
#endif

namespace gocxx::rt::core {

[[gnu::error("gocxx: compile with -fwrapv (all flags: lib/gocxx/g++.flags, or CMake's gocxx::runtime)")]] void
integers_do_not_wrap();
[[gnu::error(
    "gocxx: compile with -fno-strict-aliasing (all flags: lib/gocxx/g++.flags, or CMake's "
    "gocxx::runtime)")]] void
aliasing_is_strict();

/// Never called. Each condition is constant only if the compiler makes an assumption that it must not make.
[[gnu::used, gnu::noinline]] inline void check_flags(int number, int* as_int, float* as_float) {
  if (__builtin_constant_p(number + 1 > number)) integers_do_not_wrap();
  *as_int = 1;
  *as_float = 2;
  if (__builtin_constant_p(*as_int)) aliasing_is_strict();
}

/// Ends the process with a message: floating-point operations were contracted.
[[noreturn]] void floats_are_contracted();

#if !defined(__clang__) && (defined(__FMA__) || defined(__FMA4__) || defined(__aarch64__))
/// (1 + 2^-27)^2 loses its last bit, unless it is added before it is rounded.
[[gnu::noinline]] inline bool check_contraction() {
  volatile double a = 1 + 0x1p-27, c = -(1 + 0x1p-26);
  const double x = a, y = c;
  if (x * x + y != 0) floats_are_contracted();
  return true;
}
inline const bool contraction_is_off = check_contraction();
#endif

}  // namespace gocxx::rt::core
