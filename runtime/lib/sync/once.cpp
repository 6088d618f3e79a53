// sync.Once and OnceFunc. A goroutine that calls Do while the function runs waits until the function has
// ended; a panic ends it, too.
#include "gocxx/any.h"
#include "gocxx/defer.h"
#include "gocxx/lib/sync.h"
#include "gocxx/recovery.h"

namespace gocxx::sync {

// The store of `done` releases: partner of the acquire in Once::Do.
void Once::Do_(ptr<Once> o, func<void()> f) {
  Once* self = &*o;
  Mutex::Lock(ptr{&self->m});
  run_with_defers([&](defers& defers) {
    defers.push([self] { Mutex::Unlock(ptr{&self->m}); });
    if (self->done != 0) return;
    defers.push([self] { __atomic_store_n(&self->done, 1, __ATOMIC_RELEASE); });
    f();
  });
}

namespace {

// The state of a function that OnceFunc returned. Written by the one call that runs `f`; Once orders it for
// the others.
struct OnceCall {
  Once once;
  func<void()> f;
  bool returned = false;
  any panicked;
};

void call_and_note(ptr<OnceCall> call) {
  run_with_defers([&](recovering_defers& defers) {
    defers.push_recovering([call] {
      recovery recovery;
      call->panicked = recovery.recover();
      if (!call->returned) panic(call->panicked);
    });
    call->f();
    call->f = nullptr;
    call->returned = true;
  });
}

}  // namespace

// If f panics, every call panics with the same value.
func<void()> OnceFunc(func<void()> f) {
  ptr<OnceCall> call = new_object<OnceCall>();
  call->f = f;
  return [call] {
    Once::Do(ptr{&call->once}, [call] { call_and_note(call); });
    if (!call->returned) panic(call->panicked);
  };
}

}  // namespace gocxx::sync
