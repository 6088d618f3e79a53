// The table of what is known of types, in every interleaving: who asks for the same gets the same, complete entry, and
// what was there before is found without the lock.
#include "core/known_tables.h"

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

// What happened in an interleaving.
struct Seen {
  std::vector<std::unique_ptr<char[]>> memory;
  std::vector<std::unique_ptr<Entry>> entries;
  std::size_t largest = 0;            // the bytes of the latest array
  std::array<int, 4> lockings{};      // by each thread, and by who comes when all have ended
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

// Keys 0 and 1, 2 and 3, 4 and 5 have a home together, and the last have it where arrays end.
struct Parts {
  template <class T>
  using Ref = interleave::AtomicRef<T>;
  using Lock = CountedLock;
  using Key = int;
  using Entry = ::Entry;

  static constexpr std::size_t kFirstSize = 4;

  static std::size_t home_of(int key) {
    return key >= 4 ? ~std::size_t{0} : static_cast<std::size_t>(key) / 2;
  }
  static bool is(const Entry& known, int key) { return known.key == key; }
  static int key_of(const Entry& known) { return known.key; }

  // Others may come in between.
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
  // One that was there when this began.
  void find_again(int key) {
    int before = seen->lockings_here();
    find(key);
    wrong_ |= seen->lockings_here() != before;
  }

  // Nothing is lost, nothing there twice, and there are empty places.
  bool right() {
    for (int key = 0; key < static_cast<int>(kKeys); ++key)
      if (seen->made[static_cast<std::size_t>(key)] != 0) find_again(key);
    for (int made : seen->made) wrong_ |= made > 1;
    std::size_t places = (seen->largest - sizeof(std::size_t)) / sizeof(void*);
    return !wrong_ && 2 * seen->entries.size() <= places;
  }

 private:
  gocxx::rt::core::BasicKnownTables<Parts> table_;
  bool wrong_ = false;
};

using Body = void (*)(Scenario&);

// Gives how many interleavings there are.
int explore(int preemptions, Body before, const std::vector<Body>& bodies) {
  return interleave::explore<Scenario>(preemptions, before, bodies, [](Scenario& s) { return s.right(); });
}

}  // namespace

TEST_CASE("what is known of types is found without a lock while the table grows, in every interleaving") {
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
    "what is known of types is made once by those who begin a table and let it grow, in every interleaving") {
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

TEST_CASE("two who add what is known of types, and one who reads, agree in every interleaving") {
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
