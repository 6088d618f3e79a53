// The children of every kind of node, and walks over them. A phase that only has to get at the nodes below
// another one uses them instead of a switch of its own.
#pragma once

#include <string_view>
#include <type_traits>
#include <utility>

#include "compiler/syntax/ast/file.h"

namespace gocxx::syntax {

/// Calls `f` with `node` as what it is: f(const CallExpr&), f(const ForStmt&), ... A kind of node that is
/// missing here does not compile.
template <class F>
void visit(const Node& node, F&& f) {
  switch (node.kind) {
    case NodeKind::kBadExpr: return f(*cast<BadExpr>(&node));
    case NodeKind::kIdent: return f(*cast<Ident>(&node));
    case NodeKind::kBasicLit: return f(*cast<BasicLit>(&node));
    case NodeKind::kCompositeLit: return f(*cast<CompositeLit>(&node));
    case NodeKind::kKeyValueExpr: return f(*cast<KeyValueExpr>(&node));
    case NodeKind::kFuncLit: return f(*cast<FuncLit>(&node));
    case NodeKind::kParenExpr: return f(*cast<ParenExpr>(&node));
    case NodeKind::kSelectorExpr: return f(*cast<SelectorExpr>(&node));
    case NodeKind::kIndexExpr: return f(*cast<IndexExpr>(&node));
    case NodeKind::kSliceExpr: return f(*cast<SliceExpr>(&node));
    case NodeKind::kTypeAssertExpr: return f(*cast<TypeAssertExpr>(&node));
    case NodeKind::kCallExpr: return f(*cast<CallExpr>(&node));
    case NodeKind::kStarExpr: return f(*cast<StarExpr>(&node));
    case NodeKind::kUnaryExpr: return f(*cast<UnaryExpr>(&node));
    case NodeKind::kBinaryExpr: return f(*cast<BinaryExpr>(&node));
    case NodeKind::kArrayType: return f(*cast<ArrayType>(&node));
    case NodeKind::kStructType: return f(*cast<StructType>(&node));
    case NodeKind::kFuncType: return f(*cast<FuncType>(&node));
    case NodeKind::kInterfaceType: return f(*cast<InterfaceType>(&node));
    case NodeKind::kMapType: return f(*cast<MapType>(&node));
    case NodeKind::kChanType: return f(*cast<ChanType>(&node));
    case NodeKind::kEllipsis: return f(*cast<Ellipsis>(&node));
    case NodeKind::kEmptyStmt: return f(*cast<EmptyStmt>(&node));
    case NodeKind::kDeclStmt: return f(*cast<DeclStmt>(&node));
    case NodeKind::kLabeledStmt: return f(*cast<LabeledStmt>(&node));
    case NodeKind::kExprStmt: return f(*cast<ExprStmt>(&node));
    case NodeKind::kSendStmt: return f(*cast<SendStmt>(&node));
    case NodeKind::kIncDecStmt: return f(*cast<IncDecStmt>(&node));
    case NodeKind::kAssignStmt: return f(*cast<AssignStmt>(&node));
    case NodeKind::kGoStmt: return f(*cast<GoStmt>(&node));
    case NodeKind::kDeferStmt: return f(*cast<DeferStmt>(&node));
    case NodeKind::kReturnStmt: return f(*cast<ReturnStmt>(&node));
    case NodeKind::kBranchStmt: return f(*cast<BranchStmt>(&node));
    case NodeKind::kBlockStmt: return f(*cast<BlockStmt>(&node));
    case NodeKind::kIfStmt: return f(*cast<IfStmt>(&node));
    case NodeKind::kSwitchStmt: return f(*cast<SwitchStmt>(&node));
    case NodeKind::kTypeSwitchStmt: return f(*cast<TypeSwitchStmt>(&node));
    case NodeKind::kCaseClause: return f(*cast<CaseClause>(&node));
    case NodeKind::kSelectStmt: return f(*cast<SelectStmt>(&node));
    case NodeKind::kCommClause: return f(*cast<CommClause>(&node));
    case NodeKind::kForStmt: return f(*cast<ForStmt>(&node));
    case NodeKind::kRangeStmt: return f(*cast<RangeStmt>(&node));
    case NodeKind::kImportSpec: return f(*cast<ImportSpec>(&node));
    case NodeKind::kConstSpec: return f(*cast<ConstSpec>(&node));
    case NodeKind::kVarSpec: return f(*cast<VarSpec>(&node));
    case NodeKind::kTypeSpec: return f(*cast<TypeSpec>(&node));
    case NodeKind::kGenDecl: return f(*cast<GenDecl>(&node));
    case NodeKind::kFuncDecl: return f(*cast<FuncDecl>(&node));
    case NodeKind::kField: return f(*cast<Field>(&node));
    case NodeKind::kFieldList: return f(*cast<FieldList>(&node));
  }
}

/// The parts of each kind of node, in the order of the source: calls `f` with the name of the part, which is
/// empty where its place says enough, and with the part: a node, which may be null, or a list of nodes.
template <class F>
class Parts {
 public:
  explicit Parts(F f) : f_(std::move(f)) {}

  void operator()(const BadExpr&) {}
  void operator()(const Ident&) {}
  void operator()(const BasicLit&) {}
  void operator()(const CompositeLit& n) { f_("type", n.type), f_("", n.elements); }
  void operator()(const KeyValueExpr& n) { f_("", n.key), f_("", n.value); }
  void operator()(const FuncLit& n) { f_("", n.type), f_("", n.body); }
  void operator()(const ParenExpr& n) { f_("", n.x); }
  void operator()(const SelectorExpr& n) { f_("", n.x), f_("sel", n.sel); }
  void operator()(const IndexExpr& n) { f_("x", n.x), f_("", n.indices); }
  void operator()(const SliceExpr& n) {
    f_("x", n.x), f_("low", n.low), f_("high", n.high), f_("max", n.max);
  }
  void operator()(const TypeAssertExpr& n) { f_("", n.x), f_("", n.type); }
  void operator()(const CallExpr& n) { f_("fun", n.fun), f_("", n.args); }
  void operator()(const StarExpr& n) { f_("", n.x); }
  void operator()(const UnaryExpr& n) { f_("", n.x); }
  void operator()(const BinaryExpr& n) { f_("", n.x), f_("", n.y); }

  void operator()(const ArrayType& n) { f_("len", n.len), f_("elem", n.elem); }
  void operator()(const StructType& n) { f_("", n.fields); }
  void operator()(const FuncType& n) {
    f_("type params", n.type_params), f_("params", n.params), f_("results", n.results);
  }
  void operator()(const InterfaceType& n) { f_("", n.elements); }
  void operator()(const MapType& n) { f_("", n.key), f_("", n.value); }
  void operator()(const ChanType& n) { f_("", n.value); }
  void operator()(const Ellipsis& n) { f_("", n.elem); }

  void operator()(const EmptyStmt&) {}
  void operator()(const DeclStmt& n) { f_("", n.decl); }
  void operator()(const LabeledStmt& n) { f_("", n.label), f_("", n.stmt); }
  void operator()(const ExprStmt& n) { f_("", n.x); }
  void operator()(const SendStmt& n) { f_("", n.chan), f_("", n.value); }
  void operator()(const IncDecStmt& n) { f_("", n.x); }
  void operator()(const AssignStmt& n) { f_("lhs", n.lhs), f_("rhs", n.rhs); }
  void operator()(const GoStmt& n) { f_("", n.call); }
  void operator()(const DeferStmt& n) { f_("", n.call); }
  void operator()(const ReturnStmt& n) { f_("", n.results); }
  void operator()(const BranchStmt& n) { f_("label", n.label); }
  void operator()(const BlockStmt& n) { f_("", n.stmts); }
  void operator()(const IfStmt& n) {
    f_("init", n.init), f_("cond", n.cond), f_("then", n.then), f_("else", n.otherwise);
  }
  void operator()(const SwitchStmt& n) { f_("init", n.init), f_("tag", n.tag), f_("", n.clauses); }
  void operator()(const TypeSwitchStmt& n) {
    f_("init", n.init), f_("bind", n.bind), f_("x", n.x), f_("", n.clauses);
  }
  void operator()(const CaseClause& n) { f_("case", n.exprs), f_("", n.body); }
  void operator()(const SelectStmt& n) { f_("", n.clauses); }
  void operator()(const CommClause& n) { f_("case", n.comm), f_("", n.body); }
  void operator()(const ForStmt& n) {
    f_("init", n.init), f_("cond", n.cond), f_("post", n.post), f_("body", n.body);
  }
  void operator()(const RangeStmt& n) {
    f_("key", n.key), f_("value", n.value), f_("extra", n.extra), f_("x", n.x), f_("body", n.body);
  }

  void operator()(const ImportSpec& n) { f_("name", n.name), f_("path", n.path); }
  void operator()(const ConstSpec& n) { f_("name", n.names), f_("type", n.type), f_("value", n.values); }
  void operator()(const VarSpec& n) { f_("name", n.names), f_("type", n.type), f_("value", n.values); }
  void operator()(const TypeSpec& n) {
    f_("name", n.name), f_("type params", n.type_params), f_("type", n.type);
  }
  void operator()(const GenDecl& n) { f_("", n.specs); }
  void operator()(const FuncDecl& n) {
    f_("recv", n.recv), f_("name", n.name), f_("type", n.type), f_("body", n.body);
  }
  void operator()(const Field& n) { f_("name", n.names), f_("type", n.type), f_("tag", n.tag); }
  void operator()(const FieldList& n) { f_("", n.fields); }

 private:
  F f_;
};

/// Calls `f` with the name and the node of each part of `node` that is there, in the order of the source.
template <class F>
void for_each_part(const Node& node, F&& f) {
  visit(node, Parts([&f](std::string_view name, const auto& part) {
          if constexpr (std::is_pointer_v<std::remove_reference_t<decltype(part)>>) {
            if (part != nullptr) f(name, static_cast<const Node&>(*part));
          } else {
            for (const Node* each : part) f(name, *each);
          }
        }));
}

/// Calls `f` with each child of `node`, in the order of the source.
template <class F>
void for_each_child(const Node& node, F&& f) {
  for_each_part(node, [&f](std::string_view, const Node& child) { f(child); });
}

/// Whether `test` holds for all children of `node`. No child is asked after the first for which it does not.
template <class F>
bool all_children(const Node& node, F&& test) {
  bool all = true;
  for_each_child(node, [&](const Node& child) { all = all && test(child); });
  return all;
}

/// Calls `enter` with `node` and with what is below it, parents first. What is below a node for which `enter`
/// returns false is left out.
template <class F>
void walk(const Node& node, F&& enter) {
  if (enter(node)) for_each_child(node, [&enter](const Node& child) { walk(child, enter); });
}

/// The same for the whole of a file.
template <class F>
void walk(const File& file, F&& enter) {
  if (file.package != nullptr) walk(*file.package, enter);
  for (const Node* decl : file.decls) walk(*decl, enter);
  for (const Node* stmt : file.script_stmts) walk(*stmt, enter);
}

}  // namespace gocxx::syntax
