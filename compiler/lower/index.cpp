// Index and slice expressions.
//
//   a[i]      a[i]         p[i]      (*p)[i]   (p a pointer to an array)
//   m[k]      m.get(k)     s[i:j]    s.sub(i, j)     s[i:]    s.from(i)     s[:]     s.from(0)
#include <utility>

#include "compiler/lower/function.h"
#include "compiler/types/map.h"
#include "compiler/types/pointer.h"

namespace gocxx::lower {

using namespace syntax;

namespace {

/// Arrays are indexed and sliced through pointers as well.
ir::Expr* array_behind(Build& build, ir::Expr* x) {
  const auto* pointer = types::underlying_as<types::Pointer>(x->type);
  return pointer != nullptr ? build.deref(x, pointer->elem) : x;
}

}  // namespace

/// Whether `e` is an array that stands somewhere, as in f().a[i] or x.a[f()]: a temporary would be a copy of
/// it, and what is assigned to an element of that would be lost. Elements of maps and results of calls are
/// copies anyway.
bool FunctionLowering::is_array_place(const Expr* e) const {
  if (types::underlying(type_of(e))->kind != types::TypeKind::kArray) return false;
  for (e = unparen(e);;) {
    if (const auto* selector = dyn_cast_or_null<SelectorExpr>(e)) {
      const check::Selection* selection = info_.selection_of_or_null(selector);
      if (selection == nullptr || selection->indirect) return true;
      e = unparen(selector->x);
    } else if (const auto* index = dyn_cast_or_null<IndexExpr>(e)) {
      const types::TypeKind kind = types::underlying(type_of(index->x))->kind;
      if (kind != types::TypeKind::kArray) return kind != types::TypeKind::kMap;
      e = unparen(index->x);
    } else {
      return e->kind == NodeKind::kIdent || e->kind == NodeKind::kStarExpr;
    }
  }
}

/// The place `e`, its calls in temporaries:  auto f_result = f();  f_result->a
ir::Expr* FunctionLowering::spilled_place(const Expr* e) {
  const bool outer = std::exchange(spill_, true);
  ir::Expr* made = stable_place(e, [](const Expr*) { return false; });
  spill_ = outer;
  return exact(made);
}

ir::Expr* FunctionLowering::index(const IndexExpr& e) {
  const Expr* at = e.indices.front();
  if (ir::Variable* part = part_or_null(e)) return build_.index(build_.name(part), expr(at), type_of(&e));
  if (const auto* map = types::underlying_as<types::Map>(type_of(e.x))) {
    auto values = operands({operand(e.x), operand_as(at, map->key)}, CxxOrder::kOpen);
    return build_.member(exact(values[0]), ir::Member::kGet, map->value, {values[1]});
  }
  if (is_array_place(e.x) && (has_event(e.x) || has_event(at))) {
    ir::Expr* array = spilled_place(e.x);
    return build_.index(array, expr(at), type_of(&e));
  }
  auto values = operands({operand(e.x), operand(at)}, CxxOrder::kOpen);
  return build_.index(array_behind(build_, exact(values[0])), values[1], type_of(&e));
}

ir::Expr* FunctionLowering::slice(const SliceExpr& e) {
  std::vector<Operand> list{operand(e.x)};
  if (is_array_place(e.x)) {
    ir::Expr* array = spilled_place(e.x);
    list.front() = {nullptr, [array] { return array; }};
  }
  for (const Expr* bound : {e.low, e.high, e.max})
    if (bound != nullptr) list.push_back(operand(bound));
  auto values = operands(std::move(list), CxxOrder::kOpen);
  ir::Expr* object = array_behind(build_, exact(values[0]));
  std::vector<ir::Expr*> bounds(values.begin() + 1, values.end());
  if (e.low == nullptr) bounds.insert(bounds.begin(), build_.integer(0, int_type()));
  const ir::Member member = e.high == nullptr ? ir::Member::kFrom : ir::Member::kSub;
  return build_.member(object, member, type_of(&e), std::move(bounds));
}

}  // namespace gocxx::lower
