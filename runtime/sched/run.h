// Starting and ending the scheduler.
#pragma once

#include "gocxx/go.h"

namespace gocxx::rt::sched {

/// Runs entry(closure) as the main goroutine on `workers` workers. Returns when the main goroutine has ended;
/// the others are dropped. The caller is the process's first thread, which does the monitor's work until
/// then. May be called again.
void run(int workers, Entry entry, void* closure);

}  // namespace gocxx::rt::sched
