// The random choices of which a generated program is made. They are recorded, and a program is made again
// from its record: shrinking a program means to shorten the record and to lower its numbers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <random>
#include <span>
#include <vector>

namespace gocxx::fuzz {

/// A source of choices: random ones, or those of a record. After the end of a record every choice is 0, so 0
/// must always be the simplest choice, and one that ends recursion.
class Choices {
 public:
  /// The choices that made one construct of the program: [begin, end). Shrinking removes such ranges as a
  /// whole.
  struct Range {
    std::size_t begin;
    std::size_t end;
  };

  explicit Choices(std::uint64_t seed) : random_(seed), replays_(false) {}
  explicit Choices(std::vector<std::uint32_t> record) : record_(std::move(record)), replays_(true) {}

  /// A number in [0, count). `count` is positive.
  std::uint32_t below(std::uint32_t count);
  /// True in `percent` of 100 cases.
  bool chance(std::uint32_t percent);
  /// The index of one of the weights, each as likely as its weight. The first is what a record has where the
  /// weight is 0.
  std::uint32_t weighted(std::span<const std::uint32_t> weights);
  std::uint32_t weighted(std::initializer_list<std::uint32_t> weights) {
    return weighted(std::span(weights.begin(), weights.size()));
  }

  template <class T>
  const T& pick(const std::vector<T>& list) {
    return list[below(static_cast<std::uint32_t>(list.size()))];
  }

  /// The choices until now.
  std::span<const std::uint32_t> made() const { return {record_.data(), next_}; }
  const std::vector<Range>& ranges() const { return ranges_; }

 private:
  friend class ChoiceRange;
  static constexpr std::size_t kMost = 4000;  // from then on all choices are 0, which ends a program soon

  /// The next number of the record, or `fresh()`.
  template <class Fresh>
  std::uint32_t next(std::uint32_t count, Fresh fresh);

  std::mt19937_64 random_;
  std::vector<std::uint32_t> record_;
  std::vector<Range> ranges_;
  std::size_t next_ = 0;
  bool replays_;
};

/// Notes the choices that are made during its life as one range.
class ChoiceRange {
 public:
  explicit ChoiceRange(Choices& choices) : choices_(choices), begin_(choices.next_) {}
  ~ChoiceRange() {
    if (choices_.next_ > begin_) choices_.ranges_.push_back({begin_, choices_.next_});
  }
  ChoiceRange(const ChoiceRange&) = delete;
  ChoiceRange& operator=(const ChoiceRange&) = delete;

 private:
  Choices& choices_;
  std::size_t begin_;
};

}  // namespace gocxx::fuzz
