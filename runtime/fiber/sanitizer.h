// Tells the compiler's sanitizers about stacks; otherwise they would take a switch for an error.
// ThreadSanitizer sees each goroutine as a thread of its own. AddressSanitizer has to know on which stack the
// program runs and which part of it is in use. In an ordinary build everything here is empty.
//
// Each stack has a Shadow. A `prepare_switch` function ends with `enter` of the stack that it returns, and a
// `finish_switch` function begins with `entered`. Between the two there is nothing but gocxx_switch_context.
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

/// ThreadSanitizer's account of a stack. `enter` orders what this thread did before it before what it does
/// afterwards: a worker's own data need no lock. Data that go from one worker to another are checked.
///
/// The sanitizer does not know that a recovered panic drops frames: they stay in its record of calls, which
/// has room for 65,536 calls on each stack.
class Shadow {
 public:
  /// Begins a stack [low, high) that was never run on.
  void begin(const char* low, const char* high);
  /// Ends a stack that nothing will switch to again.
  void end();
  /// Begins the stack of the calling thread.
  void begin_thread();

  /// The sanitizer counts the return from the enclosing function as one of the stack that is entered. A stack
  /// that was left by a switch has the entry to match; a fresh one gets it here.
  [[gnu::always_inline]] void enter() {
    __tsan_switch_to_fiber(fiber_, 0);
    if (!fresh_) return;
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

/// AddressSanitizer's account of a stack: its bounds.
class Shadow {
 public:
  void begin(const char* low, const char* high);
  void end() {}
  void begin_thread();

  /// Fake stacks are off: see __asan_default_options.
  [[gnu::always_inline]] void enter() { __sanitizer_start_switch_fiber(nullptr, low_, size_); }
  [[gnu::always_inline]] static void entered() { __sanitizer_finish_switch_fiber(nullptr, nullptr, nullptr); }

 private:
  const char* low_ = nullptr;
  std::size_t size_ = 0;
};

/// Unpoisons [start, start + size), before its frames are copied as bytes or after they have been left for
/// ever.
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

/// Whether the build has a sanitizer that knows of stacks.
inline constexpr bool kSanitized = kThreadSanitizer || kAddressSanitizer;

}  // namespace gocxx::rt::fiber
