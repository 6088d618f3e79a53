// Connects the timers with the scheduler and the channels.
#pragma once

namespace gocxx::rt::time {

/// Sets sched::timer_source and chan::timer_hooks, and drops the timers of an earlier run. Called before the
/// scheduler runs.
void start_timers();

}  // namespace gocxx::rt::time
