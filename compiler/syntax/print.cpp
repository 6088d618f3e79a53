// The syntax tree as text. One method of the printer per kind of node that has parts.
#include "compiler/syntax/print.h"

#include <fmt/format.h>

#include <initializer_list>
#include <iterator>

namespace gocxx::syntax {
namespace {

constexpr std::string_view kKindNames[] = {
    "BadExpr",       "Ident",          "BasicLit",   "CompositeLit", "KeyValueExpr",   "FuncLit",
    "ParenExpr",     "SelectorExpr",   "IndexExpr",  "SliceExpr",    "TypeAssertExpr", "CallExpr",
    "StarExpr",      "UnaryExpr",      "BinaryExpr", "ArrayType",    "StructType",     "FuncType",
    "InterfaceType", "MapType",        "ChanType",   "Ellipsis",     "BadStmt",        "EmptyStmt",
    "DeclStmt",      "LabeledStmt",    "ExprStmt",   "SendStmt",     "IncDecStmt",     "AssignStmt",
    "GoStmt",        "DeferStmt",      "ReturnStmt", "BranchStmt",   "BlockStmt",      "IfStmt",
    "SwitchStmt",    "TypeSwitchStmt", "CaseClause", "SelectStmt",   "CommClause",     "ForStmt",
    "RangeStmt",     "ImportSpec",     "ConstSpec",  "VarSpec",      "TypeSpec",       "GenDecl",
    "FuncDecl",      "Field",          "FieldList"};
static_assert(std::size(kKindNames) == static_cast<std::size_t>(NodeKind::kFieldList) + 1);

class Printer {
 public:
  explicit Printer(const base::SourceSet& sources) : sources_(sources) {}

  std::string file(const File& file) {
    line("File", file.source->name());
    ++depth_;
    node("package", file.package);
    nodes("", file.decls);
    nodes("", file.script_stmts);
    return std::move(out_);
  }

 private:
  void indent() { out_.append(2 * static_cast<std::size_t>(depth_), ' '); }

  void line(std::string_view what, std::string_view detail) {
    indent();
    out_ += what;
    if (!detail.empty()) fmt::format_to(std::back_inserter(out_), " {}", detail);
    out_ += '\n';
  }

  template <class T>
  void nodes(std::string_view part, const std::vector<T*>& list) {
    for (const T* each : list) node(part, each);
  }

  /// Nothing for null; `part` may be empty.
  void node(std::string_view part, const Node* n) {
    if (n == nullptr) return;
    const base::Location at = sources_.locate(n->pos);
    indent();
    if (!part.empty()) fmt::format_to(std::back_inserter(out_), "{}: ", part);
    out_ += kKindNames[static_cast<std::size_t>(n->kind)];
    if (const std::string own = detail(*n); !own.empty())
      fmt::format_to(std::back_inserter(out_), " {}", own);
    fmt::format_to(std::back_inserter(out_), " {}:{}\n", at.line, at.column);
    ++depth_;
    parts(*n);
    --depth_;
  }

  static std::string detail(const Node& n) {
    switch (n.kind) {
      case NodeKind::kIdent: return cast<Ident>(&n)->name;
      case NodeKind::kBasicLit: return cast<BasicLit>(&n)->text;
      case NodeKind::kSelectorExpr: return "." + cast<SelectorExpr>(&n)->sel->name;
      case NodeKind::kUnaryExpr: return std::string(spelling(cast<UnaryExpr>(&n)->op));
      case NodeKind::kBinaryExpr: return std::string(spelling(cast<BinaryExpr>(&n)->op));
      case NodeKind::kCallExpr: return cast<CallExpr>(&n)->ellipsis.valid() ? "..." : "";
      case NodeKind::kChanType: return direction(cast<ChanType>(&n)->dir);
      case NodeKind::kIncDecStmt: return cast<IncDecStmt>(&n)->op == Op::kAdd ? "++" : "--";
      case NodeKind::kAssignStmt: return assignment(*cast<AssignStmt>(&n));
      case NodeKind::kBranchStmt: return branch(cast<BranchStmt>(&n)->branch);
      case NodeKind::kRangeStmt: return cast<RangeStmt>(&n)->define ? ":=" : "";
      case NodeKind::kGenDecl: return keyword(*cast<GenDecl>(&n));
      case NodeKind::kTypeSpec: return cast<TypeSpec>(&n)->alias ? "=" : "";
      case NodeKind::kCaseClause: return cast<CaseClause>(&n)->is_default ? "default" : "";
      case NodeKind::kCommClause: return cast<CommClause>(&n)->comm == nullptr ? "default" : "";
      default: return "";
    }
  }

  static std::string direction(ChanDir dir) {
    return dir == ChanDir::kSend ? "chan<-" : dir == ChanDir::kRecv ? "<-chan" : "chan";
  }

  static std::string assignment(const AssignStmt& n) {
    return n.define ? ":=" : std::string(spelling(n.op)) + "=";
  }

  static std::string branch(BranchKind kind) {
    switch (kind) {
      case BranchKind::kBreak: return "break";
      case BranchKind::kContinue: return "continue";
      case BranchKind::kGoto: return "goto";
      case BranchKind::kFallthrough: return "fallthrough";
    }
    return "";
  }

  static std::string keyword(const GenDecl& n) {
    static constexpr std::string_view kKeywords[] = {"import", "const", "var", "type"};
    return std::string(kKeywords[static_cast<std::size_t>(n.keyword)]) + (n.grouped ? " group" : "");
  }

  void parts(const Node& n) {
    if (n.kind <= NodeKind::kEllipsis) return expr_parts(n);
    if (n.kind <= NodeKind::kRangeStmt) return stmt_parts(n);
    decl_parts(n);
  }

  void expr_parts(const Node& n) {
    switch (n.kind) {
      case NodeKind::kCompositeLit:
        return list("type", cast<CompositeLit>(&n)->type, cast<CompositeLit>(&n)->elements);
      case NodeKind::kKeyValueExpr: return two(cast<KeyValueExpr>(&n)->key, cast<KeyValueExpr>(&n)->value);
      case NodeKind::kFuncLit: return two(cast<FuncLit>(&n)->type, cast<FuncLit>(&n)->body);
      case NodeKind::kParenExpr: return node("", cast<ParenExpr>(&n)->x);
      case NodeKind::kSelectorExpr: return node("", cast<SelectorExpr>(&n)->x);
      case NodeKind::kIndexExpr: return list("x", cast<IndexExpr>(&n)->x, cast<IndexExpr>(&n)->indices);
      case NodeKind::kSliceExpr: {
        const auto& e = *cast<SliceExpr>(&n);
        return labelled({{"x", e.x}, {"low", e.low}, {"high", e.high}, {"max", e.max}});
      }
      case NodeKind::kTypeAssertExpr: return two(cast<TypeAssertExpr>(&n)->x, cast<TypeAssertExpr>(&n)->type);
      case NodeKind::kCallExpr: return list("fun", cast<CallExpr>(&n)->fun, cast<CallExpr>(&n)->args);
      case NodeKind::kStarExpr: return node("", cast<StarExpr>(&n)->x);
      case NodeKind::kUnaryExpr: return node("", cast<UnaryExpr>(&n)->x);
      case NodeKind::kBinaryExpr: return two(cast<BinaryExpr>(&n)->x, cast<BinaryExpr>(&n)->y);
      case NodeKind::kArrayType: {
        const auto& e = *cast<ArrayType>(&n);
        return labelled({{"len", e.len}, {"elem", e.elem}});
      }
      case NodeKind::kStructType: return nodes("", cast<StructType>(&n)->fields->fields);
      case NodeKind::kFuncType: {
        const auto& e = *cast<FuncType>(&n);
        return labelled({{"type params", e.type_params}, {"params", e.params}, {"results", e.results}});
      }
      case NodeKind::kInterfaceType: return nodes("", cast<InterfaceType>(&n)->elements->fields);
      case NodeKind::kMapType: return two(cast<MapType>(&n)->key, cast<MapType>(&n)->value);
      case NodeKind::kChanType: return node("", cast<ChanType>(&n)->value);
      case NodeKind::kEllipsis: return node("", cast<Ellipsis>(&n)->elem);
      default: return;
    }
  }

  void stmt_parts(const Node& n) {
    switch (n.kind) {
      case NodeKind::kDeclStmt: return node("", cast<DeclStmt>(&n)->decl);
      case NodeKind::kLabeledStmt: return two(cast<LabeledStmt>(&n)->label, cast<LabeledStmt>(&n)->stmt);
      case NodeKind::kExprStmt: return node("", cast<ExprStmt>(&n)->x);
      case NodeKind::kSendStmt: return two(cast<SendStmt>(&n)->chan, cast<SendStmt>(&n)->value);
      case NodeKind::kIncDecStmt: return node("", cast<IncDecStmt>(&n)->x);
      case NodeKind::kAssignStmt: return assign(*cast<AssignStmt>(&n));
      case NodeKind::kGoStmt: return node("", cast<GoStmt>(&n)->call);
      case NodeKind::kDeferStmt: return node("", cast<DeferStmt>(&n)->call);
      case NodeKind::kReturnStmt: return nodes("", cast<ReturnStmt>(&n)->results);
      case NodeKind::kBranchStmt: return node("label", cast<BranchStmt>(&n)->label);
      case NodeKind::kBlockStmt: return nodes("", cast<BlockStmt>(&n)->stmts);
      case NodeKind::kIfStmt: {
        const auto& e = *cast<IfStmt>(&n);
        return labelled({{"init", e.init}, {"cond", e.cond}, {"then", e.then}, {"else", e.otherwise}});
      }
      case NodeKind::kSwitchStmt: return switch_stmt(*cast<SwitchStmt>(&n));
      case NodeKind::kTypeSwitchStmt: return type_switch(*cast<TypeSwitchStmt>(&n));
      case NodeKind::kCaseClause: return case_clause(*cast<CaseClause>(&n));
      case NodeKind::kSelectStmt: return nodes("", cast<SelectStmt>(&n)->clauses);
      case NodeKind::kCommClause: return comm_clause(*cast<CommClause>(&n));
      case NodeKind::kForStmt: {
        const auto& e = *cast<ForStmt>(&n);
        return labelled({{"init", e.init}, {"cond", e.cond}, {"post", e.post}, {"body", e.body}});
      }
      case NodeKind::kRangeStmt: {
        const auto& e = *cast<RangeStmt>(&n);
        return labelled({{"key", e.key}, {"value", e.value}, {"x", e.x}, {"body", e.body}});
      }
      default: return;
    }
  }

  void decl_parts(const Node& n) {
    switch (n.kind) {
      case NodeKind::kImportSpec: {
        const auto& e = *cast<ImportSpec>(&n);
        return labelled({{"name", e.name}, {"path", e.path}});
      }
      case NodeKind::kConstSpec: return values(*cast<ConstSpec>(&n));
      case NodeKind::kVarSpec: return values(*cast<VarSpec>(&n));
      case NodeKind::kTypeSpec: {
        const auto& e = *cast<TypeSpec>(&n);
        return labelled({{"name", e.name}, {"type params", e.type_params}, {"type", e.type}});
      }
      case NodeKind::kGenDecl: return nodes("", cast<GenDecl>(&n)->specs);
      case NodeKind::kFuncDecl: {
        const auto& e = *cast<FuncDecl>(&n);
        return labelled({{"recv", e.recv}, {"name", e.name}, {"type", e.type}, {"body", e.body}});
      }
      case NodeKind::kField: return field(*cast<Field>(&n));
      default: return nodes("", cast<FieldList>(&n)->fields);
    }
  }

  /// A part and what it is called.
  struct Part {
    std::string_view name;
    const Node* node;
  };

  void two(const Node* first, const Node* second) {
    node("", first);
    node("", second);
  }

  void list(std::string_view part, const Node* first, const std::vector<Expr*>& rest) {
    node(part, first);
    nodes("", rest);
  }

  void labelled(std::initializer_list<Part> list) {
    for (const Part& each : list) node(each.name, each.node);
  }

  void assign(const AssignStmt& n) {
    nodes("lhs", n.lhs);
    nodes("rhs", n.rhs);
  }

  void switch_stmt(const SwitchStmt& n) {
    labelled({{"init", n.init}, {"tag", n.tag}});
    nodes("", n.clauses);
  }

  void type_switch(const TypeSwitchStmt& n) {
    labelled({{"init", n.init}, {"bind", n.bind}, {"x", n.x}});
    nodes("", n.clauses);
  }

  void case_clause(const CaseClause& n) {
    nodes("case", n.exprs);
    nodes("", n.body);
  }

  void comm_clause(const CommClause& n) {
    node("case", n.comm);
    nodes("", n.body);
  }

  template <class Spec>
  void values(const Spec& n) {
    nodes("name", n.names);
    node("type", n.type);
    nodes("value", n.values);
  }

  void field(const Field& n) {
    nodes("name", n.names);
    labelled({{"type", n.type}, {"tag", n.tag}});
  }

  const base::SourceSet& sources_;
  std::string out_;
  int depth_ = 0;
};

}  // namespace

std::string print_tree(const File& file, const base::SourceSet& sources) {
  return Printer(sources).file(file);
}

}  // namespace gocxx::syntax
