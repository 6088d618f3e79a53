// Waiting for the world outside.
#include "on_workers.h"

#include <poll.h>
#include <unistd.h>

#include <cerrno>

using namespace gocxx;
using test::on_workers;

TEST_CASE("a blocking job holds no worker and is no deadlock") {
  for (int workers : test::kWorkerCounts) {
    long rounds = 0;
    int error = 0;
    on_workers(workers, [&] {
      auto c = make_chan<bool>();
      for (int i = 0; i < 20; ++i) {
        go([c] {
          blocking([] { poll(nullptr, 0, 20); });
          c.send(true);
        });
      }
      for (int i = 0; i < 20; ++i) rounds += c.recv();
      blocking([] { errno = EXDEV; });
      error = errno;
    });
    CHECK(rounds == 20);
    CHECK(error == EXDEV);
  }
}

// The thread of the last job may still be about to wake a worker when the run ends. If that left a wrong count of
// searchers, the next run would wait for ever.
TEST_CASE("a run may end as soon as its last blocking job has") {
  for (int run = 0; run < 2000; ++run) {
    long done = 0;
    on_workers(2, [&] {
      auto c = make_chan<long>();
      go([c] {
        blocking([] {});
        c.send(1);
      });
      blocking([] {});
      done += c.recv();
    });
    CHECK(done == 1);
  }
}

TEST_CASE("a goroutine that waits for a pipe is woken by what comes through it") {
  for (int workers : test::kWorkerCounts) {
    char got = 0;
    on_workers(workers, [&] {
      int ends[2];
      CHECK(pipe(ends) == 0);
      auto ready = make_chan<bool>();
      go([ready, fd = ends[0]] {
        wait_readable(fd);
        ready.send(true);
      });
      go([fd = ends[0], ready] {  // two at once
        wait_readable(fd);
        ready.send(true);
      });
      for (int i = 0; i < 50; ++i) yield();
      CHECK(write(ends[1], "x", 1) == 1);
      ready.recv();
      ready.recv();
      CHECK(read(ends[0], &got, 1) == 1);
      wait_writable(ends[1]);
      close(ends[0]);
      close(ends[1]);
    });
    CHECK(got == 'x');
  }
}
