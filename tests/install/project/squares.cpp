// Goroutines and channels from C++: the squares of 1 to 3, computed by another goroutine.
#include <gocxx/gocxx.hpp>

#include <cstdio>

namespace {

void square(gocxx::recv_chan<long> numbers, gocxx::send_chan<long> squares) {
  for (long n : gocxx::range(numbers)) squares.send(n * n);
  squares.close();
}

void app() {
  auto numbers = gocxx::make_chan<long>();
  auto squares = gocxx::make_chan<long>();
  gocxx::go([=] { square(numbers, squares); });
  gocxx::go([=] {
    for (long n = 1; n <= 3; ++n) numbers.send(n);
    numbers.close();
  });
  for (long n : gocxx::range(squares)) std::printf("%ld\n", n);
}

}  // namespace

int main(int argc, char** argv) {
  return gocxx::run_program(
      argc, argv, [] {}, app);
}
