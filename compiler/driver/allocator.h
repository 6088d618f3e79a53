// The C library's allocator, set for a process that builds large trees and then ends.
#pragma once

namespace gocxx::driver {

/// To be called before there is a second thread. The front end's thread, the only one that allocates while it
/// runs, shares the memory of the first; memory is asked of the system in large pieces and never returned: a
/// third of the time of a large compilation went into doing otherwise.
void settle_allocator();

}  // namespace gocxx::driver
