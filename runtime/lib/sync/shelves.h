// What sync.Pool does: a shelf for each worker, with one item at hand that only this worker takes, and a stack of others.
// Who finds its own shelf empty looks at the stacks of the others, as in Go. When a collection begins, the shelves become
// old ones, from which only who finds nothing else takes, and what was old is let go: an item that nobody gets survives
// one collection. A pool that nobody uses any more is forgotten with its items.
//
// Why every item is got once, and none is lost but by the collector:
// - Between the look at the worker and the end of what is done with its shelf the goroutine cannot be stopped or moved.
//   So the item at hand, of which nobody but its worker knows, needs no guard, and no collection exchanges the shelves
//   meanwhile. Allocating may do all of that: afterwards the worker and the shelves are looked at anew.
// - All other items of a shelf are under its guard, which is held for a few instructions. Its count is read without, too:
//   who finds none though there is one looks elsewhere, who finds one that is gone looks again under the guard.
// - Room is made without the guard, for a shelf that may be another's by then, or have become larger: then it is dropped.
//   Workers that there were not when the shelves were made have no item at hand, and share the others' stacks.
// - A pool's state and its shelves are made by whoever needs them, and the first to set them wins. What the others have
//   made nobody has seen.
//
// Parts: the words' atomics (of a reference: what lies in Go values is plain data), the items, the guards, the workers,
// how memory is got. So the tests run it through every interleaving.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "platform/lock.h"

namespace gocxx::sync {

// In a cache line of its own.
template <class Parts>
struct alignas(64) BasicShelf {
  typename Parts::GuardWord guard;
  std::uint32_t room;
  std::uint32_t count;  // read without the guard, too
  typename Parts::Item* items;
  typename Parts::Item at_hand;  // used by the worker of this number only
};

template <class Parts>
struct BasicShelves {
  std::uint32_t count;
  BasicShelf<Parts> shelf[1];  // as many as there are

  BasicShelf<Parts>& at(std::uint32_t i) { return shelf[i % count]; }
};

template <class Parts>
struct BasicPoolState {
  BasicShelves<Parts>* fresh;
  BasicShelves<Parts>* old;  // written with the world stopped
  BasicPoolState* next;      // in one of the lists below
};

// The pools that the next collection has something to do with.
template <class Parts>
struct BasicPools {
  using State = BasicPoolState<Parts>;

  typename Parts::Lock lock;  // of `fresh` and `old` while the world runs
  State* fresh = nullptr;     // that have shelves
  State* old = nullptr;       // that have old ones

  // With the world stopped, before anything is marked.
  void age() {
    for (State* s = old; s != nullptr; s = s->next) s->old = nullptr;
    for (State* s = fresh; s != nullptr; s = s->next) s->old = std::exchange(s->fresh, nullptr);
    old = std::exchange(fresh, nullptr);
  }
};

template <class Parts>
class BasicPool {
 public:
  using Item = typename Parts::Item;
  using State = BasicPoolState<Parts>;
  using Pools = BasicPools<Parts>;

  BasicPool(State*& state, Pools& pools) : state_(state), pools_(pools) {}

  // False: there is none.
  bool get(Item& item) {
    State* state = load(state_);
    return state != nullptr && (take(load(state->fresh), item) || take(state->old, item));
  }

  void put(const Item& item) {
    State& state = made_state();
    for (;;) {
      std::uint32_t room = 0;
      Shelves* shelves = load(state.fresh);
      if (shelves == nullptr) {
        add_shelves(state);
        continue;
      }
      if (try_put(shelves, item, &room)) return;
      std::uint32_t more = room == 0 ? Parts::kFirstRoom : 2 * room;
      auto* items = static_cast<Item*>(Parts::allocate(more * sizeof(Item)));
      enlarge(load(state.fresh), items, more);
    }
  }

 private:
  using Shelf = BasicShelf<Parts>;
  using Shelves = BasicShelves<Parts>;
  using Guarded = typename Parts::Guarded;

  template <class T>
  using Ref = typename Parts::template Ref<T>;

  template <class T>
  static T* load(T*& word) {
    return Ref<T*>(word).load(std::memory_order_acquire);
  }
  // False if somebody else was first.
  template <class T>
  static bool set_first(T*& word, T* value) {
    T* none = nullptr;
    return Ref<T*>(word).compare_exchange_strong(none, value, std::memory_order_acq_rel,
                                                 std::memory_order_relaxed);
  }

  State& made_state() {
    if (load(state_) == nullptr) set_first(state_, static_cast<State*>(Parts::allocate(sizeof(State))));
    return *load(state_);
  }

  // A state is in one list at a time: what it has of old is let go by the next collection in either.
  void add_shelves(State& state) {
    Shelves* shelves = new_shelves(Parts::workers());
    rt::platform::Guard guard(pools_.lock);
    Parts::age_before_collections();
    if (!set_first(state.fresh, shelves)) return;
    unlink_old_locked(state);
    state.next = std::exchange(pools_.fresh, &state);
  }

  static Shelves* new_shelves(std::uint32_t count) {
    std::size_t size = sizeof(Shelves) + (count - 1) * sizeof(Shelf) + alignof(Shelf);
    auto place = reinterpret_cast<std::uintptr_t>(Parts::allocate(size)) + alignof(Shelf) - 1;
    auto* shelves = reinterpret_cast<Shelves*>(place & ~(alignof(Shelf) - 1));
    shelves->count = count;
    return shelves;
  }

  void unlink_old_locked(State& state) {
    for (State** link = &pools_.old; *link != nullptr; link = &(*link)->next) {
      if (*link != &state) continue;
      *link = state.next;
      return;
    }
  }

  static bool take(Shelves* shelves, Item& item) {
    if (shelves == nullptr) return false;
    std::uint32_t own = Parts::worker();
    if (own < shelves->count && shelves->shelf[own].at_hand != nullptr) {
      item = std::exchange(shelves->shelf[own].at_hand, nullptr);
      return true;
    }
    for (std::uint32_t i = 0; i < shelves->count; ++i) {
      Shelf& shelf = shelves->at(own + i);
      if (Ref<std::uint32_t>(shelf.count).load(std::memory_order_relaxed) == 0) continue;
      Guarded guard(&shelf.guard);
      if (shelf.count == 0) continue;
      item = std::exchange(shelf.items[--shelf.count], nullptr);
      return true;
    }
    return false;
  }

  // Puts the item on the worker's shelf if there is room; else says how much there is.
  static bool try_put(Shelves* shelves, const Item& item, std::uint32_t* room) {
    std::uint32_t own = Parts::worker();
    Shelf& shelf = shelves->at(own);
    if (own < shelves->count && shelf.at_hand == nullptr) {
      shelf.at_hand = item;
      return true;
    }
    Guarded guard(&shelf.guard);
    *room = shelf.room;
    if (shelf.count == shelf.room) return false;
    shelf.items[shelf.count++] = item;
    return true;
  }

  // Gives the worker's shelf these places, unless it has as many by now.
  static void enlarge(Shelves* shelves, Item* items, std::uint32_t room) {
    if (shelves == nullptr) return;
    Shelf& shelf = shelves->at(Parts::worker());
    Guarded guard(&shelf.guard);
    if (shelf.room >= room) return;
    for (std::uint32_t i = 0; i < shelf.count; ++i) items[i] = shelf.items[i];
    shelf.items = items;
    shelf.room = room;
  }

  State*& state_;
  Pools& pools_;
};

}  // namespace gocxx::sync
