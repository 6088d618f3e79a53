// Package container/heap: no element is less than the one at (i - 1) / 2 above it.
#include "gocxx/lib/container/heap.h"

namespace gocxx::container::heap {

namespace {

void up(Interface h, long j) {
  while (true) {
    long parent = (j - 1) / 2;
    if (parent == j || !h.Less(j, parent)) return;
    h.Swap(parent, j);
    j = parent;
  }
}

// True if the element moved.
bool down(Interface h, long start, long count) {
  long i = start;
  while (2 * i + 1 < count && 2 * i + 1 >= 0) {
    long child = 2 * i + 1;
    if (child + 1 < count && h.Less(child + 1, child)) ++child;
    if (!h.Less(child, i)) break;
    h.Swap(i, child);
    i = child;
  }
  return i > start;
}

}  // namespace

void Init(Interface h) {
  long count = h.Len();
  for (long i = count / 2 - 1; i >= 0; --i) down(h, i, count);
}

void Push(Interface h, any x) {
  h.Push(x);
  up(h, h.Len() - 1);
}

any Pop(Interface h) {
  long last = h.Len() - 1;
  h.Swap(0, last);
  down(h, 0, last);
  return h.Pop();
}

any Remove(Interface h, long i) {
  long last = h.Len() - 1;
  if (last != i) {
    h.Swap(i, last);
    if (!down(h, i, last)) up(h, i);
  }
  return h.Pop();
}

void Fix(Interface h, long i) {
  if (!down(h, i, h.Len())) up(h, i);
}

}  // namespace gocxx::container::heap
