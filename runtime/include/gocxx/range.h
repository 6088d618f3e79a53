// The range clause: range(x) returns an object for C++'s range-based for. It evaluates its operand once and
// fixes the length before the first iteration. The loops are safepoints: they poll after each
// kIterationsPerPoll iterations, loops over maps in every iteration. Loops of fewer iterations do not poll; a
// loop around them does.
#pragma once

#include <cstdint>
#include <type_traits>

#include "gocxx/array.h"
#include "gocxx/map.h"
#include "gocxx/numeric.h"
#include "gocxx/ptr.h"
#include "gocxx/safepoint.h"
#include "gocxx/slice.h"
#include "gocxx/string.h"

namespace gocxx {

namespace rt::core {

struct range_end {};  // the other side of every loop's comparison

/// Returns where the iterations from `first` to `end` are to be interrupted by a poll.
template <class Position>
constexpr Position end_of_strip(Position first, Position end) {
  return end - first > kIterationsPerPoll ? first + kIterationsPerPoll : end;
}

/// The iterations of a loop, in strips with polls between them. An iteration costs one comparison with the
/// end of the strip, as it would without polls. A position is the induction variable, or the address of an
/// element.
template <class Position>
class iteration_space {
 public:
  constexpr iteration_space(Position first, Position end) : stop_(end_of_strip(first, end)), end_(end) {}

  /// Whether there is an iteration at `position`; asked in their order.
  [[gnu::always_inline]] bool has(Position position) {
    return __builtin_expect_with_probability(position < stop_, 1, 0.999) || begin_strip(position);
  }
  /// Tells the compiler that `position` is that of an iteration, so that it need not check an index.
  [[gnu::always_inline]] void expect(Position position) const {
    if (position >= end_) __builtin_unreachable();
  }

 private:
  [[gnu::always_inline]] bool begin_strip(Position position) {
    if (position >= end_) return false;
    safepoint();
    stop_ = end_of_strip(position, end_);
    return true;
  }

  Position stop_;
  Position end_;
};

using counted_iterations = iteration_space<unsigned long>;

/// 0, 1, ..., n-1.
template <class T>
struct integer_range {
  struct iterator {
    counted_iterations left;
    unsigned long position = 0;
    T operator*() const {
      left.expect(position);
      return at(position);
    }
    void operator++() { ++position; }
    bool operator!=(range_end) { return left.has(position); }
  };

  T count;
  [[nodiscard]] unsigned long iterations() const {
    return count > T(0) ? static_cast<unsigned long>(plain(count)) : 0;
  }
  static T at(unsigned long position) { return T(static_cast<decltype(plain(T{}))>(position)); }
  [[nodiscard]] iterator begin() const { return {counted_iterations(0, iterations())}; }
  [[nodiscard]] static range_end end() { return {}; }
};

/// Index and value of one element, for `auto [i, v]`.
template <class T>
struct indexed {
  long index;
  T value;
};

/// Index and value of consecutive elements; each value is read when its iteration begins.
template <class T>
struct indexed_range {
  struct iterator {
    indexed_range range;
    counted_iterations left;
    unsigned long position = 0;
    indexed<T> operator*() const {
      left.expect(position);
      return range.at(position);
    }
    void operator++() { ++position; }
    bool operator!=(range_end) { return left.has(position); }
  };

  const T* data;
  long length;
  [[nodiscard]] unsigned long iterations() const { return static_cast<unsigned long>(length); }
  [[nodiscard]] indexed<T> at(unsigned long position) const {
    return {static_cast<long>(position), data[position]};
  }
  [[nodiscard]] iterator begin() const { return {*this, counted_iterations(0, iterations())}; }
  [[nodiscard]] static range_end end() { return {}; }
};

/// The values alone.
template <class T>
struct value_range {
  struct iterator {
    iteration_space<const T*> left;
    const T* place;
    const T& operator*() const { return *place; }
    void operator++() { ++place; }
    bool operator!=(range_end) { return left.has(place); }
  };

  const T* data;
  long length;
  [[nodiscard]] unsigned long iterations() const { return static_cast<unsigned long>(length); }
  [[nodiscard]] const T& at(unsigned long position) const { return data[position]; }
  [[nodiscard]] iterator begin() const { return {{data, data + length}, data}; }
  [[nodiscard]] static range_end end() { return {}; }
};

/// Ranging over an array value iterates over a copy of it.
template <class T, long N>
struct array_range {
  array<T, N> copy;
  [[nodiscard]] auto begin() const { return indexed_range<T>{copy.data(), N}.begin(); }
  [[nodiscard]] static range_end end() { return {}; }
};
/// The values of a copy of an array.
template <class T, long N>
struct array_values {
  array<T, N> copy;
  [[nodiscard]] auto begin() const { return value_range<T>{copy.data(), N}.begin(); }
  [[nodiscard]] static range_end end() { return {}; }
};

/// A code point and the number of its bytes.
struct decoded {
  std::int32_t rune;
  long width;
};
/// Returns the code point, not an ASCII one, that `length` bytes begin with: U+FFFD and width 1 if they are
/// not UTF-8.
decoded decode_beyond_ascii(const char* bytes, long length);

/// The code points of a string with the indices of their first bytes.
struct string_range {
  struct iterator {
    string text;
    counted_iterations left;  // of bytes
    long position = 0;
    long next = 0;

    /// Once in each iteration: decodes, and so finds the next one.
    indexed<std::int32_t> operator*() {
      auto first = static_cast<std::uint8_t>(text.data()[position]);
      next = position + 1;
      if (first < 0x80) [[likely]]
        return {position, first};
      decoded current = decode_beyond_ascii(text.data() + position, text.len() - position);
      next = position + current.width;
      return {position, current.rune};
    }
    void operator++() { position = next; }
    bool operator!=(range_end) { return left.has(static_cast<unsigned long>(position)); }
  };

  string text;
  [[nodiscard]] iterator begin() const {
    return {text, counted_iterations(0, static_cast<unsigned long>(text.len()))};
  }
  [[nodiscard]] static range_end end() { return {}; }
};

/// The entries of a map.
template <class K, class V>
struct map_range {
  struct item {
    K key;
    V value;
  };
  struct iterator {
    map_iterator walk;
    const void* entry;
    item operator*() const {
      return {*static_cast<const K*>(entry),
              *reinterpret_cast<const V*>(static_cast<const char*>(entry) + value_offset<K, V>)};
    }
    void operator++() {
      safepoint();
      entry = walk.next();
    }
    bool operator!=(range_end) const { return entry != nullptr; }
  };

  map<K, V> table;
  [[nodiscard]] iterator begin() const {
    iterator first{map_iterator(table.table(), table.layout()), nullptr};
    ++first;
    return first;
  }
  [[nodiscard]] static range_end end() { return {}; }
};

/// Panics if the pointer is nil and the array has elements.
template <class Array>
typename Array::element* elements_of(const ptr<Array>& a) {
  if constexpr (Array::len() == 0)
    return nullptr;
  else
    return a->data();
}

}  // namespace rt::core

/// for (long i : range(n)).
template <class T>
requires(std::is_integral_v<T> ||
         std::is_base_of_v<rt::core::defined_scalar, T>) rt::core::integer_range<T> range(T count) {
  return {count};
}

/// for (auto [i, v] : range(s)) over a slice, an array (a copy of it) or a pointer to an array.
template <class T>
rt::core::indexed_range<T> range(const slice<T>& s) {
  return {s.data(), s.len()};
}
template <class T, long N>
rt::core::array_range<T, N> range(const array<T, N>& a) {
  return {a};
}
template <class Array>
rt::core::indexed_range<typename Array::element> range(const ptr<Array>& a) {
  return {rt::core::elements_of(a), Array::len()};
}

/// for (auto [i, r] : range(text)): the code points with the index of their first byte.
inline rt::core::string_range range(string text) { return {text}; }

/// for (auto [k, v] : range(m)).
template <class K, class V>
rt::core::map_range<K, V> range(const map<K, V>& m) {
  return {m};
}

/// for (auto v : values(s)): the values of a slice, an array or a pointer to an array.
template <class T>
rt::core::value_range<T> values(const slice<T>& s) {
  return {s.data(), s.len()};
}
template <class T, long N>
rt::core::array_values<T, N> values(const array<T, N>& a) {
  return {a};
}
template <class Array>
rt::core::value_range<typename Array::element> values(const ptr<Array>& a) {
  return {rt::core::elements_of(a), Array::len()};
}

}  // namespace gocxx
