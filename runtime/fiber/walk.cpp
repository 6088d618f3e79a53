// The frame-pointer walk. It trusts nothing: every frame must lie above the one before, inside the stack.
#include "fiber/walk.h"

#include <string.h>

namespace gocxx::rt::fiber {
namespace {

// A view of a stack whose bytes may lie elsewhere than their addresses say (an evicted one).
struct View {
  const char* start;
  const char* end;
  const char* addressed;

  const char* at(std::uintptr_t address) const { return start + (reinterpret_cast<const char*>(address) - addressed); }
  bool has_frame(std::uintptr_t address) const {
    auto low = reinterpret_cast<std::uintptr_t>(addressed);
    return address % 8 == 0 && address >= low && address + 16 <= low + static_cast<std::uintptr_t>(end - start);
  }
};

int walk(const View& view, Position position, std::uintptr_t* pcs, int room) {
  int count = 0;
  if (count < room) pcs[count++] = position.pc;
  std::uintptr_t frame = position.frame_pointer;
  while (count < room && view.has_frame(frame)) {
    std::uintptr_t words[2];
    memcpy(words, view.at(frame), sizeof words);
    if (words[1] == 0) break;
    pcs[count++] = words[1];
    if (words[0] <= frame) break;
    frame = words[0];
  }
  return count;
}

}  // namespace

int walk_parked(const Fiber* fiber, std::uintptr_t* pcs, int room) {
  StackBytes bytes = stack_bytes(fiber);
  if (bytes.start == nullptr) return 0;
  return walk({bytes.start, bytes.end, bytes.addressed}, position_of(bytes.start), pcs, room);
}

int walk_running(Position from, std::uintptr_t* pcs, int room) {
  const char* low;
  const char* high;
  if (!stack_around(reinterpret_cast<void*>(from.frame_pointer), &low, &high)) return 0;
  return walk({low, high, low}, from, pcs, room);
}

}  // namespace gocxx::rt::fiber
