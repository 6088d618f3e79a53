// Cheap random numbers: which worker to steal from, which ready clause of a select to choose.
#pragma once

#include <cstdint>

namespace gocxx::rt::sched {

/// wyrand (Wang Yi): one multiplication for each number. Not for cryptography.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed * 0x9e3779b97f4a7c15u) {}

  std::uint64_t next() {
    state_ += 0xa0761d6478bd642fu;
    auto product = static_cast<unsigned __int128>(state_) * (state_ ^ 0xe7037ed1a0b428dbu);
    return static_cast<std::uint64_t>(product >> 64) ^ static_cast<std::uint64_t>(product);
  }

  /// Returns a number in [0, bound).
  std::uint32_t below(std::uint32_t bound) {
    return static_cast<std::uint32_t>((next() >> 32) * bound >> 32);
  }

 private:
  std::uint64_t state_;
};

}  // namespace gocxx::rt::sched
