// go and defer: the operands of the call are evaluated now and kept by value, the call happens later.
//
//   go worker(ch, f(x))        gocxx::go([ch, value = f(x)] { worker(ch, value); });
//   defer mu.Unlock()          defers.push([mu] { gocxx::sync::Mutex::Unlock(mu); });
//   defer func() { ... recover() ... }()
//                              defers.push_recovering([&] { gocxx::recovery recovery; ... });
#include "compiler/lower/callee.h"
#include "compiler/lower/function.h"
#include "compiler/lower/library.h"
#include "compiler/types/package.h"
#include "compiler/types/pointer.h"
#include "compiler/types/signature.h"
#include "compiler/types/slice.h"

namespace gocxx::lower {

using namespace syntax;

void FunctionLowering::go_stmt(const GoStmt& s) {
  const auto* call = cast<CallExpr>(unparen(s.call));
  ir::Closure* body = go_defer_call(*call, true).body;
  auto* made = build_.runtime(ir::RuntimeFn::kGo, nullptr, {body});
  made->site = site(s.pos, "go");
  emit(build_.expression(made));
}

void FunctionLowering::defer_stmt(const DeferStmt& s) {
  const auto* call = cast<CallExpr>(unparen(s.call));
  const GoDeferCall deferred = go_defer_call(*call, false);
  std::vector<ir::Expr*> args{deferred.body};
  if (deferred.recovers_if != nullptr) args.insert(args.begin(), deferred.recovers_if);
  const ir::Member push = deferred.recovers_if != nullptr ? ir::Member::kPushRecoveringIf
                          : deferred.recovers             ? ir::Member::kPushRecovering
                                                          : ir::Member::kPush;
  if (push != ir::Member::kPush) frame_.note_recovering();
  emit(build_.expression(build_.member(frame_.defers(), push, nullptr, std::move(args))));
}

FunctionLowering::GoDeferCall FunctionLowering::go_defer_call(const CallExpr& call, bool starts) {
  const Expr* fun = unparen(call.fun);
  latest_go_defer_call_ = &call;
  if (fun->kind == NodeKind::kFuncLit) captured_ = &call;
  const Ordered ordered(*this, {{&call}}, CxxOrder::kOpen);
  if (const auto* lit = dyn_cast_or_null<FuncLit>(fun))
    return {go_defer_literal(call, *lit), facts_.of(lit->body).recovers};
  if (const auto* builtin = called_builtin_or_null(info_, fun);
      builtin != nullptr && builtin->id == types::BuiltinId::kRecover)
    return {go_defer_recover(starts)};
  auto* made = build_.make<ir::Closure>(call.pos);
  made->body = build_.block();
  made->generated = true;
  GoDeferCall result{made, facts_.recovers(called_function_or_null(info_, fun))};
  ir::Block* outside = block_;
  ir::Expr* lowered = expr(&call);
  auto keep = [&](ir::Expr*& operand, const char* hint) { operand = bound(operand, hint, made->captures); };
  if (auto* plain = ir::dyn_cast_or_null<ir::Call>(lowered)) {
    if (plain->callee->kind != ir::ExprKind::kFuncRef) {
      if (starts)
        plain->callee = build_.runtime(ir::RuntimeFn::kStartable, plain->callee->type, {plain->callee});
      else
        result.recovers_if = recovers_if(plain->callee, nullptr);
      keep(plain->callee, "function");
    }
    for (ir::Expr*& arg : plain->args) keep(arg, "value");
  } else if (auto* through = ir::dyn_cast_or_null<ir::InterfaceCall>(lowered)) {
    through->object = build_.runtime(ir::RuntimeFn::kNotNil, through->object->type, {through->object});
    if (!starts && result.recovers) result.recovers_if = recovers_if(through->object, through->method);
    keep(through->object, "receiver");
    for (ir::Expr*& arg : through->args) keep(arg, "value");
  } else if (auto* runtime = ir::dyn_cast_or_null<ir::RuntimeCall>(lowered)) {
    for (ir::Expr*& arg : runtime->args) keep(arg, "value");
  } else if (auto* member = ir::dyn_cast_or_null<ir::MemberCall>(lowered)) {
    keep(member->object, "object");
    for (ir::Expr*& arg : member->args) keep(arg, "value");
  }
  block_ = outside;
  made->body->stmts.push_back(build_.expression(lowered));
  return result;
}

ir::Expr* FunctionLowering::recovers_if(ir::Expr*& called, const types::Func* method) {
  if (called->kind != ir::ExprKind::kVarRef)
    called = saved(called, method != nullptr ? "receiver" : "function");
  std::vector<ir::Expr*> args{called};
  if (method != nullptr) args.push_back(build_.string(method->name));
  return build_.runtime(ir::RuntimeFn::kRecovers, bool_type(), std::move(args));
}

ir::Closure* FunctionLowering::go_defer_recover(bool starts) {
  auto* made = build_.make<ir::Closure>();
  made->body = build_.block();
  if (starts || frame_.is_shared()) return made;
  made->captures.push_back({frame_.recovery(), nullptr, true});
  made->body->stmts.push_back(build_.expression(recover_call()));
  return made;
}

ir::Expr* FunctionLowering::bound(ir::Expr* operand, const char* hint, std::vector<ir::Capture>& captures) {
  switch (operand->kind) {
    case ir::ExprKind::kBoolLit:
    case ir::ExprKind::kIntLit:
    case ir::ExprKind::kRuneLit:
    case ir::ExprKind::kFloatLit:
    case ir::ExprKind::kComplexLit:
    case ir::ExprKind::kStringLit:
    case ir::ExprKind::kNil:
    case ir::ExprKind::kZero:
    case ir::ExprKind::kConstRef: return operand;
    case ir::ExprKind::kFuncRef: return operand;
    case ir::ExprKind::kBracedList:
      for (ir::Expr*& element : ir::cast<ir::BracedList>(operand).elements)
        element = bound(element, hint, captures);
      return operand;
    case ir::ExprKind::kConvert: {
      auto& convert = ir::cast<ir::Convert>(operand);
      if (convert.x->kind == ir::ExprKind::kClosure) break;
      convert.x = bound(convert.x, hint, captures);
      return operand;
    }
    case ir::ExprKind::kVarRef: {
      ir::Variable* variable = ir::cast<ir::VarRef>(operand).variable;
      if (variable->storage == ir::Storage::kGlobal) break;
      for (const ir::Capture& capture : captures)
        if (capture.variable == variable) return operand;
      captures.push_back({variable, nullptr, false});
      return operand;
    }
    default: break;
  }
  ir::Variable* kept = build_.variable(hint, operand->type);
  captures.push_back({kept, exact(operand), false});
  return build_.name(kept);
}

///   gocxx::go([results, n = i] { ... });
ir::Closure* FunctionLowering::go_defer_literal(const CallExpr& call, const FuncLit& lit) {
  const auto* signature = types::underlying_as<types::Signature>(type_of(&lit));
  std::vector<ir::Expr*> values;
  if (is_spread(call)) {
    values = spread_arguments(call, *signature, nullptr);
  } else {
    std::vector<OrderedOperand> list;
    for (std::size_t i = 0; i < call.args.size(); ++i) {
      const bool packed = signature->variadic && !call.ellipsis.valid() && i + 1 >= signature->params->size();
      const Type* type = signature->params->vars[packed ? signature->params->size() - 1 : i]->type;
      list.push_back(
          operand_as(call.args[i], packed ? types::underlying_as<types::Slice>(type)->elem : type, !packed));
    }
    values = operands(std::move(list), CxxOrder::kLeftToRight);
    if (signature->variadic && !call.ellipsis.valid()) {
      const auto fixed = static_cast<std::ptrdiff_t>(signature->params->size() - 1);
      std::vector<ir::Expr*> rest(values.begin() + fixed, values.end());
      values.erase(values.begin() + fixed, values.end());
      values.push_back(exact(variadic_arguments(std::move(rest), *signature, nullptr)));
    }
  }
  ir::Closure* made = closure(lit);
  std::vector<ir::Stmt*> first;
  for (std::size_t i = 0; i < made->params.size(); ++i) {
    ir::Variable* param = made->params[i];
    if (param->name.empty()) param->name = "value";
    const types::Var* object = param->object;
    const bool changes =
        object != nullptr && (!facts_.of(object).assignments.empty() || facts_.of(object).address_taken);
    ir::Variable* kept = param;
    if (changes) {  // captures are constants: the parameter is a copy of one
      kept = build_.variable(param->name + "_arg", param->type);
      first.push_back(build_.declare(param, build_.name(kept)));
    }
    made->captures.push_back({kept, exact(values[i]), false});
  }
  made->params.clear();
  made->body->stmts.insert(made->body->stmts.begin(), first.begin(), first.end());
  return made;
}

}  // namespace gocxx::lower
