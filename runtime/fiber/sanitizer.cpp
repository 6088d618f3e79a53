// The part of sanitizer.h that a switch does not need, and the sanitizers' options. Compiled only for them.
#include "fiber/sanitizer.h"

#include <pthread.h>

namespace gocxx::rt::fiber {

#if defined(GOCXX_THREAD_SANITIZER)

void Shadow::begin(const char*, const char*) {
  fiber_ = __tsan_create_fiber(0);
  fresh_ = true;
}

void Shadow::end() {
  if (fiber_ != nullptr) __tsan_destroy_fiber(fiber_);
  fiber_ = nullptr;
}

void Shadow::begin_thread() { fiber_ = __tsan_get_current_fiber(); }

#elif defined(GOCXX_ADDRESS_SANITIZER)

void Shadow::begin(const char* low, const char* high) {
  low_ = low;
  size_ = static_cast<std::size_t>(high - low);
}

void Shadow::begin_thread() {
  pthread_attr_t attributes;
  void* low = nullptr;
  pthread_getattr_np(pthread_self(), &attributes);
  pthread_attr_getstack(&attributes, &low, &size_);
  pthread_attr_destroy(&attributes);
  low_ = static_cast<char*>(low);
}

#endif

}  // namespace gocxx::rt::fiber

#if defined(GOCXX_ADDRESS_SANITIZER)
// Leak detection is off: it would report memory that only collected memory or a goroutine's stack points to.
// Variables stay on the stacks: the collector does not search fake stacks.
extern "C" const char* __asan_default_options() { return "detect_leaks=0:detect_stack_use_after_return=0"; }
#endif
