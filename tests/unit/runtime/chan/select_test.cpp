// The select statement.
#include <cstdint>
#include <utility>

#include "chan/channel.h"
#include "on_workers.h"

using namespace gocxx;
using test::on_workers;
using test::panic_of;
using namespace gocxx::literals;

TEST_CASE("select takes every value of all its channels once") {
  for (int workers : test::kWorkerCounts) {
    long sum = 0;
    on_workers(workers, [&] {
      auto a = make_chan<long>();
      auto b = make_chan<long>(2);
      for (auto c : {a, b}) {
        go([c] {
          for (long i = 1; i <= 5000; ++i) c.send(i);
          c.close();
        });
      }
      for (int open = 2; open > 0;) {
        long v = 0;
        bool ok = false;
        int chosen = select(on_recv(a, &v, &ok), on_recv(b, &v, &ok));
        sum += v;
        if (ok) continue;
        (chosen == 0 ? a : b) = nullptr;
        --open;
      }
    });
    CHECK(sum == 5000L * 5001);
  }
}

TEST_CASE("sends and receives in one select, on both sides") {
  for (int workers : test::kWorkerCounts) {
    long balance = 0;
    on_workers(workers, [&] {
      auto a = make_chan<long>();
      auto b = make_chan<long>();
      auto done = make_chan<long>();
      for (int side = 0; side < 2; ++side) {
        go([=] {
          long sent = 0, received = 0;
          for (long i = 0; i < 3000; ++i) {
            long v;
            auto out = side == 0 ? a : b;
            auto in = side == 0 ? b : a;
            select(on_send(out, 1), on_recv(in, &v)) == 0 ? ++sent : ++received;
          }
          done.send(side == 0 ? sent - received : received - sent);
        });
      }
      long first = done.recv(), second = done.recv();
      balance = first - second;
    });
    CHECK(balance == 0);
  }
}

TEST_CASE("the choice among ready cases is not always the same") {
  on_workers(1, [] {
    auto a = make_chan<long>(1000);
    auto b = make_chan<long>(1000);
    for (long i = 0; i < 1000; ++i) a.send(i), b.send(i);
    int counts[2] = {0, 0};
    for (int i = 0; i < 1000; ++i) ++counts[select(on_recv(a), on_recv(b))];
    CHECK(counts[0] > 400);
    CHECK(counts[1] > 400);
  });
}

TEST_CASE("the default clause runs only if nothing is ready") {
  on_workers(1, [] {
    auto c = make_chan<long>(1);
    auto d = make_chan<long>();
    long v = 0;
    CHECK(try_select(on_recv(c, &v)) == -1);
    CHECK(try_select(on_recv(c, &v), on_recv(d)) == -1);
    CHECK(try_select(on_send(d, 1)) == -1);
    CHECK(try_select(on_send(c, 5)) == 0);
    CHECK(try_select(on_send(c, 6)) == -1);
    CHECK(try_select(on_recv(d), on_recv(c, &v)) == 1);
    CHECK(v == 5);
  });
}

TEST_CASE("nil channels never take part; a closed one is always ready") {
  on_workers(2, [] {
    chan<long> nil;
    auto c = make_chan<long>();
    c.close();
    bool ok = true;
    CHECK(select(on_recv(nil), on_send(nil, 1), on_recv(c, nullptr, &ok)) == 2);
    CHECK_FALSE(ok);
    CHECK(try_select(on_recv(nil), on_send(nil, 1)) == -1);
  });
}

// The only receiver receives while a sender waits, and moves the sender's value into the buffer. So the
// channel is never empty, and nobody may see it so.
TEST_CASE("a channel with a waiting sender never looks empty") {
  int looked_empty = 0;
  on_workers(8, [&] {
    auto c = make_chan<long>(1);
    auto* stop = static_cast<bool*>(allocate_pointer_free(1));
    auto ended = make_chan<int>();
    for (int i = 0; i < 3; ++i)
      go([=] {
        while (!__atomic_load_n(stop, __ATOMIC_RELAXED)) c.send(1);
        ended.send(0);
      });
    while (c.core()->senders.empty()) yield();
    go([=] {
      int empty = 0;
      while (!__atomic_load_n(stop, __ATOMIC_RELAXED)) {
        for (int i = 0; i < 1000; ++i)
          empty += !c.core()->can_recv() && !__atomic_load_n(stop, __ATOMIC_RELAXED);
        yield();
      }
      ended.send(empty);
    });
    for (int i = 0; i < 1'000'000; ++i) {
      while (c.core()->senders.empty()) yield();
      c.recv();
    }
    __atomic_store_n(stop, true, __ATOMIC_RELAXED);
    for (int left = 4; left > 0;) switch (int empty = 0; select(on_recv(ended, &empty), on_recv(c))) {
        case 0: looked_empty += empty, --left; break;
        default: break;
      }
  });
  CHECK(looked_empty == 0);
}

TEST_CASE("a try on a channel without a lock sees what happened before") {
  for (int workers : test::kWorkerCounts) {
    int wrong = 0;
    on_workers(workers, [&] {
      auto token = make_chan<bool>();
      auto c = make_chan<long>(1), done = make_chan<long>();
      go([=] {
        for (int i = 0; i < 500; ++i) {
          c.send(i);
          token.send(true);
          token.recv();
        }
        done.close();
        token.send(true);
      });
      for (int i = 0; i < 500; ++i) {
        token.recv();
        wrong += try_select(on_send(c, 1)) != -1;
        wrong += try_select(on_recv(c)) != 0;
        wrong += try_select(on_recv(c)) != -1;
        wrong += try_select(on_recv(done)) != -1;
        token.send(true);
      }
      token.recv();
      wrong += try_select(on_recv(done)) != 0;
    });
    CHECK(wrong == 0);
  }
}

TEST_CASE("a send that is chosen on a closed channel panics, whenever it was closed") {
  for (int workers : test::kWorkerCounts) {
    string before, during;
    on_workers(workers, [&] {
      auto c = make_chan<long>();
      auto other = make_chan<long>();
      go([c] {
        for (int i = 0; i < 100; ++i) yield();
        c.close();
      });
      during = panic_of([&] { select(on_send(c, 1), on_recv(other)); });
      before = panic_of([&] { select(on_send(c, 1), on_recv(other)); });
    });
    CHECK(during == "send on closed channel"_s);
    CHECK(before == "send on closed channel"_s);
  }
}

TEST_CASE("the same channel may stand in several cases") {
  for (int workers : test::kWorkerCounts) {
    long received = 0;
    on_workers(workers, [&] {
      auto c = make_chan<long>();
      go([c] {
        for (long i = 0; i < 2000; ++i) c.send(1);
      });
      for (long i = 0; i < 2000; ++i) {
        long v = 0, w = 0;
        select(on_recv(c, &v), on_recv(c, &w), on_recv(c, &v));
        received += v + w;
      }
    });
    CHECK(received == 2000);
  }
}

namespace {

// The clauses that 64 selects over two ready channels choose on one worker, a bit for each.
std::uint64_t choices_with_seed(std::uint64_t seed) {
  std::uint64_t before = std::exchange(rt::platform::debug_switches.seed, seed);
  std::uint64_t choices = 0;
  on_workers(1, [&] {
    auto closed = make_chan<long>();
    closed.close();
    for (int i = 0; i < 64; ++i)
      choices = choices << 1 | static_cast<unsigned>(select(on_recv(closed), on_recv(closed)));
  });
  rt::platform::debug_switches.seed = before;
  return choices;
}

}  // namespace

TEST_CASE("a fixed seed repeats the choices of select, and no seed draws new ones in each run") {
  CHECK(choices_with_seed(7) == choices_with_seed(7));
  CHECK(choices_with_seed(7) != choices_with_seed(8));
  if (rt::platform::debug_switches.seed == 0) CHECK(choices_with_seed(0) != choices_with_seed(0));
}
