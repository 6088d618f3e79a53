// Operations with one operand: +x -x !x ^x &x <-x *x.
#include "compiler/check/checker.h"

namespace gocxx::check {
namespace {

bool unary_defined(Op op, const Type* type) {
  switch (op) {
    case Op::kAdd:
    case Op::kSub: return types::for_all_terms(type, types::is_numeric);
    case Op::kXor: return types::for_all_terms(type, types::is_integer);
    case Op::kNot: return types::for_all_terms(type, types::is_boolean);
    default: return false;
  }
}

}  // namespace

void Checker::unary(Operand& x, const syntax::UnaryExpr* e) {
  expr(x, e->x);
  if (!x.valid()) return;
  if (e->op == Op::kAnd) x.expr = syntax::unparen(e->x);  // as messages quote it
  switch (e->op) {
    case Op::kAnd: address(x, e); return;
    case Op::kArrow: receive(x); return;
    case Op::kTilde:
      error(Code::kUndefinedOperator, e, "cannot use ~ outside of interface or type constraint");
      x.invalidate();
      return;
    default: break;
  }
  if (!unary_defined(e->op, x.type)) {
    undefined_operator(x, e->op);
    return;
  }
  if (!x.is_constant()) {
    x.mode = Mode::kValue;
    return;
  }
  if (!x.constant.known()) return;
  const auto* type = underlying_as<types::Basic>(x.type);
  x.constant = types::unary_op(e->op, x.constant,
                               types::is_unsigned(type) ? types::size_of_basic(type->basic_kind) * 8 : 0);
  x.expr = e;
  overflow(x, e->pos);
}

void Checker::address(Operand& x, const syntax::UnaryExpr* e) {
  const bool literal = syntax::unparen(e->x)->kind == syntax::NodeKind::kCompositeLit;
  if (!literal && x.mode != Mode::kVariable) {
    error(Code::kInvalidAddress, x, "invalid operation: cannot take address of " + str(x));
    x.invalidate();
    return;
  }
  x.mode = Mode::kValue;
  x.type = context_.make_type<types::Pointer>(x.type);
}

void Checker::receive(Operand& x) {
  const Type* core = types::core_type_or_null(x.type);
  const auto* chan = dyn_cast_or_null<types::Chan>(core);
  if (chan == nullptr) {
    error(Code::kReceiveFromNonChannel, x,
          core == nullptr ? "invalid operation: cannot receive from " + str(x) + " (no core type)"
                          : "invalid operation: cannot receive from non-channel " + str(x));
    x.invalidate();
    return;
  }
  if (!chan->can_receive()) {
    error(Code::kReceiveFromSendOnly, x,
          "invalid operation: cannot receive from send-only channel " + str(x));
    x.invalidate();
    return;
  }
  x.mode = Mode::kCommaOk;
  x.type = chan->elem;
}

void Checker::indirection(Operand& x, const syntax::StarExpr* e) {
  raw_expr(x, e->x);
  exclude_novalue_but_builtin(x);
  if (!x.valid()) return;
  if (x.mode == Mode::kTypeExpr) {
    x.type = context_.make_type<types::Pointer>(x.type);
    return;
  }
  const auto* pointer = types::core_type_as<types::Pointer>(x.type);
  if (pointer == nullptr) {
    error(x.is_nil() ? Code::kNilDereference : Code::kInvalidIndirection, x,
          "invalid operation: cannot indirect " + str(x));
    x.invalidate();
    return;
  }
  x.mode = Mode::kVariable;
  x.type = pointer->elem;
}

void Checker::undefined_operator(Operand& x, Op op) {
  error(Code::kUndefinedOperator, x,
        "invalid operation: operator " + std::string(syntax::spelling(op)) + " not defined on " + str(x));
  x.invalidate();
}

}  // namespace gocxx::check
