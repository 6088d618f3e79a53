// Package container/ring. A zero Ring is a ring of one element; its links are set at its first use.
#include "gocxx/lib/container/ring.h"

namespace gocxx::container::ring {

namespace {

void prepare(ptr<Ring> r) {
  if (r->next == nullptr) r->next = r->prev = r;
}

}  // namespace

ptr<Ring> New(long n) {
  if (n <= 0) return nullptr;
  auto first = new_object<Ring>();
  ptr<Ring> last = first;
  for (long i = 1; i < n; ++i) {
    last->next = new_object(Ring{nullptr, last, nullptr});
    last = last->next;
  }
  last->next = first;
  first->prev = last;
  return first;
}

ptr<Ring> Ring::Next(ptr<Ring> r) {
  prepare(r);
  return r->next;
}

ptr<Ring> Ring::Prev(ptr<Ring> r) {
  prepare(r);
  return r->prev;
}

ptr<Ring> Ring::Move(ptr<Ring> r, long n) {
  prepare(r);
  for (; n < 0; ++n) r = r->prev;
  for (; n > 0; --n) r = r->next;
  return r;
}

// Joins two rings, or cuts out the elements between r and s if they are in one ring. Returns the element that
// followed r.
ptr<Ring> Ring::Link(ptr<Ring> r, ptr<Ring> s) {
  ptr<Ring> after = Next(r);
  if (s == nullptr) return after;
  ptr<Ring> last = Prev(s);
  r->next = s;
  s->prev = r;
  after->prev = last;
  last->next = after;
  return after;
}

ptr<Ring> Ring::Unlink(ptr<Ring> r, long n) { return n <= 0 ? nullptr : Link(r, Move(r, n + 1)); }

long Ring::Len(ptr<Ring> r) {
  if (r == nullptr) return 0;
  long count = 1;
  for (ptr<Ring> p = Next(r); !(p == r); p = p->next) ++count;
  return count;
}

void Ring::Do(ptr<Ring> r, func<void(any)> f) {
  if (r == nullptr) return;
  f(r->Value);
  for (ptr<Ring> p = Next(r); !(p == r); p = p->next) f(p->Value);
}

}  // namespace gocxx::container::ring
