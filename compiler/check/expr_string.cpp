// Expressions on one line, as messages quote them.
#include "compiler/check/expr_string.h"

namespace gocxx::check {
namespace {

using namespace syntax;

int precedence(Op op) {
  switch (op) {
    case Op::kLOr: return 1;
    case Op::kLAnd: return 2;
    case Op::kEql:
    case Op::kNeq:
    case Op::kLss:
    case Op::kLeq:
    case Op::kGtr:
    case Op::kGeq: return 3;
    case Op::kAdd:
    case Op::kSub:
    case Op::kOr:
    case Op::kXor: return 4;
    default: return 5;
  }
}

class Printer {
 public:
  explicit Printer(std::string& out) : out_(out) {}

  void expr(const Expr* e) {
    if (e == nullptr) return;
    switch (e->kind) {
      case NodeKind::kIdent: out_ += cast<Ident>(e)->name; return;
      case NodeKind::kBasicLit: out_ += cast<BasicLit>(e)->text; return;
      case NodeKind::kCompositeLit: composite(*cast<CompositeLit>(e)); return;
      case NodeKind::kKeyValueExpr: key_value(*cast<KeyValueExpr>(e)); return;
      case NodeKind::kFuncLit: function(*cast<FuncLit>(e)); return;
      case NodeKind::kParenExpr: enclosed("(", cast<ParenExpr>(e)->x, ")"); return;
      case NodeKind::kSelectorExpr: selector(*cast<SelectorExpr>(e)); return;
      case NodeKind::kIndexExpr: index(*cast<IndexExpr>(e)); return;
      case NodeKind::kSliceExpr: slice(*cast<SliceExpr>(e)); return;
      case NodeKind::kTypeAssertExpr: assertion(*cast<TypeAssertExpr>(e)); return;
      case NodeKind::kCallExpr: call(*cast<CallExpr>(e)); return;
      case NodeKind::kStarExpr: enclosed("*", cast<StarExpr>(e)->x, ""); return;
      case NodeKind::kUnaryExpr: unary(*cast<UnaryExpr>(e)); return;
      case NodeKind::kBinaryExpr: binary(*cast<BinaryExpr>(e)); return;
      default: type(e); return;
    }
  }

 private:
  void type(const Expr* e) {
    switch (e->kind) {
      case NodeKind::kArrayType: array(*cast<ArrayType>(e)); return;
      case NodeKind::kStructType: out_ += cast<StructType>(e)->fields->fields.empty() ? "struct{}" : "struct{…}"; return;
      case NodeKind::kFuncType:
        out_ += "func";
        signature(*cast<FuncType>(e));
        return;
      case NodeKind::kInterfaceType:
        out_ += cast<InterfaceType>(e)->elements->fields.empty() ? "interface{}" : "interface{…}";
        return;
      case NodeKind::kMapType:
        enclosed("map[", cast<MapType>(e)->key, "]");
        expr(cast<MapType>(e)->value);
        return;
      case NodeKind::kChanType: chan(*cast<ChanType>(e)); return;
      case NodeKind::kEllipsis: enclosed("...", cast<Ellipsis>(e)->elem, ""); return;
      default: out_ += "_"; return;
    }
  }

  void enclosed(std::string_view before, const Expr* e, std::string_view after) {
    out_ += before;
    expr(e);
    out_ += after;
  }

  void list(const std::vector<Expr*>& exprs) {
    for (std::size_t i = 0; i < exprs.size(); ++i) {
      if (i > 0) out_ += ", ";
      expr(exprs[i]);
    }
  }

  void composite(const CompositeLit& e) {
    expr(e.type);
    out_ += e.elements.empty() ? "{}" : "{…}";
  }

  void key_value(const KeyValueExpr& e) {
    enclosed("", e.key, ": ");
    expr(e.value);
  }

  void function(const FuncLit& e) {
    expr(e.type);
    out_ += e.body == nullptr || e.body->stmts.empty() ? " {}" : " {…}";
  }

  void selector(const SelectorExpr& e) {
    enclosed("", e.x, ".");
    out_ += e.sel->name;
  }

  void index(const IndexExpr& e) {
    enclosed("", e.x, "[");
    list(e.indices);
    out_ += ']';
  }

  void slice(const SliceExpr& e) {
    enclosed("", e.x, "[");
    enclosed("", e.low, ":");
    expr(e.high);
    if (e.three_index) enclosed(":", e.max, "");
    out_ += ']';
  }

  void assertion(const TypeAssertExpr& e) {
    enclosed("", e.x, ".(");
    if (e.type != nullptr) expr(e.type);
    else out_ += "type";
    out_ += ')';
  }

  void call(const CallExpr& e) {
    enclosed("", e.fun, "(");
    list(e.args);
    if (e.ellipsis.valid()) out_ += "...";
    out_ += ')';
  }

  void unary(const UnaryExpr& e) {
    out_ += spelling(e.op);
    expr(e.x);
  }

  void binary(const BinaryExpr& e) {
    operand(e.x, precedence(e.op));
    out_ += ' ';
    out_ += spelling(e.op);
    out_ += ' ';
    operand(e.y, precedence(e.op) + 1);
  }

  void operand(const Expr* e, int least) {
    const auto* inner = dyn_cast_or_null<BinaryExpr>(e);
    if (inner != nullptr && precedence(inner->op) < least) enclosed("(", e, ")");
    else expr(e);
  }

  void array(const ArrayType& e) {
    if (e.len != nullptr) enclosed("[", e.len, "]");
    else out_ += "[]";
    expr(e.elem);
  }

  void chan(const ChanType& e) {
    out_ += e.dir == ChanDir::kSend ? "chan<- " : e.dir == ChanDir::kRecv ? "<-chan " : "chan ";
    const auto* inner = dyn_cast_or_null<ChanType>(e.value);
    if (e.dir != ChanDir::kSend && inner != nullptr && inner->dir == ChanDir::kRecv) enclosed("(", e.value, ")");
    else expr(e.value);
  }

  void signature(const FuncType& e) {
    out_ += '(';
    if (e.params != nullptr) fields(*e.params);
    out_ += ')';
    if (e.results == nullptr || e.results->fields.empty()) return;
    out_ += ' ';
    const auto& results = e.results->fields;
    if (results.size() == 1 && results[0]->names.empty()) {
      expr(results[0]->type);
      return;
    }
    out_ += '(';
    fields(*e.results);
    out_ += ')';
  }

  void fields(const FieldList& list) {
    for (std::size_t i = 0; i < list.fields.size(); ++i) {
      if (i > 0) out_ += ", ";
      const Field& field = *list.fields[i];
      for (std::size_t j = 0; j < field.names.size(); ++j) {
        if (j > 0) out_ += ", ";
        out_ += field.names[j]->name;
      }
      if (!field.names.empty()) out_ += ' ';
      expr(field.type);
    }
  }

  std::string& out_;
};

}  // namespace

void append_expr(std::string& out, const syntax::Expr* e) { Printer(out).expr(e); }

std::string expr_string(const syntax::Expr* e) {
  std::string out;
  append_expr(out, e);
  return out;
}

}  // namespace gocxx::check
