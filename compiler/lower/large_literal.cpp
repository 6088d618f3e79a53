// Literals with many parts that have memory of their own: tables of slices, maps, pointers, functions and
// interfaces. g++'s optimiser takes more than linear time for code that builds one, and no such program is
// faster for it. So they are built by a function of their own, which is not optimised:
//
//   var rows = [][]int{      rows = []() GOCXX_BUILDS_LITERAL {
//     {1, 2},                  return gocxx::slice<gocxx::slice<long>>{
//     ...                          gocxx::slice<long>{1, 2},
//   }                              ...
//                              };
//                            }();
//
// It captures nothing: a literal that needs local variables, or calls something, stays where it stands.
#include <algorithm>

#include "compiler/lower/callee.h"
#include "compiler/lower/function.h"
#include "compiler/types/interface.h"
#include "compiler/types/package.h"
#include "compiler/types/pointer.h"

namespace gocxx::lower {

using namespace syntax;

namespace {

/// So many parts take a tenth of a second to compile.
constexpr int kManyParts = 24;

/// `e` without parentheses, and the value alone of `key: value`.
const Expr* value_of(const Expr* e) {
  const auto* pair = dyn_cast_or_null<KeyValueExpr>(unparen(e));
  return pair != nullptr ? value_of(pair->value) : unparen(e);
}

/// Whether a value of type `type` is built by code: it has memory of its own.
bool is_built(const Type* type) {
  const types::TypeKind kind = types::underlying(type)->kind;
  return kind != types::TypeKind::kStruct && kind != types::TypeKind::kArray &&
         kind != types::TypeKind::kBasic;
}

}  // namespace

int FunctionLowering::parts_to_build(const Expr* e) const {
  e = value_of(e);
  const bool built = is_built(type_of(e));
  if (const auto* unary = dyn_cast_or_null<UnaryExpr>(e)) return (built ? 1 : 0) + parts_to_build(unary->x);
  const auto* literal = dyn_cast_or_null<CompositeLit>(e);
  if (literal == nullptr) return built ? 1 : 0;
  int parts = built ? 1 : 0;
  for (const Expr* item : literal->elements) {
    if (const auto* pair = dyn_cast_or_null<KeyValueExpr>(item); pair != nullptr && is_key(*pair))
      parts += parts_to_build(pair->key);
    parts += parts_to_build(item);
  }
  return parts;
}

bool FunctionLowering::is_key(const KeyValueExpr& pair) const {
  const auto* ident = dyn_cast_or_null<Ident>(pair.key);
  if (ident == nullptr) return true;
  const auto* variable = types::object_as_or_null<types::Var>(info_.object_of_or_null(ident));
  return variable == nullptr || !variable->is_field();
}

bool FunctionLowering::is_data(const Expr* e) const {
  e = unparen(e);
  const check::TypeAndValue& known = info_.type_and_value(e);
  if (known.is_constant() || known.mode == check::Mode::kNilValue) return true;
  switch (e->kind) {
    case NodeKind::kIdent:
    case NodeKind::kSelectorExpr:
      return called_function_or_null(info_, e) != nullptr && is_name_of_function(e);
    case NodeKind::kFuncLit: return facts_.of(cast<FuncLit>(e)->body).captures.empty();
    case NodeKind::kUnaryExpr: return cast<UnaryExpr>(e)->op == Op::kAnd && is_data(cast<UnaryExpr>(e)->x);
    case NodeKind::kKeyValueExpr: {
      const auto* pair = cast<KeyValueExpr>(e);
      return (!is_key(*pair) || is_data(pair->key)) && is_data(pair->value);
    }
    case NodeKind::kCompositeLit: {
      const auto& list = cast<CompositeLit>(e)->elements;
      return std::all_of(list.begin(), list.end(), [this](const Expr* item) { return is_data(item); });
    }
    default: return false;
  }
}

bool FunctionLowering::is_name_of_function(const Expr* e) const {
  const auto* selector = dyn_cast_or_null<SelectorExpr>(e);
  return selector == nullptr || info_.selection_of_or_null(selector) == nullptr;
}

ir::Expr* FunctionLowering::built_apart(const Expr& e, const std::function<ir::Expr*()>& lower) {
  if (!is_data(&e) || parts_to_build(&e) < kManyParts) return lower();
  auto* builder = build_.make<ir::Closure>(e.pos);
  builder->builds_literal = true;
  builder->end = e.end;
  ir::Expr* made = nullptr;
  builder->body = collect([&] { made = lower(); });
  builder->body->stmts.push_back(build_.returns({exact(made)}));
  builder->results = {made->type};
  return build_.call(builder, {}, made->type);
}

}  // namespace gocxx::lower
