// Stands in for the parts of the runtime above core (heap, panics, program), so that core is tested alone: memory is
// malloc's and never given back, a panic is a C++ exception that carries the value.
#include "doubles.h"

#include <cstdlib>
#include <exception>

#include "gocxx/defer.h"
#include "gocxx/heap.h"
#include "gocxx/panic.h"
#include "gocxx/program.h"

namespace gocxx {

void* allocate(std::size_t size) { return std::calloc(1, size == 0 ? 1 : size); }
void* allocate_pointer_free(std::size_t size) { return allocate(size); }

void panic(any value) { throw test::Panic{value}; }

void fatal(const char* text) { throw test::Fatal{text}; }

namespace rt::panic {

struct Panic {
  any value;
  bool recovered;
};

namespace {

Panic* recoverable = nullptr;
std::exception_ptr captured;

}  // namespace

Panic* take_recoverable() { return std::exchange(recoverable, nullptr); }

any recover(Panic* panic_or_null) {
  if (panic_or_null == nullptr) return nullptr;
  panic_or_null->recovered = true;
  return panic_or_null->value;
}

void run(defers& frame, Body body, void* closure) {
  Panic current{nullptr, true};
  try {
    body(closure, frame);
  } catch (const test::Panic& thrown) {
    current = {thrown.value, false};
  }
  while (Deferred* deferred = frame.pop()) {
    recoverable = deferred->recovers && !current.recovered ? &current : nullptr;
    deferred->call(deferred->closure());
  }
  if (!current.recovered) throw test::Panic{current.value};
}

void* spill(std::size_t size) { return allocate(size); }

void ForeignException::capture_current() { captured = std::current_exception(); }
void ForeignException::raise() { std::rethrow_exception(captured); }

}  // namespace rt::panic

any recovery::recover() { return rt::panic::recover(std::exchange(panic_, nullptr)); }

}  // namespace gocxx
