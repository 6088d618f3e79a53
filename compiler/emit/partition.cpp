#include "compiler/emit/partition.h"

#define XXH_INLINE_ALL  // no library to load
#include <xxhash.h>

namespace gocxx::emit {

std::uint64_t stable_hash(const std::string& name) { return XXH3_64bits(name.data(), name.size()); }

namespace {

/// One function in five may begin a unit.
bool may_begin_unit(const std::string& name) { return stable_hash(name) % 5 == 0; }

}  // namespace

std::vector<std::size_t> partition(const std::vector<Sized>& functions, const UnitSizes& sizes) {
  std::vector<std::size_t> firsts;
  std::size_t size = 0;  // of the last unit so far
  for (std::size_t i = 0; i < functions.size(); ++i) {
    const bool full = size >= sizes.most || (size >= sizes.least && may_begin_unit(functions[i].name));
    if (firsts.empty() || full) {
      firsts.push_back(i);
      size = 0;
    }
    size += functions[i].size;
  }
  return firsts;
}

}  // namespace gocxx::emit
