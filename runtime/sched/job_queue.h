// Jobs on their way to threads that wait for some, or are started for them.
//
// Every job that is added brings a look at the queue with it: by a thread that is started, or by one that waits and gets a
// token. A thread waits only after it has found the queue empty, and is counted as waiting in the same step, under the
// lock. So there are never more jobs than looks to come, and each look takes one if there is one: none is left lying.
// (One that has done its job may be quicker than the one that was woken, who then waits again.) Tokens are counted, not
// given to anyone: whichever thread takes one looks.
//
// The atomics and the lock are parameters: the tests run it through every interleaving.
#pragma once

#include <atomic>
#include <cstdint>

#include "platform/futex.h"
#include "platform/lock.h"

namespace gocxx::rt::sched {

// Job has a member `next`.
template <class Job, template <class> class Atomic, class Lock>
class BasicJobQueue {
 public:
  // Any thread. False: nobody waits, a thread has to be started that takes it.
  bool add(Job* job) {
    using platform::futex_wake;
    platform::Guard guard(lock_);
    job->next = jobs_;
    jobs_ = job;
    if (waiting_ == 0) return false;
    --waiting_;
    tokens_.fetch_add(1, std::memory_order_release);
    futex_wake(tokens_);
    return true;
  }

  // Sleeps until there is one.
  Job* take() {
    for (;;) {
      if (Job* job = take_or_wait()) return job;
      take_token();
    }
  }

 private:
  // Null: the thread is counted as waiting.
  Job* take_or_wait() {
    platform::Guard guard(lock_);
    Job* job = jobs_;
    if (job != nullptr)
      jobs_ = job->next;
    else
      ++waiting_;
    return job;
  }

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
  Job* jobs_ = nullptr;              // lock_
  int waiting_ = 0;                  // lock_: threads that wait and for which there is no token yet
  Atomic<std::uint32_t> tokens_{0};  // one for each waiting thread that is to look again
};

template <class Job>
using JobQueue = BasicJobQueue<Job, std::atomic, platform::Lock>;

}  // namespace gocxx::rt::sched
