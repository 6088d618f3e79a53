// The method-table cache, in every interleaving: all callers with the same key get the same, complete entry,
// and entries that were there before are found without the lock.
#include "core/method_table_cache.h"

#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <memory>
#include <vector>

#include "scenario.h"

namespace {

using interleave::Explorer;

constexpr std::size_t kKeys = 6;

struct Entry {
  int key = 0;
  int made_of = 0;
};

// The events of one interleaving.
struct Seen {
  std::vector<std::unique_ptr<char[]>> memory;
  std::vector<std::unique_ptr<Entry>> entries;
  std::size_t largest = 0;            // the bytes of the latest array
  std::array<int, 4> lockings{};      // by each thread, and by the check at the end
  std::array<int, kKeys> made{};      // entries for each key
  std::array<Entry*, kKeys> entry{};  // the one made for it

  int& lockings_here() { return lockings[static_cast<std::size_t>(Explorer::current() + 1)]; }
};
std::unique_ptr<Seen> seen;

class CountedLock {
 public:
  void lock() {
    lock_.lock();
    ++seen->lockings_here();
  }
  void unlock() { lock_.unlock(); }

 private:
  interleave::Lock lock_;
};

// Keys 0 and 1, 2 and 3, 4 and 5 share a home slot; that of the last two is the last slot of an array.
struct Policy {
  template <class T>
  using Ref = interleave::AtomicRef<T>;
  using Lock = CountedLock;
  using Key = int;
  using Entry = ::Entry;

  static constexpr std::size_t kFirstSize = 4;

  static std::size_t hash(int key) { return key >= 4 ? ~std::size_t{0} : static_cast<std::size_t>(key) / 2; }
  static bool matches(const Entry& entry, int key) { return entry.key == key; }
  static int key_of(const Entry& entry) { return entry.key; }

  // Other threads may run in between.
  static const Entry* make(int key) {
    Entry* entry = seen->entries.emplace_back(std::make_unique<Entry>()).get();
    entry->key = key;
    Explorer::point();
    entry->made_of = key + 1;
    ++seen->made[static_cast<std::size_t>(key)];
    seen->entry[static_cast<std::size_t>(key)] = entry;
    return entry;
  }
  static void* permanent(std::size_t bytes) {
    seen->largest = bytes;
    return seen->memory.emplace_back(std::make_unique<char[]>(bytes)).get();
  }
};

class Scenario {
 public:
  Scenario() { seen = std::make_unique<Seen>(); }

  void find(int key) {
    const Entry& found = table_.find(key);
    wrong_ |=
        found.key != key || found.made_of != key + 1 || &found != seen->entry[static_cast<std::size_t>(key)];
  }
  // Finds an entry that exists: without the lock.
  void find_again(int key) {
    int before = seen->lockings_here();
    find(key);
    wrong_ |= seen->lockings_here() != before;
  }

  // Nothing is lost, nothing is there twice, and there are empty slots.
  bool right() {
    for (int key = 0; key < static_cast<int>(kKeys); ++key)
      if (seen->made[static_cast<std::size_t>(key)] != 0) find_again(key);
    for (int made : seen->made) wrong_ |= made > 1;
    std::size_t slots = (seen->largest - sizeof(std::size_t)) / sizeof(void*);
    return !wrong_ && 2 * seen->entries.size() <= slots;
  }

 private:
  gocxx::rt::core::BasicMethodTableCache<Policy> table_;
  bool wrong_ = false;
};

using Body = void (*)(Scenario&);

// Returns the number of interleavings.
int explore(int preemptions, Body before, const std::vector<Body>& bodies) {
  return interleave::explore<Scenario>(preemptions, before, bodies, [](Scenario& s) { return s.right(); });
}

}  // namespace

TEST_CASE("a cached method table is found without a lock while the cache grows, in every interleaving") {
  int runs = explore(3,
                     [](Scenario& s) {
                       s.find(5);
                       s.find(0);
                     },
                     {[](Scenario& s) {
                        s.find(4);
                        s.find(1);
                        s.find(2);
                      },
                      [](Scenario& s) {
                        s.find_again(0);
                        s.find_again(5);
                        s.find(4);
                        s.find_again(4);
                      }});
  CHECK(runs > 1000);
}

TEST_CASE(
    "a method table is made once by threads that create the cache and let it grow, in every interleaving") {
  int runs = explore(3, [](Scenario&) {},
                     {[](Scenario& s) {
                        s.find(4);
                        s.find(0);
                        s.find(5);
                      },
                      [](Scenario& s) {
                        s.find(5);
                        s.find(1);
                        s.find(4);
                      }});
  CHECK(runs > 1000);
}

TEST_CASE("two threads that add method tables and one that reads agree in every interleaving") {
  int runs = explore(2, [](Scenario& s) { s.find(4); },
                     {[](Scenario& s) {
                        s.find(0);
                        s.find(2);
                        s.find_again(0);
                      },
                      [](Scenario& s) {
                        s.find(0);
                        s.find(3);
                        s.find_again(3);
                      },
                      [](Scenario& s) {
                        s.find_again(4);
                        s.find(0);
                        s.find(2);
                      }});
  CHECK(runs > 1000);
}
