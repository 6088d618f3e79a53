// The concurrent map of sync.Map, in every interleaving. Linearizability: each operation must have a moment,
// between its begin and its end, at which a sequential map returns the same result.
#include "lib/sync/concurrent_map.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <functional>
#include <memory>
#include <set>
#include <vector>

#include "platform/lock.h"
#include "scenario.h"

namespace {

using namespace gocxx::sync;

// The memory that was allocated while an interleaving runs. Nothing is freed before the end, as the collector
// would have it.
std::vector<std::unique_ptr<char[]>> memory;

struct Policy {
  template <class T>
  using Ref = interleave::AtomicRef<T>;
  using Key = int;
  using Value = int;
  using Mutex = interleave::Lock;
  using Locked = gocxx::rt::platform::Guard<Mutex>;

  static constexpr std::uint64_t kFirstBuckets = 1;  // so that keys share buckets, and tables grow

  static std::uint64_t hash(int key) { return static_cast<std::uint64_t>(key) / 2; }
  // May stop the goroutine.
  static void* allocate(std::size_t size) {
    interleave::Explorer::point();
    return memory.emplace_back(std::make_unique<char[]>(size)).get();
  }
  static void pause() {}
};

constexpr int kNone = 0;  // for a value that is not there

// A sequential map from small numbers.
using Plain = std::array<int, 4>;

// An operation that was done: `step` does the same to a sequential map and returns whether that has the same
// result.
struct Operation {
  std::function<bool(Plain&)> step;
  int begin;
  int end;
};

// Whether the operations have an order, in which none comes before one that had ended when it began, that
// explains all answers.
bool explained(const std::vector<Operation>& all, std::vector<bool>& done, const Plain& map) {
  bool finished = true;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (done[i]) continue;
    finished = false;
    bool may_be_next = true;
    for (std::size_t j = 0; j < all.size(); ++j)
      may_be_next &= done[j] || j == i || all[j].end > all[i].begin;
    Plain after = map;
    if (!may_be_next || !all[i].step(after)) continue;
    done[i] = true;
    bool rest = explained(all, done, after);
    done[i] = false;
    if (rest) return true;
  }
  return finished;
}

// A map and the history of what was done to it.
class History {
 public:
  History() { memory.clear(); }

  void load(int key) {
    note([&] { return value_of(map_.load(key)); }, [=](Plain& m, int got) { return m[at(key)] == got; });
  }
  void store(int key, int value) {
    note([&] { return value_of(map_.swap(key, value)); },
         [=](Plain& m, int got) { return std::exchange(m[at(key)], value) == got; });
  }
  void load_or_store(int key, int value) {
    note([&] { return value_of(map_.load_or_store(key, value)); },
         [=](Plain& m, int got) {
           int present = m[at(key)];
           if (present == kNone) m[at(key)] = value;
           return present == got;
         });
  }
  void remove(int key) {
    note([&] { return value_of(map_.load_and_delete(key)); },
         [=](Plain& m, int got) { return std::exchange(m[at(key)], kNone) == got; });
  }
  void compare_and_swap(int key, int old, int value) {
    note([&] { return int{map_.compare_and_swap(key, old, value)}; },
         [=](Plain& m, int got) {
           bool same = m[at(key)] == old;
           if (same) m[at(key)] = value;
           return same == (got != 0);
         });
  }
  void compare_and_delete(int key, int old) {
    note([&] { return int{map_.compare_and_delete(key, old)}; },
         [=](Plain& m, int got) {
           bool same = m[at(key)] == old;
           if (same) m[at(key)] = kNone;
           return same == (got != 0);
         });
  }
  void clear() {
    note([&] { return map_.clear(), 0; }, [](Plain& m, int) { return m.fill(kNone), true; });
  }

  // Goes through all, which is not one step, but meets no key twice, and each that is there all the time.
  void visit(int always_there) {
    std::vector<int> keys = keys_now();
    std::sort(keys.begin(), keys.end());
    badly_visited_ |= std::adjacent_find(keys.begin(), keys.end()) != keys.end();
    badly_visited_ |= always_there != kNone && std::count(keys.begin(), keys.end(), always_there) == 0;
  }

  bool right() {
    for (int key = 0; key < 4; ++key) load(key);
    std::vector<bool> done(operations_.size());
    return explained(operations_, done, {}) && !badly_visited_ && counts();
  }

 private:
  static std::size_t at(int key) { return static_cast<std::size_t>(key); }
  static int value_of(const int* value_or_null) { return value_or_null == nullptr ? kNone : *value_or_null; }

  template <class Do, class Step>
  void note(Do act, Step step) {
    int begin = ++clock_;
    int got = act();
    operations_.push_back({[=](Plain& map) { return step(map, got); }, begin, ++clock_});
  }

  std::vector<int> keys_now() {
    std::vector<int> keys;
    map_.visit([&](int key, int) { return keys.push_back(key), true; });
    return keys;
  }

  // The table knows how many keys it has.
  bool counts() { return keys_now().size() == (table_ == nullptr ? 0 : table_->count); }

  BasicTable<Policy>* table_ = nullptr;
  interleave::Lock mutex_;
  BasicConcurrentMap<Policy> map_{mutex_, table_};
  std::vector<Operation> operations_;
  int clock_ = 0;
  bool badly_visited_ = false;
};

using Body = void (*)(History&);

// Returns the number of interleavings.
int explore(int preemptions, Body before, const std::vector<Body>& bodies) {
  return interleave::explore<History>(preemptions, before, bodies, [](History& h) { return h.right(); });
}

// Keys 0 and 1 share a hash, 2 and 3 another. Key 1 comes first in its bucket.
void two_keys(History& h) {
  h.store(0, 1);
  h.store(1, 2);
}

}  // namespace

TEST_CASE("loads of a map see each change at one moment, in every interleaving") {
  int runs = explore(4, two_keys,
                     {[](History& h) {
                        h.remove(1);
                        h.store(1, 3);
                        h.remove(0);
                      },
                      [](History& h) {
                        h.load(0);
                        h.load(1);
                        h.load(0);
                      }});
  CHECK(runs > 1000);
}

TEST_CASE("loads of a map that grows and is cleared see each change at one moment, in every interleaving") {
  int runs = explore(4, two_keys,
                     {[](History& h) {
                        h.store(2, 3);
                        h.store(0, 4);
                        h.clear();
                        h.store(1, 5);
                      },
                      [](History& h) {
                        h.load(0);
                        h.load(2);
                        h.load(1);
                      }});
  CHECK(runs > 1000);
}

TEST_CASE("changes of the same key of a map happen one after the other, in every interleaving") {
  int runs = explore(3, two_keys,
                     {[](History& h) {
                        h.load_or_store(2, 3);
                        h.remove(0);
                      },
                      [](History& h) {
                        h.load_or_store(2, 4);
                        h.store(0, 6);
                      },
                      [](History& h) {
                        h.load(2);
                        h.store(0, 5);
                      }});
  CHECK(runs > 1000);
}

TEST_CASE("compare-and-swap and compare-and-delete are atomic, in every interleaving") {
  int runs = explore(3, two_keys,
                     {[](History& h) {
                        h.compare_and_swap(0, 1, 3);
                        h.compare_and_delete(0, 4);
                      },
                      [](History& h) {
                        h.compare_and_swap(0, 3, 4);
                        h.compare_and_swap(0, 1, 4);
                      },
                      [](History& h) {
                        h.remove(0);
                        h.store(0, 1);
                      }});
  CHECK(runs > 1000);
}

TEST_CASE("Range visits no key twice, and every key that stays, in every interleaving") {
  int runs = explore(4, two_keys,
                     {[](History& h) { h.visit(1); },
                      [](History& h) {
                        h.remove(0);
                        h.store(0, 3);
                        h.store(2, 4);
                        h.store(3, 5);
                        h.remove(2);
                      }});
  runs += explore(4, two_keys,
                  {[](History& h) { h.visit(kNone); },
                   [](History& h) {
                     h.clear();
                     h.store(1, 3);
                     h.store(0, 4);
                     h.store(2, 5);
                   }});
  CHECK(runs > 1000);
}
