// Waiting for the world outside without holding a worker.
#pragma once

#include <new>
#include <type_traits>
#include <utility>

#include "gocxx/heap.h"

namespace gocxx {
namespace rt::sched {

struct Goroutine;

// Work for a thread that is no worker; in collected memory, because the goroutine's stack may be elsewhere while
// it waits.
struct Job {
  void (*run)(Job* job);
  Goroutine* goroutine = nullptr;  // that waits for it
  int error = 0;                   // what `run` left in errno
  Job* next = nullptr;             // of those that no thread has taken yet
};

// Parks the calling goroutine until the job is done. errno is what the job left.
void perform(Job* job);

template <class F>
struct JobOf : Job {
  using Result = decltype(std::declval<F>()());
  using Room = std::conditional_t<std::is_void_v<Result>, char, Result>;
  static_assert(std::is_trivially_destructible_v<F> && std::is_trivially_destructible_v<Room>,
                "what a job captures and gives lives in collected memory");

  explicit JobOf(F f) : Job{run_this}, function(std::move(f)) {}
  static void run_this(Job* job) {
    auto* self = static_cast<JobOf*>(job);
    if constexpr (std::is_void_v<Result>)
      self->function();
    else
      self->result = self->function();
  }

  F function;
  Room result{};
};

}  // namespace rt::sched

// Runs `f`, which may block in the kernel (a file, a process), on a thread that is no worker, so that other
// goroutines go on; gives what it gives. As with `go`, `f` holds its operands by value: no pointer or reference
// to a variable of the caller, whose stack may be elsewhere while `f` runs. `f` must not allocate collected
// memory, block on channels or panic. errno is what `f` left.
template <class F>
auto blocking(F f) {
  using Job = rt::sched::JobOf<F>;
  auto* job = ::new (allocate(sizeof(Job))) Job(std::move(f));
  rt::sched::perform(job);
  if constexpr (!std::is_void_v<typename Job::Result>) return job->result;
}

// Parks the goroutine until `fd` can be read without blocking, or is at its end or broken. Regular files
// always can.
void wait_readable(int fd);
// The same for writing.
void wait_writable(int fd);

}  // namespace gocxx
