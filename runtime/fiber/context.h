// Switching stacks. A switch saves the frame pointer and the return address on the stack that it leaves, so
// that a traceback of a parked stack begins there. All other registers belong to the function that switches,
// which has saved those that it needs.
#pragma once

#include <cstddef>
#include <cstdint>

namespace gocxx::rt::fiber {

/// A stack that is not running: the address of its saved registers.
using StackPointer = char*;

/// Switches from the running stack to another one:
///   1. It saves the running stack as `saved` and calls prepare_switch(runner, saved) on it, which returns
///      the stack to switch to: one that a switch saved or that `prepare` made.
///   2. It calls finish_switch(runner) on the other stack.
///   3. The switch that saved the other stack returns.
/// Both functions are called from here, instead of around a plain exchange of stacks, because returns after
/// an exchange are mispredicted: the processor predicts them from calls made on the other stack. So each C++
/// function between the switch and the goroutine's own code would cost as much as the switch itself.
///
/// Always inlined, and it clobbers all registers but two: the function around it has saved most of them
/// already, and saving them twice would take as much room on each parked stack as everything else that a
/// switch needs. The compiler does not know of the call, so this must be compiled without a red zone (x86-64:
/// -mno-red-zone).
[[gnu::always_inline]] inline void switch_context(void* runner,
                                                  StackPointer (*prepare_switch)(void* runner,
                                                                                 StackPointer saved),
                                                  void (*finish_switch)(void* runner)) {
#if defined(__x86_64__)
  asm volatile("call gocxx_switch_context"
               : "+D"(runner), "+S"(prepare_switch), "+d"(finish_switch)
               :
               : "rax", "rbx", "rcx", "r8", "r9", "r10", "r11", "r12", "r13", "r14", "r15", "xmm0", "xmm1",
                 "xmm2", "xmm3", "xmm4", "xmm5", "xmm6", "xmm7", "xmm8", "xmm9", "xmm10", "xmm11", "xmm12",
                 "xmm13", "xmm14", "xmm15", "cc", "memory");
#elif defined(__aarch64__)
  register void* x0 asm("x0") = runner;
  register auto x1 asm("x1") = prepare_switch;
  register auto x2 asm("x2") = finish_switch;
  asm volatile("bl gocxx_switch_context"
               : "+r"(x0), "+r"(x1), "+r"(x2)
               :
               : "x3", "x4", "x5", "x6", "x7", "x8", "x9", "x10", "x11", "x12", "x13", "x14", "x15", "x16",
                 "x17", "x18", "x19", "x20", "x21", "x22", "x23", "x24", "x25", "x26", "x27", "x28", "x30",
                 "v0", "v1", "v2", "v3", "v4", "v5", "v6", "v7", "v8", "v9", "v10", "v11", "v12", "v13",
                 "v14", "v15", "v16", "v17", "v18", "v19", "v20", "v21", "v22", "v23", "v24", "v25", "v26",
                 "v27", "v28", "v29", "v30", "v31", "cc", "memory");
#else
#error "no context switch for this CPU"
#endif
}

/// The first function on a stack; never returns.
using FirstFunction = void (*)(void* argument);

/// Makes a stack that ends at `top` (16-byte aligned). The first switch to it calls entry(argument).
StackPointer prepare(char* top, FirstFunction entry, void* argument);

/// A place in the program, with the frame that it belongs to.
struct Position {
  std::uintptr_t pc;
  std::uintptr_t frame_pointer;
};
/// Returns where a stack that is not running continues.
Position position_of(const char* stack_pointer);

/// Returns the caller's position.
Position current_position();

/// Returns the position that a signal interrupted, and its stack pointer. `context` is the handler's third
/// argument.
Position interrupted_position(const void* context, char** stack_pointer);

/// Makes the interrupted code continue in `function`, which does not return, in a new frame below the
/// interrupted one.
void call_instead(void* context, void (*function)());

}  // namespace gocxx::rt::fiber
