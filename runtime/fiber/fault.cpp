// sigaltstack(2) and the handler of SIGSEGV and its like.
#include "fiber/fault.h"

#include <signal.h>

#include <initializer_list>

#include "fiber/slots.h"
#include "platform/memory.h"
#include "platform/signals.h"

namespace gocxx::rt::fiber {
namespace {

constexpr std::size_t kSignalStack = 256 << 10;  // symbolising a traceback needs some of it

FaultHandler report;

void on_signal(int signal, siginfo_t* info, void* context) {
  if (platform::take_sent_fault(signal, info)) return;
  Fault fault{};
  fault.signal = signal;
  fault.address = info->si_addr;
  fault.where = interrupted_position(context, &fault.stack_pointer);
  fault.stack_overflow = guarded_slot(info->si_addr) != nullptr;
  call_instead(context, report(fault));
}

}  // namespace

void catch_faults(FaultHandler handler) {
  report = handler;
  struct sigaction action {};
  action.sa_sigaction = on_signal;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER;
  for (int signal : {SIGSEGV, SIGBUS, SIGFPE}) sigaction(signal, &action, nullptr);
}

void* begin_signal_stack() {
  void* memory = platform::reserve(kSignalStack);
  stack_t stack{};
  stack.ss_sp = memory;
  stack.ss_size = kSignalStack;
  sigaltstack(&stack, nullptr);
  return memory;
}

void end_signal_stack(void* memory) {
  stack_t none{};
  none.ss_flags = SS_DISABLE;
  sigaltstack(&none, nullptr);
  platform::unreserve(memory, kSignalStack);
}

}  // namespace gocxx::rt::fiber
