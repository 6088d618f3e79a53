// Unary and binary operators.
//
//   a + b (uint8)   static_cast<std::uint8_t>(a + b)      a / b     gocxx::div(a, b)     a / 2     a / 2
//   a << n          gocxx::shl(a, n)                      a << 3    a << 3               a &^ b    a & ~b
//   s + t + u       gocxx::concat(s, t, u)                &x        ptr{&x}, or x itself if it is a box
#include "compiler/lower/operators.h"
#include "compiler/lower/function.h"
#include "compiler/types/chan.h"
#include "compiler/types/identity.h"
#include "compiler/types/named.h"
#include "compiler/types/predicates.h"

namespace gocxx::lower {

using namespace syntax;

ir::BinaryOp cxx_operator(Op op) {
  switch (op) {
    case Op::kAdd: return ir::BinaryOp::kAdd;
    case Op::kSub: return ir::BinaryOp::kSub;
    case Op::kMul: return ir::BinaryOp::kMul;
    case Op::kQuo: return ir::BinaryOp::kDiv;
    case Op::kRem: return ir::BinaryOp::kMod;
    case Op::kAnd: return ir::BinaryOp::kAnd;
    case Op::kOr: return ir::BinaryOp::kOr;
    case Op::kXor: return ir::BinaryOp::kXor;
    case Op::kAndNot: return ir::BinaryOp::kAndNot;
    case Op::kShl: return ir::BinaryOp::kShl;
    case Op::kShr: return ir::BinaryOp::kShr;
    case Op::kLAnd: return ir::BinaryOp::kLogicalAnd;
    case Op::kLOr: return ir::BinaryOp::kLogicalOr;
    case Op::kEql: return ir::BinaryOp::kEqual;
    case Op::kNeq: return ir::BinaryOp::kNotEqual;
    case Op::kLss: return ir::BinaryOp::kLess;
    case Op::kLeq: return ir::BinaryOp::kLessEqual;
    case Op::kGtr: return ir::BinaryOp::kGreater;
    default: return ir::BinaryOp::kGreaterEqual;
  }
}

ir::Expr* FunctionLowering::truncated(ir::Expr* x) {
  const auto* basic = types::dyn_cast_or_null<types::Basic>(x->type);
  if (basic == nullptr || !types::is_integer(basic) || types::size_of_basic(basic->basic_kind) > 2) return x;
  return build_.cast(x->type, x);
}

ir::Expr* FunctionLowering::unary(const UnaryExpr& e) {
  switch (e.op) {
    case Op::kAnd: return address_of(e);
    case Op::kArrow: return receive(e);
    case Op::kNot: return build_.logical_not(expr(e.x));
    default: operator_order_.note_rewritten(e.x); return signed_operand(e);
  }
}

ir::Expr* FunctionLowering::signed_operand(const UnaryExpr& e) {
  switch (e.op) {
    case Op::kSub: return truncated(build_.unary(ir::UnaryOp::kMinus, exact(e.x)));
    case Op::kXor: return truncated(build_.unary(ir::UnaryOp::kComplement, exact(e.x)));
    default: return truncated(build_.unary(ir::UnaryOp::kPlus, exact(e.x)));
  }
}

ir::Expr* FunctionLowering::address_of(const UnaryExpr& e) {
  const Expr* x = unparen(e.x);
  if (const auto* literal = dyn_cast_or_null<CompositeLit>(x))
    return built_apart(e, [&] {
      return build_.runtime(ir::RuntimeFn::kNewObject, type_of(&e), {exact(composite_lit(*literal))});
    });
  return build_.address_of(place(x), type_of(&e));
}

ir::Expr* FunctionLowering::receive(const UnaryExpr& e) {
  const bool comma_ok = type_of(&e)->kind == types::TypeKind::kTuple;
  auto* made = build_.member(exact(e.x), comma_ok ? ir::Member::kRecvOk : ir::Member::kRecv, type_of(&e));
  made->site = site(e.pos, "chan receive", e.x);
  return made;
}

ir::Expr* FunctionLowering::binary(const BinaryExpr& e) {
  if (is_logical(e.op)) return logical(e);
  if (is_comparison(e.op)) return comparison(e);
  if (is_shift(e.op)) return shift(e);
  if (e.op == Op::kAdd && types::is_string(type_of(&e))) return concatenation(e);
  auto values = operands({operand(e.x), operand(e.y)}, operator_order_.of(e));
  return arithmetic(e.op, values[0], values[1], type_of(&e), e.y);
}

ir::Expr* FunctionLowering::arithmetic(Op op, ir::Expr* x, ir::Expr* y, const Type* type,
                                       const Expr* divisor) {
  const bool divides = (op == Op::kQuo || op == Op::kRem) && types::is_integer(type);
  if (divides) {
    const types::Constant& value = info_.constant_of(divisor);
    const bool unchecked =
        value.known() && value.sign() != 0 && !(value.is_int64() && value.int64_value() == -1);
    if (!unchecked)
      return build_.runtime(op == Op::kQuo ? ir::RuntimeFn::kDiv : ir::RuntimeFn::kMod, type, {exact(x), y});
  }
  if (op == Op::kAndNot) y = exact(y);
  return truncated(build_.binary(cxx_operator(op), x, y, type));
}

ir::Expr* FunctionLowering::shift(const BinaryExpr& e) {
  const Type* type = type_of(&e);
  auto values = operands({operand(e.x), operand(e.y)}, operator_order_.of(e));
  const types::Constant& count = info_.constant_of(e.y);
  const auto* basic = types::underlying_as<types::Basic>(type);
  const int width = types::size_of_basic(basic->basic_kind) * 8;
  ir::Expr* x = exact(values[0]);
  if (count.known() && count.to_int().is_int64() && count.to_int().int64_value() < width)
    return truncated(build_.binary(cxx_operator(e.op), x, values[1], type));
  return build_.runtime(e.op == Op::kShl ? ir::RuntimeFn::kShl : ir::RuntimeFn::kShr, type,
                        {x, exact(values[1])});
}

ir::Expr* FunctionLowering::comparison(const BinaryExpr& e) {
  const Type* left = type_of(e.x);
  const Type* right = type_of(e.y);
  const bool nil = info_.type_and_value(e.x).mode == check::Mode::kNilValue ||
                   info_.type_and_value(e.y).mode == check::Mode::kNilValue;
  OrderedOperand x = operand(e.x);
  OrderedOperand y = operand(e.y);
  if (!nil && types::is_interface(left) && !types::is_interface(right)) y = operand_as(e.y, left, true);
  if (!nil && types::is_interface(right) && !types::is_interface(left)) x = operand_as(e.x, right, true);
  if (types::underlying(left)->kind == types::TypeKind::kStruct && !types::is_interface(right))
    y = operand_as(e.y, left, true);
  auto values = operands({std::move(x), std::move(y)}, operator_order_.of(e));
  if (values[0]->kind == ir::ExprKind::kNil && values[1]->kind != ir::ExprKind::kNil)
    std::swap(values[0], values[1]);
  for (ir::Expr*& value : values)
    if (value->kind == ir::ExprKind::kConvert || value->kind == ir::ExprKind::kComposite)
      value = exact(value);
  ir::Expr* result = build_.binary(cxx_operator(e.op), values[0], values[1], bool_type());
  return convert(result, type_of(&e));
}

ir::Expr* FunctionLowering::logical(const BinaryExpr& e) {
  auto right = [&] {
    const Ordered ordered(*this, {{e.y}}, CxxOrder::kOpen);
    return expr(e.y);
  };
  return short_circuit(e.op == Op::kLAnd, expr(e.x), right, type_of(&e));
}

///   ok && f(g(), h())      bool both = ok;
///                          if (both) {
///                            auto g_result = g();
///                            both = f(g_result, h());
///                          }
ir::Expr* FunctionLowering::short_circuit(bool both, ir::Expr* x, const std::function<ir::Expr*()>& lower_y,
                                          const Type* type) {
  ir::Expr* y = nullptr;
  ir::Block* own = collect([&] { y = lower_y(); });
  if (own->stmts.empty())
    return build_.binary(both ? ir::BinaryOp::kLogicalAnd : ir::BinaryOp::kLogicalOr, x, y, type);
  ir::Variable* result = build_.variable(both ? "both" : "either", type);
  emit(build_.declare(result, x));
  own->stmts.push_back(build_.assign(build_.name(result), y));
  emit(build_.branch_if(both ? build_.name(result) : build_.logical_not(build_.name(result)), own));
  return build_.name(result);
}

void append_summands(const check::Info& info, const Expr* e, std::vector<const Expr*>& parts) {
  const auto* binary = dyn_cast_or_null<BinaryExpr>(unparen(e));
  if (binary == nullptr || binary->op != Op::kAdd || info.type_and_value(e).is_constant())
    return parts.push_back(e);
  append_summands(info, binary->x, parts);
  append_summands(info, binary->y, parts);
}

ir::Expr* FunctionLowering::concatenation(const BinaryExpr& e) {
  std::vector<const Expr*> parts;
  append_summands(info_, &e, parts);
  std::vector<OrderedOperand> list;
  list.reserve(parts.size());
  for (const Expr* part : parts) list.push_back(operand(part));
  auto values = operands(std::move(list), CxxOrder::kOpen);
  if (values.size() == 2) return build_.binary(ir::BinaryOp::kAdd, values[0], values[1], type_of(&e));
  const Type* type = type_of(&e);
  ir::Expr* joined = build_.runtime(ir::RuntimeFn::kConcat, types::underlying(type), std::move(values));
  return types::identical(type, joined->type) ? joined : build_.convert(type, joined, true);
}

}  // namespace gocxx::lower
