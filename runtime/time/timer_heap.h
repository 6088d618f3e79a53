// The armed timers, the earliest first: a heap with four children to a node, so that a sift touches few cache
// lines. Knows neither clock nor scheduler. Its owner's lock protects it.
#pragma once

#include <cstdint>
#include <vector>

#include "gocxx/timer.h"

namespace gocxx::rt::time {

class TimerHeap {
 public:
  bool empty() const { return nodes_.empty(); }
  Timer* first() const { return nodes_.front().timer; }
  std::int64_t first_when() const { return nodes_.front().when; }

  // `timer->when` is set and does not change while the timer is in the heap.
  void insert(Timer* timer);
  // Nothing happens if it is not there.
  void remove(Timer* timer);

  template <class Visit>
  void for_each(Visit visit) const {
    for (const Node& node : nodes_) visit(node.timer);
  }
  void clear() { nodes_.clear(); }

 private:
  // `when` and `order` again, so that a comparison does not go to the timer.
  struct Node {
    std::int64_t when;
    std::uint64_t order;
    Timer* timer;

    bool before(const Node& other) const {
      return when != other.when ? when < other.when : order < other.order;
    }
  };

  void put(std::size_t place, const Node& node);
  void sift_up(std::size_t place, const Node& node);
  void sift_down(std::size_t place, const Node& node);

  std::vector<Node> nodes_;  // not collected memory: the owner tells the collector of the timers
  std::uint64_t next_order_ = 0;
};

}  // namespace gocxx::rt::time
