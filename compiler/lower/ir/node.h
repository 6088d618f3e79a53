// The base of all nodes of the lowered tree, and their owner. The lowered tree is the program in the forms of
// C++: each node is one C++ form, nothing about it is left to decide when it is written down.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "compiler/base/arena.h"
#include "compiler/base/source.h"

namespace gocxx::types {
class Type;
class Var;
class Const;
class Func;
class TypeName;
class Package;
}  // namespace gocxx::types

namespace gocxx::ir {

using base::Pos;

struct Expr;

/// Anything that an Arena owns.
struct Node {
  Node() = default;
  virtual ~Node() = default;
  virtual const Expr* expr_or_null() const { return nullptr; }
  Node(const Node&) = delete;
  Node& operator=(const Node&) = delete;
};

/// Owns the nodes of one package. Nodes refer to one another by plain pointers and live as long as the arena.
using Arena = base::Arena<Node>;

/// `node` as a T, or null if it is null or of another kind.
template <class T, class N>
auto* dyn_cast_or_null(N* node) {
  using Result = std::conditional_t<std::is_const_v<N>, const T, T>;
  return node != nullptr && node->kind == T::kKind ? static_cast<Result*>(node) : nullptr;
}
/// `node` as a T; the caller knows its kind.
template <class T, class N>
auto& cast(N* node) {
  using Result = std::conditional_t<std::is_const_v<N>, const T, T>;
  return *static_cast<Result*>(node);
}

}  // namespace gocxx::ir
