// Faults of the processor, reported as Go reports them.
#pragma once

namespace gocxx::rt::panic {

// From now on the overflow of a goroutine's stack and other faults end the program with a report.
void report_faults();

}  // namespace gocxx::rt::panic
