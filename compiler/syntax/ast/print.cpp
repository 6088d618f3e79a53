// The syntax tree as text.
#include "compiler/syntax/ast/print.h"

#include <fmt/format.h>

#include <iterator>

#include "compiler/syntax/ast/walk.h"

namespace gocxx::syntax {
namespace {

constexpr std::string_view kKindNames[] = {
    "BadExpr",        "Ident",        "BasicLit",   "CompositeLit", "KeyValueExpr",   "FuncLit",
    "ParenExpr",      "SelectorExpr", "IndexExpr",  "SliceExpr",    "TypeAssertExpr", "CallExpr",
    "StarExpr",       "UnaryExpr",    "BinaryExpr", "ArrayType",    "StructType",     "FuncType",
    "InterfaceType",  "MapType",      "ChanType",   "Ellipsis",     "EmptyStmt",      "DeclStmt",
    "LabeledStmt",    "ExprStmt",     "SendStmt",   "IncDecStmt",   "AssignStmt",     "GoStmt",
    "DeferStmt",      "ReturnStmt",   "BranchStmt", "BlockStmt",    "IfStmt",         "SwitchStmt",
    "TypeSwitchStmt", "CaseClause",   "SelectStmt", "CommClause",   "ForStmt",        "RangeStmt",
    "ImportSpec",     "ConstSpec",    "VarSpec",    "TypeSpec",     "GenDecl",        "FuncDecl",
    "Field",          "FieldList"};
static_assert(std::size(kKindNames) == static_cast<std::size_t>(NodeKind::kFieldList) + 1);

class Printer {
 public:
  explicit Printer(const base::SourceSet& sources) : sources_(sources) {}

  std::string file(const File& file) {
    line("File", file.source->name());
    ++depth_;
    if (file.package != nullptr) node("package", *file.package);
    for (const Decl* decl : file.decls) node("", *decl);
    for (const Stmt* stmt : file.script_stmts) node("", *stmt);
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

  /// `part` is what `n` is called above it; it may be empty.
  void node(std::string_view part, const Node& n) {
    const base::Location at = sources_.locate(n.pos);
    indent();
    if (!part.empty()) fmt::format_to(std::back_inserter(out_), "{}: ", part);
    out_ += kKindNames[static_cast<std::size_t>(n.kind)];
    if (const std::string own = detail(n); !own.empty()) fmt::format_to(std::back_inserter(out_), " {}", own);
    fmt::format_to(std::back_inserter(out_), " {}:{}\n", at.line, at.column);
    ++depth_;
    parts(n);
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

  /// The list of fields of a struct or an interface has no line of its own, and what is selected stands in
  /// the line of its SelectorExpr.
  void parts(const Node& n) {
    for_each_part(n, [&](std::string_view name, const Node& part) {
      if (n.kind == NodeKind::kStructType || n.kind == NodeKind::kInterfaceType) return parts(part);
      if (n.kind != NodeKind::kSelectorExpr || name.empty()) node(name, part);
    });
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
