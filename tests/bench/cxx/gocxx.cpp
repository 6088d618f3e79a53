// The three programs of boost.cpp on gocxx's runtime, written by hand: gocxx_by_hand
// ping_pong|buffered|spawn.
#include <gocxx/gocxx.hpp>

#include <cstdio>
#include <cstring>

namespace {

constexpr long kRounds = 2'000'000;
constexpr long kFibers = 1'000'000;

// Two goroutines hand a number back and forth.
void ping_pong() {
  auto there = gocxx::make_chan<long>();
  auto back = gocxx::make_chan<long>();
  gocxx::go([=] {
    for (long n : gocxx::range(there)) back.send(n + 1);
  });
  long n = 0;
  while (n < kRounds) {
    there.send(n);
    n = back.recv();
  }
  std::printf("%ld\n", n);
}

// One sends, one receives, over 127 places.
void buffered() {
  auto numbers = gocxx::make_chan<long>(127);
  gocxx::go([=] {
    for (long n = 0; n < 2 * kRounds; ++n) numbers.send(n);
    numbers.close();
  });
  long sum = 0;
  for (long n : gocxx::range(numbers)) sum += n;
  std::printf("%ld\n", sum);
}

// Start a goroutine, wait for its end, a million times.
void spawn() {
  auto count = gocxx::new_object<long>();
  gocxx::wait_group running;
  for (long i = 0; i < kFibers; ++i) {
    running.add();
    gocxx::go([=] {
      ++*count;
      running.done();
    });
    running.wait();
  }
  std::printf("%ld\n", *count);
}

}  // namespace

int main(int argc, char** argv) {
  const char* name = argc > 1 ? argv[1] : "";
  if (std::strcmp(name, "ping_pong") == 0)
    return gocxx::run_program(
        argc, argv, [] {}, ping_pong);
  if (std::strcmp(name, "buffered") == 0)
    return gocxx::run_program(
        argc, argv, [] {}, buffered);
  if (std::strcmp(name, "spawn") == 0)
    return gocxx::run_program(
        argc, argv, [] {}, spawn);
  return 2;
}
