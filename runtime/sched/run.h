// Starting and ending the scheduler.
#pragma once

#include "gocxx/go.h"

namespace gocxx::rt::sched {

// Runs entry(closure) as the main goroutine on `workers` workers, returns when it has ended; the other
// goroutines are forgotten. The caller is the process's first thread, which is the monitor meanwhile. May be
// called again.
void run(int workers, Entry entry, void* closure);

}  // namespace gocxx::rt::sched
