// The collector: libgc, which only this folder knows. libgc never collects by itself: the monitor, which has
// stopped the world, calls `collect`. libgc knows no workers; the layer above names what they and the
// goroutines hold as roots.
#pragma once

#include <cstddef>
#include <cstdint>

namespace gocxx::rt::heap {

/// The hooks of the layer above. All but the last are called with the world stopped, and may not allocate.
struct Client {
  void (*mark_roots)();       // calls mark_object and mark_range for every root but the data segments
  void (*marking_ended)();    // is_marked is valid now; objects that are not marked are about to be freed
  void (*clear_caches)();     // empties the cache of each worker
  void (*need_collection)();  // called while the world runs: a collection is due
};

/// Called on the process's first thread, before anything is allocated; again to change the client.
void start(const Client& client);

/// How long the latest collections stopped the program in nanoseconds, and when they ended (nanoseconds since
/// 1970). Collection number n, from 0, is at n % kSize. Read with the world stopped.
struct PauseRing {
  static constexpr std::size_t kSize = 256;
  std::uint64_t ns[kSize] = {};
  std::uint64_t end[kSize] = {};
};
const PauseRing& latest_pauses();

/// Returns how many bytes may be allocated until the next collection. Any thread.
std::size_t allocation_left();

/// Returns how many collections have ended. Any thread.
std::size_t collection_count();

/// Called when a collection begins, with the world stopped; may not allocate. Set by package sync's pools.
extern void (*before_collection)();

/// Runs a whole collection. The caller is the first thread, and the world is stopped. `start_world` is
/// called, unless null, as soon as the world may run again: when all objects are marked. What is left then is
/// to look at each block of the heap. Threads that need memory from libgc meanwhile wait for its lock.
void collect(void (*start_world)() = nullptr);

/// Within Client::mark_roots: marks the object.
void mark_object(const void* object);
/// Within Client::mark_roots: marks all objects that [start, end) points to.
void mark_range(const void* start, const void* end);
/// Within Client::mark_roots: counts bytes outside of the heap that were scanned. The heap may grow by them
/// as by surviving objects, so that many parked stacks do not make collections frequent.
void note_scanned(std::size_t bytes);

/// Within Client::marking_ended: returns whether the object whose first byte is at `object` survives.
bool is_marked(const void* object);

/// Marks the contents of a record, within a MarkRecord procedure.
class Marker {
 public:
  Marker(void* stack, void* limit) : stack_(stack), limit_(limit) {}
  /// Marks the objects that the words of [start, end) point to.
  void words(const void* start, const void* end);
  /// Marks the object that `pointer` points to, if there is one.
  void word(const void* pointer);
  void* stack() const { return stack_; }

 private:
  void* stack_;  // libgc's mark stack
  void* limit_;
};
/// The procedure that marks the contents of a record. May be called for a free record: zeroed, but for a link
/// in its first word.
using MarkRecord = void (*)(void* record, Marker& marker);

void set_record_marker(MarkRecord mark);

/// Tells the collector that no object lies in [start, start + size). Stacks are full of words that point
/// there.
void exclude_from_marking(const void* start, std::size_t size);
/// Returns some zeroed records of `size` bytes, linked through their first word. Not a safepoint.
void* allocate_records(std::size_t size);

/// Returns a zeroed object. Unlike gocxx::allocate it is not a safepoint: for the runtime's own use while it
/// holds a lock or has no goroutine.
void* allocate_unstoppable(std::size_t size);

}  // namespace gocxx::rt::heap
