// Switches that make rare interleavings common, for tests and for finding errors of the runtime, and one that
// finds errors of the program:
//
//   GOCXX_DEBUG=yield,collect=100 ./program
//
// They are read once, before the first goroutine exists. A switch that is off costs one predictable branch at
// most, and none on paths that take nanoseconds.
#pragma once

#include <cstdint>

namespace gocxx::rt::platform {

/// Written by `read_debug_switches`, then constant.
struct DebugSwitches {
  bool yield = false;    // every operation on a channel yields first
  long collect = 0;      // a collection after so many allocations; 0: when the heap has grown enough
  bool evict = false;    // a goroutine that parks is evicted at once
  bool shuffle = false;  // workers choose at random among the goroutines that they could run
  bool poison = false;   // the bytes of a stack that is not used any more are overwritten
  bool lost = false;     // when main returns, goroutines that nothing can wake are reported
  /// Seeds the workers' random numbers: which worker to steal from, which ready clause of a select to choose,
  /// what `shuffle` does. 0: a new seed in each run.
  std::uint64_t seed = 0;
};

extern DebugSwitches debug_switches;

/// Reads the variable GOCXX_DEBUG; unknown names are ignored. Called by run_program.
void read_debug_switches();

}  // namespace gocxx::rt::platform
