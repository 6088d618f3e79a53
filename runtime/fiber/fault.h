// Faults of goroutines, caught on a stack of the thread's own: above all the overflow of a stack.
#pragma once

#include <cstddef>

#include "fiber/context.h"

namespace gocxx::rt::fiber {

struct Fault {
  int signal;
  const void* address;  // that was accessed
  Position where;
  char* stack_pointer;
  bool stack_overflow;  // `address` lies in the guard below a slot
};

// Runs on the signal stack: may allocate nothing. Either does not return, or gives a function that does not:
// it is called on the stack that faulted, as if the instruction that did had been that call.
using FaultHandler = void (*(*)(const Fault& fault))();

// Installs the handler for the process.
void catch_faults(FaultHandler handler);

// Gives the calling thread its signal stack, and takes it back.
void* begin_signal_stack();
void end_signal_stack(void* stack);

}  // namespace gocxx::rt::fiber
