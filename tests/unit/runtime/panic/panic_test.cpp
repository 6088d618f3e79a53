// Deferred calls, panics, recover, Goexit.
#include "on_workers.h"

#include <stdexcept>
#include <string>

#include "panic/faults.h"

using namespace gocxx;
using test::on_workers;
using test::panic_of;
using namespace gocxx::literals;

namespace {

// The events in order, one letter each.
struct Trail {
  std::string text;
  void operator+=(char c) { text += c; }
};

void note_recovered(Trail& trail, recovery& recovery) {
  auto value = recovery.recover();
  if (value == nullptr)
    trail += '-';
  else
    trail.text += std::to_string(type_assert<long>(value));
}

std::string trail_of(void (*body)(Trail&)) {
  Trail trail;
  on_workers(1, [&] { body(trail); });
  return trail.text;
}

}  // namespace

TEST_CASE("deferred calls run last first, after the body") {
  CHECK(trail_of([](Trail& t) {
          run_with_defers([&](recovering_defers& d) {
            for (char c = '1'; c <= '9'; ++c) d.push([&t, c] { t += c; });
            t += 'b';
          });
          t += 'e';
        }) == "b987654321e");
}

TEST_CASE("deferred calls run once, also if the body runs them itself when it returns") {
  CHECK(trail_of([](Trail& t) {
          for (int calls : {0, 1, 2, 3, 4, 5}) {
            run_with_defers([&](defers& d) {
              for (int i = 0; i < calls; ++i) d.push([&t, i] { t += static_cast<char>('0' + i); });
              d.run_all();
              t += 'r';
            });
          }
        }) == "r0r10r210r3210r43210r");
}

TEST_CASE("after a panic of a deferred call, those that are left run, and one may recover it") {
  for (int at : {0, 1, 2, 3, 4}) {
    static int panicking;
    panicking = at;
    std::string left = trail_of([](Trail& t) {
      run_with_defers([&](recovering_defers& d) {
        d.push_recovering([&] {
          recovery recovery;
          note_recovered(t, recovery);
        });
        for (int i = 0; i < 5; ++i)
          d.push([&t, i] {
            t += static_cast<char>('a' + i);
            if (i == panicking) panic(7L);
          });
      });
      t += 'x';
    });
    CHECK(left == "edcba7x");
  }
}

TEST_CASE("a recovered panic makes the frame return; frames below it have run their deferred calls") {
  CHECK(trail_of([](Trail& t) {
          run_with_defers([&](recovering_defers& outer) {
            outer.push([&] { t += 'o'; });
            outer.push_recovering([&] {
              recovery r;
              note_recovered(t, r);
            });
            run_with_defers([&](recovering_defers& inner) {
              inner.push([&] { t += 'i'; });
              panic(any(7L));
            });
            t += 'x';
          });
          t += 'e';
        }) == "i7oe");
}

TEST_CASE("recover works only in the deferred function itself, and once") {
  CHECK(trail_of([](Trail& t) {
          run_with_defers([&](recovering_defers& d) {
            d.push_recovering([&] {
              recovery r;
              note_recovered(t, r);
              note_recovered(t, r);
            });
            d.push([&] {
              [&] {
                recovery r;
                note_recovered(t, r);
              }();
            });
            panic(any(3L));
          });
        }) == "-3-");
}

TEST_CASE("a deferred function that panics replaces the panic, and recover returns the new one") {
  CHECK(trail_of([](Trail& t) {
          run_with_defers([&](recovering_defers& d) {
            d.push_recovering([&] {
              recovery r;
              note_recovered(t, r);
            });
            d.push([] { panic(any(2L)); });
            panic(any(1L));
          });
          t += 'e';
        }) == "2e");
}

TEST_CASE("a panic that a deferred function raises and recovers by itself leaves the first in progress") {
  CHECK(trail_of([](Trail& t) {
          run_with_defers([&](recovering_defers& d) {
            d.push_recovering([&] {
              recovery r;
              note_recovered(t, r);
            });
            d.push([&] {
              run_with_defers([&](recovering_defers& nested) {
                nested.push_recovering([&] {
                  recovery r;
                  note_recovered(t, r);
                });
                panic(any(2L));
              });
            });
            panic(any(1L));
          });
        }) == "21");
}

TEST_CASE("deferred calls of a nested function that returns normally see no panic") {
  CHECK(trail_of([](Trail& t) {
          run_with_defers([&](recovering_defers& d) {
            d.push_recovering([&] {
              recovery r;
              run_with_defers([&](recovering_defers& nested) {
                nested.push_recovering([&] {
                  recovery inner;
                  note_recovered(t, inner);
                });
              });
              note_recovered(t, r);
            });
            panic(any(5L));
          });
        }) == "-5");
}

TEST_CASE("Goexit runs deferred calls, cannot be recovered, and ends only its goroutine") {
  for (int workers : test::kWorkerCounts) {
    Trail trail;
    on_workers(workers, [&] {
      auto done = make_chan<bool>();
      go([&trail, done] {
        run_with_defers([&](recovering_defers& d) {
          d.push([&] { done.close(); });
          d.push_recovering([&] {
            recovery r;
            note_recovered(trail, r);
          });
          exit_goroutine();
        });
        trail += 'x';
      });
      done.recv();
    });
    CHECK(trail.text == "-");
  }
}

TEST_CASE("a Goexit goes on after a panic in a deferred call was recovered") {
  Trail trail;
  on_workers(2, [&] {
    auto done = make_chan<bool>();
    go([&trail, done] {
      run_with_defers([&](recovering_defers& outermost) {
        outermost.push([&] { done.close(); });
        run_with_defers([&](recovering_defers& d) {
          d.push_recovering([&] {
            recovery r;
            note_recovered(trail, r);
          });
          d.push([] { panic(any(4L)); });
          exit_goroutine();
        });
        trail += 'x';
      });
      trail += 'y';
    });
    done.recv();
  });
  CHECK(trail.text == "4");
}

TEST_CASE("many deferred calls and large closures find room") {
  long sum = 0;
  on_workers(1, [&] {
    struct Large {
      long words[60];
    };
    run_with_defers([&](recovering_defers& d) {
      for (long i = 0; i < 1000; ++i) {
        Large large{};
        large.words[59] = i;
        d.push([&sum, large] { sum += large.words[59]; });
        if (i % 100 == 0) collect_garbage();
      }
    });
  });
  CHECK(sum == 999L * 1000 / 2);
}

TEST_CASE("panic(nil) and foreign exceptions become errors") {
  string nil, foreign, odd;
  on_workers(1, [&] {
    nil = panic_of([] { panic(any(nullptr)); });
    foreign = panic_of([] { throw std::runtime_error("from C++"); });
    odd = panic_of([] { throw 5; });
  });
  CHECK(nil == "panic called with nil argument"_s);
  CHECK(foreign == "from C++"_s);
  CHECK(odd == "C++ exception of type i"_s);
}

TEST_CASE("a foreign exception of a deferred call becomes a panic, and the calls that are left run") {
  CHECK(trail_of([](Trail& t) {
          run_with_defers([&](recovering_defers& outer) {
            outer.push_recovering([&] {
              recovery recovery;
              t += recovery.recover() == nullptr ? '-' : 'r';
            });
            run_with_defers([&](defers& d) {
              d.push([&] { t += 'l'; });
              d.push([] { throw std::runtime_error("from C++"); });
              t += 'b';
            });
            t += '!';
          });
          run_with_defers([&](defers& d) { d.push([&] { t += 'e'; }); });
        }) == "blre");
}

TEST_CASE("a fault near address zero is a nil dereference") {
  string text;
  on_workers(2, [&] {
    rt::panic::report_faults();
    text = panic_of([] { *static_cast<volatile long*>(nullptr) = 1; });
  });
  CHECK(text == "runtime error: invalid memory address or nil pointer dereference"_s);
}

TEST_CASE("a goroutine that waits in a deferred call during a panic goes on with it") {
  for (int workers : test::kWorkerCounts) {
    Trail trail;
    on_workers(workers, [&] {
      auto c = make_chan<long>();
      go([c] { c.send(1); });
      run_with_defers([&](recovering_defers& d) {
        d.push_recovering([&] {
          recovery r;
          yield();
          note_recovered(trail, r);
        });
        d.push([&] { c.recv(); });
        panic(any(6L));
      });
    });
    CHECK(trail.text == "6");
  }
}
