// Slots: the table, the free ones, and what is copied out and in. Who may is in occupancy.h.
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

// What all workers share; rarely touched.
Slot* table = nullptr;     // mapped, not static: the collector must not take the occupants for reachable
Slot* free_slots[kSlots];  // under shared_lock
std::atomic<std::size_t> free_count{0};  // written under shared_lock
std::atomic<std::size_t> prepared{0};    // slots [0, prepared) have their guard; written under shared_lock
std::size_t turns = 0;                   // how often somebody took victims; under shared_lock

// Fixed by reserve_slots.
char* area = nullptr;
std::size_t slot_size = kSlotSize;
std::size_t slot_count = kSlots;

using Shared = platform::Guard<platform::SpinLock>;

// Above the guard.
char* lowest_byte(const Slot* slot) {
  return area + static_cast<std::size_t>(slot - table) * slot_size + kGuard;
}

std::size_t used_bytes(const Fiber* fiber) {
  return static_cast<std::size_t>(fiber->home->top - fiber->stack_pointer);
}

// How far below its end the stack of a slot begins. Without this the hot ends of all stacks would fall into
// the same few sets of the caches, and of the translation buffers, which go by the number of the page. Of a
// shallow slot no more than a quarter is given away for it.
std::size_t colour(std::size_t index) {
  constexpr std::size_t kLine = 64;
  constexpr std::size_t kPages = 256;
  std::size_t pages = std::min(kPages, slot_size / platform::kPage / 4);
  return index % pages * platform::kPage + index * kLine % platform::kPage;
}

// Sets up the next slot that nobody has used yet. Under shared_lock.
Slot* prepare_slot_or_null() {
  if (prepared == slot_count) return nullptr;
  Slot* slot = &table[prepared];
  char* low = area + prepared * slot_size;
  platform::forbid(low, kGuard);
  slot->top = low + slot_size - colour(prepared);
  ++prepared;
  return slot;
}

// What becomes free just now may be overlooked.
Slot* shared_free_slot_or_null() {
  if (free_count.load(std::memory_order_relaxed) == 0 &&
      prepared.load(std::memory_order_relaxed) == slot_count)
    return nullptr;
  Shared guard(shared_lock);
  if (free_count != 0) return free_slots[--free_count];
  return prepare_slot_or_null();
}

// The slot was taken from a list.
bool try_occupy(Slot* slot, Fiber* fiber) {
  if (slots_shared) {
    slot->occupancy.unlist();
    return slot->occupancy.try_occupy(fiber);
  }
  slot->occupancy.unlist_alone();
  slot->occupancy.occupy_alone(fiber);
  return true;
}

// A free slot, taken to running for `fiber`; one from a list may have been taken meanwhile by an evicted
// fiber whose home it is.
Slot* take_free_slot_or_null(Fiber* fiber, SlotCache& cache) {
  for (;;) {
    Slot* slot = cache.count != 0 ? cache.slots[--cache.count] : shared_free_slot_or_null();
    if (slot == nullptr || try_occupy(slot, fiber)) return slot;
  }
}

// Whether the slot was in no free list; now it is to be. Only a shared slot becomes free in several ways.
bool try_list(Slot* slot) {
  if (slots_shared) return slot->occupancy.try_list();
  slot->occupancy.list_alone();
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

// GOCXX_DEBUG=poison: whoever keeps an address of what lay here finds this.
void poison(const Fiber* fiber) {
  constexpr int kPoison = 0xdb;
  if (platform::debug_switches.poison) memset(fiber->stack_pointer, kPoison, used_bytes(fiber));
}

// Copies the bytes of a parked fiber out of its slot, which is busy.
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

void restore(Fiber* fiber, SlotCache& cache) {
  if (fiber->evicted == nullptr) return;
  std::size_t size = used_bytes(fiber);
  memcpy(fiber->stack_pointer, fiber->evicted, size);
  cache.blocks.free(fiber->evicted, size);
  fiber->evicted = nullptr;
}

// So many at a time: who comes next is known before. A part of the slots has all the turns for a while: the pages of
// all of them are more than the processor remembers the translations of.
void take_victims(SlotCache& cache) {
  constexpr std::size_t kVictims = 32;
  constexpr std::size_t kPart = 8;  // times kVictims
  constexpr std::size_t kRounds = 16;
  Shared guard(shared_lock);
  std::size_t part = turns / (kPart * kRounds);
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

// Every slot is somebody's home: turns out a parked fiber, if that is allowed. The slots take turns, so that each
// is home to about as many: goroutines that hand over to each other have been started together, and would turn
// each other out all the time if their homes were few.
Slot* evict_somebody_or_null(Fiber* fiber, SlotCache& cache) {
  if (!slots_shared) return nullptr;
  for (std::size_t tries = 0; tries < slot_count; ++tries) {
    Slot* slot = &table[next_victim(cache)];
    if (slot->occupancy.try_turn_out(fiber, [&](Fiber* other) { evict(other, slot, cache); })) return slot;
  }
  return nullptr;
}

Entered enter_home(Fiber* fiber, SlotCache& cache) {
  Slot* slot = fiber->home;
  return slot->occupancy.enter(fiber, shared_lock, [&](Fiber* other_or_null) {
    if (other_or_null != nullptr) evict(other_or_null, slot, cache);
    restore(fiber, cache);
  });
}

// How far it is to the middle of what one page of the page tables is for: where the area begins there, the
// end of each slot, which is touched first, and the guard of the next one need one such page together.
std::size_t to_middle_of_table(const char* address) {
  constexpr std::size_t kTable = platform::kHugePage;
  return (kTable + kTable / 2 - reinterpret_cast<std::uintptr_t>(address) % kTable) % kTable;
}

// Shallower slots first, then fewer; if address space is so short (RLIMIT_AS) that both are at their least,
// shallower ones still, and half of what there is stays for the heap.
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
    if (const Fiber* parked = table[i].occupancy.occupant_or_null_alone())
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
  if (slot == nullptr) slot = evict_somebody_or_null(fiber, cache);
  if (slot == nullptr) return Entered::kNoSlot;
  fiber->home = slot;
  fiber->stack_pointer = prepare(slot->top, entry, fiber);
  fiber->shadow.begin(lowest_byte(slot), slot->top);
  return Entered::kReady;
}

// The slot is running, so the bytes are still the fiber's alone; nobody can run it before the caller lets go
// of what it waits on. A very deep stack is left where it is: copying it would take longer than a time slice.
Fiber* leave_evicted(Fiber* fiber, SlotCache& cache) {
  constexpr std::size_t kMost = std::size_t{1} << 20;
  Slot* slot = fiber->home;
  if (used_bytes(fiber) > kMost) return slot->occupancy.leave_parked(fiber, shared_lock);
  evict(fiber, slot, cache);
  Fiber* waiters = slot->occupancy.leave_free(shared_lock);
  list_free(slot, cache);
  return waiters;
}

namespace {

Fiber* vacate(Slot* slot) {
  if (slots_shared) return slot->occupancy.leave_free(shared_lock);
  slot->occupancy.vacate_alone();
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
  if (slot->occupancy.try_discard(fiber)) list_shared(slot);
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

// What stays of a stack that is not deep.
constexpr std::size_t kKept = 16 << 10;

// A stack was deep if the page kKept below its top is in memory.
bool was_deep(const Slot* slot) { return platform::is_resident(slot->top - kKept - platform::kPage); }

// Gives back what lies below the used part of a busy slot.
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
  slot->occupancy.if_idle([&](const Fiber* occupant_or_null) {
    if (was_deep(slot)) release_unused(slot, occupant_or_null);
  });
  return true;
}

}  // namespace gocxx::rt::fiber
