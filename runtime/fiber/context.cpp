// The layout of saved contexts, per CPU: partner of context_x86_64.S and context_aarch64.S.
#include "fiber/context.h"

#include <ucontext.h>

namespace gocxx::rt::fiber {

extern "C" void gocxx_fiber_entry();

namespace {

// The words that a switch saves, lowest address first. On a new stack the words that gocxx_fiber_entry pops
// follow.
constexpr int kFramePointer = 0;
constexpr int kReturnAddress = 1;
constexpr int kEntry = 2;
constexpr int kArgument = 3;
constexpr int kPreparedWords = 4;

}  // namespace

StackPointer prepare(char* top, FirstFunction entry, void* argument) {
  auto* words = reinterpret_cast<std::uintptr_t*>(top) - kPreparedWords;
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
