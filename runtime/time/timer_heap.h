// Timers and sleeping goroutines in the order in which they are due: 4-ary heaps, so that a sift touches few
// cache lines. They know neither clock nor scheduler. The lock of their owner protects them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "gocxx/timer.h"

namespace gocxx::rt::sched {
struct Goroutine;
}

namespace gocxx::rt::time {

/// Tells a timer its index in the heap, so that it can be removed. A sleeping goroutine need not know it:
/// nothing ends a sleep before its time.
inline void note_index(Timer* timer, std::size_t index) {
  timer->heap_index = static_cast<std::int32_t>(index) + 1;
}
inline void note_index(sched::Goroutine*, std::size_t) {}

/// A heap of items by the time at which they are due. The caller holds the owner's lock. `first`,
/// `first_when` and `remove_first` need a heap that is not empty.
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
  void remove_at(std::size_t index) {
    Node last = nodes_.back();
    nodes_.pop_back();
    if (index == nodes_.size()) return;
    if (index != 0 && last.before(nodes_[(index - 1) / kChildren]))
      sift_up(index, last);
    else
      sift_down(index, last);
  }

  /// Fetches the items of which one will be the first once the first is removed.
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

  // The time is a copy, so that a comparison does not touch the item. Items that are due at the same time
  // come out in the order in which they came in.
  struct Node {
    std::int64_t when;
    std::uint64_t order;
    Item* item;

    bool before(const Node& other) const {
      return when != other.when ? when < other.when : order < other.order;
    }
  };

  void put(std::size_t index, const Node& node) {
    nodes_[index] = node;
    note_index(node.item, index);
  }

  void sift_up(std::size_t index, const Node& node) {
    while (index != 0) {
      std::size_t parent = (index - 1) / kChildren;
      if (!node.before(nodes_[parent])) break;
      put(index, nodes_[parent]);
      index = parent;
    }
    put(index, node);
  }

  void sift_down(std::size_t index, const Node& node) {
    for (;;) {
      std::size_t least = index * kChildren + 1;
      if (least >= nodes_.size()) break;
      std::size_t end = least + kChildren < nodes_.size() ? least + kChildren : nodes_.size();
      for (std::size_t child = least + 1; child < end; ++child)
        if (nodes_[child].before(nodes_[least])) least = child;
      if (!nodes_[least].before(node)) break;
      put(index, nodes_[least]);
      index = least;
    }
    put(index, node);
  }

  std::vector<Node> nodes_;  // not collected memory: the owner marks the items for the collector
  std::uint64_t next_order_ = 0;
};

using SleeperHeap = DueHeap<sched::Goroutine>;

/// A heap of timers, from which any timer can be removed.
class TimerHeap : public DueHeap<Timer> {
 public:
  /// `timer->when` is set and does not change while the timer is in the heap.
  void insert(Timer* timer) { DueHeap::insert(timer, timer->when); }
  /// Does nothing if the timer is not in the heap.
  void remove(Timer* timer) {
    if (timer->heap_index == 0) return;
    auto index = static_cast<std::size_t>(timer->heap_index - 1);
    timer->heap_index = 0;
    remove_at(index);
  }
};

}  // namespace gocxx::rt::time
