// The runtime by hand, from C++: goroutines, channels, select with a timeout, a wait group, a mutex and a
// call that blocks.
#include <gocxx/lib/time.h>
#include <gocxx/gocxx.hpp>

#include <chrono>
#include <cstdio>
#include <mutex>
#include <thread>

namespace {

struct Answer {
  long number;
  long square;
};

// Stands for a function of some library that blocks its thread: a file, a database.
long slow_square(long n) {
  std::this_thread::sleep_for(std::chrono::milliseconds(5));
  return n * n;
}

// Answers each number. Other goroutines run while it blocks.
void work(gocxx::recv_chan<long> numbers, gocxx::send_chan<Answer> answers) {
  for (long n : gocxx::range(numbers)) {
    long square = gocxx::blocking([n] { return slow_square(n); });
    answers.send({n, square});
  }
}

// The sum of the squares that arrive until `answers` is closed; -1 if that takes too long.
long sum_of(gocxx::recv_chan<Answer> answers) {
  auto too_late = gocxx::time::After(gocxx::time::Duration(10) * gocxx::time::Second);
  long sum = 0;
  for (;;) {
    Answer answer{};
    bool open = false;
    int chosen = gocxx::select(gocxx::on_recv(answers, &answer, &open), gocxx::on_recv(too_late));
    if (chosen == 1) return -1;
    if (!open) return sum;
    sum += answer.square;
  }
}

// Data that several goroutines share lives in the collected heap, and handles to it are captured by value:
// never by reference.
void app() {
  auto numbers = gocxx::make_chan<long>();
  auto answers = gocxx::make_chan<Answer>(4);
  gocxx::wait_group workers(3);
  gocxx::mutex lock;
  auto ended = gocxx::new_object<long>();
  for (int i = 0; i < 3; ++i) {
    gocxx::go([=] {
      work(numbers, answers);
      {
        std::lock_guard guard(lock);
        ++*ended;
      }
      workers.done();
    });
  }
  gocxx::go([=] {
    for (long n = 1; n <= 10; ++n) numbers.send(n);
    numbers.close();
    workers.wait();
    answers.close();
  });
  std::printf("sum of the squares: %ld\n", sum_of(answers));
  std::printf("workers that ended: %ld\n", *ended);
}

}  // namespace

int main(int argc, char** argv) {
  return gocxx::run_program(
      argc, argv, [] {}, app);
}
