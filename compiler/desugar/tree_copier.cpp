// One function for each kind of node: its values, and the copies of its parts in the order of the source.
#include "compiler/desugar/tree_copier.h"

#include "compiler/syntax/ast/walk.h"

namespace gocxx::desugar {

using namespace syntax;

Node* TreeCopier::copy_node(const Node& node) {
  if (Node* other = replacement_or_null(node)) return other;
  Node* made = nullptr;
  visit(node, [&](const auto& each) { made = copy_as(each); });
  return made;
}

std::vector<Stmt*> TreeCopier::copies(const std::vector<Stmt*>& stmts) {
  std::vector<Stmt*> made;
  for (const Stmt* s : stmts) {
    made.push_back(copy(s));
    const bool jump = s->kind == NodeKind::kBranchStmt || s->kind == NodeKind::kReturnStmt;
    const auto* several = jump ? dyn_cast_or_null<BlockStmt>(made.back()) : nullptr;
    if (several == nullptr) continue;
    made.pop_back();
    made.insert(made.end(), several->stmts.begin(), several->stmts.end());
  }
  return made;
}

template <class T>
Node* TreeCopier::copy_as(const T& node) {
  T* made = arena_.make<T>(node.pos, node.end);
  begin(node, *made);
  fill(node, *made);
  end(node, *made);
  return made;
}

void TreeCopier::fill(const Ident& from, Ident& to) { to.name = from.name; }

void TreeCopier::fill(const BasicLit& from, BasicLit& to) {
  to.lit = from.lit;
  to.bad = from.bad;
  to.text = from.text;
}

void TreeCopier::fill(const CompositeLit& from, CompositeLit& to) {
  to.type = copy(from.type);
  to.lbrace = from.lbrace;
  to.elements = copies(from.elements);
  to.rbrace = from.rbrace;
}

void TreeCopier::fill(const KeyValueExpr& from, KeyValueExpr& to) {
  to.key = copy(from.key);
  to.colon = from.colon;
  to.value = copy(from.value);
}

void TreeCopier::fill(const FuncLit& from, FuncLit& to) {
  to.range_body = from.range_body;
  to.type = copy(from.type);
  to.body = copy(from.body);
}

void TreeCopier::fill(const ParenExpr& from, ParenExpr& to) { to.x = copy(from.x); }

void TreeCopier::fill(const SelectorExpr& from, SelectorExpr& to) {
  to.x = copy(from.x);
  to.sel = copy(from.sel);
}

void TreeCopier::fill(const IndexExpr& from, IndexExpr& to) {
  to.x = copy(from.x);
  to.lbrack = from.lbrack;
  to.indices = copies(from.indices);
}

void TreeCopier::fill(const SliceExpr& from, SliceExpr& to) {
  to.x = copy(from.x);
  to.lbrack = from.lbrack;
  to.low = copy(from.low);
  to.high = copy(from.high);
  to.max = copy(from.max);
  to.three_index = from.three_index;
}

void TreeCopier::fill(const TypeAssertExpr& from, TypeAssertExpr& to) {
  to.x = copy(from.x);
  to.type = copy(from.type);
}

void TreeCopier::fill(const CallExpr& from, CallExpr& to) {
  to.fun = copy(from.fun);
  to.lparen = from.lparen;
  to.args = copies(from.args);
  to.ellipsis = from.ellipsis;
  to.rparen = from.rparen;
}

void TreeCopier::fill(const StarExpr& from, StarExpr& to) { to.x = copy(from.x); }

void TreeCopier::fill(const UnaryExpr& from, UnaryExpr& to) {
  to.op = from.op;
  to.x = copy(from.x);
}

void TreeCopier::fill(const BinaryExpr& from, BinaryExpr& to) {
  to.x = copy(from.x);
  to.op = from.op;
  to.op_pos = from.op_pos;
  to.y = copy(from.y);
}

void TreeCopier::fill(const ArrayType& from, ArrayType& to) {
  to.len = copy(from.len);
  to.elem = copy(from.elem);
}

void TreeCopier::fill(const StructType& from, StructType& to) { to.fields = copy(from.fields); }

/// Type parameters have no place in an instance.
void TreeCopier::fill(const FuncType& from, FuncType& to) {
  to.params = copy(from.params);
  to.results = copy(from.results);
}

void TreeCopier::fill(const InterfaceType& from, InterfaceType& to) { to.elements = copy(from.elements); }

void TreeCopier::fill(const MapType& from, MapType& to) {
  to.key = copy(from.key);
  to.value = copy(from.value);
}

void TreeCopier::fill(const ChanType& from, ChanType& to) {
  to.dir = from.dir;
  to.value = copy(from.value);
}

void TreeCopier::fill(const Ellipsis& from, Ellipsis& to) { to.elem = copy(from.elem); }

void TreeCopier::fill(const DeclStmt& from, DeclStmt& to) { to.decl = copy(from.decl); }

void TreeCopier::fill(const LabeledStmt& from, LabeledStmt& to) {
  to.label = copy(from.label);
  to.colon = from.colon;
  to.stmt = copy(from.stmt);
}

void TreeCopier::fill(const ExprStmt& from, ExprStmt& to) { to.x = copy(from.x); }

void TreeCopier::fill(const SendStmt& from, SendStmt& to) {
  to.chan = copy(from.chan);
  to.arrow = from.arrow;
  to.value = copy(from.value);
}

void TreeCopier::fill(const IncDecStmt& from, IncDecStmt& to) {
  to.x = copy(from.x);
  to.op = from.op;
}

void TreeCopier::fill(const AssignStmt& from, AssignStmt& to) {
  to.lhs = copies(from.lhs);
  to.op = from.op;
  to.define = from.define;
  to.op_pos = from.op_pos;
  to.rhs = copies(from.rhs);
}

void TreeCopier::fill(const GoStmt& from, GoStmt& to) { to.call = copy(from.call); }

void TreeCopier::fill(const DeferStmt& from, DeferStmt& to) { to.call = copy(from.call); }

void TreeCopier::fill(const ReturnStmt& from, ReturnStmt& to) { to.results = copies(from.results); }

void TreeCopier::fill(const BranchStmt& from, BranchStmt& to) {
  to.branch = from.branch;
  to.label = copy(from.label);
}

void TreeCopier::fill(const BlockStmt& from, BlockStmt& to) {
  to.stmts = copies(from.stmts);
  to.rbrace = from.rbrace;
  to.around_loop = from.around_loop;
}

void TreeCopier::fill(const IfStmt& from, IfStmt& to) {
  to.init = copy(from.init);
  to.cond = copy(from.cond);
  to.then = copy(from.then);
  to.otherwise = copy(from.otherwise);
}

void TreeCopier::fill(const SwitchStmt& from, SwitchStmt& to) {
  to.init = copy(from.init);
  to.tag = copy(from.tag);
  to.clauses = copies(from.clauses);
  to.rbrace = from.rbrace;
}

void TreeCopier::fill(const TypeSwitchStmt& from, TypeSwitchStmt& to) {
  to.init = copy(from.init);
  to.bind = copy(from.bind);
  to.x = copy(from.x);
  to.clauses = copies(from.clauses);
  to.rbrace = from.rbrace;
}

void TreeCopier::fill(const CaseClause& from, CaseClause& to) {
  to.is_default = from.is_default;
  to.exprs = copies(from.exprs);
  to.colon = from.colon;
  to.body = copies(from.body);
}

void TreeCopier::fill(const SelectStmt& from, SelectStmt& to) {
  to.clauses = copies(from.clauses);
  to.rbrace = from.rbrace;
}

void TreeCopier::fill(const CommClause& from, CommClause& to) {
  to.comm = copy(from.comm);
  to.colon = from.colon;
  to.body = copies(from.body);
}

void TreeCopier::fill(const ForStmt& from, ForStmt& to) {
  to.init = copy(from.init);
  to.cond = copy(from.cond);
  to.post = copy(from.post);
  to.body = copy(from.body);
}

void TreeCopier::fill(const RangeStmt& from, RangeStmt& to) {
  to.key = copy(from.key);
  to.value = copy(from.value);
  to.extra = copy(from.extra);
  to.define = from.define;
  to.x = copy(from.x);
  to.body = copy(from.body);
}

void TreeCopier::fill(const ImportSpec& from, ImportSpec& to) {
  to.name = copy(from.name);
  to.path = copy(from.path);
}

void TreeCopier::fill(const ConstSpec& from, ConstSpec& to) {
  to.names = copies(from.names);
  to.type = copy(from.type);
  to.values = copies(from.values);
  to.iota = from.iota;
}

void TreeCopier::fill(const VarSpec& from, VarSpec& to) {
  to.names = copies(from.names);
  to.type = copy(from.type);
  to.values = copies(from.values);
  to.of_range = from.of_range;
}

void TreeCopier::fill(const TypeSpec& from, TypeSpec& to) {
  to.name = copy(from.name);
  to.alias = from.alias;
  to.type = copy(from.type);
}

void TreeCopier::fill(const GenDecl& from, GenDecl& to) {
  to.keyword = from.keyword;
  to.grouped = from.grouped;
  to.specs = copies(from.specs);
}

void TreeCopier::fill(const FuncDecl& from, FuncDecl& to) {
  to.recv = copy(from.recv);
  to.name = copy(from.name);
  to.type = copy(from.type);
  to.body = copy(from.body);
  to.directives = from.directives;
}

void TreeCopier::fill(const Field& from, Field& to) {
  to.names = copies(from.names);
  to.type = copy(from.type);
  to.tag = copy(from.tag);
}

void TreeCopier::fill(const FieldList& from, FieldList& to) { to.fields = copies(from.fields); }

}  // namespace gocxx::desugar
