// Who owns the nodes of a syntax tree.
#pragma once

#include <memory>
#include <utility>
#include <vector>

#include "compiler/syntax/ast/node.h"

namespace gocxx::syntax {

/// Owns the nodes of one package. Nodes refer to one another by plain pointers and live as long as the arena.
class Arena {
 public:
  template <class T>
  T* make(Pos pos, Pos end) {
    auto node = std::make_unique<T>();
    node->id = static_cast<std::uint32_t>(nodes_.size());
    node->pos = pos;
    node->end = end;
    T* raw = node.get();
    nodes_.push_back(std::move(node));
    return raw;
  }
  /// One more than the greatest id.
  std::size_t size() const { return nodes_.size(); }
  const Node* node(std::size_t id) const { return nodes_[id].get(); }

 private:
  std::vector<std::unique_ptr<Node>> nodes_;
};

}  // namespace gocxx::syntax
