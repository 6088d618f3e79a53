// The three programs of gocxx.cpp on Boost.Fiber: boost_by_hand ping_pong|buffered|spawn.
#include <boost/fiber/all.hpp>
#include <cstdio>
#include <cstring>

namespace {

namespace fibers = boost::fibers;

constexpr long kRounds = 2'000'000;
constexpr long kFibers = 1'000'000;

void ping_pong() {
  fibers::unbuffered_channel<long> there;
  fibers::unbuffered_channel<long> back;
  fibers::fiber other([&] {
    for (long n : there) back.push(n + 1);
  });
  long n = 0;
  while (n < kRounds) {
    there.push(n);
    n = back.value_pop();
  }
  there.close();
  other.join();
  std::printf("%ld\n", n);
}

void buffered() {
  fibers::buffered_channel<long> numbers(128);  // 127 places
  fibers::fiber sender([&] {
    for (long n = 0; n < 2 * kRounds; ++n) numbers.push(n);
    numbers.close();
  });
  long sum = 0;
  for (long n : numbers) sum += n;
  sender.join();
  std::printf("%ld\n", sum);
}

void spawn() {
  long count = 0;
  for (long i = 0; i < kFibers; ++i) fibers::fiber([&] { ++count; }).join();
  std::printf("%ld\n", count);
}

}  // namespace

int main(int argc, char** argv) {
  const char* name = argc > 1 ? argv[1] : "";
  if (std::strcmp(name, "ping_pong") == 0) return ping_pong(), 0;
  if (std::strcmp(name, "buffered") == 0) return buffered(), 0;
  if (std::strcmp(name, "spawn") == 0) return spawn(), 0;
  return 2;
}
