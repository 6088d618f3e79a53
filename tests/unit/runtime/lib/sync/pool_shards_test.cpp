// sync.Pool's shards, in every interleaving: goroutines that allocate, and may continue on another worker
// afterwards, and a collector that runs in between.
#include "lib/sync/pool_shards.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

#include "interleave.h"

namespace {

using namespace gocxx::sync;
using interleave::Explorer;

// A number; 0 for none. Copying an item is not atomic: other threads may run in between.
class Item {
 public:
  Item(int number = 0) : number_(number) {}
  Item(std::nullptr_t) : Item() {}
  Item(const Item& other) : number_(other.number()) {}
  Item& operator=(const Item& other) {
    number_ = other.number();
    return *this;
  }
  bool operator==(std::nullptr_t) const { return number() == 0; }
  int number() const {
    Explorer::point();
    return number_;
  }

 private:
  int number_;
};

// The workers, and the goroutines that run on them.
class World {
 public:
  explicit World(std::uint32_t limit) : limit_(limit) {}

  std::uint32_t limit() const { return limit_; }
  std::uint32_t worker() const { return places_[thread()]; }

  // Called by a goroutine that starts or continues, on a free worker; another one than before if possible.
  void enter() {
    Explorer::wait_until([this] { return running_ < limit_; });
    ++running_;
    std::uint32_t& place = places_[thread()];
    do place = (place + 1) % limit_;
    while (taken_[place]);
    taken_[place] = true;
  }
  void leave() {
    --running_;
    taken_[worker()] = false;
  }

  // Allocating may stop the goroutine.
  void* allocate(std::size_t size) {
    bool runs = Explorer::current() >= 0;
    if (runs) leave();
    memory_.push_back({std::make_unique<char[]>(size + 1), size});
    char* start = memory_.back().start.get();
    start[size] = kMark;
    if (runs) enter();
    return start;
  }
  // Nothing was written behind the end.
  bool intact() const {
    return std::all_of(memory_.begin(), memory_.end(),
                       [](const Memory& m) { return m.start[m.size] == kMark; });
  }

  // Called by the collector.
  template <class F>
  void stop(F f) {
    Explorer::wait_until([this] { return running_ == 0; });
    f();
  }

  // For the check when all threads have ended: it runs on this worker.
  void look_from(std::uint32_t worker) { places_[kThreads] = worker; }
  void set_limit(std::uint32_t limit) { limit_ = limit; }

 private:
  static constexpr std::size_t kThreads = 3;
  static constexpr char kMark = 'x';

  struct Memory {
    std::unique_ptr<char[]> start;
    std::size_t size;
  };

  static std::size_t thread() {
    int current = Explorer::current();
    return current < 0 ? kThreads : static_cast<std::size_t>(current);
  }

  std::uint32_t limit_;
  std::uint32_t running_ = 0;
  std::array<bool, 4> taken_{};
  std::array<std::uint32_t, kThreads + 1> places_{};  // of the threads
  std::vector<Memory> memory_;
};

std::unique_ptr<World> world;

struct Policy {
  template <class T>
  using Ref = interleave::AtomicRef<T>;
  using Item = ::Item;
  using Lock = interleave::Lock;
  using GuardWord = interleave::Lock;

  class Guarded {
   public:
    explicit Guarded(GuardWord* guard) : guard_(*guard) {}

   private:
    gocxx::rt::platform::Guard<GuardWord> guard_;
  };

  static constexpr std::uint32_t kFirstCapacity = 1;

  static std::uint32_t worker() { return world->worker(); }
  static std::uint32_t workers() { return world->limit(); }
  static void* allocate(std::size_t size) { return world->allocate(size); }
  static void age_before_collections() {}
};

constexpr int kItems = 10;

// Two pools: the items with even numbers are the first's, the others the second's.
class Scenario {
 public:
  explicit Scenario(std::uint32_t workers) { world = std::make_unique<World>(workers); }

  void put(int number) {
    pool_of(number).put(number);
    put_[static_cast<std::size_t>(number)] = {1, collections_};
  }
  void get(int like) {
    Item item;
    if (pool_of(like).get(item)) ++got_[static_cast<std::size_t>(item.number())];
  }
  void collect() {
    world->stop([this] {
      pools_.age();
      ++collections_;
    });
  }

  // Each item was got once or is still there, unless two collections have run since it was put.
  bool right() {
    for (std::uint32_t worker = 0; worker < world->limit(); ++worker) {
      world->look_from(worker);
      for (int i = 0; i < kItems; ++i) get(i);
    }
    for (std::size_t i = 0; i <= kItems; ++i) {
      bool may_be_gone = collections_ - put_[i].when >= 2;
      if (got_[i] > put_[i].times || (got_[i] < put_[i].times && !may_be_gone)) return false;
    }
    return forgets() && world->intact();
  }

 private:
  using State = BasicPoolState<Policy>;

  struct Put {
    int times = 0;
    int when = 0;  // after so many collections
  };

  BasicPool<Policy> pool_of(int number) { return {states_[static_cast<std::size_t>(number % 2)], pools_}; }

  // After two collections nothing is left.
  bool forgets() {
    for (int i = 0; i < 2; ++i) pools_.age();
    for (const State* state : states_)
      if (state != nullptr && (state->current != nullptr || state->victims != nullptr)) return false;
    return pools_.current == nullptr;
  }

  BasicPools<Policy> pools_;
  std::array<State*, 2> states_{};
  int collections_ = 0;
  std::array<Put, kItems + 1> put_{};
  std::array<int, kItems + 1> got_{};  // how often
};

using Body = void (*)(Scenario&);

struct Setting {
  int preemptions;
  std::uint32_t workers;
  int collections = 0;
};

// Returns the number of interleavings.
int explore(const Setting& setting, Body before, std::vector<Body> bodies) {
  std::unique_ptr<Scenario> scenario;
  int wrong = 0;
  Explorer explorer(setting.preemptions);
  int runs = explorer.explore(
      [&] {
        scenario = std::make_unique<Scenario>(setting.workers);
        before(*scenario);
        Explorer::Bodies threads;
        for (Body body : bodies)
          threads.push_back([&, body] {
            world->enter();
            body(*scenario);
            world->leave();
          });
        if (setting.collections != 0)
          threads.push_back([&] {
            for (int i = 0; i < setting.collections; ++i) scenario->collect();
          });
        return threads;
      },
      [&] { wrong += !scenario->right(); });
  CHECK(wrong == 0);
  CHECK(explorer.stuck() == 0);
  return runs;
}

void nothing(Scenario&) {}
void two_items(Scenario& s) {
  s.put(2);
  s.put(4);
}

}  // namespace

TEST_CASE("two workers begin with a pool and lose nothing, in every interleaving") {
  int runs = explore({.preemptions = 3, .workers = 2}, nothing,
                     {[](Scenario& s) {
                        s.put(2);
                        s.get(2);
                      },
                      [](Scenario& s) {
                        s.put(1);
                        s.put(4);
                        s.get(2);
                      }});
  CHECK(runs > 1000);
}

TEST_CASE("items of a pool that are at hand and stacked are got once, in every interleaving") {
  int runs = explore({.preemptions = 3, .workers = 3}, two_items,
                     {[](Scenario& s) {
                        s.put(6);
                        s.get(2);
                        s.get(2);
                      },
                      [](Scenario& s) {
                        s.get(2);
                        s.put(8);
                        s.put(10);
                      }});
  CHECK(runs > 1000);
}

TEST_CASE("workers without a shard of their own use the others' shards, in every interleaving") {
  int runs = explore({.preemptions = 3, .workers = 1},
                     [](Scenario& s) {
                       two_items(s);
                       s.get(2);
                       world->set_limit(3);
                     },
                     {[](Scenario& s) {
                        s.put(6);
                        s.get(2);
                        s.get(2);
                      },
                      [](Scenario& s) {
                        s.put(8);
                        s.put(10);
                        s.get(2);
                      }});
  CHECK(runs > 1000);
}

TEST_CASE("an item in a pool survives one collection and not two, in every interleaving") {
  for (int collections : {1, 2}) {
    int runs = explore({.preemptions = 3, .workers = 2, .collections = collections}, two_items,
                       {[](Scenario& s) {
                          s.get(2);
                          s.put(6);
                        },
                        [](Scenario& s) {
                          s.put(1);
                          s.put(8);
                        }});
    CHECK(runs > 1000);
  }
}
