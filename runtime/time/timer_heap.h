// Timers and sleeping goroutines in the order in which they are due: heaps with four children to a node, so
// that a sift touches few cache lines. Know neither clock nor scheduler. Their owner's lock protects them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "gocxx/timer.h"

namespace gocxx::rt::sched {
struct Goroutine;
}

namespace gocxx::rt::time {

// What an item of a heap is told of where it is now. Nobody stops a sleep before its time.
inline void note_place(Timer* timer, std::size_t place) {
  timer->place = static_cast<std::int32_t>(place) + 1;
}
inline void note_place(sched::Goroutine*, std::size_t) {}

template <class Item>
class DueHeap {
 public:
  bool empty() const { return nodes_.empty(); }
  Item* first() const { return nodes_.front().item; }
  std::int64_t first_when() const { return nodes_.front().when; }

  void insert(Item* item, std::int64_t when) {
    Node node{when, next_order_++, item};
    nodes_.push_back(node);
    sift_up(nodes_.size() - 1, node);
  }

  void remove_first() { remove_at(0); }
  void remove_at(std::size_t place) {
    Node last = nodes_.back();
    nodes_.pop_back();
    if (place == nodes_.size()) return;
    if (place != 0 && last.before(nodes_[(place - 1) / kChildren]))
      sift_up(place, last);
    else
      sift_down(place, last);
  }

  // Those of which one will be the first once the first is gone.
  void prefetch_first() const {
    for (std::size_t i = 0; i < nodes_.size() && i <= kChildren; ++i) __builtin_prefetch(nodes_[i].item, 1);
  }

  template <class Visit>
  void for_each(Visit visit) const {
    for (const Node& node : nodes_) visit(node.item);
  }
  void clear() { nodes_.clear(); }

 private:
  static constexpr std::size_t kChildren = 4;

  // The time is here, so that a comparison does not go to the item; what is due at the same time comes out in
  // the order in which it came in.
  struct Node {
    std::int64_t when;
    std::uint64_t order;
    Item* item;

    bool before(const Node& other) const {
      return when != other.when ? when < other.when : order < other.order;
    }
  };

  void put(std::size_t place, const Node& node) {
    nodes_[place] = node;
    note_place(node.item, place);
  }

  void sift_up(std::size_t place, const Node& node) {
    while (place != 0) {
      std::size_t parent = (place - 1) / kChildren;
      if (!node.before(nodes_[parent])) break;
      put(place, nodes_[parent]);
      place = parent;
    }
    put(place, node);
  }

  void sift_down(std::size_t place, const Node& node) {
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

  std::vector<Node> nodes_;  // not collected memory: the owner tells the collector of the items
  std::uint64_t next_order_ = 0;
};

using SleeperHeap = DueHeap<sched::Goroutine>;

class TimerHeap : public DueHeap<Timer> {
 public:
  // `timer->when` is set and does not change while the timer is in the heap.
  void insert(Timer* timer) { DueHeap::insert(timer, timer->when); }
  // Nothing happens if it is not there.
  void remove(Timer* timer) {
    if (timer->place == 0) return;
    auto place = static_cast<std::size_t>(timer->place - 1);
    timer->place = 0;
    remove_at(place);
  }
};

}  // namespace gocxx::rt::time
