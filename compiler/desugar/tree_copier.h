// TreeCopier: a copy of a tree, node by node, with what a derived class makes of the facts about each of them.
#pragma once

#include <vector>

#include "compiler/syntax/ast.h"

namespace gocxx::desugar {

class TreeCopier {
 public:
  explicit TreeCopier(syntax::Arena& arena) : arena_(arena) {}
  virtual ~TreeCopier() = default;
  TreeCopier(const TreeCopier&) = delete;
  TreeCopier& operator=(const TreeCopier&) = delete;

  /// The copy of `node`; null for null.
  template <class T>
  T* copy(const T* node) {
    return node != nullptr ? static_cast<T*>(copy_node(*node)) : nullptr;
  }

 protected:
  syntax::Arena& arena() { return arena_; }
  /// Returns what stands in the copy for `node`, if that is not a copy of it; else null.
  virtual syntax::Node* replacement_or_null(const syntax::Node& node) = 0;
  /// `made` is a copy of `node`; its parts are not copied yet.
  virtual void begin(const syntax::Node& node, syntax::Node& made) = 0;
  /// The same when its parts are copied.
  virtual void end(const syntax::Node& node, syntax::Node& made) = 0;

 private:
  template <class T>
  std::vector<T*> copies(const std::vector<T*>& nodes) {
    std::vector<T*> made;
    made.reserve(nodes.size());
    for (const T* node : nodes) made.push_back(copy(node));
    return made;
  }

  /// What stands for a jump may be several statements: they stand in the list themselves.
  std::vector<syntax::Stmt*> copies(const std::vector<syntax::Stmt*>& stmts);

  syntax::Node* copy_node(const syntax::Node& node);
  template <class T>
  syntax::Node* copy_as(const T& node);

  // The parts of each kind of node.
  void fill(const syntax::BadExpr&, syntax::BadExpr&) {}
  void fill(const syntax::Ident& from, syntax::Ident& to);
  void fill(const syntax::BasicLit& from, syntax::BasicLit& to);
  void fill(const syntax::CompositeLit& from, syntax::CompositeLit& to);
  void fill(const syntax::KeyValueExpr& from, syntax::KeyValueExpr& to);
  void fill(const syntax::FuncLit& from, syntax::FuncLit& to);
  void fill(const syntax::ParenExpr& from, syntax::ParenExpr& to);
  void fill(const syntax::SelectorExpr& from, syntax::SelectorExpr& to);
  void fill(const syntax::IndexExpr& from, syntax::IndexExpr& to);
  void fill(const syntax::SliceExpr& from, syntax::SliceExpr& to);
  void fill(const syntax::TypeAssertExpr& from, syntax::TypeAssertExpr& to);
  void fill(const syntax::CallExpr& from, syntax::CallExpr& to);
  void fill(const syntax::StarExpr& from, syntax::StarExpr& to);
  void fill(const syntax::UnaryExpr& from, syntax::UnaryExpr& to);
  void fill(const syntax::BinaryExpr& from, syntax::BinaryExpr& to);
  void fill(const syntax::ArrayType& from, syntax::ArrayType& to);
  void fill(const syntax::StructType& from, syntax::StructType& to);
  void fill(const syntax::FuncType& from, syntax::FuncType& to);
  void fill(const syntax::InterfaceType& from, syntax::InterfaceType& to);
  void fill(const syntax::MapType& from, syntax::MapType& to);
  void fill(const syntax::ChanType& from, syntax::ChanType& to);
  void fill(const syntax::Ellipsis& from, syntax::Ellipsis& to);
  void fill(const syntax::EmptyStmt&, syntax::EmptyStmt&) {}
  void fill(const syntax::DeclStmt& from, syntax::DeclStmt& to);
  void fill(const syntax::LabeledStmt& from, syntax::LabeledStmt& to);
  void fill(const syntax::ExprStmt& from, syntax::ExprStmt& to);
  void fill(const syntax::SendStmt& from, syntax::SendStmt& to);
  void fill(const syntax::IncDecStmt& from, syntax::IncDecStmt& to);
  void fill(const syntax::AssignStmt& from, syntax::AssignStmt& to);
  void fill(const syntax::GoStmt& from, syntax::GoStmt& to);
  void fill(const syntax::DeferStmt& from, syntax::DeferStmt& to);
  void fill(const syntax::ReturnStmt& from, syntax::ReturnStmt& to);
  void fill(const syntax::BranchStmt& from, syntax::BranchStmt& to);
  void fill(const syntax::BlockStmt& from, syntax::BlockStmt& to);
  void fill(const syntax::IfStmt& from, syntax::IfStmt& to);
  void fill(const syntax::SwitchStmt& from, syntax::SwitchStmt& to);
  void fill(const syntax::TypeSwitchStmt& from, syntax::TypeSwitchStmt& to);
  void fill(const syntax::CaseClause& from, syntax::CaseClause& to);
  void fill(const syntax::SelectStmt& from, syntax::SelectStmt& to);
  void fill(const syntax::CommClause& from, syntax::CommClause& to);
  void fill(const syntax::ForStmt& from, syntax::ForStmt& to);
  void fill(const syntax::RangeStmt& from, syntax::RangeStmt& to);
  void fill(const syntax::ImportSpec& from, syntax::ImportSpec& to);
  void fill(const syntax::ConstSpec& from, syntax::ConstSpec& to);
  void fill(const syntax::VarSpec& from, syntax::VarSpec& to);
  void fill(const syntax::TypeSpec& from, syntax::TypeSpec& to);
  void fill(const syntax::GenDecl& from, syntax::GenDecl& to);
  void fill(const syntax::FuncDecl& from, syntax::FuncDecl& to);
  void fill(const syntax::Field& from, syntax::Field& to);
  void fill(const syntax::FieldList& from, syntax::FieldList& to);

  syntax::Arena& arena_;
};

}  // namespace gocxx::desugar
