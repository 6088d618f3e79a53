// A pthread whose stack is halved until the system grants it.
#include "compiler/driver/big_stack.h"

#include <pthread.h>

namespace gocxx::driver {
namespace {

constexpr std::size_t kLargest = std::size_t{2} << 30;
constexpr std::size_t kSmallest = std::size_t{16} << 20;

struct Call {
  void (*function)(void*);
  void* argument;
};

void* call(void* data) {
  auto* c = static_cast<Call*>(data);
  c->function(c->argument);
  return nullptr;
}

bool try_with(std::size_t stack_size, Call& c) {
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, stack_size);
  pthread_t thread{};
  bool started = pthread_create(&thread, &attributes, call, &c) == 0;
  pthread_attr_destroy(&attributes);
  if (started) pthread_join(thread, nullptr);
  return started;
}

}  // namespace

void run_on_big_stack(void (*function)(void*), void* argument) {
  Call c{function, argument};
  for (std::size_t size = kLargest; size >= kSmallest; size /= 2) {
    if (try_with(size, c)) return;
  }
  function(argument);
}

}  // namespace gocxx::driver
