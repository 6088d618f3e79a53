// The layout of saved contexts, per CPU: partner of context_x86_64.S and context_aarch64.S.
#include "fiber/context.h"

#include <ucontext.h>

namespace gocxx::rt::fiber {

extern "C" void gocxx_fiber_entry();

namespace {

#if defined(__x86_64__)
// Saved registers, lowest address first: r15 r14 r13 r12 rbx rbp, return address.
constexpr int kSavedWords = 7;
constexpr int kArgument = 3;  // r12
constexpr int kEntry = 4;     // rbx
constexpr int kFramePointer = 5;
constexpr int kReturnAddress = 6;
#elif defined(__aarch64__)
// Saved registers, lowest address first: x19..x28, d8..d15, x29, x30.
constexpr int kSavedWords = 20;
constexpr int kArgument = 0;  // x19
constexpr int kEntry = 1;     // x20
constexpr int kFramePointer = 18;
constexpr int kReturnAddress = 19;
#else
#error "no context switch for this CPU"
#endif

}  // namespace

StackPointer prepare(char* top, FirstFunction entry, void* argument) {
  auto* words = reinterpret_cast<std::uintptr_t*>(top) - kSavedWords;
  words[kArgument] = reinterpret_cast<std::uintptr_t>(argument);
  words[kEntry] = reinterpret_cast<std::uintptr_t>(entry);
  words[kFramePointer] = 0;  // ends the chain of frames
  words[kReturnAddress] = reinterpret_cast<std::uintptr_t>(gocxx_fiber_entry);
  return reinterpret_cast<char*>(words);
}

Position position_of(const char* stack_pointer) {
  auto* words = reinterpret_cast<const std::uintptr_t*>(stack_pointer);
  return {words[kReturnAddress], words[kFramePointer]};
}

[[gnu::noinline]] Position current_position() {
  auto* frame = static_cast<std::uintptr_t*>(__builtin_frame_address(0));
  return {frame[1], frame[0]};
}

Position interrupted_position(const void* context, char** stack_pointer) {
  const auto& machine = static_cast<const ucontext_t*>(context)->uc_mcontext;
#if defined(__x86_64__)
  *stack_pointer = reinterpret_cast<char*>(machine.gregs[REG_RSP]);
  return {static_cast<std::uintptr_t>(machine.gregs[REG_RIP]),
          static_cast<std::uintptr_t>(machine.gregs[REG_RBP])};
#else
  *stack_pointer = reinterpret_cast<char*>(machine.sp);
  return {machine.pc, machine.regs[29]};
#endif
}

// The interrupted PC becomes the return address, so that a traceback shows the function that faulted.
void call_instead(void* context, void (*function)()) {
  auto& machine = static_cast<ucontext_t*>(context)->uc_mcontext;
#if defined(__x86_64__)
  constexpr std::uintptr_t kRedZone = 128;
  std::uintptr_t stack =
      (static_cast<std::uintptr_t>(machine.gregs[REG_RSP]) - kRedZone) & ~std::uintptr_t{15};
  stack -= sizeof(std::uintptr_t);
  *reinterpret_cast<std::uintptr_t*>(stack) = static_cast<std::uintptr_t>(machine.gregs[REG_RIP]) + 1;
  machine.gregs[REG_RSP] = static_cast<greg_t>(stack);
  machine.gregs[REG_RIP] = reinterpret_cast<greg_t>(function);
#else
  machine.regs[30] = machine.pc + 4;
  machine.pc = reinterpret_cast<std::uintptr_t>(function);
#endif
}

}  // namespace gocxx::rt::fiber
