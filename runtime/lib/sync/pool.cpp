// sync.Pool: a shelf for each worker, with one item at hand that only this worker takes, and a stack of others. Who finds
// its own shelf empty looks at the stacks of the others, as in Go. When a collection begins, the shelves become old
// ones, from which only who finds nothing else takes, and what was old is let go: an item that nobody gets survives one
// collection. A pool that nobody uses any more is forgotten with its items.
//
// A shelf's guard is held for a few instructions and never while anything is allocated. Between the look at the worker
// and the end of what is done with its shelf the goroutine cannot be stopped or moved: so the item at hand needs no
// guard, and no collection exchanges the shelves meanwhile.
#include <utility>

#include "gocxx/heap.h"
#include "gocxx/lib/sync.h"
#include "heap/collector.h"
#include "sched/scheduler.h"
#include "sync/wait_queue.h"

namespace gocxx::sync {

namespace internal = rt::sync;

// In a cache line of its own.
struct alignas(64) Pool::Shelf {
  std::uint32_t guard;
  std::uint32_t room;
  std::uint32_t count;  // read without the guard, too
  any* items;
  any at_hand;  // used by the worker of this number only
};

struct Pool::Shelves {
  std::uint32_t count;
  Shelf shelf[1];  // as many as there are

  Shelf& at(std::uint32_t i) { return shelf[i % count]; }
};

struct Pool::State {
  Shelves* fresh;
  Shelves* old;
  State* next;  // in one of the lists below
};

struct Pool::Lists {
  rt::platform::SpinLock lock;  // of `fresh` while the world runs
  State* fresh = nullptr;       // that have shelves
  State* old = nullptr;         // that have old ones
};

namespace {

template <class T>
T* load(T* const& word) {
  return __atomic_load_n(&word, __ATOMIC_ACQUIRE);
}

// False if somebody else was first.
template <class T>
bool set_first(T*& word, T* value) {
  T* none = nullptr;
  return __atomic_compare_exchange_n(&word, &none, value, false, __ATOMIC_ACQ_REL, __ATOMIC_RELAXED);
}

std::uint32_t worker_index() { return static_cast<std::uint32_t>(rt::sched::current_worker()->index); }

}  // namespace

// What only this file does with pools.
struct Pool::Access {
  static inline constinit Lists lists;

  // With the world stopped, before anything is marked.
  static void age() {
    for (State* s = lists.old; s != nullptr; s = s->next) s->old = nullptr;
    for (State* s = lists.fresh; s != nullptr; s = s->next) s->old = std::exchange(s->fresh, nullptr);
    lists.old = std::exchange(lists.fresh, nullptr);
  }

  static State& state_of(ptr<Pool> p) {
    if (load(p->state) == nullptr) set_first(p->state, static_cast<State*>(allocate(sizeof(State))));
    return *load(p->state);
  }

  // A state is in one list at a time: what it has of old is let go by the next collection in either.
  static void add_shelves(State& s) {
    auto workers = static_cast<std::uint32_t>(rt::sched::scheduler.limit());
    std::size_t size = sizeof(Shelves) + (workers - 1) * sizeof(Shelf) + alignof(Shelf);
    auto place = reinterpret_cast<std::uintptr_t>(allocate(size)) + alignof(Shelf) - 1;
    auto* shelves = reinterpret_cast<Shelves*>(place & ~(alignof(Shelf) - 1));
    shelves->count = workers;
    rt::platform::Guard guard(lists.lock);
    rt::heap::before_collection = age;
    if (!set_first(s.fresh, shelves)) return;
    unlink_old_locked(s);
    s.next = std::exchange(lists.fresh, &s);
  }

  static void unlink_old_locked(State& s) {
    for (State** link = &lists.old; *link != nullptr; link = &(*link)->next) {
      if (*link != &s) continue;
      *link = s.next;
      return;
    }
  }

  static bool take(Shelves* shelves, any& item) {
    if (shelves == nullptr) return false;
    std::uint32_t own = worker_index();
    if (own < shelves->count && shelves->shelf[own].at_hand != nullptr) {
      item = std::exchange(shelves->shelf[own].at_hand, nullptr);
      return true;
    }
    for (std::uint32_t i = 0; i < shelves->count; ++i) {
      Shelf& shelf = shelves->at(own + i);
      if (__atomic_load_n(&shelf.count, __ATOMIC_RELAXED) == 0) continue;
      internal::Guarded guard(&shelf.guard);
      if (shelf.count == 0) continue;
      item = std::exchange(shelf.items[--shelf.count], nullptr);
      return true;
    }
    return false;
  }

  // Puts the item on the worker's shelf if there is room; else says how much there is.
  static bool try_put(Shelves* shelves, const any& item, std::uint32_t* room) {
    std::uint32_t own = worker_index();
    Shelf& shelf = shelves->at(own);
    if (own < shelves->count && shelf.at_hand == nullptr) {
      shelf.at_hand = item;
      return true;
    }
    internal::Guarded guard(&shelf.guard);
    *room = shelf.room;
    if (shelf.count == shelf.room) return false;
    shelf.items[shelf.count++] = item;
    return true;
  }

  // Gives the worker's shelf these places, unless it has as many by now.
  static void enlarge(Shelves* shelves, any* items, std::uint32_t room) {
    if (shelves == nullptr) return;
    Shelf& shelf = shelves->at(worker_index());
    internal::Guarded guard(&shelf.guard);
    if (shelf.room >= room) return;
    for (std::uint32_t i = 0; i < shelf.count; ++i) items[i] = shelf.items[i];
    shelf.items = items;
    shelf.room = room;
  }
};

// Pool.New runs without a guard: it may use the pool.
any Pool::Get(ptr<Pool> p) {
  any item;
  if (State* s = load(p->state))
    if (Access::take(load(s->fresh), item) || Access::take(s->old, item)) return item;
  return p->New == nullptr ? item : p->New();
}

void Pool::Put(ptr<Pool> p, any x) {
  if (x == nullptr) return;
  State& s = Access::state_of(p);
  for (;;) {
    std::uint32_t room = 0;
    Shelves* shelves = load(s.fresh);
    if (shelves == nullptr) {
      Access::add_shelves(s);
      continue;
    }
    if (Access::try_put(shelves, x, &room)) return;
    std::uint32_t more = room == 0 ? 4 : 2 * room;
    auto* items = static_cast<any*>(allocate(more * sizeof(any)));
    Access::enlarge(load(s.fresh), items, more);
  }
}

}  // namespace gocxx::sync
