// Strip mining: inner loops whose iterations neither poll nor check an index. Such a loop is written as two:
// one over strips of iterations, with a poll between strips, and one over the iterations of a strip.
#pragma once

#include "gocxx/range.h"

namespace gocxx {

namespace rt::core {

/// A slice as the iterations of one strip index it: no iteration needs a check.
template <class T>
class slice_view {
 public:
  explicit slice_view(T* data) : data_(data) {}
  template <class Index>
  T& operator[](Index i) const {
    return is_zero_size<T> ? *data_ : data_[static_cast<unsigned long>(i)];
  }

 private:
  T* data_;
};

/// Consecutive iterations of a range, without polls: a counted loop for the C++ compiler.
template <class Range>
struct strip {
  struct iterator {
    Range range;
    unsigned long position;
    [[nodiscard]] decltype(auto) operator*() const { return range.at(position); }
    void operator++() { ++position; }
    bool operator!=(unsigned long stop) const { return position != stop; }
  };

  Range range;
  unsigned long first;
  unsigned long stop;
  [[nodiscard]] iterator begin() const { return {range, first}; }
  [[nodiscard]] unsigned long end() const { return stop; }
  /// Returns `s` for iterations that index it with their induction variable: the strip ends where `s` does.
  /// Panics as s[i] would in the strip's first iteration.
  template <class T>
  [[nodiscard]] slice_view<T> view(const slice<T>& s) {
    const auto length = static_cast<unsigned long>(s.len());
    if (first >= length) [[unlikely]]
      panic_index(static_cast<long>(first), s.len(), true);
    if (length < stop) stop = length;
    return slice_view<T>(s.data());
  }
};

/// All strips of a range, with a poll before each but the first. Each begins where the one before it has
/// ended.
template <class Range>
struct strip_range {
  struct iterator {
    strip<Range> current;
    [[nodiscard]] strip<Range>& operator*() { return current; }
    void operator++() {
      current.first = current.stop;
      current.stop = end_of_strip(current.first, current.range.iterations());
      if (current.first < current.stop) safepoint();
    }
    bool operator!=(range_end) const { return current.first < current.stop; }
  };

  Range range;
  [[nodiscard]] iterator begin() const { return {{range, 0, end_of_strip(0UL, range.iterations())}}; }
  [[nodiscard]] static range_end end() { return {}; }
};

}  // namespace rt::core

/// for (auto& strip : strips(range(n))) for (auto i : strip): the same iterations as one loop over range(n),
/// for inner loops with short bodies. Each strip is a counted loop, which C++ compilers unroll and vectorise;
/// a goroutine can be stopped between two strips. For integers, slices and pointers to arrays.
///
/// Slices that every iteration indexes with its induction variable need no check there: after `auto s_view =
/// strip.view(s)` at the head of a strip, s_view[i] is s[i].
template <class Range>
rt::core::strip_range<Range> strips(const Range& range) {
  return {range};
}

}  // namespace gocxx
