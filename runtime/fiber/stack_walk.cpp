// The frame-pointer walk. It trusts nothing: every frame must lie above the one before, inside the stack.
#include "fiber/stack_walk.h"

#include <string.h>

namespace gocxx::rt::fiber {
namespace {

// A view of a stack whose bytes may lie elsewhere than their addresses say (of an evicted fiber).
struct View {
  const char* start;
  const char* end;
  const char* addressed;

  const char* at(std::uintptr_t address) const {
    return start + (reinterpret_cast<const char*>(address) - addressed);
  }
  bool has_frame(std::uintptr_t address) const {
    auto low = reinterpret_cast<std::uintptr_t>(addressed);
    return address % 8 == 0 && address >= low &&
           address + 16 <= low + static_cast<std::uintptr_t>(end - start);
  }
};

void walk(const View& view, Position position, Visit visit, void* data) {
  if (!visit(position.pc, data)) return;
  std::uintptr_t frame = position.frame_pointer;
  while (view.has_frame(frame)) {
    std::uintptr_t words[2];
    memcpy(words, view.at(frame), sizeof words);
    if (words[1] == 0 || !visit(words[1], data) || words[0] <= frame) return;
    frame = words[0];
  }
}

}  // namespace

void walk_parked(const Fiber* fiber, Visit visit, void* data) {
  StackBytes bytes = stack_bytes(fiber);
  if (bytes.start != nullptr)
    walk({bytes.start, bytes.end, bytes.addressed}, position_of(bytes.start), visit, data);
}

void walk_running(Position from, Visit visit, void* data) {
  const char* low;
  const char* high;
  if (stack_around(reinterpret_cast<void*>(from.frame_pointer), &low, &high))
    walk({low, high, low}, from, visit, data);
}

}  // namespace gocxx::rt::fiber
