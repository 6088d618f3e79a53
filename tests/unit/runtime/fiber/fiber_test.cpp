// Stacks without a scheduler: switching, slots, eviction, calls that return twice, walking.
#include "fiber/slots.h"

#include <doctest/doctest.h>

#include <vector>

#include "fiber/stack_walk.h"

using namespace gocxx::rt::fiber;

extern "C" int gocxx_call_with_resume_point(void* point, void (*body)(void*, void*), void* closure,
                                            void* frame);
extern "C" [[noreturn]] void gocxx_resume_at(void* point, int result);

namespace {

// A fiber that can be run from the test's own stack, and its body.
struct Coroutine : Fiber {
  void (*body)(Coroutine* self);
  StackPointer runner = nullptr;
  Shadow runner_shadow;
  std::vector<int> seen;
  bool running = false;  // as prepare_switch and finish_switch have it

  void leave() { switch_context(this, prepare_switch, finish_switch); }
  void resume() {
    runner_shadow.begin_thread();
    switch_context(this, prepare_switch, finish_switch);
  }

 private:
  static StackPointer prepare_switch(void* given, StackPointer saved) {
    auto* self = static_cast<Coroutine*>(given);
    (self->running ? self->stack_pointer : self->runner) = saved;
    StackPointer to = self->running ? self->runner : self->stack_pointer;
    (self->running ? self->runner_shadow : self->shadow).enter();
    return to;
  }
  static void finish_switch(void* given) {
    Shadow::entered();
    auto* self = static_cast<Coroutine*>(given);
    self->running = !self->running;
  }
};

void run_body(void* fiber) {
  auto* self = static_cast<Coroutine*>(static_cast<Fiber*>(fiber));
  self->body(self);
  self->leave();
}

void step(Coroutine& coroutine, SlotCache& cache) {
  REQUIRE(enter(&coroutine, run_body, cache) == Entered::kReady);
  coroutine.resume();
  CHECK(!coroutine.running);
}

}  // namespace

TEST_CASE("a fiber goes on where it left, with its registers and floats") {
  reserve_slots();
  SlotCache cache;
  Coroutine coroutine;
  coroutine.body = [](Coroutine* self) {
    double value = 1.5;
    for (int i = 0; i < 3; ++i, value *= 2) {
      self->seen.push_back(static_cast<int>(value * 10));
      self->leave();
    }
  };
  for (int i = 0; i < 3; ++i) {
    step(coroutine, cache);
    CHECK(leave_parked(&coroutine, cache) == nullptr);
  }
  CHECK(coroutine.seen == std::vector<int>{15, 30, 60});
  step(coroutine, cache);
  CHECK(leave_ended(&coroutine, cache) == nullptr);
  CHECK(cache.count == 1);
}

TEST_CASE("one side of a switch is ended on the other side's stack, before that goes on") {
  reserve_slots();
  SlotCache cache;
  Coroutine coroutine;
  coroutine.body = [](Coroutine* self) {
    self->seen.push_back(self->running);
    self->leave();
    self->seen.push_back(self->running);
  };
  step(coroutine, cache);
  CHECK(leave_parked(&coroutine, cache) == nullptr);
  step(coroutine, cache);
  CHECK(coroutine.seen == std::vector<int>{1, 1});
  CHECK(leave_ended(&coroutine, cache) == nullptr);
}

TEST_CASE("a fiber whose home slot is in use queues behind the owner and is handed back") {
  reserve_slots();
  share_slots();
  SlotCache cache;
  auto body = [](Coroutine* self) {
    int own = static_cast<int>(self->seen.size());
    for (;;) {
      self->seen.push_back(own++);
      self->leave();
    }
  };
  Coroutine first, second;
  first.body = second.body = body;
  step(first, cache);
  second.home = first.home;  // as if it had been evicted from there: its bytes are laid out by hand
  second.stack_pointer = prepare(reinterpret_cast<char*>(const_cast<char*>(stack_bytes(&first).end)),
                                 run_body, static_cast<Fiber*>(&second));
  CHECK(enter(&second, run_body, cache) == Entered::kQueued);
  CHECK(leave_parked(&first, cache) == &second);
  discard(&first, cache);
}

TEST_CASE("a call with a resume point returns once by itself, and again when resumed") {
  static void* point[24];
  int calls = 0;
  int normal = gocxx_call_with_resume_point(
      point, [](void* count, void*) { ++*static_cast<int*>(count); }, &calls, nullptr);
  CHECK(normal == 0);
  CHECK(calls == 1);
  int resumed = gocxx_call_with_resume_point(
      point, [](void*, void*) { gocxx_resume_at(point, 7); }, nullptr, nullptr);
  CHECK(resumed == 7);
}

TEST_CASE("a parked stack can be walked") {
  reserve_slots();
  SlotCache cache;
  Coroutine coroutine;
  coroutine.body = [](Coroutine* self) { self->leave(); };
  step(coroutine, cache);
  CHECK(leave_parked(&coroutine, cache) == nullptr);
  int frames = 0;
  walk_parked(
      &coroutine, [](std::uintptr_t, void* n) { return ++*static_cast<int*>(n) < 100; }, &frames);
  CHECK(frames >= 2);
  CHECK(frames < 10);
  discard(&coroutine, cache);
}

TEST_CASE("guards are known by their addresses") {
  reserve_slots();
  SlotCache cache;
  Coroutine coroutine;
  coroutine.body = [](Coroutine* self) { self->leave(); };
  step(coroutine, cache);
  const char* low;
  const char* high;
  REQUIRE(stack_around(coroutine.stack_pointer, &low, &high));
  CHECK(guarded_slot(low) == nullptr);
  CHECK(guarded_slot(low - 1) != nullptr);
  CHECK_FALSE(stack_around(&coroutine, &low, &high));
  CHECK(leave_parked(&coroutine, cache) == nullptr);
  discard(&coroutine, cache);
}
