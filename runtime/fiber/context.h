// Switching stacks. What a switch saves lies on the stack that is left: the registers that a call preserves,
// in the order of the CPU's context_*.S, with the frame pointer and the return address on top, so that a
// traceback of a parked stack begins there.
#pragma once

#include <cstddef>
#include <cstdint>

namespace gocxx::rt::fiber {

// A stack that is not running: where its saved registers begin.
using StackPointer = char*;

// Leaves the running stack: depart(runner, saved) is called on it, with where it can be gone on with, and
// gives the stack to go to, which was saved by a switch or made by `prepare`; arrive(runner) is called there,
// and then the switch that saved it returns. Both are called from here, instead of around a plain exchange of
// stacks, because returns after an exchange are mispredicted: the processor predicts them from calls made on
// the other stack. So each C++ function between the switch and the goroutine's own code costs as much as the
// switch itself.
extern "C" void gocxx_switch_context(void* runner, StackPointer (*depart)(void* runner, StackPointer saved),
                                     void (*arrive)(void* runner));

// The first function on a stack; never returns.
using FirstFunction = void (*)(void* argument);

// A stack that ends at `top` (16-byte aligned) and whose first switch calls entry(argument).
StackPointer prepare(char* top, FirstFunction entry, void* argument);

// Where a stack that is not running goes on.
struct Position {
  std::uintptr_t pc;
  std::uintptr_t frame_pointer;
};
Position position_of(const char* stack_pointer);

// Where the caller is.
Position current_position();

// Where a signal interrupted; `context` is the handler's third argument.
Position interrupted_position(const void* context, char** stack_pointer);

// Makes the interrupted code go on in `function`, which does not return, below a frame of its own.
void call_instead(void* context, void (*function)());

}  // namespace gocxx::rt::fiber
