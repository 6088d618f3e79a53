// Package sort: the sorted sequences, and how their elements are compared and swapped.
#include "gocxx/lib/sort.h"

#include <algorithm>
#include <cstring>
#include <functional>

#include "gocxx/chan.h"
#include "gocxx/map.h"
#include "gocxx/panic.h"
#include "gocxx/sorter.h"
#include "lib/sort/string_sort.h"

namespace gocxx::sort {

using namespace literals;
using rt::core::MovedBySwaps;
using rt::core::Sorter;

// The result of Reverse: the same data with the opposite order.
struct reverse {
  Interface Interface_{};
  static long Len(ptr<reverse> r) { return r->Interface_.Len(); }
  static bool Less(ptr<reverse> r, long i, long j) { return r->Interface_.Less(j, i); }
  static void Swap(ptr<reverse> r, long i, long j) { r->Interface_.Swap(i, j); }
};

// The panic of the functions for slices of any type, for a value that is no slice.
struct ValueError {
  string Method{};
  string Kind{};
  static string Error(ptr<ValueError> e) {
    return "reflect: call of "_s + e->Method + " on "_s + e->Kind + " Value"_s;
  }
};

}  // namespace gocxx::sort

namespace gocxx {
template <>
struct type_traits<sort::ValueError> {
  static constexpr const char* name = "reflectlite.ValueError";
};
template <>
struct type_traits<ptr<sort::ValueError>> {
  static constexpr auto methods =
      gocxx::methods<ptr<sort::ValueError>, method<"Error", &sort::ValueError::Error>>;
};
template <>
struct type_traits<sort::reverse> {
  static constexpr const char* name = "sort.reverse";
  static constexpr field fields[] = {
      {"Interface", type_ref<sort::Interface>, offsetof(sort::reverse, Interface_), "", true}};
};
template <>
struct type_traits<ptr<sort::reverse>> {
  using T = sort::reverse;
  static constexpr auto methods =
      gocxx::methods<ptr<T>, method<"Len", &T::Len>, method<"Less", &T::Less>, method<"Swap", &T::Swap>>;
};
}  // namespace gocxx

namespace gocxx::sort {

namespace {

struct InterfaceData : MovedBySwaps<InterfaceData> {
  Interface data;
  explicit InterfaceData(Interface sequence) : data(sequence) {}
  bool less(long i, long j) { return data.Less(i, j); }
  void swap(long i, long j) { data.Swap(i, j); }
};

// A slice of any type: its elements are moved as bytes.
struct SliceData : MovedBySwaps<SliceData> {
  char* items;
  std::size_t size;
  func<bool(long, long)> before;

  SliceData(char* first, std::size_t element_size, func<bool(long, long)> less)
      : items(first), size(element_size), before(less) {}

  bool less(long i, long j) { return before(i, j); }
  void swap(long i, long j) { swap_bytes(at(i), at(j), size); }
  void swap_ranges(long a, long b, long count) {
    swap_bytes(at(a), at(b), static_cast<std::size_t>(count) * size);
  }

  void move_last_to_front(long begin, long end) {
    char element[kMoved];
    if (size > sizeof element) return MovedBySwaps::move_last_to_front(begin, end);
    std::memcpy(element, at(end - 1), size);
    std::memmove(at(begin + 1), at(begin), static_cast<std::size_t>(end - 1 - begin) * size);
    std::memcpy(at(begin), element, size);
  }
  void move_first_to_back(long begin, long end) {
    char element[kMoved];
    if (size > sizeof element) return MovedBySwaps::move_first_to_back(begin, end);
    std::memcpy(element, at(begin), size);
    std::memmove(at(begin), at(begin + 1), static_cast<std::size_t>(end - 1 - begin) * size);
    std::memcpy(at(end - 1), element, size);
  }

 private:
  static constexpr std::size_t kMoved = 256;  // up to this size elements are moved, not swapped

  char* at(long i) const { return items + static_cast<std::size_t>(i) * size; }

  // In words, as elements are stored: the processor waits for a word that was stored in parts.
  static void swap_bytes(char* a, char* b, std::size_t count) {
    for (; count >= 8; a += 8, b += 8, count -= 8) {
      std::uint64_t x, y;
      std::memcpy(&x, a, 8);
      std::memcpy(&y, b, 8);
      std::memcpy(a, &y, 8);
      std::memcpy(b, &x, 8);
    }
    std::swap_ranges(a, a + count, b);
  }
};

// Go's names of the kinds, in the order of their enumerators.
constexpr const char* kKindNames[] = {
    "zero",   "bool",   "int",       "int8",    "int16",   "int32",   "int64",     "uint",       "uint8",
    "uint16", "uint32", "uint64",    "uintptr", "float32", "float64", "complex64", "complex128", "array",
    "chan",   "func",   "interface", "map",     "ptr",     "slice",   "string",    "struct"};

[[noreturn]] void panic_wrong_kind(const char* method, kind of) {
  auto text = [](const char* s) { return string(s, static_cast<long>(std::strlen(s))); };
  string name = text(kKindNames[static_cast<int>(of)]);
  panic(any(new_object(ValueError{text(method), name})));
}

kind kind_of(const any& x) { return x == nullptr ? kind::invalid : x.dynamic()->kind(); }

// All slices are alike in memory, whatever their elements.
const slice<char>& slice_in(const any& x) {
  if (kind_of(x) != kind::slice) panic_wrong_kind("Swapper", kind_of(x));
  return *static_cast<const slice<char>*>(x.data);
}

// Strings, arrays, maps and channels have a length, too.
long length_of(const any& x) {
  switch (kind_of(x)) {
    case kind::array: return x.dynamic()->parts.length;
    case kind::string: return static_cast<const string*>(x.data)->len();
    case kind::slice: return slice_in(x).len();
    case kind::map: {
      const auto* table = *static_cast<rt::core::map_table* const*>(x.address());
      return table == nullptr ? 0 : table->count;
    }
    case kind::chan: return rt::chan::len(*static_cast<rt::chan::Channel* const*>(x.address()));
    default: panic_wrong_kind("reflect.Value.Len", kind_of(x));
  }
}

SliceData data_of(const any& x, func<bool(long, long)> less) {
  return {slice_in(x).data(), x.dynamic()->parts.element->size, less};
}

// NaN comes before all numbers.
bool before(double a, double b) { return a < b || (a != a && b == b); }

template <class T>
bool is_sorted(const slice<T>& x) {
  for (long i = x.len() - 1; i > 0; --i)
    if (x[i] < x[i - 1]) return false;
  return true;
}

// Returns the first index whose element is not less than x, if a is sorted. Otherwise the result depends on
// the indices that are examined, which are those of Go. No index is right for a NaN.
template <class T>
long lower_bound(const slice<T>& a, const T& x) {
  long low = 0, high = a.len();
  while (low < high) {
    long middle = low + (high - low) / 2;
    if (a.data()[middle] >= x)
      high = middle;
    else
      low = middle + 1;
  }
  return low;
}

// The first index is checked first: C++ would choose.
template <class T, class Less>
bool less_at(const slice<T>& x, long i, long j, Less less) {
  const T& a = x[i];
  return less(a, x[j]);
}

template <class T>
void swap_at(const slice<T>& x, long i, long j) {
  T& a = x[i];
  std::swap(a, x[j]);
}

// Zeros of both signs and NaNs are equal, but can be told apart: they come out in the order of Go's
// algorithm.
struct FloatData : MovedBySwaps<FloatData> {
  double* items;
  explicit FloatData(double* numbers) : items(numbers) {}
  bool less(long i, long j) { return before(items[i], items[j]); }
  void swap(long i, long j) { std::swap(items[i], items[j]); }
};

bool has_unequal_twins(const slice<double>& x) {
  for (long i = 0; i < x.len(); ++i) {
    double value = x.data()[i];
    if (value != value || (value == 0 && __builtin_signbit(value))) return true;
  }
  return false;
}

}  // namespace

void Sort(Interface data) {
  InterfaceData places{data};
  Sorter(places).sort(0, data.Len());
}

void Stable(Interface data) {
  InterfaceData places{data};
  Sorter(places).stable(data.Len());
}

bool IsSorted(Interface data) {
  for (long i = data.Len() - 1; i > 0; --i)
    if (data.Less(i, i - 1)) return false;
  return true;
}

Interface Reverse(Interface data) { return new_object(reverse{data}); }

void Slice(any x, func<bool(long, long)> less) {
  long length = slice_in(x).len();
  SliceData places = data_of(x, less);
  Sorter(places).sort(0, length);
}

void SliceStable(any x, func<bool(long, long)> less) {
  long length = slice_in(x).len();
  SliceData places = data_of(x, less);
  Sorter(places).stable(length);
}

bool SliceIsSorted(any x, func<bool(long, long)> less) {
  for (long i = length_of(x) - 1; i > 0; --i)
    if (less(i, i - 1)) return false;
  return true;
}

void Ints(slice<long> x) { std::sort(x.data(), x.data() + x.len()); }
void Strings(slice<string> x) { sort_strings(x.data(), x.data() + x.len()); }
void Float64s(slice<double> x) {
  if (!has_unequal_twins(x)) return std::sort(x.data(), x.data() + x.len());
  FloatData places{x.data()};
  Sorter(places).sort(0, x.len());
}

bool IntsAreSorted(slice<long> x) { return is_sorted(x); }
bool StringsAreSorted(slice<string> x) { return is_sorted(x); }
bool Float64sAreSorted(slice<double> x) {
  for (long i = x.len() - 1; i > 0; --i)
    if (before(x[i], x[i - 1])) return false;
  return true;
}

// Binary search: f must be false up to some index and true from there on.
long Search(long n, func<bool(long)> f) {
  long low = 0, high = n;
  while (low < high) {
    long middle = low + (high - low) / 2;
    if (f(middle))
      high = middle;
    else
      low = middle + 1;
  }
  return low;
}

results<long, bool> Find(long n, func<long(long)> cmp) {
  long low = 0, high = n;
  while (low < high) {
    long middle = low + (high - low) / 2;
    if (cmp(middle) > 0)
      low = middle + 1;
    else
      high = middle;
  }
  return {low, low < n && cmp(low) == 0};
}

long SearchInts(slice<long> a, long x) { return lower_bound(a, x); }
long SearchStrings(slice<string> a, string x) { return lower_bound(a, x); }
long SearchFloat64s(slice<double> a, double x) { return lower_bound(a, x); }

long IntSlice::Len(IntSlice x) { return x.len(); }
bool IntSlice::Less(IntSlice x, long i, long j) { return less_at<long>(x, i, j, std::less<>()); }
void IntSlice::Swap(IntSlice x, long i, long j) { swap_at<long>(x, i, j); }
void IntSlice::Sort(IntSlice x) { Ints(x); }
long IntSlice::Search(IntSlice p, long x) { return SearchInts(p, x); }

long StringSlice::Len(StringSlice x) { return x.len(); }
bool StringSlice::Less(StringSlice x, long i, long j) { return less_at<string>(x, i, j, std::less<>()); }
void StringSlice::Swap(StringSlice x, long i, long j) { swap_at<string>(x, i, j); }
void StringSlice::Sort(StringSlice x) { Strings(x); }
long StringSlice::Search(StringSlice p, string x) { return SearchStrings(p, x); }

long Float64Slice::Len(Float64Slice x) { return x.len(); }
bool Float64Slice::Less(Float64Slice x, long i, long j) { return less_at<double>(x, i, j, before); }
void Float64Slice::Swap(Float64Slice x, long i, long j) { swap_at<double>(x, i, j); }
void Float64Slice::Sort(Float64Slice x) { Float64s(x); }
long Float64Slice::Search(Float64Slice p, double x) { return SearchFloat64s(p, x); }

}  // namespace gocxx::sort
