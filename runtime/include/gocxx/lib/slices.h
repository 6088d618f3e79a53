// Package slices: the generic functions that are templates of C++. The others are in slices.gc.
#pragma once

#include <utility>

#include "gocxx/func.h"
#include "gocxx/slice.h"
#include "gocxx/sorter.h"
#include "gocxx/string.h"

namespace gocxx {

namespace rt::core {

/// The elements of a slice, in the order of `less`.
template <class E, class Less>
struct SortedElements : MovedBySwaps<SortedElements<E, Less>> {
  E* items;
  Less is_less;

  SortedElements(E* first, Less order) : items(first), is_less(order) {}

  bool less(long i, long j) { return is_less(items[i], items[j]); }
  void swap(long i, long j) { std::swap(items[i], items[j]); }
};

template <class S, class Less>
auto sorted_elements(const S& x, Less less) {
  return SortedElements<typename S::element, Less>(x.data(), less);
}

}  // namespace rt::core

namespace slices {

/// NaNs come first.
template <class S, class E>
void Sort(S x) {
  auto data =
      rt::core::sorted_elements(x, [](const E& a, const E& b) { return a < b || (a != a && b == b); });
  rt::core::Sorter(data).sort(0, x.len());
}

template <class S, class E>
void SortFunc(S x, func<long(E, E)> cmp) {
  auto data = rt::core::sorted_elements(x, [&](const E& a, const E& b) { return cmp(a, b) < 0; });
  rt::core::Sorter(data).sort(0, x.len());
}

template <class S, class E>
void SortStableFunc(S x, func<long(E, E)> cmp) {
  auto data = rt::core::sorted_elements(x, [&](const E& a, const E& b) { return cmp(a, b) < 0; });
  rt::core::Sorter(data).stable(x.len());
}

}  // namespace slices

}  // namespace gocxx
