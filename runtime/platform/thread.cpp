// Threads by pthread.
#include "platform/thread.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

#include <initializer_list>

#include "platform/process_end.h"

namespace gocxx::rt::platform {
namespace {

// Independent of `ulimit -s`: with a low limit threads could do nothing, with a high one few would fit below
// `ulimit -v`.
constexpr std::size_t kStack = 1 << 20;

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

// Signals from outside go to the first thread. A write to a broken pipe signals the thread that writes.
void block_outside_signals(sigset_t* before) {
  sigset_t outside;
  sigfillset(&outside);
  for (int own : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGTRAP, SIGPIPE}) sigdelset(&outside, own);
  pthread_sigmask(SIG_BLOCK, &outside, before);
}

int create(pthread_t* thread, Start* start) {
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, kStack);
  int error = pthread_create(thread, &attributes, run, start);
  pthread_attr_destroy(&attributes);
  return error;
}

}  // namespace

void ensure_thread_stacks() {
  pthread_attr_t attributes;
  std::size_t size = 0;
  if (pthread_getattr_default_np(&attributes) != 0) return;
  pthread_attr_getstacksize(&attributes, &size);
  if (size < kStack && pthread_attr_setstacksize(&attributes, kStack) == 0)
    pthread_setattr_default_np(&attributes);
  pthread_attr_destroy(&attributes);
}

pthread_t start_thread(void (*main)(void*), void* argument) {
  auto* start = static_cast<Start*>(malloc(sizeof(Start)));
  *start = {main, argument};
  sigset_t before;
  block_outside_signals(&before);
  pthread_t thread;
  int error = create(&thread, start);
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
  if (error != 0) {
    begin_fatal_report();
    fprintf(stderr, "runtime: failed to create new OS thread (errno=%d)\n", error);
    if (error == EAGAIN) fputs("runtime: may need to increase max user processes (ulimit -u)\n", stderr);
    fputs("fatal error: newosproc\n", stderr);
    end_fatal_report();
  }
  return thread;
}

void join_thread(pthread_t thread) { pthread_join(thread, nullptr); }

}  // namespace gocxx::rt::platform
