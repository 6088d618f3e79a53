// The queue of blocking jobs. Threads wait for jobs, or are started for them.
//
// Invariant: there are never more jobs in the queue than threads that will look at it.
//
// Producer:  1. Under the lock, it pushes the job.
//            2. If a thread waits, it decrements `waiting`, adds a token and wakes a thread. Otherwise the
//               caller starts a new thread.
// Thread:    1. Under the lock, it pops a job; if there is none, it increments `waiting`.
//            2. If there was none, it sleeps until it can take a token, and starts again with step 1.
//
// Why no job is left behind: each push adds one look at the queue, by a new thread or by a token. A thread
// counts itself as waiting in the same critical section in which it found the queue empty, so no push comes
// in between. A token belongs to no thread: whichever thread takes it looks at the queue. A thread that has
// finished its job may be faster and take the job; the thread with the token then finds the queue empty and
// waits again.
//
// The atomics and the lock are parameters: the tests run it through every interleaving.
#pragma once

#include <atomic>
#include <cstdint>

#include "platform/futex.h"
#include "platform/lock.h"

namespace gocxx::rt::sched {

/// Job has a member `next`.
template <class Job, template <class> class Atomic, class Lock>
class BasicJobQueue {
 public:
  /// Any thread. Returns false if no thread waits: the caller starts one, which takes the job.
  bool add(Job* job) {
    using platform::futex_wake;
    platform::Guard guard(lock_);
    job->next = jobs_;
    jobs_ = job;
    if (waiting_ == 0) return false;
    --waiting_;
    tokens_.fetch_add(1, std::memory_order_release);  // partner: take_token
    futex_wake(tokens_);
    return true;
  }

  /// Sleeps until there is a job, and returns it.
  Job* take() {
    for (;;) {
      if (Job* job = take_or_wait()) return job;
      take_token();
    }
  }

 private:
  // Returns null if there is none; the thread counts as waiting then.
  Job* take_or_wait() {
    platform::Guard guard(lock_);
    Job* job = jobs_;
    if (job != nullptr)
      jobs_ = job->next;
    else
      ++waiting_;
    return job;
  }

  // Acquire: partner of the release with which a token is added.
  void take_token() {
    using platform::futex_wait;
    std::uint32_t count = tokens_.load(std::memory_order_relaxed);
    for (;;) {
      if (count == 0)
        futex_wait(tokens_, count);
      else if (tokens_.compare_exchange_strong(count, count - 1, std::memory_order_acquire))
        return;
      count = tokens_.load(std::memory_order_relaxed);
    }
  }

  Lock lock_;
  Job* jobs_ GOCXX_GUARDED_BY(lock_) = nullptr;
  int waiting_ GOCXX_GUARDED_BY(lock_) = 0;  // threads that wait and for which there is no token
  Atomic<std::uint32_t> tokens_{0};          // one for each waiting thread that shall look again
};

template <class Job>
using JobQueue = BasicJobQueue<Job, std::atomic, platform::Lock>;

}  // namespace gocxx::rt::sched
