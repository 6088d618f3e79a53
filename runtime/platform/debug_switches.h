// Switches that make rare interleavings common, for tests and for finding a mistake of the runtime, and one that
// finds a mistake of the program:
//
//   GOCXX_DEBUG=yield,collect=100 ./program
//
// Read once, before there is a goroutine, and constant from then on. A switch that is off costs one
// predictable branch at most, and none on the paths that are measured in nanoseconds.
#pragma once

#include <cstdint>

namespace gocxx::rt::platform {

struct DebugSwitches {
  bool yield = false;    // every operation on a channel first lets all others run
  long collect = 0;      // every so many allocations there is a collection; 0: when memory asks for one
  bool evict = false;    // the stack of a goroutine that parks is copied out at once
  bool shuffle = false;  // workers choose at random among the goroutines that they could run
  bool poison = false;   // the bytes of a stack that nobody uses any more are overwritten
  bool lost = false;     // when main returns, goroutines that nothing can wake are looked for and shown
  // Seeds the workers' random numbers: which worker to steal from, which ready clause of a select to choose, what
  // `shuffle` does. 0: a new seed in each run.
  std::uint64_t seed = 0;
};

extern DebugSwitches debug_switches;

/// Reads the variable GOCXX_DEBUG; unknown names are ignored. Called by run_program.
void read_debug_switches();

}  // namespace gocxx::rt::platform
