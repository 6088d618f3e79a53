// Package container/ring.
#pragma once

#include "gocxx/any.h"
#include "gocxx/func.h"
#include "gocxx/ptr.h"
#include "gocxx/type.h"

namespace gocxx {

namespace container::ring {

struct Ring {
  ptr<Ring> next{};
  ptr<Ring> prev{};
  any Value{};

  static void Do(ptr<Ring> r, func<void(any)> f);
  static long Len(ptr<Ring> r);
  static ptr<Ring> Link(ptr<Ring> r, ptr<Ring> s);
  static ptr<Ring> Move(ptr<Ring> r, long n);
  static ptr<Ring> Next(ptr<Ring> r);
  static ptr<Ring> Prev(ptr<Ring> r);
  static ptr<Ring> Unlink(ptr<Ring> r, long n);
  bool operator==(const Ring&) const = default;
};

ptr<Ring> New(long n);

}  // namespace container::ring

template <>
struct type_traits<container::ring::Ring> {
  static constexpr const char* name = "ring.Ring";
  static constexpr field fields[] = {
      {"next", type_ref<ptr<container::ring::Ring>>, offsetof(container::ring::Ring, next)},
      {"prev", type_ref<ptr<container::ring::Ring>>, offsetof(container::ring::Ring, prev)},
      {"Value", type_ref<any>, offsetof(container::ring::Ring, Value)}};
};
template <>
const type descriptor<container::ring::Ring>::value;
template <>
struct type_traits<ptr<container::ring::Ring>> {
  static constexpr auto methods = gocxx::methods<
      ptr<container::ring::Ring>, method<"Do", &container::ring::Ring::Do>,
      method<"Len", &container::ring::Ring::Len>, method<"Link", &container::ring::Ring::Link>,
      method<"Move", &container::ring::Ring::Move>, method<"Next", &container::ring::Ring::Next>,
      method<"Prev", &container::ring::Ring::Prev>, method<"Unlink", &container::ring::Ring::Unlink>>;
};
template <>
const type descriptor<ptr<container::ring::Ring>>::value;

}  // namespace gocxx
