// Choices: random or from a record.
#include "tests/fuzz/generate/choices.h"

#include <numeric>

namespace gocxx::fuzz {

template <class Fresh>
std::uint32_t Choices::next(std::uint32_t count, Fresh fresh) {
  if (next_ == record_.size()) record_.push_back(replays_ || next_ >= kMost ? 0 : fresh());
  return record_[next_++] % count;
}

std::uint32_t Choices::below(std::uint32_t count) {
  return next(count, [&] { return static_cast<std::uint32_t>(random_() % count); });
}

bool Choices::chance(std::uint32_t percent) {
  return next(2, [&] { return random_() % 100 < percent ? 1U : 0U; }) == 1;
}

std::uint32_t Choices::weighted(std::span<const std::uint32_t> weights) {
  const std::uint32_t chosen = next(static_cast<std::uint32_t>(weights.size()), [&] {
    std::uint64_t left = random_() % std::accumulate(weights.begin(), weights.end(), std::uint64_t{0});
    std::uint32_t index = 0;
    for (std::uint32_t weight : weights) {
      if (left < weight) break;
      left -= weight;
      ++index;
    }
    return index;
  });
  return weights[chosen] == 0 ? 0 : chosen;
}

}  // namespace gocxx::fuzz
