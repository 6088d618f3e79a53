// Sets up the scheduler, runs the monitor on this thread, and takes everything down.
#include "sched/run.h"

#include "fiber/slots.h"
#include "platform/clock.h"
#include "platform/debug_switches.h"
#include "platform/entropy.h"
#include "sched/goroutine.h"
#include "sched/goroutine_table.h"
#include "sched/monitor.h"
#include "sched/scheduler.h"

namespace gocxx::rt::sched {
namespace {

struct Main {
  Entry entry;
  void* closure;
};

void run_main(void* given) {
  auto* main = static_cast<Main*>(given);
  main->entry(main->closure);
  scheduler.end();
}

}  // namespace

void run(int workers, Entry entry, void* closure) {
  platform::update_current_second();
  std::uint64_t seed = platform::debug_switches.seed;
  scheduler.set_seed(seed != 0 ? seed : platform::random_seed());
  fiber::reserve_slots();
  start_goroutine_table();
  void* main_closure;
  Goroutine* main = create(run_main, sizeof(Main), &main_closure, site{});
  *static_cast<Main*>(main_closure) = {entry, closure};
  start(main);  // before the workers, which would find nothing to do
  scheduler.set_limit(workers);
  monitor.main();
  scheduler.join_workers();
  clear_goroutine_table();
  restart_counts();
}

}  // namespace gocxx::rt::sched
