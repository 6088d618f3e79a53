// How much a program may allocate between two collections.
//
// As in Go, GOGC says by how many percent of what survived the last collection (parked stacks included) the
// heap may grow before the next one: 100 by default; `off` for no collections. A small heap is not collected
// before kSmallHeap bytes were allocated, as in Go. One thing differs, because a collection stops the
// program: half of the free memory that the heap has from the system anyway is used first. (The heap shrinks
// again, because the collector returns memory that was not used for some collections.)
#include "heap/pressure.h"

#include <stdlib.h>
#include <string.h>

#include <algorithm>
#include <cstdint>

namespace gocxx::rt::heap {
namespace {

constexpr std::size_t kSmallHeap = std::size_t{4} << 20;
constexpr long kDefaultGrowth = 100;
constexpr long kOff = -1;

long growth = kDefaultGrowth;        // percent; constant once the program runs
std::ptrdiff_t limit = PTRDIFF_MAX;  // what until_collection began with; written by the first thread

std::ptrdiff_t percent(std::size_t bytes) {
  return static_cast<std::ptrdiff_t>(static_cast<double>(bytes) / 100 * static_cast<double>(growth));
}

}  // namespace

std::atomic<std::ptrdiff_t> until_collection{PTRDIFF_MAX};

void read_growth() {
  const char* wanted = getenv("GOGC");
  if (wanted != nullptr && strcmp(wanted, "off") == 0)
    growth = kOff;
  else if (wanted != nullptr && atol(wanted) > 0)
    growth = atol(wanted);
  reset_pressure(0, 0);
}

void restart_pressure() { until_collection.store(limit, std::memory_order_relaxed); }

void reset_pressure(std::size_t live, std::size_t free_in_heap) {
  const std::ptrdiff_t before = limit;
  limit = PTRDIFF_MAX;
  if (growth != kOff)
    limit = std::max({percent(live), percent(kSmallHeap), static_cast<std::ptrdiff_t>(free_in_heap / 2)});
  until_collection.fetch_add(limit - before, std::memory_order_relaxed);
}

}  // namespace gocxx::rt::heap
