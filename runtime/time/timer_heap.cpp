// Sifting.
#include "time/timer_heap.h"

namespace gocxx::rt::time {
namespace {

constexpr std::size_t kChildren = 4;

}  // namespace

void TimerHeap::put(std::size_t place, const Node& node) {
  nodes_[place] = node;
  node.timer->place = static_cast<std::int32_t>(place) + 1;
}

void TimerHeap::sift_up(std::size_t place, const Node& node) {
  while (place != 0) {
    std::size_t parent = (place - 1) / kChildren;
    if (!node.before(nodes_[parent])) break;
    put(place, nodes_[parent]);
    place = parent;
  }
  put(place, node);
}

void TimerHeap::sift_down(std::size_t place, const Node& node) {
  for (;;) {
    std::size_t least = place * kChildren + 1;
    if (least >= nodes_.size()) break;
    std::size_t end = least + kChildren < nodes_.size() ? least + kChildren : nodes_.size();
    for (std::size_t child = least + 1; child < end; ++child)
      if (nodes_[child].before(nodes_[least])) least = child;
    if (!nodes_[least].before(node)) break;
    put(place, nodes_[least]);
    place = least;
  }
  put(place, node);
}

void TimerHeap::insert(Timer* timer) {
  Node node{timer->when, next_order_++, timer};
  nodes_.push_back(node);
  sift_up(nodes_.size() - 1, node);
}

void TimerHeap::remove(Timer* timer) {
  if (timer->place == 0) return;
  auto place = static_cast<std::size_t>(timer->place - 1);
  timer->place = 0;
  Node last = nodes_.back();
  nodes_.pop_back();
  if (last.timer == timer) return;
  if (place != 0 && last.before(nodes_[(place - 1) / kChildren]))
    sift_up(place, last);
  else
    sift_down(place, last);
}

}  // namespace gocxx::rt::time
