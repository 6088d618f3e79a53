// A thread with a big stack, of which only what is used takes memory.
#include "compiler/syntax/parser/deep_stack.h"

#include <pthread.h>

#include <cstddef>

namespace gocxx::syntax {
namespace {

constexpr int kUsualDepth = 200;
constexpr std::size_t kDeepStack = std::size_t{512} << 20;

void* run(void* work) {
  (*static_cast<const std::function<void()>*>(work))();
  return nullptr;
}

}  // namespace

void run_with_stack_for(int depth, const std::function<void()>& work) {
  if (depth <= kUsualDepth) return work();
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, kDeepStack);
  pthread_t thread;
  void* argument = const_cast<std::function<void()>*>(&work);
  const bool started = pthread_create(&thread, &attributes, run, argument) == 0;
  pthread_attr_destroy(&attributes);
  if (started) {
    pthread_join(thread, nullptr);
  } else {
    work();
  }
}

}  // namespace gocxx::syntax
