// Threads of the kernel: workers, blocking jobs.
#pragma once

#include <pthread.h>

namespace gocxx::rt::platform {

// A joinable thread that runs `main(argument)`. Ends the program if the kernel gives none. It takes no
// signals but those it causes itself.
pthread_t start_thread(void (*main)(void*), void* argument);
void join_thread(pthread_t thread);

// Threads that others start (libgc's) get a megabyte of stack as well, should `ulimit -s` say less.
void ensure_thread_stacks();

}  // namespace gocxx::rt::platform
