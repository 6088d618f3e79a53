// What the sanitizers of the compiler must be told of stacks, or they take a switch for a mistake:
// ThreadSanitizer sees each goroutine as a thread of its own, AddressSanitizer has to know on which stack the
// program is and what of it is in use. In an ordinary build everything here is empty.
//
// Each stack has a Shadow. A `prepare_switch` function ends with `enter` of the stack that it gives, and an `finish_switch`
// function begins with `entered`; between the two there is nothing but gocxx_switch_context.
#pragma once

#include <cstddef>

#if defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define GOCXX_THREAD_SANITIZER 1
#endif
#if __has_feature(address_sanitizer)
#define GOCXX_ADDRESS_SANITIZER 1
#endif
#endif
#if defined(__SANITIZE_THREAD__)
#define GOCXX_THREAD_SANITIZER 1
#endif
#if defined(__SANITIZE_ADDRESS__)
#define GOCXX_ADDRESS_SANITIZER 1
#endif

#if defined(GOCXX_THREAD_SANITIZER)
#include <sanitizer/tsan_interface.h>
extern "C" void __tsan_func_entry(void* caller);
#endif
#if defined(GOCXX_ADDRESS_SANITIZER)
#include <sanitizer/asan_interface.h>
#include <sanitizer/common_interface_defs.h>
#endif

namespace gocxx::rt::fiber {

#if defined(GOCXX_THREAD_SANITIZER)

inline constexpr bool kThreadSanitizer = true;
inline constexpr bool kAddressSanitizer = false;

// Entering orders everything that was done before on this thread before what follows, as it is: what a worker
// keeps for itself needs no lock. What goes from one worker to another is checked.
//
// Not known to the sanitizer are the frames that a recovered panic leaves behind: they stay in its record of
// calls, which has room for 65,536 on each stack.
class Shadow {
 public:
  // A stack [low, high) that nobody has run on, and one that nobody will go back to.
  void begin(const char* low, const char* high);
  void end();
  // The stack of the calling thread.
  void begin_thread();

  [[gnu::always_inline]] void enter() {
    __tsan_switch_to_fiber(fiber_, 0);
    if (!fresh_) return;
    // The end of the function that this is a part of is noted as one of the stack that is entered. Any other
    // has the beginning of the function with which it was left.
    fresh_ = false;
    __tsan_func_entry(nullptr);
  }
  static void entered() {}

 private:
  void* fiber_ = nullptr;
  bool fresh_ = false;
};

inline void use_freely(const void*, std::size_t) {}

#elif defined(GOCXX_ADDRESS_SANITIZER)

inline constexpr bool kThreadSanitizer = false;
inline constexpr bool kAddressSanitizer = true;

class Shadow {
 public:
  void begin(const char* low, const char* high);
  void end() {}
  void begin_thread();

  // There is no fake stack to be kept: see __asan_default_options.
  [[gnu::always_inline]] void enter() { __sanitizer_start_switch_fiber(nullptr, low_, size_); }
  [[gnu::always_inline]] static void entered() { __sanitizer_finish_switch_fiber(nullptr, nullptr, nullptr); }

 private:
  const char* low_ = nullptr;
  std::size_t size_ = 0;
};

// Nothing in [start, start + size) is between two variables any more: the frames there are copied as bytes,
// or have been left for ever.
inline void use_freely(const void* start, std::size_t size) { __asan_unpoison_memory_region(start, size); }

#else

inline constexpr bool kThreadSanitizer = false;
inline constexpr bool kAddressSanitizer = false;

class Shadow {
 public:
  void begin(const char*, const char*) {}
  void end() {}
  void begin_thread() {}
  void enter() {}
  static void entered() {}
};

inline void use_freely(const void*, std::size_t) {}

#endif

inline constexpr bool kSanitized = kThreadSanitizer || kAddressSanitizer;

}  // namespace gocxx::rt::fiber
