// Last words of goroutines, of workers, of the monitor.
#include "trace/last_words.h"

#include "platform/process_end.h"
#include "sched/scheduler.h"

namespace gocxx::rt::trace {

LastWords::LastWords() {
  if (sched::current() != nullptr) sched::scheduler.count_reporter();
  platform::begin_last_words();
}

bool LastWords::freeze(int milliseconds) { return sched::scheduler.try_freeze(milliseconds); }

void LastWords::end() {
  flush();
  platform::end_last_words();
}

// A goroutine leaves its worker, so that the world can be frozen.
void wait_for_last_words() {
  if (sched::current() != nullptr)
    sched::park(
        "panicwait", nullptr, [](sched::Goroutine*, void*) {}, nullptr);
  platform::wait_for_the_end();
}

}  // namespace gocxx::rt::trace
