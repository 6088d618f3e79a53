// Package sync.
#include "gocxx/lib/sync.h"

#include "on_workers.h"

using namespace gocxx;
using namespace gocxx::sync;
using test::on_workers;
using test::panic_of;
using namespace gocxx::literals;

TEST_CASE("a mutex lets one in at a time, and everybody once") {
  for (int workers : test::kWorkerCounts) {
    long counter = 0;
    on_workers(workers, [&] {
      auto m = new_object<Mutex>();
      auto group = new_object<WaitGroup>();
      auto shared = new_object<long>();
      WaitGroup::Add(group, 20);
      for (int i = 0; i < 20; ++i) {
        go([=] {
          for (int k = 0; k < 500; ++k) {
            Mutex::Lock(m);
            long before = *shared;
            if (k % 50 == 0) yield();
            *shared = before + 1;
            Mutex::Unlock(m);
          }
          WaitGroup::Done(group);
        });
      }
      WaitGroup::Wait(group);
      counter = *shared;
      CHECK(Mutex::TryLock(m));
      CHECK_FALSE(Mutex::TryLock(m));
      Mutex::Unlock(m);
    });
    CHECK(counter == 10'000);
  }
}

TEST_CASE("readers share, writers do not") {
  for (int workers : test::kWorkerCounts) {
    long wrong = 0;
    on_workers(workers, [&] {
      struct Pair {
        RWMutex lock;
        long a, b;
      };
      auto pair = new_object<Pair>();
      auto group = new_object<WaitGroup>();
      auto bad = new_object<long>();
      ptr<RWMutex> lock(&pair->lock);
      for (int i = 0; i < 12; ++i) {
        WaitGroup::Add(group, 1);
        go([=] {
          for (int k = 0; k < 200; ++k) {
            if (i % 4 == 0) {
              RWMutex::Lock(lock);
              ++pair->a;
              yield();
              ++pair->b;
              RWMutex::Unlock(lock);
            } else {
              RWMutex::RLock(lock);
              if (pair->a != pair->b) __atomic_fetch_add(&*bad, 1, __ATOMIC_RELAXED);
              RWMutex::RUnlock(lock);
            }
          }
          WaitGroup::Done(group);
        });
      }
      WaitGroup::Wait(group);
      wrong = *bad + (pair->a != 600);
    });
    CHECK(wrong == 0);
  }
}

TEST_CASE("a wait group's counter must not become negative") {
  string text;
  on_workers(1, [&] {
    auto group = new_object<WaitGroup>();
    text = panic_of([&] { WaitGroup::Done(group); });
  });
  CHECK(text == "sync: negative WaitGroup counter"_s);
}

TEST_CASE("a Once runs its function once, for concurrent calls and after a panic") {
  for (int workers : test::kWorkerCounts) {
    long calls = 0;
    string text;
    on_workers(workers, [&] {
      auto once = new_object<Once>();
      auto count = new_object<long>();
      auto done = make_chan<long>();
      for (int i = 0; i < 10; ++i) {
        go([=] {
          Once::Do(once, [=] {
            yield();
            ++*count;
          });
          done.send(*count);
        });
      }
      for (int i = 0; i < 10; ++i) calls += done.recv();
      auto second = new_object<Once>();
      text = panic_of([&] { Once::Do(second, [] { panic(any("once"_s)); }); });
      Once::Do(second, [count] { *count = 100; });
      calls += *count;
    });
    CHECK(calls == 11);
    CHECK(text == "once"_s);
  }
}

TEST_CASE("a condition wakes one or all, and loses no call") {
  for (int workers : test::kWorkerCounts) {
    long served = 0;
    on_workers(workers, [&] {
      auto m = new_object<Mutex>();
      auto cond = NewCond(Locker(m));
      auto tokens = new_object<long>();
      auto done = make_chan<bool>();
      for (int i = 0; i < 20; ++i) {
        go([=] {
          Mutex::Lock(m);
          while (*tokens == 0) Cond::Wait(cond);
          --*tokens;
          Mutex::Unlock(m);
          done.send(true);
        });
      }
      for (int i = 0; i < 10; ++i) {
        Mutex::Lock(m);
        ++*tokens;
        Mutex::Unlock(m);
        Cond::Signal(cond);
        served += done.recv();
      }
      Mutex::Lock(m);
      *tokens = 10;
      Mutex::Unlock(m);
      Cond::Broadcast(cond);
      for (int i = 0; i < 10; ++i) served += done.recv();
    });
    CHECK(served == 20);
  }
}
