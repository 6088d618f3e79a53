// Faults of goroutines, caught on a stack of the thread's own: above all the overflow of a stack.
#pragma once

#include <cstddef>

#include "fiber/context.h"

namespace gocxx::rt::fiber {

struct Fault {
  int signal;
  const void* address;     // that was accessed
  Position where;
  char* stack_pointer;
  bool stack_overflow;     // `address` lies in the guard below a slot
};

// Must not return. Runs on the signal stack: may allocate nothing.
using FaultHandler = void (*)(const Fault& fault);

// Installs the handler for the process.
void catch_faults(FaultHandler handler);

// Gives the calling thread its signal stack, and takes it back.
void* begin_signal_stack();
void end_signal_stack(void* stack);

}  // namespace gocxx::rt::fiber
