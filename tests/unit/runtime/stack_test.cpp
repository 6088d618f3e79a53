// Stacks: deep ones, many at once, copied out and back.
#include "on_workers.h"

#include "fiber/slots.h"

using namespace gocxx;
using test::on_workers;

namespace {

[[gnu::noinline]] long depth(long n) {
  volatile long here = n;
  return here == 0 ? 0 : 1 + depth(here - 1);
}

// Leaves something recognisable on the stack across a wait.
[[gnu::noinline]] bool keeps_its_stack(long seed, chan<long> c) {
  volatile long words[16];
  long* own = const_cast<long*>(words);
  for (long i = 0; i < 16; ++i) words[i] = seed * 100 + i;
  long got = c.recv();
  for (long i = 0; i < 16; ++i)
    if (words[i] != seed * 100 + i) return false;
  return got == seed && own == const_cast<long*>(words);
}

}  // namespace

TEST_CASE("a recursion a million frames deep works on any goroutine") {
  for (int workers : test::kWorkerCounts) {
    long total = 0;
    on_workers(workers, [&] {
      auto results = make_chan<long>();
      for (int i = 0; i < 3; ++i) go([results] { results.send(depth(1'000'000)); });
      for (int i = 0; i < 3; ++i) total += results.recv();
      total += depth(1'000'000);
    });
    CHECK(total == 4'000'000);
  }
}

TEST_CASE("more goroutines than slots wait at once and find their stacks as they left them") {
  constexpr long kCount = 3 * static_cast<long>(rt::fiber::kSlots);
  for (int workers : test::kWorkerCounts) {
    long kept = 0;
    on_workers(workers, [&] {
      auto done = make_chan<bool>(100);
      auto all = static_cast<chan<long>*>(allocate(sizeof(chan<long>) * kCount));
      for (long i = 0; i < kCount; ++i) {
        all[i] = make_chan<long>();
        go([done, i, c = all[i]] { done.send(keeps_its_stack(i, c)); });
      }
      go([=] {
        for (long i = 0; i < kCount; ++i) all[i].send(i);
      });
      for (long i = 0; i < kCount; ++i) kept += done.recv();
    });
    CHECK(kept == kCount);
  }
}

TEST_CASE("goroutines that share slots can talk to each other") {
  constexpr long kCount = 2 * static_cast<long>(rt::fiber::kSlots);
  for (int workers : test::kWorkerCounts) {
    long last = 0;
    on_workers(workers, [&] {
      auto first = make_chan<long>();
      auto in = first;
      for (long i = 0; i < kCount; ++i) {
        auto out = make_chan<long>();
        go([in, out] {
          for (int round = 0; round < 3; ++round) out.send(in.recv() + 1);
        });
        in = out;
      }
      go([first] {
        for (int round = 0; round < 3; ++round) first.send(0);
      });
      for (int round = 0; round < 3; ++round) last += in.recv();
    });
    CHECK(last == 3 * kCount);
  }
}
