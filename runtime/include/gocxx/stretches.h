// Inner loops whose rounds neither poll nor check an index. Such a loop is written as two: one over stretches
// of rounds, with a poll between them, and one over the rounds of a stretch.
#pragma once

#include "gocxx/range.h"

namespace gocxx {

namespace rt::core {

/// A slice as the rounds of one stretch index it: no round needs a check.
template <class T>
class slice_part {
 public:
  explicit slice_part(T* data) : data_(data) {}
  template <class Index>
  T& operator[](Index i) const {
    return is_zero_size<T> ? *data_ : data_[static_cast<unsigned long>(i)];
  }

 private:
  T* data_;
};

/// Consecutive rounds of a range, without polls: for C++ a loop that counts.
template <class Range>
struct stretch {
  struct iterator {
    Range range;
    unsigned long position;
    [[nodiscard]] decltype(auto) operator*() const { return range.round(position); }
    void operator++() { ++position; }
    bool operator!=(unsigned long stop) const { return position != stop; }
  };

  Range range;
  unsigned long first;
  unsigned long stop;
  [[nodiscard]] iterator begin() const { return {range, first}; }
  [[nodiscard]] unsigned long end() const { return stop; }
  /// `s` for rounds that index it with their numbers: the stretch ends where it does. Panics as s[i] would in
  /// the first round.
  template <class T>
  [[nodiscard]] slice_part<T> of(const slice<T>& s) {
    const auto length = static_cast<unsigned long>(s.len());
    if (first >= length) [[unlikely]]
      panic_index(static_cast<long>(first), s.len(), true);
    if (length < stop) stop = length;
    return slice_part<T>(s.data());
  }
};

/// All stretches of a range, with a poll before each but the first. Each begins where the one before it has
/// ended.
template <class Range>
struct stretches {
  struct iterator {
    stretch<Range> current;
    [[nodiscard]] stretch<Range>& operator*() { return current; }
    void operator++() {
      current.first = current.stop;
      current.stop = end_of_stretch(current.first, current.range.rounds());
      if (current.first < current.stop) safepoint();
    }
    bool operator!=(range_end) const { return current.first < current.stop; }
  };

  Range range;
  [[nodiscard]] iterator begin() const { return {{range, 0, end_of_stretch(0UL, range.rounds())}}; }
  [[nodiscard]] static range_end end() { return {}; }
};

}  // namespace rt::core

/// for (auto& stretch : in_stretches(range(n))) for (auto i : stretch): the same rounds as one loop over
/// range(n), for inner loops whose rounds are short. Each stretch is a loop that counts, which C++ compilers
/// unroll; a goroutine can be stopped between two. Over integers, slices and pointers to arrays.
///
/// Slices that every round indexes with its number need no check there: after `auto part = stretch.of(s)` at
/// the head of a stretch part[i] is s[i].
template <class Range>
rt::core::stretches<Range> in_stretches(const Range& range) {
  return {range};
}

}  // namespace gocxx
