// panic, recover, Goexit: running deferred calls on top of the stack.
#include "panic/panic.h"

#include <cxxabi.h>

#include <cstdio>
#include <exception>

#include "gocxx/go.h"
#include "gocxx/heap.h"
#include "gocxx/ptr.h"
#include "gocxx/recovery.h"
#include "gocxx/runtime_errors.h"
#include "gocxx/string.h"
#include "sched/worker.h"

namespace gocxx::rt::panic {

// fiber/resume_point_*.S
extern "C" [[noreturn]] void gocxx_resume_at(ResumePoint* point, int result);

namespace {

using sched::Goroutine;

// Calls a deferred function. `recoverable` is set only from the call of a function that recovers to its first
// statement.
void call(GoroutineState& state, Deferred* deferred, Panic* recoverable) {
  state.recoverable = deferred->recovers ? recoverable : nullptr;
  deferred->call(deferred->closure());
  state.recoverable = nullptr;
}

bool is_under_way(const Panic* panic) { return !panic->goexit && !panic->recovered; }

// Begins a panic or Goexit, and returns the goroutine. A panic is under way until it is recovered, or aborted
// by a later panic that was recovered or by a Goexit. Reads the thread's worker once, before anything can
// switch.
[[gnu::always_inline]] inline Goroutine* begin(Panic* panic) {
  sched::Worker* worker = sched::this_worker;
  GoroutineState& state = worker->running->panic_state;
  panic->outer = state.panics;
  state.panics = panic;
  if (!panic->goexit) worker->count_panic_begun();
  return worker->running;
}

// Drops the latest panic.
void leave_latest(GoroutineState& state) {
  if (is_under_way(state.panics)) sched::current_worker()->count_panic_ended();
  state.panics = state.panics->outer;
}

// Drops the panics whose records lie below `frame`. Returns whether a Goexit was among them.
bool drop_panics_below(GoroutineState& state, const Frame* frame) {
  bool goexit = false;
  while (state.panics != nullptr && static_cast<void*>(state.panics) < static_cast<const void*>(frame)) {
    goexit |= state.panics->goexit;
    leave_latest(state);
  }
  return goexit;
}

// Continues after the frame's body. Only frames with a resume point hold calls that recover.
[[noreturn]] void resume(GoroutineState& state, Frame* frame) {
  bool goexit = drop_panics_below(state, frame);
  gocxx_resume_at(&static_cast<RecoveringFrame*>(frame)->resume_point,
                  goexit ? kRecoveredInGoexit : kRecovered);
}

// Runs the deferred calls of all frames, innermost first, until one recovers the panic. Returns if none does.
void run_all_deferred(GoroutineState& state, Panic* panic) {
  while (Frame* frame = state.frames) {
    Deferred* deferred = frame->pop();
    if (deferred == nullptr) {
      state.frames = frame->outer;
      continue;
    }
    call(state, deferred, panic->goexit ? nullptr : panic);
    if (panic->recovered) resume(state, frame);
  }
}

}  // namespace

void end_recovered(RecoveringFrame& frame, BodyEnd end) {
  if (end == kRecoveredInGoexit) exit_goroutine();
  frame.run_all();
}

void* spill(std::size_t size) { return allocate(size); }

any recover(Panic* panic) {
  if (panic->recovered) return nullptr;
  panic->recovered = true;
  sched::this_worker->count_panic_ended();  // this_worker is read once: nothing switches here
  return panic->value;
}

#if !defined(__x86_64__)
[[gnu::noinline]] GoroutineState* goroutine_state_of_thread() { return gocxx_goroutine_state; }
#endif

std::uint32_t panics_under_way(const Goroutine* goroutine) {
  std::uint32_t count = 0;
  for (const Panic* panic = goroutine->panic_state.panics; panic != nullptr; panic = panic->outer)
    count += is_under_way(panic);
  return count;
}

// --- foreign exceptions

namespace {

const char* words(const char* before, const char* what) {
  constexpr std::size_t kRoom = 256;
  auto* text = static_cast<char*>(gocxx::allocate_pointer_free(kRoom));
  std::snprintf(text, kRoom, "%s%s", before, what);
  return text;
}

// Returns the text of the exception that is being handled. Called in its handler.
const char* text_of_exception() {
  const char* name = "unknown";
  try {
    throw;
  } catch (const std::exception& e) {
    return words("", e.what());
  } catch (...) {
    if (const std::type_info* type = __cxxabiv1::__cxa_current_exception_type()) name = type->name();
  }
  return words("C++ exception of type ", name);
}

}  // namespace

void ForeignException::capture_current() { text_ = text_of_exception(); }

// The first function on the stack of every goroutine, so its frame is small.
void run_guarded(void* given) {
  const char* text;
  try {
    auto* goroutine = static_cast<Goroutine*>(static_cast<fiber::Fiber*>(given));
    goroutine->entry(goroutine->closure());
    sched::end_current();
  } catch (...) {
    text = text_of_exception();
  }
  raise_plain_error(text);
}

void ForeignException::raise() { raise_plain_error(text_); }

}  // namespace gocxx::rt::panic

namespace gocxx {

namespace {

// Returns the value, or a *runtime.PanicNilError for nil.
any or_nil_error(any value) {
  if (value == nullptr) return any(new_object<runtime::PanicNilError>());
  return value;
}

}  // namespace

void panic(any value) {
  rt::panic::Panic panic{or_nil_error(value)};
  auto* self = rt::panic::begin(&panic);
  rt::panic::run_all_deferred(self->panic_state, &panic);
  rt::panic::report_uncaught(self);
}

void exit_goroutine() {
  rt::panic::Panic panic{nullptr};
  panic.goexit = true;
  rt::panic::GoroutineState& state = rt::panic::begin(&panic)->panic_state;
  rt::panic::run_all_deferred(state, &panic);
  while (state.panics != nullptr) rt::panic::leave_latest(state);
  rt::sched::end_current();
}

}  // namespace gocxx
