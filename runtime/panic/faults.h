// Faults of the processor, reported as Go reports them.
#pragma once

namespace gocxx::rt::panic {

/// From now on stack overflow of a goroutine and other faults end the program with a report; nil accesses
/// panic.
void report_faults();

}  // namespace gocxx::rt::panic
