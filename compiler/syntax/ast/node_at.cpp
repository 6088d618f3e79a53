// Goes down from the file, at each step to the first child that covers the position.
#include "compiler/syntax/ast/node_at.h"

#include "compiler/syntax/ast/walk.h"

namespace gocxx::syntax {
namespace {

bool covers(const Node& node, Pos pos) { return node.pos <= pos && pos < node.end; }

/// The name and the receiver of a function lie within its type, which begins at the keyword and comes after
/// them: so the first child that covers `pos` is the one.
const Node* child_at_or_null(const Node& node, Pos pos) {
  const Node* found = nullptr;
  for_each_child(node, [&](const Node& child) {
    if (found == nullptr && covers(child, pos)) found = &child;
  });
  return found;
}

const Node* top_level_node_at_or_null(const File& file, Pos pos) {
  if (file.package != nullptr && covers(*file.package, pos)) return file.package;
  for (const Node* decl : file.decls)
    if (covers(*decl, pos)) return decl;
  for (const Node* stmt : file.script_stmts)
    if (covers(*stmt, pos)) return stmt;
  return nullptr;
}

}  // namespace

const Node* node_at_or_null(const File& file, Pos pos) {
  const Node* found = top_level_node_at_or_null(file, pos);
  for (const Node* inner = found; inner != nullptr; inner = child_at_or_null(*inner, pos)) found = inner;
  return found;
}

}  // namespace gocxx::syntax
