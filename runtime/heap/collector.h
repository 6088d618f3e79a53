// The only place that knows libgc, together with cache.cpp. libgc never collects by itself: whoever has
// stopped the world calls `collect`. Workers are not known to libgc as threads; what they and the goroutines
// hold is told to it as roots by the layer above.
#pragma once

#include <cstddef>
#include <cstdint>

namespace gocxx::rt::heap {

// What the layers above tell the collector. All are called with the world stopped; none may allocate.
struct Client {
  void (*mark_roots)();       // calls mark_object and mark_range for every root but the data segments
  void (*marking_ended)();    // is_marked answers now; what is not marked is about to be freed
  void (*clear_caches)();     // empties the cache of each worker
  void (*need_collection)();  // (world running) enough was allocated: stop and collect at the next occasion
};

// To be called on the process's first thread, before anything is allocated; again to change the client.
void start(const Client& client);

// How long the latest collections stopped the program, and when they ended (since 1970): collection number n, from 0, is
// at n % kSize. To be read with the world stopped.
struct PauseRing {
  static constexpr std::size_t kSize = 256;
  std::uint64_t ns[kSize] = {};
  std::uint64_t end[kSize] = {};
};
const PauseRing& latest_pauses();

// How much may be allocated until the next collection.
std::size_t allocation_left();

// How many collections have ended. Any thread.
std::size_t collection_count();

// Called when a collection begins, with the world stopped; may not allocate. Set by package sync's pools.
extern void (*before_collection)();

// A whole collection. The caller is the first thread, the world is stopped.
void collect();

// Within Client::mark_roots: the object lives.
void mark_object(const void* object);
// Within Client::mark_roots: everything that [start, end) points to lives.
void mark_range(const void* start, const void* end);
// Within Client::mark_roots: so many bytes besides the heap's were looked at. They let the heap grow as the
// objects do that survive, so that many parked stacks do not make collections frequent.
void note_scanned(std::size_t bytes);

// Within Client::marking_ended: whether the object at `object` (its first byte) survives.
bool is_marked(const void* object);

// Records whose contents are marked by a procedure of their own.
class Marker {
 public:
  Marker(void* stack, void* limit) : stack_(stack), limit_(limit) {}
  // Marks what the words of [start, end) point to.
  void words(const void* start, const void* end);
  // Marks what `pointer` points to, if that is an object.
  void word(const void* pointer);
  void* stack() const { return stack_; }

 private:
  void* stack_;  // libgc's mark stack
  void* limit_;
};
// May be called for a zeroed object whose first word is a free-list link.
using MarkRecord = void (*)(void* record, Marker& marker);

void set_record_marker(MarkRecord mark);

// No object lies in [start, start + size): words that point there, of which stacks are full, need no second
// look.
void exclude_from_marking(const void* start, std::size_t size);
// Some zeroed records of `size` bytes, linked through their first word. Never a place to stop.
void* allocate_records(std::size_t size);

// Unlike gocxx::allocate never a place to stop: for the runtime's own use where it holds a lock or has no
// goroutine.
void* allocate_unstoppable(std::size_t size);

}  // namespace gocxx::rt::heap
