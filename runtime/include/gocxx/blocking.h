// Waiting for the world outside without holding a worker.
#pragma once

#include <type_traits>

namespace gocxx {
namespace rt::sched {

// Runs job(data) on a thread that is no worker while the calling goroutine is parked. The goroutine's stack
// stays where it is meanwhile, so `data` may point into it. The job must not allocate collected memory, block
// on channels or panic. errno of the goroutine is what the job left.
void run_blocking(void (*job)(void*), void* data);

}  // namespace rt::sched

// Runs `f`, which may block in the kernel (a file, a process), so that other goroutines go on. See
// run_blocking.
template <class F>
void blocking(F&& f) {
  using Job = std::remove_reference_t<F>;
  rt::sched::run_blocking([](void* job) { (*static_cast<Job*>(job))(); },
                          const_cast<void*>(static_cast<const void*>(&f)));
}

// Parks the goroutine until `fd` can be read without blocking, or is at its end or broken. Regular files
// always can.
void wait_readable(int fd);
// The same for writing.
void wait_writable(int fd);

}  // namespace gocxx
