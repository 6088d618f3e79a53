// Sorting over indices: any sequence that can compare and swap two elements. Pattern-defeating quicksort
// (Peters, 2021) with the choices of Go's implementation, so that equal elements come out in the same order.
#pragma once

namespace gocxx::rt::core {

/// The moves that a Sorter makes besides swaps, for data that can only swap: in the order of Go's
/// implementation.
template <class Data>
struct MovedBySwaps {
  /// Swaps [a, a + count) and [b, b + count), which do not overlap.
  void swap_ranges(long a, long b, long count) {
    for (long i = 0; i < count; ++i) data().swap(a + i, b + i);
  }
  /// Of [begin, end).
  void move_last_to_front(long begin, long end) {
    for (long k = end - 1; k > begin; --k) data().swap(k, k - 1);
  }
  /// Of [begin, end).
  void move_first_to_back(long begin, long end) {
    for (long k = begin; k < end - 1; ++k) data().swap(k, k + 1);
  }

 private:
  Data& data() { return static_cast<Data&>(*this); }
};

/// Data has less(i, j), swap(i, j) and the functions of MovedBySwaps.
template <class Data>
class Sorter {
 public:
  explicit Sorter(Data& data) : data_(data) {}

  /// Sorts [begin, end), equal elements in any order.
  void sort(long begin, long end) { quick(begin, end, bit_length(end - begin)); }

  /// Sorts stably: blocks by insertion, then merged in place.
  void stable(long end) {
    constexpr long kBlock = 20;
    for (long i = 0; i < end; i += kBlock) insertion(i, i + kBlock < end ? i + kBlock : end);
    for (long size = kBlock; size < end; size *= 2)
      for (long i = 0; i + size < end; i += 2 * size)
        merge(i, i + size, i + 2 * size < end ? i + 2 * size : end);
  }

 private:
  static constexpr long kShort = 12;  // up to this length insertion sort is best

  enum class hint { unknown, increasing, decreasing };

  struct Pivot {
    long index;
    hint looks;
  };

  static int bit_length(long count) {
    return count == 0 ? 0 : 64 - __builtin_clzl(static_cast<unsigned long>(count));
  }

  void insertion(long begin, long end) {
    for (long i = begin + 1; i < end; ++i)
      for (long j = i; j > begin && data_.less(j, j - 1); --j) data_.swap(j, j - 1);
  }

  // `limit` bad pivots are allowed until heap sort takes over. The shorter part is sorted by recursion.
  void quick(long begin, long end, int limit) {
    bool was_balanced = true, was_partitioned = true;
    while (end - begin > kShort) {
      if (limit == 0) return heap(begin, end);
      if (!was_balanced) {
        break_patterns(begin, end);
        --limit;
      }
      Pivot pivot = choose_pivot(begin, end);
      if (pivot.looks == hint::decreasing) pivot = reversed(pivot, begin, end);
      bool looks_sorted = was_balanced && was_partitioned && pivot.looks == hint::increasing;
      if (looks_sorted && finish_sorted(begin, end)) return;
      if (begin > 0 && !data_.less(begin - 1, pivot.index)) {
        begin = partition_equal(begin, end, pivot.index);
        continue;
      }
      long enough = (end - begin) / 8;
      long middle = partition(begin, end, pivot.index, was_partitioned);
      was_balanced = (middle - begin < end - middle ? middle - begin : end - middle) >= enough;
      if (middle - begin < end - middle) {
        quick(begin, middle, limit);
        begin = middle + 1;
      } else {
        quick(middle + 1, end, limit);
        end = middle;
      }
    }
    insertion(begin, end);
  }

  // Moves the elements that are less than the pivot before it, the others behind it. Returns the pivot's
  // index. `had_order` becomes true if no element had to move.
  long partition(long begin, long end, long pivot, bool& had_order) {
    data_.swap(begin, pivot);
    long i = begin + 1, j = end - 1;
    for (had_order = true;; had_order = false) {
      while (i <= j && data_.less(i, begin)) ++i;
      while (i <= j && !data_.less(j, begin)) --j;
      if (i > j) break;
      data_.swap(i++, j--);
    }
    data_.swap(j, begin);
    return j;
  }

  // No element is less than the pivot: moves those that equal it to the front. Returns the first index behind
  // them.
  long partition_equal(long begin, long end, long pivot) {
    data_.swap(begin, pivot);
    long i = begin + 1, j = end - 1;
    while (true) {
      while (i <= j && !data_.less(begin, i)) ++i;
      while (i <= j && data_.less(begin, j)) --j;
      if (i > j) return i;
      data_.swap(i++, j--);
    }
  }

  // Puts a few misplaced elements right; true if everything is sorted then.
  bool finish_sorted(long begin, long end) {
    constexpr int kSteps = 5;
    constexpr long kWorthwhile = 50;
    long i = begin + 1;
    for (int step = 0; step < kSteps; ++step) {
      while (i < end && !data_.less(i, i - 1)) ++i;
      if (i == end) return true;
      if (end - begin < kWorthwhile) return false;
      data_.swap(i, i - 1);
      if (i - begin >= 2)
        for (long j = i - 1; j >= 1 && data_.less(j, j - 1); --j) data_.swap(j, j - 1);
      if (end - i >= 2)
        for (long j = i + 1; j < end && data_.less(j, j - 1); ++j) data_.swap(j, j - 1);
    }
    return false;
  }

  // Moves three elements about at random (always the same way), so that a bad pattern does not repeat.
  void break_patterns(long begin, long end) {
    long length = end - begin;
    auto random = static_cast<unsigned long>(length);
    unsigned long mask = (1UL << bit_length(length)) - 1;
    long middle = begin + length / 4 * 2;
    for (long i = 0; i < 3; ++i) {
      random ^= random << 13;
      random ^= random >> 17;
      random ^= random << 5;
      auto other = static_cast<long>(random & mask);
      data_.swap(middle - 1 + i, begin + (other >= length ? other - length : other));
    }
  }

  Pivot reversed(Pivot pivot, long begin, long end) {
    for (long i = begin, j = end - 1; i < j; ++i, --j) data_.swap(i, j);
    return {end - 1 - (pivot.index - begin), hint::increasing};
  }

  // Chooses the median of three elements, in long ranges of three medians of neighbours. The number of pairs
  // in the wrong order tells whether the range is sorted or reversed.
  Pivot choose_pivot(long begin, long end) {
    constexpr long kManyMedians = 50;
    constexpr int kAllWrong = 12;
    long quarter = (end - begin) / 4;
    long i = begin + quarter, j = begin + quarter * 2, k = begin + quarter * 3;
    int wrong = 0;
    if (end - begin >= kManyMedians) {
      i = median(i - 1, i, i + 1, wrong);
      j = median(j - 1, j, j + 1, wrong);
      k = median(k - 1, k, k + 1, wrong);
    }
    j = median(i, j, k, wrong);
    return {j, wrong == 0 ? hint::increasing : wrong == kAllWrong ? hint::decreasing : hint::unknown};
  }

  long median(long a, long b, long c, int& wrong) {
    put_in_order(a, b, wrong);
    put_in_order(b, c, wrong);
    put_in_order(a, b, wrong);
    return b;
  }

  void put_in_order(long& a, long& b, int& wrong) {
    if (!data_.less(b, a)) return;
    ++wrong;
    long c = a;
    a = b;
    b = c;
  }

  void sift_down(long root, long count, long first) {
    for (long child = 2 * root + 1; child < count; root = child, child = 2 * root + 1) {
      if (child + 1 < count && data_.less(first + child, first + child + 1)) ++child;
      if (!data_.less(first + root, first + child)) return;
      data_.swap(first + root, first + child);
    }
  }

  void heap(long begin, long end) {
    long count = end - begin;
    for (long i = (count - 1) / 2; i >= 0; --i) sift_down(i, count, begin);
    for (long i = count - 1; i >= 0; --i) {
      data_.swap(begin, begin + i);
      sift_down(0, i, begin);
    }
  }

  // Merges the sorted [a, m) and [m, b): a rotation swaps the elements that are in the wrong half, then both
  // halves are merged in the same way (SymMerge, Kim and Kutzner 2004).
  void merge(long a, long m, long b) {
    if (m - a == 1) return insert_first(a, m, b);
    if (b - m == 1) return insert_last(a, m);
    long middle = a + (b - a) / 2, n = middle + m;
    long start = m > middle ? n - b : a, r = m > middle ? middle : m;
    for (long p = n - 1; start < r;) {
      long c = start + (r - start) / 2;
      if (data_.less(p - c, c))
        r = c;
      else
        start = c + 1;
    }
    long end = n - start;
    if (start < m && m < end) rotate(start, m, end);
    if (a < start && start < middle) merge(a, start, middle);
    if (middle < end && end < b) merge(middle, end, b);
  }

  // One element before [m, b).
  void insert_first(long a, long m, long b) {
    long low = m, high = b;
    while (low < high) {
      long h = low + (high - low) / 2;
      if (data_.less(h, a))
        low = h + 1;
      else
        high = h;
    }
    data_.move_first_to_back(a, low);
  }

  // One element behind [a, m).
  void insert_last(long a, long m) {
    long low = a, high = m;
    while (low < high) {
      long h = low + (high - low) / 2;
      if (!data_.less(m, h))
        low = h + 1;
      else
        high = h;
    }
    data_.move_last_to_front(low, m + 1);
  }

  // Swaps [a, m) and [m, b).
  void rotate(long a, long m, long b) {
    long i = m - a, j = b - m;
    while (i != j) {
      if (i > j) {
        data_.swap_ranges(m - i, m, j);
        i -= j;
      } else {
        data_.swap_ranges(m - i, m + j - i, i);
        j -= i;
      }
    }
    data_.swap_ranges(m - i, m, i);
  }

  Data& data_;
};

}  // namespace gocxx::rt::core
