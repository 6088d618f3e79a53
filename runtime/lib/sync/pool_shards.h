// sync.Pool: per-worker shards. Each shard has one private item, which only its worker uses, and a stack of
// shared items, which any worker takes from when its own shard is empty, as in Go. A collection makes the
// current shards victims and drops the former victims: an item that nobody gets survives one collection. A
// pool that is not used any more is forgotten with its items.
//
// ## Invariants
//
// - Only the worker with a shard's number reads or writes the shard's private item.
// - The shared items of a shard, their count and their capacity change only under the shard's guard.
// - The shards of a pool are installed once where there are none, and replaced only with the world stopped.
// - A goroutine that has asked for its worker's number is not moved to another worker, and the world does not
//   stop, until it allocates or returns.
//
// ## Steps
//
// Get:       1. It takes the private item of its worker's shard, if there is one.
//            2. It goes through all shards, its own first. It skips a shard whose count it reads as 0,
//               without the guard. Otherwise it takes the guard, reads the count again, and pops an item if
//               there still is one.
//            3. It does both with the victims.
// Put:       1. It puts the item into the private place of its worker's shard, if that is free.
//            2. Otherwise it takes the guard and pushes the item, if there is room.
//            3. Otherwise it allocates a larger array. It may be on another worker then, so it reads the
//               shards and the worker's number again. Under the guard it installs the array if the shard is
//               still smaller, and drops it otherwise. It begins again at step 1.
// Collector: 1. With the world stopped, before anything is marked, it drops all victims and makes the current
//               shards victims.
//
// ## Why no item is got twice, and none is lost but to the collector
//
// - The private item needs no guard: neither another worker nor the collector comes between the look at it
//   and its exchange.
// - A shared item is popped and pushed under the guard. The count that is read without the guard is only a
//   hint: a reader that misses an item looks elsewhere, and a reader that sees a vanished one finds out under
//   the guard.
// - Workers whose numbers did not exist when the shards were made have no private item and share the others'
//   stacks.
// - A pool's state and its shards are made by the first goroutine that needs them. If several make them, a
//   compare-exchange installs the first, and no other goroutine has seen the others.
//
// Memory orders: the compare-exchange that installs a state or its shards releases, and `load` acquires.
// Shared items are ordered by the guard. The hint is relaxed.
//
// Policy: `Ref`, the atomics of a reference (Go values hold plain data); the items; the guards; the workers;
// `allocate`. So the tests run the pool through every interleaving.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "platform/lock.h"

namespace gocxx::sync {

/// The items of one worker, in a cache line of their own. In collected memory, all zero when new.
template <class Policy>
struct alignas(64) BasicPoolShard {
  typename Policy::GuardWord guard;  // guards the next three
  std::uint32_t capacity;            // of `items`
  std::uint32_t count;               // shared items; also read without the guard, relaxed, as a hint
  typename Policy::Item* items;      // the shared items, the last one on top
  // Used only by the worker with this shard's number; null if there is none.
  typename Policy::Item private_item;
};

/// The shards of one pool. In collected memory.
template <class Policy>
struct BasicPoolShards {
  std::uint32_t count;              // constant
  BasicPoolShard<Policy> shard[1];  // `count` of them, by the number of the worker

  BasicPoolShard<Policy>& at(std::uint32_t i) { return shard[i % count]; }
};

/// The state that a pool points to. In collected memory, all zero when new.
template <class Policy>
struct BasicPoolState {
  BasicPoolShards<Policy>* current;  // made by the first `put` since the last collection
  // The shards that were current before the last collection. Written with the world stopped.
  BasicPoolShards<Policy>* victims;
  BasicPoolState* next;  // link of one of the two lists below
};

/// All pools that the next collection has to age. The lists keep a pool's state alive for two collections.
template <class Policy>
struct BasicPools {
  using State = BasicPoolState<Policy>;

  typename Policy::Lock lock;
  State* current GOCXX_GUARDED_BY(lock) = nullptr;  // the pools with current shards
  State* victims GOCXX_GUARDED_BY(lock) = nullptr;  // the pools with victims only

  /// The collector's step. The world is stopped, and nothing is marked yet.
  void age() {
    rt::platform::assume_exclusive(lock);
    for (State* s = victims; s != nullptr; s = s->next) s->victims = nullptr;
    for (State* s = current; s != nullptr; s = s->next) s->victims = std::exchange(s->current, nullptr);
    victims = std::exchange(current, nullptr);
  }
};

/// The methods of sync.Pool on a pool's state. Any goroutine may call them.
template <class Policy>
class BasicPool {
 public:
  using Item = typename Policy::Item;
  using State = BasicPoolState<Policy>;
  using Pools = BasicPools<Policy>;

  BasicPool(State*& state, Pools& pools) : state_(state), pools_(pools) {}

  /// Takes out an item. Returns false if there is none.
  bool get(Item& item) {
    State* state = load(state_);
    return state != nullptr && (take(load(state->current), item) || take(state->victims, item));
  }

  /// Puts an item in. May allocate, so the goroutine may be on another worker afterwards.
  void put(const Item& item) {
    State& state = state_of_pool();
    for (;;) {
      std::uint32_t capacity = 0;
      Shards* shards = load(state.current);
      if (shards == nullptr) {
        add_shards(state);
        continue;
      }
      if (try_put(shards, item, &capacity)) return;
      std::uint32_t more = capacity == 0 ? Policy::kFirstCapacity : 2 * capacity;
      auto* items = static_cast<Item*>(Policy::allocate(more * sizeof(Item)));
      enlarge(load(state.current), items, more);
    }
  }

 private:
  using Shard = BasicPoolShard<Policy>;
  using Shards = BasicPoolShards<Policy>;
  using Guarded = typename Policy::Guarded;

  template <class T>
  using Ref = typename Policy::template Ref<T>;

  // Acquire: partner of `set_first`.
  template <class T>
  static T* load(T*& word) {
    return Ref<T*>(word).load(std::memory_order_acquire);
  }
  // Returns false if another goroutine was first. Release: partner of `load`.
  template <class T>
  static bool set_first(T*& word, T* value) {
    T* none = nullptr;
    return Ref<T*>(word).compare_exchange_strong(none, value, std::memory_order_acq_rel,
                                                 std::memory_order_relaxed);
  }

  State& state_of_pool() {
    if (load(state_) == nullptr) set_first(state_, static_cast<State*>(Policy::allocate(sizeof(State))));
    return *load(state_);
  }

  // A state is in one list at a time. The next collection drops its victims in either list.
  void add_shards(State& state) {
    Shards* shards = new_shards(Policy::workers());
    rt::platform::Guard guard(pools_.lock);
    Policy::age_before_collections();
    if (!set_first(state.current, shards)) return;
    unlink_victims_locked(state);
    state.next = std::exchange(pools_.current, &state);
  }

  static Shards* new_shards(std::uint32_t count) {
    std::size_t size = sizeof(Shards) + (count - 1) * sizeof(Shard) + alignof(Shard);
    auto start = reinterpret_cast<std::uintptr_t>(Policy::allocate(size)) + alignof(Shard) - 1;
    auto* shards = reinterpret_cast<Shards*>(start & ~(alignof(Shard) - 1));
    shards->count = count;
    return shards;
  }

  void unlink_victims_locked(State& state) GOCXX_REQUIRES(pools_.lock) {
    for (State** link = &pools_.victims; *link != nullptr; link = &(*link)->next) {
      if (*link != &state) continue;
      *link = state.next;
      return;
    }
  }

  // Steps 1 and 2 of Get.
  static bool take(Shards* shards, Item& item) {
    if (shards == nullptr) return false;
    std::uint32_t own = Policy::worker();
    if (own < shards->count && shards->shard[own].private_item != nullptr) {
      item = std::exchange(shards->shard[own].private_item, nullptr);
      return true;
    }
    for (std::uint32_t i = 0; i < shards->count; ++i) {
      Shard& shard = shards->at(own + i);
      if (Ref<std::uint32_t>(shard.count).load(std::memory_order_relaxed) == 0) continue;
      Guarded guard(&shard.guard);
      if (shard.count == 0) continue;
      item = std::exchange(shard.items[--shard.count], nullptr);
      return true;
    }
    return false;
  }

  // Steps 1 and 2 of Put. Returns false if there is no room, and sets `capacity` to that of the full shard.
  static bool try_put(Shards* shards, const Item& item, std::uint32_t* capacity) {
    std::uint32_t own = Policy::worker();
    Shard& shard = shards->at(own);
    if (own < shards->count && shard.private_item == nullptr) {
      shard.private_item = item;
      return true;
    }
    Guarded guard(&shard.guard);
    *capacity = shard.capacity;
    if (shard.count == shard.capacity) return false;
    shard.items[shard.count++] = item;
    return true;
  }

  // Step 3 of Put, after the allocation: installs the array in the shard of the worker that runs this
  // goroutine now.
  static void enlarge(Shards* shards, Item* items, std::uint32_t capacity) {
    if (shards == nullptr) return;
    Shard& shard = shards->at(Policy::worker());
    Guarded guard(&shard.guard);
    if (shard.capacity >= capacity) return;
    for (std::uint32_t i = 0; i < shard.count; ++i) items[i] = shard.items[i];
    shard.items = items;
    shard.capacity = capacity;
  }

  State*& state_;
  Pools& pools_;
};

}  // namespace gocxx::sync
