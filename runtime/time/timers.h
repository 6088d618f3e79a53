// The timers of the program, as the scheduler sees them.
#pragma once

namespace gocxx::rt::time {

// Makes the scheduler and the channels use the timers. Before the scheduler runs; forgets the timers of an
// earlier run.
void start_timers();

}  // namespace gocxx::rt::time
