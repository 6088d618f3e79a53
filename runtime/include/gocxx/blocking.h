// Waiting for external events (files, processes) without blocking a worker.
#pragma once

#include <new>
#include <type_traits>
#include <utility>

#include "gocxx/heap.h"

namespace gocxx {
namespace rt::sched {

struct Goroutine;

/// Work for a thread that is no worker. In collected memory, because the goroutine's stack may be evicted
/// while it waits.
struct Job {
  void (*run)(Job* job);
  Goroutine* goroutine = nullptr;  // the goroutine that waits for the job
  int error = 0;                   // the errno that `run` left
  Job* next = nullptr;             // link of the queue of jobs that no thread has taken yet
};

/// Parks the calling goroutine until the job is done. Sets errno to the job's.
void perform(Job* job);

/// A job that runs a callable and keeps its result.
template <class F>
struct JobOf : Job {
  using Result = decltype(std::declval<F>()());
  using Stored = std::conditional_t<std::is_void_v<Result>, char, Result>;
  static_assert(std::is_trivially_destructible_v<F> && std::is_trivially_destructible_v<Stored>,
                "what a job captures and returns lives in collected memory");

  explicit JobOf(F f) : Job{run_this}, function(std::move(f)) {}
  static void run_this(Job* job) {
    auto* self = static_cast<JobOf*>(job);
    if constexpr (std::is_void_v<Result>)
      self->function();
    else
      self->result = self->function();
  }

  F function;
  Stored result{};
};

}  // namespace rt::sched

/// Runs `f`, which may block in the kernel (a file, a process), on a thread that is no worker, so that other
/// goroutines continue. Returns its result, and sets errno to its errno. As with `go`, `f` holds its operands
/// by value: no pointer or reference to a variable of the caller, whose stack may be evicted while `f` runs.
/// `f` must not allocate collected memory, block on channels or panic.
template <class F>
auto blocking(F f) {
  using Job = rt::sched::JobOf<F>;
  auto* job = ::new (allocate(sizeof(Job))) Job(std::move(f));
  rt::sched::perform(job);
  if constexpr (!std::is_void_v<typename Job::Result>) return job->result;
}

/// Whether a file keeps its readers and writers waiting: pipes, sockets and terminals do.
enum class waiting : unsigned char { never, pipe, other };

/// Parks the goroutine until `fd` can be read without blocking, or is at its end or broken. A regular file
/// can always be read.
void wait_readable(int fd);
/// The same for writing.
void wait_writable(int fd);

}  // namespace gocxx
