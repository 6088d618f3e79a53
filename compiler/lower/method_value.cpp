// Functions and methods as values.
//
//   f := square               f = gocxx::func_of<&square>
//   g := Circle.Area          g = gocxx::func_of<&Circle::Area>
//   h := c.Add                h = [receiver = gocxx::ptr<Circle>(c)](double x) { Circle::Add(receiver, x); }
//   k := Shape.Area           k = [](Shape arg_1) -> double { return arg_1.Area(); }
#include "compiler/lower/function.h"
#include "compiler/lower/library.h"
#include "compiler/types/identity.h"
#include "compiler/types/interface.h"
#include "compiler/types/named.h"
#include "compiler/types/package.h"
#include "compiler/types/pointer.h"
#include "compiler/types/signature.h"
#include "compiler/types/slice.h"

namespace gocxx::lower {

using namespace syntax;

namespace {

bool has_any_list(const types::Signature& signature) {
  if (!signature.variadic) return false;
  const auto* slice = types::underlying_as<types::Slice>(signature.params->vars.back()->type);
  const auto* elem = types::underlying_as<types::Interface>(slice->elem);
  return elem != nullptr && elem->empty();
}

}  // namespace

ir::Expr* FunctionLowering::function_value(const types::Func& function, const Type* type, Pos pos) {
  package_.note_import(function.pkg);
  const auto* signature = types::underlying_as<types::Signature>(type);
  const bool foreign = function.pkg != package_.checked().types;
  const bool wrapped = signature->variadic ||
                       (foreign && (has_any_list(*signature) || !library_operation(function).empty())) ||
                       facts_.recovers(&function);
  if (!wrapped) {
    ir::FuncRef* ref = build_.function(&function);
    ref->type = type;
    ref->as_value = true;
    return ref;
  }
  auto* made = forwarding_closure(pos, *signature, [&](std::vector<ir::Expr*> args) {
    return build_.call(build_.function(&function), std::move(args), nullptr);
  });
  made->recovers = facts_.recovers(&function);
  return build_.convert(type, made, false);
}

ir::Closure* FunctionLowering::forwarding_closure(
    Pos pos, const types::Signature& signature,
    const std::function<ir::Expr*(std::vector<ir::Expr*>)>& target) {
  auto* made = build_.make<ir::Closure>(pos);
  made->type = &signature;
  made->generated = true;
  std::vector<ir::Expr*> args;
  for (std::size_t i = 0; i < signature.params->size(); ++i) {
    const types::Var* param = signature.params->vars[i];
    const std::string name =
        param->name.empty() || param->blank() ? "arg_" + std::to_string(i + 1) : param->name;
    made->params.push_back(build_.variable(name, param->type));
    args.push_back(build_.name(made->params.back()));
  }
  made->results = result_types(signature);
  made->spell_result = !made->results.empty();
  ir::Expr* call = target(std::move(args));
  made->body = build_.block({made->results.empty() ? build_.expression(call) : build_.returns({call})});
  return made;
}

ir::Expr* FunctionLowering::call_method(const types::Func& method, ir::Expr* x, std::vector<ir::Expr*> args) {
  if (method.interface_method) {
    auto* call = build_.make<ir::InterfaceCall>();
    call->object = x;
    call->method = &method;
    call->args = std::move(args);
    return call;
  }
  package_.note_import(method.pkg);
  args.insert(args.begin(), adapted_receiver(x, method));
  return build_.call(build_.function(&method), std::move(args), nullptr);
}

ir::Stmt* FunctionLowering::pass_recovery_or_null(const types::Func& method, ir::Expr* x) {
  if (!method.interface_method || !facts_.recovers(&method)) return nullptr;
  ir::Expr* recovers = build_.runtime(ir::RuntimeFn::kRecovers, bool_type(), {x, build_.string(method.name)});
  return build_.expression(build_.runtime(ir::RuntimeFn::kPassRecovery, nullptr, {recovers}));
}

ir::Expr* FunctionLowering::method_value(const SelectorExpr& e, const check::Selection& selection) {
  const auto* method = types::object_as_or_null<types::Func>(selection.object);
  const auto* signature = types::underlying_as<types::Signature>(type_of(&e));
  ir::Expr* value = receiver(e, selection, *method);
  if (method->interface_method) value = build_.runtime(ir::RuntimeFn::kNotNil, value->type, {value});
  ir::Variable* kept = build_.variable("receiver", value->type);
  auto* made = forwarding_closure(e.pos, *signature, [&](std::vector<ir::Expr*> args) {
    return call_method(*method, build_.name(kept), std::move(args));
  });
  made->captures.push_back({kept, exact(value), false});
  made->recovers = facts_.recovers(method);
  if (ir::Stmt* pass = pass_recovery_or_null(*method, build_.name(kept)))
    made->body->stmts.insert(made->body->stmts.begin(), pass);
  return build_.convert(type_of(&e), made, false);
}

ir::Expr* FunctionLowering::method_expression(const SelectorExpr& e, const check::Selection& selection) {
  const auto* method = types::object_as_or_null<types::Func>(selection.object);
  const auto* signature = types::underlying_as<types::Signature>(type_of(&e));
  const Type* recv = signature->params->vars.front()->type;
  const bool direct = !method->interface_method && selection.index.size() == 1 && !signature->variadic &&
                      types::identical(method->signature()->recv->type, recv);
  if (direct) return function_value(*method, type_of(&e), e.pos);
  ir::Expr* value = nullptr;
  const bool follows = !method->interface_method && selection.index.size() == 1 &&
                       !method->pointer_receiver && recv->kind == types::TypeKind::kPointer;
  auto* made = forwarding_closure(e.pos, *signature, [&](std::vector<ir::Expr*> args) {
    ir::Expr* x = walk_path(args.front(), selection.index, selection.index.size() - 1);
    if (follows)
      x = build_.runtime(ir::RuntimeFn::kValueReceiver, method->signature()->recv->type,
                         {x, build_.string(method->name)});
    args.erase(args.begin());
    value = x;
    return call_method(*method, x, std::move(args));
  });
  made->recovers = facts_.recovers(method);
  if (ir::Stmt* pass = pass_recovery_or_null(*method, value))
    made->body->stmts.insert(made->body->stmts.begin(), pass);
  return build_.convert(type_of(&e), made, false);
}

ir::Function* FunctionLowering::forwarder(const types::Lookup& found, const Type* recv,
                                          const types::TypeName* owner) {
  const auto* method = types::object_as_or_null<types::Func>(found.object);
  auto* made = build_.make<ir::Function>();
  made->object = method;
  made->owner = owner;
  made->name = method->name;
  ir::Variable* self = build_.variable("self", recv);
  ir::Expr* x = walk_path(build_.name(self), found.index, found.index.size() - 1);
  ir::Closure* rest = forwarding_closure({}, *method->signature(), [&](std::vector<ir::Expr*> args) {
    return call_method(*method, x, std::move(args));
  });
  made->params = rest->params;
  made->params.insert(made->params.begin(), self);
  made->results = rest->results;
  made->body = rest->body;
  if (ir::Stmt* pass = pass_recovery_or_null(*method, x))
    made->body->stmts.insert(made->body->stmts.begin(), pass);
  return made;
}

}  // namespace gocxx::lower
