// Blocks for stacks that were copied out: one worker's cache, batches from one to another, giving back.
#include "fiber/eviction_blocks.h"

#include <doctest/doctest.h>

#include <cstring>
#include <set>
#include <vector>

using gocxx::rt::fiber::BlockCache;

namespace {

struct Held {
  char* start;
  std::size_t size;
  char fill;

  bool intact() const {
    for (std::size_t i = 0; i < size; ++i)
      if (start[i] != fill) return false;
    return true;
  }
};

Held hold(BlockCache& cache, std::size_t size, int number) {
  Held held{cache.allocate_or_null(size), size, static_cast<char>(number)};
  std::memset(held.start, held.fill, size);
  return held;
}

}  // namespace

TEST_CASE("blocks of all sizes do not overlap, and go from one cache to the other") {
  BlockCache first, second;
  for (int round = 0; round < 3; ++round) {
    std::vector<Held> all;
    for (int i = 0; i < 20'000; ++i)
      all.push_back(hold(first, 1 + static_cast<std::size_t>(i * 37 % 1500), i));
    for (const Held& held : all) REQUIRE(held.intact());
    for (const Held& held : all) second.free(held.start, held.size);
  }
}

TEST_CASE("a block that was freed last is taken first") {
  BlockCache cache;
  char* block = cache.allocate_or_null(300);
  cache.free(block, 300);
  CHECK(cache.allocate_or_null(304) == block);
  cache.free(block, 304);
}

TEST_CASE("memory without a used block is given back, the rest is not touched") {
  BlockCache cache;
  std::vector<Held> all;
  for (int i = 0; i < 200'000; ++i) all.push_back(hold(cache, 256, i));
  Held kept = all[100'000];
  for (const Held& held : all)
    if (held.start != kept.start) cache.free(held.start, held.size);
  cache.flush();
  REQUIRE(gocxx::rt::fiber::many_blocks_are_free());
  gocxx::rt::fiber::release_unused_blocks();
  CHECK_FALSE(gocxx::rt::fiber::many_blocks_are_free());
  CHECK(kept.intact());
  std::set<char*> again;
  for (int i = 0; i < 20'000; ++i) again.insert(hold(cache, 256, i).start);
  CHECK(again.size() == 20'000);
  CHECK(again.count(kept.start) == 0);
  CHECK(kept.intact());
  for (char* block : again) cache.free(block, 256);
  cache.free(kept.start, kept.size);
}
