#include "compiler/emit/partition.h"

#include <cstdint>
#include <string_view>

namespace gocxx::emit {
namespace {

/// A hash of a name that is the same in every run and on every machine: FNV-1a, of 64 bits.
std::uint64_t hash_of(std::string_view name) {
  constexpr std::uint64_t kBasis = 0xcbf29ce484222325U, kPrime = 0x100000001b3U;
  std::uint64_t hash = kBasis;
  for (char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * kPrime;
  return hash >> 32;
}

/// One function in five may begin a unit. (A power of two would use the hash's low bits only, which differ
/// little for names that differ in a digit.)
bool may_begin_unit(const std::string& name) { return hash_of(name) % 5 == 0; }

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
