// Threads of the kernel: workers, blocking jobs.
#pragma once

#include <pthread.h>

namespace gocxx::rt::platform {

/// Starts a joinable thread that runs `main(argument)`. Ends the program if the kernel refuses. The thread
/// receives only signals that it causes itself.
pthread_t start_thread(void (*main)(void*), void* argument);
void join_thread(pthread_t thread);

/// Makes the stacks of threads that libraries start (libgc's) a megabyte as well, if `ulimit -s` is lower.
void ensure_thread_stacks();

}  // namespace gocxx::rt::platform
