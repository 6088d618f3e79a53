// Stacks: deep ones, many at once, copied out and back.
#include "on_workers.h"

#include <poll.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <iterator>
#include <set>

#include "fiber/slots.h"
#include "platform/memory.h"
#include "sched/goroutine.h"

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

// How many of the 16 pages below the caller's frame are in memory.
[[gnu::noinline]] int pages_below() {
  constexpr std::size_t kPage = 4096;
  constexpr std::size_t kPages = 16;
  char here;
  auto* page = reinterpret_cast<char*>(reinterpret_cast<std::uintptr_t>(&here) & ~(kPage - 1));
  unsigned char resident[kPages] = {};
  if (mincore(page - kPages * kPage, kPages * kPage, resident) != 0) return -1;
  return static_cast<int>(std::count(std::begin(resident), std::end(resident), 1));
}

}  // namespace

TEST_CASE("allocating does not touch the stack below the goroutine's frames") {
  if (rt::fiber::kSanitized) return;
  int touched = -1;
  on_workers(1, [&] {
    auto result = make_chan<int>();
    go([result] {
      int before = pages_below();
      for (int i = 0; i < 10'000; ++i) allocate(128);
      result.send(pages_below() - before);
    });
    touched = result.recv();
  });
  CHECK(touched == 0);
}

TEST_CASE("a recursion a million frames deep works on any goroutine") {
  constexpr long kFrames = rt::fiber::kThreadSanitizer ? 10'000 : 1'000'000;  // see sanitizer.h
  for (int workers : test::kWorkerCounts) {
    long total = 0;
    on_workers(workers, [&] {
      auto results = make_chan<long>();
      for (int i = 0; i < 3; ++i) go([results] { results.send(depth(kFrames)); });
      for (int i = 0; i < 3; ++i) total += results.recv();
      total += depth(kFrames);
    });
    CHECK(total == 4 * kFrames);
  }
}

// GOCXX_DEBUG=evict gives all of them the same slot.
TEST_CASE("a collection gives back what deep stacks took" * doctest::skip(rt::fiber::kSanitized)) {
  constexpr long kFrames = 100'000;
  constexpr int kCount = 40;
  std::size_t before = 0, deep = 0, after = 0;
  on_workers(2, [&] {
    auto back = make_chan<long>();
    auto end = make_chan<empty_struct>();
    before = rt::platform::resident_size();
    for (int i = 0; i < kCount; ++i) {
      go([back, end] {
        back.send(depth(kFrames));
        end.recv();
      });
    }
    for (int i = 0; i < kCount; ++i) back.recv();
    deep = rt::platform::resident_size();
    collect_garbage();
    after = rt::platform::resident_size();
    end.close();
  });
  if (!rt::platform::debug_switches.evict) CHECK(deep > before + kCount * kFrames * sizeof(long));
  CHECK(after < before + kCount * kFrames * sizeof(long) / 4);
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

// Else those of them that hand over to each other would copy each other out all the time.
TEST_CASE("goroutines that are started when slots are short have different homes") {
  constexpr std::size_t kCount = rt::fiber::kSlots;
  constexpr std::size_t kTogether = 64;
  std::set<rt::fiber::Slot*> homes;
  on_workers(1, [&] {
    auto gate = make_chan<bool>();
    auto started = make_chan<bool>();
    auto ended = make_chan<bool>();
    auto wait = [=](auto note_home) {
      note_home();
      started.send(true);
      gate.recv();
      ended.send(true);
    };
    for (std::size_t i = 0; i < kCount + kTogether; ++i) {
      bool last = i >= kCount;
      go([=, &homes] {
        wait([&] {
          if (last) homes.insert(rt::sched::current()->home);
        });
      });
      started.recv();
    }
    gate.close();
    for (std::size_t i = 0; i < kCount + kTogether; ++i) ended.recv();
  });
  CHECK(homes.size() > kTogether * 9 / 10);
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

namespace {

// While it is, each stack that is left makes room for another, which then has the same home.
struct Evicting {
  bool before = rt::platform::debug_switches.evict;
  Evicting() { rt::platform::debug_switches.evict = true; }
  ~Evicting() { rt::platform::debug_switches.evict = before; }
};

// `wait(fd)` in a goroutine that took over the main goroutine's slot, until the main goroutine writes to the
// other end of the pipe.
void wait_for_main(void (*wait)(int fd)) {
  int ends[2];
  CHECK(pipe(ends) == 0);
  auto done = make_chan<bool>();
  go([wait, done, fd = ends[0]] {
    wait(fd);
    done.send(true);
  });
  for (int i = 0; i < 20; ++i) yield();
  CHECK(write(ends[1], "x", 1) == 1);
  done.recv();
  close(ends[0]);
  close(ends[1]);
}

}  // namespace

TEST_CASE("a goroutine that waits for an external event leaves its slot to others") {
  Evicting evicting;
  for (int workers : test::kWorkerCounts) {
    on_workers(workers, [] {
      wait_for_main(wait_readable);
      wait_for_main([](int fd) {
        blocking([fd] {
          pollfd query{fd, POLLIN, 0};
          return poll(&query, 1, -1);
        });
      });
    });
  }
}
