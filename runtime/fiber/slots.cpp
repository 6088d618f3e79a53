// Slots: the table, the lists of free slots, copying stacks out and in.
#include "fiber/slots.h"

#include <string.h>

#include <algorithm>
#include <atomic>
#include <new>
#include <utility>

#include "platform/lock.h"
#include "platform/memory.h"

namespace gocxx::rt::fiber {

bool slots_shared = false;
platform::SpinLock shared_lock;

namespace {

// Shared by all workers; rarely used.
Slot* table = nullptr;  // mapped, not static: the collector must not take the owners for reachable
Slot* free_slots[kSlots] GOCXX_GUARDED_BY(shared_lock);
// Both are written under shared_lock and read without it as hints (relaxed).
std::atomic<std::size_t> free_count{0};
std::atomic<std::size_t> prepared{0};  // slots [0, prepared) have their guard
// Calls of take_victims.
std::size_t turns GOCXX_GUARDED_BY(shared_lock) = 0;

// Set by reserve_slots.
char* area = nullptr;
std::size_t slot_size = kSlotSize;
std::size_t slot_count = kSlots;

using Shared = platform::Guard<platform::SpinLock>;

// The lowest byte above the guard.
char* lowest_byte(const Slot* slot) {
  return area + static_cast<std::size_t>(slot - table) * slot_size + kGuard;
}

std::size_t used_bytes(const Fiber* fiber) {
  return static_cast<std::size_t>(fiber->home->top - fiber->stack_pointer);
}

// Cache colouring: how far below the end of its slot a stack begins. Without it the hot ends of all stacks
// would fall into the same few sets of the caches and of the TLB, which is indexed by page numbers. A shallow
// slot loses no more than a quarter to it.
std::size_t colour(std::size_t index) {
  constexpr std::size_t kLine = 64;
  constexpr std::size_t kPages = 256;
  std::size_t pages = std::min(kPages, slot_size / platform::kPage / 4);
  return index % pages * platform::kPage + index * kLine % platform::kPage;
}

// Sets up the next slot that was never used.
Slot* prepare_slot_or_null_locked() GOCXX_REQUIRES(shared_lock) {
  if (prepared == slot_count) return nullptr;
  Slot* slot = &table[prepared];
  char* low = area + prepared * slot_size;
  platform::forbid(low, kGuard);
  slot->top = low + slot_size - colour(prepared);
  ++prepared;
  return slot;
}

// May miss a slot that is freed at the same time.
Slot* shared_free_slot_or_null() {
  if (free_count.load(std::memory_order_relaxed) == 0 &&
      prepared.load(std::memory_order_relaxed) == slot_count)
    return nullptr;
  Shared guard(shared_lock);
  if (free_count != 0) return free_slots[--free_count];
  return prepare_slot_or_null_locked();
}

// Claims a slot that was taken out of a list.
bool try_claim(Slot* slot, Fiber* fiber) {
  if (slots_shared) {
    slot->ownership.unlist();
    return slot->ownership.try_claim(fiber);
  }
  slot->ownership.unlist_exclusive();
  slot->ownership.claim_exclusive(fiber);
  return true;
}

// Returns a free slot that `fiber` has claimed, or null. A slot from a list may be in use by an evicted fiber
// whose home it is; then the next one is tried.
Slot* take_free_slot_or_null(Fiber* fiber, SlotCache& cache) {
  for (;;) {
    Slot* slot = cache.count != 0 ? cache.slots[--cache.count] : shared_free_slot_or_null();
    if (slot == nullptr || try_claim(slot, fiber)) return slot;
  }
}

// Returns whether the slot has to be put into a list of free slots. Only a shared slot may be in one already.
bool try_list(Slot* slot) {
  if (slots_shared) return slot->ownership.try_list();
  slot->ownership.list_exclusive();
  return true;
}

void list_shared(Slot* slot) {
  if (!try_list(slot)) return;
  Shared guard(shared_lock);
  free_slots[free_count++] = slot;
}

void list_free(Slot* slot, SlotCache& cache) {
  if (cache.count == SlotCache::kSize) return list_shared(slot);
  if (try_list(slot)) cache.slots[cache.count++] = slot;
}

// GOCXX_DEBUG=poison: a stale address of what lay here finds these bytes.
void poison(const Fiber* fiber) {
  constexpr int kPoison = 0xdb;
  if (platform::debug_switches.poison) memset(fiber->stack_pointer, kPoison, used_bytes(fiber));
}

// Copies the bytes of a parked fiber out of its slot, which is swapping (or running, in leave_evicted).
void evict(Fiber* fiber, const Slot* slot, SlotCache& cache) {
  char* start = slot->parked_at.load(std::memory_order_relaxed);
  auto size = static_cast<std::size_t>(slot->top - start);
  use_freely(start, size);
  char* block = cache.blocks.allocate_or_null(size);
  if (block == nullptr) platform::out_of_memory();
  memcpy(block, start, size);
  fiber->evicted = block;
  poison(fiber);
}

// Copies the bytes of an evicted fiber back into its home slot, which is swapping.
void restore(Fiber* fiber, SlotCache& cache) {
  if (fiber->evicted == nullptr) return;
  std::size_t size = used_bytes(fiber);
  memcpy(fiber->stack_pointer, fiber->evicted, size);
  cache.blocks.free(fiber->evicted, size);
  fiber->evicted = nullptr;
}

// Takes the next kVictims slots at once, so that the next victim's stack can be fetched ahead. One part of
// the slots is used for kTurns turns before the next part: the TLB does not hold the translations of all
// slots' pages.
void take_victims(SlotCache& cache) {
  constexpr std::size_t kVictims = 32;
  constexpr std::size_t kPart = 8;  // times kVictims
  constexpr std::size_t kTurns = 16;
  Shared guard(shared_lock);
  std::size_t part = turns / (kPart * kTurns);
  cache.victim = (part * kPart + turns % kPart) * kVictims % slot_count;
  cache.victims_end = std::min(cache.victim + kVictims, slot_count);
  ++turns;
}

std::size_t next_victim(SlotCache& cache) {
  if (cache.victim == cache.victims_end) take_victims(cache);
  if (cache.victim + 1 != cache.victims_end)
    prefetch_stack(table[cache.victim + 1].parked_at.load(std::memory_order_relaxed));
  return cache.victim++;
}

// Every slot is the home of a fiber: evicts a parked one and makes its slot the home of `fiber`, too. Returns
// null if slots are not shared or no owner is parked. The slots take turns, so that each is the home of about
// as many fibers: goroutines that hand values to each other have been started together, and would evict each
// other all the time if they had few homes.
Slot* evict_victim_or_null(Fiber* fiber, SlotCache& cache) {
  if (!slots_shared) return nullptr;
  for (std::size_t tries = 0; tries < slot_count; ++tries) {
    Slot* slot = &table[next_victim(cache)];
    if (slot->ownership.try_evict(fiber, [&](Fiber* other) { evict(other, slot, cache); })) return slot;
  }
  return nullptr;
}

Entered enter_home(Fiber* fiber, SlotCache& cache) {
  Slot* slot = fiber->home;
  return slot->ownership.enter(fiber, shared_lock, [&](Fiber* other_or_null) {
    if (other_or_null != nullptr) evict(other_or_null, slot, cache);
    restore(fiber, cache);
  });
}

// The distance to the middle of the addresses that one page of page tables covers. If the area begins there,
// the end of each slot, which is touched first, and the guard of the next slot share one page of page tables.
std::size_t to_middle_of_table(const char* address) {
  constexpr std::size_t kTable = platform::kHugePage;
  return (kTable + kTable / 2 - reinterpret_cast<std::uintptr_t>(address) % kTable) % kTable;
}

// Reserves shallower slots first if address space is short (RLIMIT_AS), then fewer slots, then still
// shallower ones. Half of the address space that was found stays for the heap.
void reserve_area() {
  constexpr std::size_t kUsual = std::size_t{64} << 20;
  constexpr std::size_t kFew = 64;
  constexpr std::size_t kLeast = std::size_t{256} << 10;
  while ((area = static_cast<char*>(platform::reserve(2 * slot_size * slot_count))) == nullptr) {
    if (slot_size > kUsual || (slot_count <= kFew && slot_size > kLeast))
      slot_size /= 2;
    else if (slot_count > kFew)
      slot_count /= 2;
    else
      platform::out_of_memory();
  }
  std::size_t skipped = to_middle_of_table(area);
  area += skipped;
  platform::unreserve(area + slot_size * slot_count, slot_size * slot_count - skipped);
}

}  // namespace

void share_slots() {
  for (std::size_t i = 0; i < prepared; ++i)
    if (const Fiber* parked = table[i].ownership.owner_or_null_exclusive())
      table[i].parked_at = parked->stack_pointer;
  slots_shared = true;
}

void reserve_slots() {
  if (platform::debug_switches.evict) share_slots();
  if (area != nullptr) return;
  table = static_cast<Slot*>(platform::reserve(kSlots * sizeof(Slot)));
  for (std::size_t i = 0; i < kSlots; ++i) ::new (&table[i]) Slot;
  reserve_area();
}

Entered enter(Fiber* fiber, FirstFunction entry, SlotCache& cache) {
  if (try_enter_in_place(fiber)) return Entered::kReady;
  if (fiber->home != nullptr) return enter_home(fiber, cache);
  Slot* slot = take_free_slot_or_null(fiber, cache);
  if (slot == nullptr) slot = evict_victim_or_null(fiber, cache);
  if (slot == nullptr) return Entered::kNoSlot;
  fiber->home = slot;
  fiber->stack_pointer = prepare(slot->top, entry, fiber);
  fiber->shadow.begin(lowest_byte(slot), slot->top);
  return Entered::kReady;
}

// The slot is running, so this worker alone uses the bytes. No other worker can run the fiber before the
// caller releases the locks of what it waits on. A very deep stack is left in place: copying it would take
// longer than a time slice.
Fiber* leave_evicted(Fiber* fiber, SlotCache& cache) {
  constexpr std::size_t kMost = std::size_t{1} << 20;
  Slot* slot = fiber->home;
  if (used_bytes(fiber) > kMost) return slot->ownership.leave_parked(fiber, shared_lock);
  evict(fiber, slot, cache);
  Fiber* waiters = slot->ownership.leave_free(shared_lock);
  list_free(slot, cache);
  return waiters;
}

namespace {

Fiber* vacate(Slot* slot) {
  if (slots_shared) return slot->ownership.leave_free(shared_lock);
  slot->ownership.release_exclusive();
  return nullptr;
}

}  // namespace

Fiber* leave_ended(Fiber* fiber, SlotCache& cache) {
  Slot* slot = fiber->home;
  use_freely(fiber->stack_pointer, used_bytes(fiber));
  poison(fiber);
  fiber->shadow.end();
  fiber->home = nullptr;
  Fiber* waiters = vacate(slot);
  list_free(slot, cache);
  return waiters;
}

void discard(Fiber* fiber, SlotCache& cache) {
  Slot* slot = fiber->home;
  if (slot == nullptr) return;
  if (fiber->evicted != nullptr)
    cache.blocks.free(fiber->evicted, used_bytes(fiber));
  else
    use_freely(fiber->stack_pointer, used_bytes(fiber));
  fiber->shadow.end();
  fiber->home = nullptr;
  fiber->evicted = nullptr;
  if (slot->ownership.try_discard(fiber)) list_shared(slot);
}

void flush(SlotCache& cache) {
  cache.blocks.flush();
  Shared guard(shared_lock);
  while (cache.count != 0) free_slots[free_count++] = cache.slots[--cache.count];
}

StackBytes stack_bytes(const Fiber* fiber) {
  if (fiber->home == nullptr) return {nullptr, nullptr, nullptr};
  const char* start = fiber->evicted != nullptr ? fiber->evicted : fiber->stack_pointer;
  return {start, start + used_bytes(fiber), fiber->stack_pointer};
}

std::size_t stack_memory() {
  return prepared.load(std::memory_order_relaxed) * platform::kPage + block_memory();
}

const Slot* guarded_slot(const void* address) {
  auto offset = static_cast<std::size_t>(static_cast<const char*>(address) - area);
  if (area == nullptr || offset >= slot_size * slot_count || offset % slot_size >= kGuard) return nullptr;
  return &table[offset / slot_size];
}

Area slots_area() { return {area, slot_size * slot_count}; }

bool stack_around(const void* address, const char** low, const char** high) {
  auto offset = static_cast<std::size_t>(static_cast<const char*>(address) - area);
  if (area == nullptr || offset >= slot_size * slot_count) return false;
  *low = area + offset / slot_size * slot_size + kGuard;
  *high = area + (offset / slot_size + 1) * slot_size;
  return true;
}

namespace {

// The bytes below the used part that are kept.
constexpr std::size_t kKept = 16 << 10;

// A stack was deep if the page kKept below its top is in memory.
bool was_deep(const Slot* slot) { return platform::is_resident(slot->top - kKept - platform::kPage); }

// Returns the pages below the used part of a slot to the system.
void release_unused(Slot* slot, const Fiber* fiber_or_null) {
  char* used = fiber_or_null != nullptr ? fiber_or_null->stack_pointer : slot->top;
  auto page = reinterpret_cast<std::uintptr_t>(used - kKept) & ~(platform::kPage - 1);
  char* low = lowest_byte(slot);
  char* high = reinterpret_cast<char*>(page);
  if (high > low) platform::release_pages(low, static_cast<std::size_t>(high - low));
}

std::size_t prepared_count() {
  Shared guard(shared_lock);
  return prepared;
}

}  // namespace

bool trim_stack(std::size_t index) {
  if (index >= prepared_count()) return false;
  Slot* slot = &table[index];
  slot->ownership.if_idle([&](const Fiber* owner_or_null) {
    if (was_deep(slot)) release_unused(slot, owner_or_null);
  });
  return true;
}

}  // namespace gocxx::rt::fiber
