// Channels: values, order, closing, nil, sizes of elements.
#include "on_workers.h"

using namespace gocxx;
using test::on_workers;
using test::panic_of;
using namespace gocxx::literals;

TEST_CASE("an unbuffered channel hands every value over, in order") {
  for (int workers : test::kWorkerCounts) {
    long wrong = 0;
    on_workers(workers, [&] {
      auto c = make_chan<long>();
      go([c] {
        for (long i = 0; i < 20'000; ++i) c.send(i);
        c.close();
      });
      long expected = 0;
      for (long v : range(c)) wrong += v != expected++;
      wrong += expected != 20'000;
    });
    CHECK(wrong == 0);
  }
}

TEST_CASE("a buffered channel keeps order and never holds more than its size") {
  for (int workers : test::kWorkerCounts) {
    long wrong = 0;
    on_workers(workers, [&] {
      auto c = make_chan<long>(3);
      go([c] {
        for (long i = 0; i < 20'000; ++i) c.send(i);
        c.close();
      });
      long expected = 0;
      for (;;) {
        wrong += c.len() > 3;
        auto [v, ok] = c.recv_ok();
        if (!ok) break;
        wrong += v != expected++;
      }
      wrong += expected != 20'000 || c.cap() != 3;
    });
    CHECK(wrong == 0);
  }
}

TEST_CASE("many senders and many receivers lose and double nothing") {
  for (int workers : test::kWorkerCounts) {
    long sum = 0;
    on_workers(workers, [&] {
      auto values = make_chan<long>(4);
      auto sums = make_chan<long>();
      auto sent = make_chan<bool>();
      for (long s = 0; s < 10; ++s) {
        go([values, sent, s] {
          for (long i = 0; i < 1000; ++i) values.send(s * 1000 + i);
          sent.send(true);
        });
      }
      for (int r = 0; r < 7; ++r) {
        go([values, sums] {
          long mine = 0;
          for (long v : range(values)) mine += v;
          sums.send(mine);
        });
      }
      for (int s = 0; s < 10; ++s) sent.recv();
      values.close();
      for (int r = 0; r < 7; ++r) sum += sums.recv();
    });
    CHECK(sum == 9999L * 10'000 / 2);
  }
}

TEST_CASE("large and empty elements travel whole") {
  struct Large {
    long words[40];
  };
  struct Empty {};
  for (int workers : test::kWorkerCounts) {
    long wrong = 0;
    on_workers(workers, [&] {
      auto large = make_chan<Large>();
      auto empty = make_chan<Empty>(2);
      go([large, empty] {
        for (long i = 0; i < 500; ++i) {
          Large value{};
          value.words[0] = i;
          value.words[39] = -i;
          large.send(value);
          empty.send(Empty{});
        }
        empty.close();
      });
      for (long i = 0; i < 500; ++i) {
        Large value = large.recv();
        wrong += value.words[0] != i || value.words[39] != -i;
        wrong += !empty.recv_ok().r1;
      }
      wrong += empty.recv_ok().r1;
    });
    CHECK(wrong == 0);
  }
}

TEST_CASE("closing wakes receivers with the zero value and senders with a panic") {
  for (int workers : test::kWorkerCounts) {
    long zeroes = 0;
    string sender;
    on_workers(workers, [&] {
      auto c = make_chan<long>();
      auto results = make_chan<long>();
      for (int i = 0; i < 5; ++i) go([c, results] { results.send(c.recv() + (c.recv_ok().r1 ? 1 : 0)); });
      for (int i = 0; i < 100; ++i) yield();
      c.close();
      for (int i = 0; i < 5; ++i) zeroes += results.recv() == 0;
      auto full = make_chan<long>(1);
      full.send(1);
      auto text = make_chan<string>();
      go([full, text] { text.send(panic_of([&] { full.send(2); })); });
      for (int i = 0; i < 100; ++i) yield();
      full.close();
      sender = text.recv();
    });
    CHECK(zeroes == 5);
    CHECK(sender == "send on closed channel"_s);
  }
}

TEST_CASE("a closed channel delivers what it held, then zero values") {
  on_workers(1, [] {
    auto c = make_chan<long>(2);
    c.send(7);
    c.send(8);
    c.close();
    CHECK(c.len() == 2);
    CHECK(c.recv() == 7);
    auto [v, ok] = c.recv_ok();
    CHECK((v == 8 && ok));
    auto [zero, open] = c.recv_ok();
    CHECK((zero == 0 && !open));
  });
}

TEST_CASE("misuse panics in Go's words") {
  string closed_twice, closed_nil, sent, too_large, negative;
  on_workers(1, [&] {
    auto c = make_chan<long>();
    c.close();
    closed_twice = panic_of([&] { c.close(); });
    closed_nil = panic_of([] { chan<long>().close(); });
    sent = panic_of([&] { c.send(1); });
    negative = panic_of([] { make_chan<long>(-1); });
    too_large = panic_of([] { make_chan<long>(1L << 60); });
  });
  CHECK(closed_twice == "close of closed channel"_s);
  CHECK(closed_nil == "close of nil channel"_s);
  CHECK(sent == "send on closed channel"_s);
  CHECK(negative == "makechan: size out of range"_s);
  CHECK(too_large == "makechan: size out of range"_s);
}

TEST_CASE("channels of channels, and identity") {
  on_workers(2, [] {
    auto outer = make_chan<chan<long>>();
    go([outer] { outer.recv().send(42); });
    auto inner = make_chan<long>();
    outer.send(inner);
    CHECK(inner.recv() == 42);
    recv_chan<long> view = inner;
    CHECK(view == recv_chan<long>(inner));
    CHECK(chan<long>() == nullptr);
    CHECK(chan<long>().len() == 0);
  });
}
