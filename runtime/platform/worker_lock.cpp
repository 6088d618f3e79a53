// Taking a worker lock while several workers run.
#include "platform/worker_lock.h"

#include "platform/lock.h"

namespace gocxx::rt::platform {
namespace {

// A number for each thread, shifted left by the bit kTaken. Two of 32,767 threads share a mark, which does no
// harm: the mark is a hint.
thread_local std::uint16_t mark_or_zero = 0;

std::uint16_t own_mark() {
  static std::atomic<std::uint32_t> threads{0};
  if (mark_or_zero == 0) [[unlikely]]
    mark_or_zero =
        static_cast<std::uint16_t>(2 * (1 + threads.fetch_add(1, std::memory_order_relaxed) % 32'766));
  return mark_or_zero;
}

thread_local std::uint32_t migrations = 0;  // that this thread saw

void count_migration() {
  if (++migrations % kMigrationStep == 0)
    lock_migrations.fetch_add(kMigrationStep, std::memory_order_relaxed);
}

}  // namespace

void WorkerLock::lock_shared() {
  using Took = BasicLockWord<std::atomic>::Took;
  Took took = word_.take(own_mark());
  if (took == Took::kAgain) return;
  count_migration();
  if (took == Took::kFromOther) return;
  count_contentions(1);
  for (int spins = 0; !try_lock_shared(); ++spins) wait_a_moment(spins);
}

bool WorkerLock::try_lock_shared() { return word_.try_take(own_mark()); }

}  // namespace gocxx::rt::platform
