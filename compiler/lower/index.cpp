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
ir::Expr* array_behind(IrBuilder& build, ir::Expr* x) {
  const auto* pointer = types::underlying_as<types::Pointer>(x->type);
  return pointer != nullptr ? build.deref(x, pointer->elem) : x;
}

}  // namespace

OrderedOperand FunctionLowering::object_operand(const Expr* e) {
  OrderedOperand made = operand(e);
  if (types::underlying(type_of(e))->kind == types::TypeKind::kArray) made.ast = nullptr;
  return made;
}

ir::Expr* FunctionLowering::index(const IndexExpr& e) {
  const Expr* at = e.indices.front();
  if (ir::Variable* view = strip_views_.view_or_null(e))
    return build_.index(build_.name(view), expr(at), type_of(&e));
  if (const auto* map = types::underlying_as<types::Map>(type_of(e.x))) {
    auto values = operands({operand(e.x), operand_as(at, map->key)}, CxxOrder::kLeftToRight);
    return build_.member(exact(values[0]), ir::Member::kGet, map->value, {values[1]});
  }
  auto values = operands({object_operand(e.x), operand(at)}, CxxOrder::kLeftToRight);
  return build_.index(array_behind(build_, exact(values[0])), values[1], type_of(&e));
}

ir::Expr* FunctionLowering::slice(const SliceExpr& e) {
  std::vector<OrderedOperand> list{object_operand(e.x)};
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
