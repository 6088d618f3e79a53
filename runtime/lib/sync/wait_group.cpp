// sync.WaitGroup's methods; how it works is in wait_group.h.
#include "lib/sync/wait_group.h"

#include "gocxx/any.h"
#include "gocxx/panic.h"
#include "lib/sync/runtime_policy.h"

namespace gocxx::sync {
namespace {

using namespace literals;

BasicWaitGroup<RuntimePolicy> steps(WaitGroup* g) { return BasicWaitGroup<RuntimePolicy>(*g); }

[[gnu::noinline]] void release(WaitGroup* g) { steps(g).release(); }

}  // namespace

void WaitGroup::Add(ptr<WaitGroup> g, long delta) {
  WaitGroup* self = &*g;
  long now = steps(self).add(delta);
  if (now < 0) panic(any("sync: negative WaitGroup counter"_s));
  if (now == 0) release(self);
}

void WaitGroup::Done(ptr<WaitGroup> g) { Add(g, -1); }

void WaitGroup::Wait(ptr<WaitGroup> g, const site& where) { steps(&*g).wait(where); }

}  // namespace gocxx::sync
