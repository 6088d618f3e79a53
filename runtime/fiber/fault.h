// Faults of goroutines, caught on a signal stack of the thread: stack overflow above all.
#pragma once

#include <cstddef>

#include "fiber/context.h"

namespace gocxx::rt::fiber {

/// A SIGSEGV, SIGBUS or SIGFPE that an instruction caused.
struct Fault {
  int signal;
  const void* address;  // the address that was accessed
  Position where;       // the faulting instruction
  char* stack_pointer;  // at the faulting instruction
  bool stack_overflow;  // `address` lies in the guard of a slot
};

/// Runs on the signal stack and may not allocate. It does not return, or returns a function that does not:
/// that function is called on the stack that faulted, as if the faulting instruction had been the call.
using FaultHandler = void (*(*)(const Fault& fault))();

/// Installs the handler for the process.
void catch_faults(FaultHandler handler);

/// Sets up a signal stack for the calling thread. Returns it for `end_signal_stack`, which the same thread
/// calls.
void* begin_signal_stack();
void end_signal_stack(void* stack);

}  // namespace gocxx::rt::fiber
