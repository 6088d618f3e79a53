// Runs a test's body as the main goroutine on 1, 2, 8 and 64 workers, under the debug switches of
// GOCXX_DEBUG, and checks that no goroutine is left over.
#pragma once

#include <doctest/doctest.h>

#include "gocxx/gocxx.hpp"
#include "platform/clock.h"
#include "platform/debug_switches.h"
#include "sched/run.h"
#include "time/timers.h"

namespace test {

inline constexpr int kWorkerCounts[] = {1, 2, 8, 64};

/// Waits until only the main goroutine is left; others may still have to end. Returns false if they do not
/// end in time.
inline bool is_only_main_left() {
  constexpr std::int64_t kPatience = 20'000'000'000;
  std::int64_t end = gocxx::rt::platform::monotonic_ns() + kPatience;
  while (gocxx::goroutine_count() > 1 && gocxx::rt::platform::monotonic_ns() < end) gocxx::yield();
  return gocxx::goroutine_count() == 1;
}

/// Runs `body` and checks that no goroutine is left over. Assertions belong behind the run, on the test's own
/// thread: a failing REQUIRE throws, which a goroutine may not.
template <class F>
void on_workers(int workers, F body) {
  struct Run {
    F& body;
    bool left_over;
  } run{body, false};
  gocxx::rt::platform::read_debug_switches();
  gocxx::rt::time::start_timers();
  gocxx::rt::sched::run(
      workers,
      [](void* given) {
        auto* run = static_cast<Run*>(given);
        run->body();
        run->left_over = !is_only_main_left();
      },
      &run);
  CHECK_MESSAGE(!run.left_over, "goroutines are left over on ", workers, " workers");
}

/// Runs `body` and returns the text of its panic, "" if it does not panic.
template <class F>
gocxx::string panic_of(F body) {
  gocxx::string text;
  gocxx::run_with_defers([&](gocxx::recovering_defers& defers) {
    defers.push_recovering([&] {
      gocxx::recovery recovery;
      auto value = recovery.recover();
      if (value == nullptr) return;
      auto [e, is_error] = gocxx::type_assert_ok<gocxx::error>(value);
      text = is_error ? e.Error() : gocxx::type_assert<gocxx::string>(value);
    });
    body();
  });
  return text;
}

}  // namespace test
