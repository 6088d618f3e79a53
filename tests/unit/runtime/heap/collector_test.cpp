// Collections: reachable objects survive, unreachable ones are freed, lost goroutines are found.
#include "on_workers.h"

#include "sched/goroutine_table.h"

using namespace gocxx;
using test::on_workers;

namespace {

struct Node {
  Node* next;
  long value;
};

Node* make_list(long length) {
  Node* first = nullptr;
  for (long i = 0; i < length; ++i) {
    auto* node = static_cast<Node*>(allocate(sizeof(Node)));
    *node = {first, i};
    first = node;
  }
  return first;
}

long sum(const Node* node) {
  long total = 0;
  for (; node != nullptr; node = node->next) total += node->value;
  return total;
}

void churn(long bytes) {
  for (long i = 0; i < bytes; i += 4096) {
    auto* garbage = static_cast<volatile char*>(allocate(512));
    garbage[0] = 1;
    for (int k = 0; k < 7; ++k) allocate_pointer_free(512);
  }
}

}  // namespace

TEST_CASE("an object that only a parked stack holds survives collections") {
  for (int workers : test::kWorkerCounts) {
    long total = 0;
    on_workers(workers, [&] {
      auto wake = make_chan<bool>();
      auto sums = make_chan<long>();
      for (int i = 0; i < 100; ++i) {
        go([wake, sums] {
          Node* mine = make_list(1000);
          wake.recv();
          sums.send(sum(mine));
        });
      }
      for (int i = 0; i < 5; ++i) {
        churn(4 << 20);
        collect_garbage();
      }
      for (int i = 0; i < 100; ++i) wake.send(true);
      for (int i = 0; i < 100; ++i) total += sums.recv();
    });
    CHECK(total == 100L * 999 * 1000 / 2);
  }
}

// A requested collection lets the world run before it has ended; one that the program calls does not. Either
// may be wanted while the other is under way.
TEST_CASE("requested collections and called ones alternate, and the workers' objects survive") {
  for (int workers : test::kWorkerCounts) {
    long total = 0;
    std::size_t collections = 0;
    on_workers(workers, [&] {
      std::size_t before = read_heap_stats().collections;
      auto sums = make_chan<long>();
      for (int i = 0; i < 4; ++i) {
        go([sums, i] {
          Node* mine = make_list(1000);
          for (int round = 0; round < 20; ++round) {
            churn(2 << 20);
            if (i == 0) collect_garbage();
          }
          sums.send(sum(mine));
        });
      }
      for (int i = 0; i < 4; ++i) total += sums.recv();
      collections = read_heap_stats().collections - before;
    });
    CHECK(total == 4L * 999 * 1000 / 2);
    CHECK(collections > 20);  // those that were called, and others
  }
}

TEST_CASE("collections that allocation requests stop running goroutines and do them no harm") {
  for (int workers : test::kWorkerCounts) {
    long total = 0;
    std::size_t collections = 0;
    on_workers(workers, [&] {
      std::size_t before = read_heap_stats().collections;
      auto sums = make_chan<long>();
      for (int i = 0; i < 4; ++i) {
        go([sums] {
          long mine = 0;
          for (int round = 0; round < 60; ++round) {
            Node* list = make_list(500);
            churn(1 << 20);
            mine += sum(list);
          }
          sums.send(mine);
        });
      }
      for (int i = 0; i < 4; ++i) total += sums.recv();
      collections = read_heap_stats().collections - before;
    });
    CHECK(total == 4L * 60 * 499 * 500 / 2);
    CHECK(collections > 0);
  }
}

TEST_CASE("values in a channel's buffer, in a waiting sender and in a closure are held") {
  on_workers(2, [] {
    auto buffered = make_chan<Node*>(1);
    auto unbuffered = make_chan<Node*>();
    auto go_on = make_chan<bool>();
    auto result = make_chan<long>();
    buffered.send(make_list(100));
    go([unbuffered] { unbuffered.send(make_list(100)); });
    go([go_on, result, list = make_list(100)] {
      go_on.recv();
      result.send(sum(list));
    });
    for (int i = 0; i < 3; ++i) {
      churn(8 << 20);
      collect_garbage();
    }
    go_on.send(true);
    CHECK(result.recv() == 4950);
    CHECK(sum(buffered.recv()) == 4950);
    CHECK(sum(unbuffered.recv()) == 4950);
  });
}

TEST_CASE("goroutines that nothing can wake are found and their stacks given to others") {
  constexpr int kCount = 1000;
  struct Lost {
    int accounts;
    long count;
  } lost{0, 0};
  rt::time::start_timers();
  auto body = [](void* given) {
    [] [[gnu::noinline]] {
      for (int i = 0; i < kCount; ++i) go([c = make_chan<long>()] { c.recv(); });
      for (int i = 0; i < 100; ++i) yield();
    }();
    for (int i = 0; i < 3; ++i) {
      churn(1 << 20);
      collect_garbage();
    }
    auto* lost = static_cast<Lost*>(given);
    rt::sched::for_each_lost_goroutine(
        [](const rt::sched::LostGoroutine&, void* n) { ++*static_cast<int*>(n); }, &lost->accounts);
    lost->count = lost_goroutines();
  };
  rt::sched::run(1, body, &lost);
  CHECK(lost.count > kCount * 9 / 10);  // the collector is conservative: a stale word may hold some
  CHECK(lost.count <= kCount);
  CHECK(lost.accounts == lost.count);
  CHECK(lost_goroutines() == 0);  // of the next run
}

TEST_CASE("memory that nothing holds is used again") {
  std::size_t reserved = 0;
  on_workers(2, [&] {
    for (int i = 0; i < 20; ++i) churn(16 << 20);
    reserved = read_heap_stats().reserved_bytes;
  });
  CHECK(reserved < std::size_t{200} << 20);
}

namespace {

struct Tree {
  Tree* left;
  Tree* right;
};

Tree* build(int depth) {
  auto* tree = static_cast<Tree*>(allocate(sizeof(Tree)));
  if (depth > 0) {
    tree->left = build(depth - 1);
    tree->right = build(depth - 1);
  }
  return tree;
}

long count(const Tree* tree) { return tree == nullptr ? 0 : 1 + count(tree->left) + count(tree->right); }

}  // namespace

TEST_CASE("every word of an object is looked at, the last one too") {
  for (int workers : test::kWorkerCounts) {
    long wrong = 0;
    on_workers(workers, [&] {
      Tree* lasting = build(14);
      auto done = make_chan<long>();
      for (int i = 0; i < 2; ++i) {
        go([done] {
          long bad = 0;
          for (int k = 0; k < 200; ++k) bad += count(build(12)) != (1 << 13) - 1;
          done.send(bad);
        });
      }
      wrong += done.recv();
      wrong += done.recv();
      wrong += count(lasting) != (1 << 15) - 1;
    });
    CHECK(wrong == 0);
  }
}

TEST_CASE("a goroutine of the second run survives collections like one of the first") {
  constexpr long kCount = 5000;  // more than fit a worker's pool of records: some get into the shared one
  for (int run = 0; run < 3; ++run) {
    long total = 0;
    on_workers(2, [&] {
      auto wake = make_chan<bool>();
      auto sums = make_chan<long>();
      for (long i = 0; i < kCount; ++i) {
        go([wake, sums] {
          Node* mine = make_list(3);
          wake.recv();
          sums.send(sum(mine));
        });
        if (i % 1000 == 999) collect_garbage();
      }
      churn(4 << 20);
      collect_garbage();
      for (long i = 0; i < kCount; ++i) wake.send(true);
      for (long i = 0; i < kCount; ++i) total += sums.recv();
    });
    CHECK(total == 3 * kCount);
  }
}
