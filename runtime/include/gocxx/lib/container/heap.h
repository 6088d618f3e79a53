// Package container/heap.
#pragma once

#include "gocxx/any.h"
#include "gocxx/interface.h"
#include "gocxx/lib/sort.h"
#include "gocxx/type.h"

namespace gocxx {

namespace container::heap {

struct Interface : interface<Interface> {
  using interface::interface;
  static constexpr auto methods =
      interface_methods<signature<"Len", long()>, signature<"Less", bool(long, long)>,
                        signature<"Pop", any()>, signature<"Push", void(any)>,
                        signature<"Swap", void(long, long)>>;
  long Len() const { return call<0, long>(); }
  bool Less(long i, long j) const { return call<1, bool>(i, j); }
  any Pop() const { return call<2, any>(); }
  void Push(any x) const { call<3, void>(x); }
  void Swap(long i, long j) const { call<4, void>(i, j); }
};

void Fix(Interface h, long i);
void Init(Interface h);
any Pop(Interface h);
void Push(Interface h, any x);
any Remove(Interface h, long i);

}  // namespace container::heap

template <>
struct type_traits<container::heap::Interface> {
  static constexpr const char* name = "heap.Interface";
};
template <>
const type descriptor<container::heap::Interface>::value;

}  // namespace gocxx
