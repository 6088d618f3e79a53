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
