// The frame around the workers.
#include "sched/run.h"

#include "fiber/slots.h"
#include "platform/clock.h"
#include "sched/goroutine.h"
#include "sched/monitor.h"
#include "sched/registry.h"
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
  fiber::reserve_slots();
  start_registry();
  void* room;
  Goroutine* main = create(run_main, sizeof(Main), &room, site{});
  *static_cast<Main*>(room) = {entry, closure};
  start(main);  // before there are workers that could find nothing to do
  scheduler.set_limit(workers);
  monitor.main();
  scheduler.join_workers();
  clear_registry();
  restart_counts();
}

}  // namespace gocxx::rt::sched
