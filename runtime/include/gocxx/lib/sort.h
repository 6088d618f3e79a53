// Package sort.
#pragma once

#include "gocxx/any.h"
#include "gocxx/defined.h"
#include "gocxx/func.h"
#include "gocxx/interface.h"
#include "gocxx/results.h"
#include "gocxx/slice.h"
#include "gocxx/string.h"
#include "gocxx/type.h"

namespace gocxx {

namespace sort {

/// An Interface can be sorted by Sort.
struct Interface : interface<Interface> {
  using interface::interface;
  static constexpr auto methods =
      interface_methods<signature<"Len", long()>, signature<"Less", bool(long, long)>,
                        signature<"Swap", void(long, long)>>;
  long Len() const { return call<0, long>(); }
  bool Less(long i, long j) const { return call<1, bool>(i, j); }
  void Swap(long i, long j) const { call<2, void>(i, j); }
};

struct IntSlice : defined<IntSlice, slice<long>> {
  using defined::defined;
  static long Len(IntSlice x);
  static bool Less(IntSlice x, long i, long j);
  static long Search(IntSlice p, long x);
  static void Sort(IntSlice x);
  static void Swap(IntSlice x, long i, long j);
};

struct Float64Slice : defined<Float64Slice, slice<double>> {
  using defined::defined;
  static long Len(Float64Slice x);
  static bool Less(Float64Slice x, long i, long j);
  static long Search(Float64Slice p, double x);
  static void Sort(Float64Slice x);
  static void Swap(Float64Slice x, long i, long j);
};

struct StringSlice : defined<StringSlice, slice<string>> {
  using defined::defined;
  static long Len(StringSlice x);
  static bool Less(StringSlice x, long i, long j);
  static long Search(StringSlice p, string x);
  static void Sort(StringSlice x);
  static void Swap(StringSlice x, long i, long j);
};

results<long, bool> Find(long n, func<long(long)> cmp);
void Float64s(slice<double> x);
bool Float64sAreSorted(slice<double> x);
void Ints(slice<long> x);
bool IntsAreSorted(slice<long> x);
bool IsSorted(Interface data);
Interface Reverse(Interface data);
long Search(long n, func<bool(long)> f);
long SearchFloat64s(slice<double> a, double x);
long SearchInts(slice<long> a, long x);
long SearchStrings(slice<string> a, string x);
void Slice(any x, func<bool(long, long)> less);
bool SliceIsSorted(any x, func<bool(long, long)> less);
void SliceStable(any x, func<bool(long, long)> less);
void Sort(Interface data);
void Stable(Interface data);
void Strings(slice<string> x);
bool StringsAreSorted(slice<string> x);

}  // namespace sort

template <>
struct type_traits<sort::Interface> {
  static constexpr const char* name = "sort.Interface";
};
template <>
const type descriptor<sort::Interface>::value;

template <>
struct type_traits<sort::IntSlice> {
  static constexpr const char* name = "sort.IntSlice";
  static constexpr auto methods =
      gocxx::methods<sort::IntSlice, method<"Len", &sort::IntSlice::Len>,
                     method<"Less", &sort::IntSlice::Less>, method<"Search", &sort::IntSlice::Search>,
                     method<"Sort", &sort::IntSlice::Sort>, method<"Swap", &sort::IntSlice::Swap>>;
};
template <>
const type descriptor<sort::IntSlice>::value;

template <>
struct type_traits<sort::Float64Slice> {
  static constexpr const char* name = "sort.Float64Slice";
  static constexpr auto methods =
      gocxx::methods<sort::Float64Slice, method<"Len", &sort::Float64Slice::Len>,
                     method<"Less", &sort::Float64Slice::Less>, method<"Search", &sort::Float64Slice::Search>,
                     method<"Sort", &sort::Float64Slice::Sort>, method<"Swap", &sort::Float64Slice::Swap>>;
};
template <>
const type descriptor<sort::Float64Slice>::value;

template <>
struct type_traits<sort::StringSlice> {
  static constexpr const char* name = "sort.StringSlice";
  static constexpr auto methods =
      gocxx::methods<sort::StringSlice, method<"Len", &sort::StringSlice::Len>,
                     method<"Less", &sort::StringSlice::Less>, method<"Search", &sort::StringSlice::Search>,
                     method<"Sort", &sort::StringSlice::Sort>, method<"Swap", &sort::StringSlice::Swap>>;
};
template <>
const type descriptor<sort::StringSlice>::value;

}  // namespace gocxx
