// Inner loops whose rounds neither poll nor check an index. Such a loop is written as two: one over stretches of rounds, with a
// poll between them, and one over the rounds of a stretch.
#pragma once

#include "gocxx/range.h"

namespace gocxx {

namespace rt::core {

// A slice as the rounds of one stretch index it: no round needs a check.
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

// Consecutive rounds of a range, without polls: for C++ a loop that counts.
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
  // What the rounds index of `s`, which the stretch was made to end with. Panics as s[i] of the first round does.
  template <class T>
  [[nodiscard]] slice_part<T> of(const slice<T>& s) const {
    if (first >= static_cast<unsigned long>(s.len())) [[unlikely]]
      panic_index(static_cast<long>(first), s.len(), true);
    return slice_part<T>(s.data());
  }
};

// All stretches of a range, with a poll before each but the first. None goes on beyond round `limit` - 1, if it begins
// before that.
template <class Range>
struct stretches {
  struct iterator {
    Range range;
    unsigned long limit;
    unsigned long first = 0;
    [[nodiscard]] unsigned long stop() const {
      unsigned long last = range.rounds();
      if (first < limit && limit < last) last = limit;
      return last - first < kRoundsPerPoll ? last : first + kRoundsPerPoll;
    }
    [[nodiscard]] stretch<Range> operator*() const { return {range, first, stop()}; }
    void operator++() {
      first = stop();
      if (first < range.rounds()) safepoint();
    }
    bool operator!=(range_end) const { return first < range.rounds(); }
  };

  Range range;
  unsigned long limit;
  [[nodiscard]] iterator begin() const { return {range, limit}; }
  [[nodiscard]] static range_end end() { return {}; }
};

}  // namespace rt::core

// for (auto stretch : in_stretches(range(n))) for (auto i : stretch): the same rounds as one loop over range(n), for
// inner loops whose rounds are short. Each stretch is a loop that counts, which C++ compilers unroll; a goroutine can be
// stopped between two. Over integers, slices and pointers to arrays.
//
// Slices that every round indexes with its number are named as well. The stretches end where those do, and
// `auto part = stretch.of(s)` at the head of each checks for all its rounds: there part[i] is s[i].
template <class Range, class... T>
rt::core::stretches<Range> in_stretches(const Range& range, const slice<T>&... indexed) {
  unsigned long limit = range.rounds();
  for (unsigned long length : {limit, static_cast<unsigned long>(indexed.len())...})
    if (length < limit) limit = length;
  return {range, limit};
}

}  // namespace gocxx
