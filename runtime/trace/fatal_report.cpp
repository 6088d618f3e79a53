// Fatal reports of goroutines, of workers, and of the monitor.
#include "trace/fatal_report.h"

#include "platform/process_end.h"
#include "sched/scheduler.h"

namespace gocxx::rt::trace {

FatalReport::FatalReport() {
  if (sched::current() != nullptr) sched::scheduler.count_reporter();
  platform::begin_fatal_report();
}

bool FatalReport::freeze(int milliseconds) { return sched::scheduler.try_freeze(milliseconds); }

void FatalReport::end() {
  flush();
  platform::end_fatal_report();
}

// A goroutine parks and so leaves its worker, so that the world can be stopped.
void wait_for_fatal_reports() {
  if (sched::current() != nullptr)
    sched::park(
        "panicwait", nullptr, [](sched::Goroutine*, void*) {}, nullptr);
  platform::wait_for_the_end();
}

}  // namespace gocxx::rt::trace
