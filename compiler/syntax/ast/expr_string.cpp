// Expressions as text. One method of the writer per kind of node.
#include "compiler/syntax/ast/expr_string.h"

namespace gocxx::syntax {
namespace {

class Writer {
 public:
  std::string take() { return std::move(out_); }

  void expr(const Expr* x) {
    if (x == nullptr) return;
    switch (x->kind) {
      case NodeKind::kIdent: out_ += cast<Ident>(x)->name; break;
      case NodeKind::kBasicLit: out_ += cast<BasicLit>(x)->text; break;
      case NodeKind::kCompositeLit: composite_lit(*cast<CompositeLit>(x)); break;
      case NodeKind::kKeyValueExpr: key_value(*cast<KeyValueExpr>(x)); break;
      case NodeKind::kFuncLit: func_lit(*cast<FuncLit>(x)); break;
      case NodeKind::kParenExpr: enclosed("(", cast<ParenExpr>(x)->x, ")"); break;
      case NodeKind::kSelectorExpr: selector(*cast<SelectorExpr>(x)); break;
      case NodeKind::kIndexExpr: index(*cast<IndexExpr>(x)); break;
      case NodeKind::kSliceExpr: slice(*cast<SliceExpr>(x)); break;
      case NodeKind::kTypeAssertExpr: type_assert(*cast<TypeAssertExpr>(x)); break;
      case NodeKind::kCallExpr: call(*cast<CallExpr>(x)); break;
      case NodeKind::kStarExpr: enclosed("*", cast<StarExpr>(x)->x, ""); break;
      case NodeKind::kUnaryExpr: enclosed(spelling(cast<UnaryExpr>(x)->op), cast<UnaryExpr>(x)->x, ""); break;
      case NodeKind::kBinaryExpr: binary(*cast<BinaryExpr>(x)); break;
      case NodeKind::kArrayType: array_type(*cast<ArrayType>(x)); break;
      case NodeKind::kStructType: struct_type(*cast<StructType>(x)); break;
      case NodeKind::kFuncType:
        out_ += "func";
        signature(*cast<FuncType>(x));
        break;
      case NodeKind::kInterfaceType: interface_type(*cast<InterfaceType>(x)); break;
      case NodeKind::kMapType: map_type(*cast<MapType>(x)); break;
      case NodeKind::kChanType: chan_type(*cast<ChanType>(x)); break;
      case NodeKind::kEllipsis: enclosed("...", cast<Ellipsis>(x)->elem, ""); break;
      default: out_ += "(bad expr)"; break;
    }
  }

  void list(const std::vector<Expr*>& exprs) {
    for (std::size_t i = 0; i < exprs.size(); ++i) {
      if (i != 0) out_ += ", ";
      expr(exprs[i]);
    }
  }

  void stmt(const Stmt& s) {
    if (const auto* alone = dyn_cast_or_null<ExprStmt>(&s)) return expr(alone->x);
    if (const auto* send = dyn_cast_or_null<SendStmt>(&s)) return pair(send->chan, " <- ", send->value);
    if (const auto* step = dyn_cast_or_null<IncDecStmt>(&s)) {
      return enclosed("", step->x, step->op == Op::kAdd ? "++" : "--");
    }
    if (const auto* assign = dyn_cast_or_null<AssignStmt>(&s)) assignment(*assign);
  }

 private:
  void enclosed(std::string_view before, const Expr* x, std::string_view after) {
    out_ += before;
    expr(x);
    out_ += after;
  }

  void pair(const Expr* x, std::string_view between, const Expr* y) {
    expr(x);
    out_ += between;
    expr(y);
  }

  void composite_lit(const CompositeLit& x) {
    expr(x.type);
    out_ += x.elements.empty() ? "{}" : "{…}";
  }

  void key_value(const KeyValueExpr& x) { pair(x.key, ": ", x.value); }

  void func_lit(const FuncLit& x) {
    expr(x.type);
    out_ += x.body->stmts.empty() ? " {}" : " {…}";
  }

  void selector(const SelectorExpr& x) { pair(x.x, ".", x.sel); }

  void index(const IndexExpr& x) {
    expr(x.x);
    out_ += '[';
    list(x.indices);
    out_ += ']';
  }

  void slice(const SliceExpr& x) {
    enclosed("", x.x, "[");
    pair(x.low, ":", x.high);
    if (x.three_index) enclosed(":", x.max, "");
    out_ += ']';
  }

  void type_assert(const TypeAssertExpr& x) {
    enclosed("", x.x, ".(");
    if (x.type == nullptr) out_ += "type";
    enclosed("", x.type, ")");
  }

  void call(const CallExpr& x) {
    enclosed("", x.fun, "(");
    list(x.args);
    out_ += x.ellipsis.valid() ? "...)" : ")";
  }

  void binary(const BinaryExpr& x) {
    expr(x.x);
    out_ += ' ';
    out_ += spelling(x.op);
    out_ += ' ';
    expr(x.y);
  }

  void array_type(const ArrayType& x) {
    enclosed("[", x.len, "]");
    expr(x.elem);
  }

  void struct_type(const StructType& x) {
    out_ += "struct{";
    fields(*x.fields, "; ");
    out_ += '}';
  }

  void interface_type(const InterfaceType& x) {
    out_ += "interface{";
    for (std::size_t i = 0; i < x.elements->fields.size(); ++i) {
      const Field& element = *x.elements->fields[i];
      if (i != 0) out_ += "; ";
      const auto* method = element.names.empty() ? nullptr : dyn_cast_or_null<FuncType>(element.type);
      if (method == nullptr) {
        expr(element.type);
      } else {
        out_ += element.names[0]->name;
        signature(*method);
      }
    }
    out_ += '}';
  }

  void map_type(const MapType& x) {
    enclosed("map[", x.key, "]");
    expr(x.value);
  }

  void chan_type(const ChanType& x) {
    out_ += x.dir == ChanDir::kRecv ? "<-chan " : x.dir == ChanDir::kSend ? "chan<- " : "chan ";
    const auto* inner = dyn_cast_or_null<ChanType>(x.value);
    const bool parenthesised = x.dir != ChanDir::kSend && inner != nullptr && inner->dir == ChanDir::kRecv;
    enclosed(parenthesised ? "(" : "", x.value, parenthesised ? ")" : "");
  }

  void fields(const FieldList& all, std::string_view separator) {
    for (std::size_t i = 0; i < all.fields.size(); ++i) {
      if (i != 0) out_ += separator;
      field(*all.fields[i]);
    }
  }

  void field(const Field& x) {
    for (std::size_t i = 0; i < x.names.size(); ++i) {
      if (i != 0) out_ += ", ";
      out_ += x.names[i]->name;
    }
    if (!x.names.empty()) out_ += ' ';
    expr(x.type);
    if (x.tag != nullptr) enclosed(" ", x.tag, "");
  }

  void signature(const FuncType& x) {
    out_ += '(';
    fields(*x.params, ", ");
    out_ += ')';
    if (x.results == nullptr) return;
    out_ += ' ';
    const auto& results = x.results->fields;
    if (results.size() == 1 && results[0]->names.empty()) return expr(results[0]->type);
    out_ += '(';
    fields(*x.results, ", ");
    out_ += ')';
  }

  // "=" for "==" is a frequent mistake; the parentheses make the "=" stand out.
  void emphasized(const std::vector<Expr*>& exprs) {
    const bool simple =
        exprs.size() == 1 && (exprs[0]->kind == NodeKind::kIdent || exprs[0]->kind == NodeKind::kBasicLit);
    out_ += simple ? "" : "(";
    list(exprs);
    out_ += simple ? "" : ")";
  }

  void assignment(const AssignStmt& x) {
    if (!x.define && x.op == Op::kNone) {
      out_ += "assignment ";
      emphasized(x.lhs);
      out_ += " = ";
      return emphasized(x.rhs);
    }
    list(x.lhs);
    out_ += ' ';
    out_ += spelling(x.op);
    out_ += x.define ? ":= " : "= ";
    list(x.rhs);
  }

  std::string out_;
};

}  // namespace

std::string expr_string(const Expr& expr) {
  Writer writer;
  writer.expr(&expr);
  return writer.take();
}

std::string stmt_string(const Stmt& stmt) {
  Writer writer;
  writer.stmt(stmt);
  return writer.take();
}

}  // namespace gocxx::syntax
