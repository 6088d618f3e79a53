// The owner of the nodes of a syntax tree.
#pragma once

#include "compiler/base/arena.h"
#include "compiler/syntax/ast/node.h"

namespace gocxx::syntax {

/// Owns the nodes of one package. Nodes refer to one another by plain pointers and live as long as the arena.
class Arena {
 public:
  template <class T>
  T* make(Pos pos, Pos end) {
    T* node = nodes_.make<T>();
    node->id = static_cast<std::uint32_t>(size() - 1);
    node->pos = pos;
    node->end = end;
    return node;
  }
  /// One more than the greatest id.
  std::size_t size() const { return nodes_.objects().size(); }
  const Node* node(std::size_t id) const { return nodes_.objects()[id]; }

 private:
  base::Arena<Node> nodes_;
};

}  // namespace gocxx::syntax
