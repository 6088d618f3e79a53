// Safepoints: polls that let the scheduler and the collector stop a goroutine in a loop.
#pragma once

namespace gocxx {
namespace rt::sched {

/// Set by the monitor (the time slice is over) and by threads that stop the world; read by every safepoint.
/// Relaxed on both sides, because stop_at_safepoint reads the requests themselves. Accessed by the __atomic
/// builtins: <atomic> would cost 0.2 s in every compilation.
extern bool poll_requested;

/// Yields to the scheduler if this goroutine's worker was asked to.
[[gnu::cold]] void stop_at_safepoint();

/// The same. A loop around this call keeps its variables in registers: to an ordinary call it would lose all
/// floating-point registers, and so load and store those variables in each iteration (Mandelbrot's loop takes
/// twice the time). The function that is called here saves all registers, but of vectors only the first 16
/// bytes: code for AVX makes the ordinary call. The compiler knows of no call, so the 128 bytes below the
/// stack pointer (the red zone) may be in use. The frame's address is an operand to have the frame set up
/// before.
[[gnu::always_inline]] inline void stop_keeping_registers() {
#if defined(__x86_64__) && !defined(__AVX__)
  asm inline volatile(
      "leaq -128(%%rsp), %%rsp\n\tcall gocxx_stop_keeping_registers\n\tleaq 128(%%rsp), %%rsp" ::"r"(
          __builtin_frame_address(0))
      : "memory");
#else
  stop_at_safepoint();
#endif
}

}  // namespace rt::sched

/// The number of iterations of a loop with short iterations between two polls. A power of two.
inline constexpr unsigned kIterationsPerPoll = 1024;

/// A point where the goroutine can be stopped: one relaxed load and a branch.
[[gnu::always_inline]] inline void safepoint() {
  // The probability of 1 moves the call out of the function, as that of a cold function.
  if (__builtin_expect_with_probability(__atomic_load_n(&rt::sched::poll_requested, __ATOMIC_RELAXED), false,
                                        1.0))
    rt::sched::stop_keeping_registers();
}

/// The same once in kIterationsPerPoll iterations of a loop whose induction variable `i` grows by one.
template <class Integer>
[[gnu::always_inline]] inline void safepoint(Integer i) {
  if ((static_cast<unsigned>(i) % kIterationsPerPoll) == 0) [[unlikely]]
    safepoint();
}

}  // namespace gocxx
