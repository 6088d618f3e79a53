// Package container/list.
#pragma once

#include "gocxx/any.h"
#include "gocxx/ptr.h"
#include "gocxx/type.h"

namespace gocxx {

namespace container::list {

struct List;

struct Element {
  ptr<Element> next{};
  ptr<Element> prev{};
  ptr<List> list{};
  any Value{};

  static ptr<Element> Next(ptr<Element> e);
  static ptr<Element> Prev(ptr<Element> e);
  bool operator==(const Element&) const = default;
};

struct List {
  Element root{};
  long len{};

  static ptr<Element> Back(ptr<List> l);
  static ptr<Element> Front(ptr<List> l);
  static ptr<List> Init(ptr<List> l);
  static ptr<Element> InsertAfter(ptr<List> l, any v, ptr<Element> mark);
  static ptr<Element> InsertBefore(ptr<List> l, any v, ptr<Element> mark);
  static long Len(ptr<List> l);
  static void MoveAfter(ptr<List> l, ptr<Element> e, ptr<Element> mark);
  static void MoveBefore(ptr<List> l, ptr<Element> e, ptr<Element> mark);
  static void MoveToBack(ptr<List> l, ptr<Element> e);
  static void MoveToFront(ptr<List> l, ptr<Element> e);
  static ptr<Element> PushBack(ptr<List> l, any v);
  static void PushBackList(ptr<List> l, ptr<List> other);
  static ptr<Element> PushFront(ptr<List> l, any v);
  static void PushFrontList(ptr<List> l, ptr<List> other);
  static any Remove(ptr<List> l, ptr<Element> e);
  bool operator==(const List&) const = default;
};

ptr<List> New();

}  // namespace container::list

template <>
struct type_traits<container::list::Element> {
  static constexpr const char* name = "list.Element";
  static constexpr field fields[] = {
      {"next", type_ref<ptr<container::list::Element>>, offsetof(container::list::Element, next)},
      {"prev", type_ref<ptr<container::list::Element>>, offsetof(container::list::Element, prev)},
      {"list", type_ref<ptr<container::list::List>>, offsetof(container::list::Element, list)},
      {"Value", type_ref<any>, offsetof(container::list::Element, Value)}};
};
template <>
const type descriptor<container::list::Element>::value;
template <>
struct type_traits<ptr<container::list::Element>> {
  static constexpr auto methods =
      gocxx::methods<ptr<container::list::Element>, method<"Next", &container::list::Element::Next>,
                     method<"Prev", &container::list::Element::Prev>>;
};
template <>
const type descriptor<ptr<container::list::Element>>::value;

template <>
struct type_traits<container::list::List> {
  static constexpr const char* name = "list.List";
  static constexpr field fields[] = {
      {"root", type_ref<container::list::Element>, offsetof(container::list::List, root)},
      {"len", type_ref<long>, offsetof(container::list::List, len)}};
};
template <>
const type descriptor<container::list::List>::value;
template <>
struct type_traits<ptr<container::list::List>> {
  static constexpr auto methods = gocxx::methods<
      ptr<container::list::List>, method<"Back", &container::list::List::Back>,
      method<"Front", &container::list::List::Front>, method<"Init", &container::list::List::Init>,
      method<"InsertAfter", &container::list::List::InsertAfter>,
      method<"InsertBefore", &container::list::List::InsertBefore>,
      method<"Len", &container::list::List::Len>, method<"MoveAfter", &container::list::List::MoveAfter>,
      method<"MoveBefore", &container::list::List::MoveBefore>,
      method<"MoveToBack", &container::list::List::MoveToBack>,
      method<"MoveToFront", &container::list::List::MoveToFront>,
      method<"PushBack", &container::list::List::PushBack>,
      method<"PushBackList", &container::list::List::PushBackList>,
      method<"PushFront", &container::list::List::PushFront>,
      method<"PushFrontList", &container::list::List::PushFrontList>,
      method<"Remove", &container::list::List::Remove>>;
};
template <>
const type descriptor<ptr<container::list::List>>::value;

}  // namespace gocxx
