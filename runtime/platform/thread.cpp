// Threads by pthread.
#include "platform/thread.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <initializer_list>

namespace gocxx::rt::platform {
namespace {

struct Start {
  void (*main)(void*);
  void* argument;
};

void* run(void* given) {
  Start start = *static_cast<Start*>(given);
  free(given);
  start.main(start.argument);
  return nullptr;
}

// Signals that come from outside go to the first thread. A write to a broken pipe is a thread's own doing.
void block_outside_signals(sigset_t* before) {
  sigset_t outside;
  sigfillset(&outside);
  for (int own : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGTRAP, SIGPIPE}) sigdelset(&outside, own);
  pthread_sigmask(SIG_BLOCK, &outside, before);
}

}  // namespace

pthread_t start_thread(void (*main)(void*), void* argument) {
  auto* start = static_cast<Start*>(malloc(sizeof(Start)));
  *start = {main, argument};
  sigset_t before;
  block_outside_signals(&before);
  pthread_t thread;
  int error = pthread_create(&thread, nullptr, run, start);
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
  if (error != 0) {
    fprintf(stderr, "runtime: failed to create new OS thread (errno=%d)\n", error);
    if (error == EAGAIN) fputs("runtime: may need to increase max user processes (ulimit -u)\n", stderr);
    fputs("fatal error: newosproc\n", stderr);
    _exit(2);
  }
  return thread;
}

void join_thread(pthread_t thread) { pthread_join(thread, nullptr); }

}  // namespace gocxx::rt::platform
