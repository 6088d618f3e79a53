// Package container/list: a ring of elements through `root`, a sentinel before the first and behind the last.
// A zero List becomes such a ring when something is first put into it.
#include "gocxx/lib/container/list.h"

namespace gocxx::container::list {

namespace {

ptr<Element> root_of(ptr<List> l) { return ptr<Element>(&l->root); }

void prepare(ptr<List> l) {
  if (l->root.next == nullptr) List::Init(l);
}

void link_behind(ptr<Element> e, ptr<Element> at) {
  e->prev = at;
  e->next = at->next;
  e->prev->next = e;
  e->next->prev = e;
}

void unlink(ptr<Element> e) {
  e->prev->next = e->next;
  e->next->prev = e->prev;
}

ptr<Element> insert_behind(ptr<List> l, any value, ptr<Element> at) {
  auto e = new_object(Element{nullptr, nullptr, l, value});
  link_behind(e, at);
  ++l->len;
  return e;
}

void move_behind(ptr<Element> e, ptr<Element> at) {
  if (e == at) return;
  unlink(e);
  link_behind(e, at);
}

}  // namespace

ptr<Element> Element::Next(ptr<Element> e) {
  bool has_next = e->list != nullptr && !(e->next == root_of(e->list));
  return has_next ? e->next : nullptr;
}

ptr<Element> Element::Prev(ptr<Element> e) {
  bool has_previous = e->list != nullptr && !(e->prev == root_of(e->list));
  return has_previous ? e->prev : nullptr;
}

ptr<List> New() { return List::Init(new_object<List>()); }

ptr<List> List::Init(ptr<List> l) {
  l->root.next = l->root.prev = root_of(l);
  l->len = 0;
  return l;
}

long List::Len(ptr<List> l) { return l->len; }
ptr<Element> List::Front(ptr<List> l) { return l->len == 0 ? nullptr : l->root.next; }
ptr<Element> List::Back(ptr<List> l) { return l->len == 0 ? nullptr : l->root.prev; }

any List::Remove(ptr<List> l, ptr<Element> e) {
  if (e->list == l) {
    unlink(e);
    e->next = e->prev = nullptr;
    e->list = nullptr;
    --l->len;
  }
  return e->Value;
}

ptr<Element> List::PushFront(ptr<List> l, any v) {
  prepare(l);
  return insert_behind(l, v, root_of(l));
}

ptr<Element> List::PushBack(ptr<List> l, any v) {
  prepare(l);
  return insert_behind(l, v, l->root.prev);
}

ptr<Element> List::InsertBefore(ptr<List> l, any v, ptr<Element> mark) {
  return mark->list == l ? insert_behind(l, v, mark->prev) : nullptr;
}

ptr<Element> List::InsertAfter(ptr<List> l, any v, ptr<Element> mark) {
  return mark->list == l ? insert_behind(l, v, mark) : nullptr;
}

void List::MoveToFront(ptr<List> l, ptr<Element> e) {
  if (e->list == l && !(l->root.next == e)) move_behind(e, root_of(l));
}

void List::MoveToBack(ptr<List> l, ptr<Element> e) {
  if (e->list == l && !(l->root.prev == e)) move_behind(e, l->root.prev);
}

void List::MoveBefore(ptr<List> l, ptr<Element> e, ptr<Element> mark) {
  if (e->list == l && !(e == mark) && mark->list == l) move_behind(e, mark->prev);
}

void List::MoveAfter(ptr<List> l, ptr<Element> e, ptr<Element> mark) {
  if (e->list == l && !(e == mark) && mark->list == l) move_behind(e, mark);
}

// The other list may be the same one: its length is read before.
void List::PushBackList(ptr<List> l, ptr<List> other) {
  prepare(l);
  ptr<Element> e = Front(other);
  for (long left = Len(other); left > 0; --left, e = Element::Next(e))
    insert_behind(l, e->Value, l->root.prev);
}

void List::PushFrontList(ptr<List> l, ptr<List> other) {
  prepare(l);
  ptr<Element> e = Back(other);
  for (long left = Len(other); left > 0; --left, e = Element::Prev(e)) insert_behind(l, e->Value, root_of(l));
}

}  // namespace gocxx::container::list
