// Calls of functions, methods, function values and interface methods.
//
//   f(a, b)           f(a, b)                       f(a, b...)        f(a, b)
//   c.Area()          Circle::Area(c)               p.Move(1)         Point::Move(p, 1)
//   f(xs: 1, 2)       f(gocxx::slice<long>{1, 2})   fmt.Println(x)    gocxx::fmt::Println({x})
//   s.Area()          s.Area()   (an interface)     f(g())            auto [a, b] = g();  f(a, b);
#include "compiler/lower/callee.h"
#include "compiler/lower/function.h"
#include "compiler/lower/library.h"
#include "compiler/types/identity.h"
#include "compiler/types/interface.h"
#include "compiler/types/package.h"
#include "compiler/types/pointer.h"
#include "compiler/types/predicates.h"
#include "compiler/types/signature.h"
#include "compiler/types/slice.h"

namespace gocxx::lower {

using namespace syntax;

ir::Expr* FunctionLowering::receiver(const SelectorExpr& e, const check::Selection& selection,
                                     const types::Func& method) {
  ir::Expr* x = walk_path(expr(e.x), selection.index, selection.index.size() - 1);
  return method.interface_method ? exact(x) : adapted_receiver(x, method);
}

ir::Expr* FunctionLowering::adapted_receiver(ir::Expr* x, const types::Func& method) {
  const Type* wanted = method.signature()->recv->type;
  const bool is_pointer = types::underlying(x->type)->kind == types::TypeKind::kPointer;
  if (method.pointer_receiver && !is_pointer) return build_.address_of(x, wanted);
  if (!method.pointer_receiver && is_pointer && !types::identical(x->type, wanted))
    return build_.deref(x, wanted);
  return exact(x);
}

ir::Expr* FunctionLowering::call(const CallExpr& e) {
  const Expr* fun = unparen(e.fun);
  if (info_.type_and_value(fun).is_type()) return conversion(e);
  if (const auto* builtin = called_builtin_or_null(info_, fun)) return builtin_call(e, builtin->id);
  const types::Func* function = called_function_or_null(info_, fun);
  const auto* selector = dyn_cast_or_null<SelectorExpr>(fun);
  const check::Selection* selection = selector != nullptr ? info_.selection_of_or_null(selector) : nullptr;
  const bool is_method = selection != nullptr && selection->kind == check::SelectionKind::kMethodValue;
  const auto* signature = types::underlying_as<types::Signature>(type_of(fun));
  if (selection != nullptr && !is_method) function = nullptr;

  std::vector<OrderedOperand> list;
  if (is_method)
    list.push_back({fun, [=, this] {
                      ir::Expr* early = early_or_null(fun);
                      return early != nullptr ? early : receiver(*selector, *selection, *function);
                    }});
  else if (function == nullptr)
    list.push_back({fun, [this, fun] {
                      const auto* lit = dyn_cast_or_null<FuncLit>(fun);
                      return lit != nullptr ? closure(*lit) : exact(fun);
                    }});
  const std::size_t first = list.size();
  const bool spread = is_spread(e);
  if (!spread) {
    for (std::size_t i = 0; i < e.args.size(); ++i) {
      const bool packed = signature->variadic && !e.ellipsis.valid() && i + 1 >= signature->params->size();
      const Type* type = signature->params->vars[packed ? signature->params->size() - 1 : i]->type;
      if (packed) type = types::underlying_as<types::Slice>(type)->elem;
      list.push_back(operand_as(e.args[i], type));
    }
  }
  auto values = operands(std::move(list), is_braced(e) ? CxxOrder::kLeftToRight : CxxOrder::kOpen);
  std::vector<ir::Expr*> args(values.begin() + static_cast<std::ptrdiff_t>(first), values.end());
  if (spread)
    args = spread_arguments(e, *signature, function);
  else if (signature->variadic && !e.ellipsis.valid()) {
    const auto fixed = static_cast<std::ptrdiff_t>(signature->params->size() - 1);
    std::vector<ir::Expr*> rest(args.begin() + fixed, args.end());
    args.erase(args.begin() + fixed, args.end());
    args.push_back(variadic_arguments(std::move(rest), *signature, function));
  }
  return call_with(e, function, first == 1 ? values[0] : nullptr, std::move(args));
}

namespace {

/// The literal that `arg` is, behind its conversions to function types, or null.
ir::Closure* literal_or_null(ir::Expr* arg) {
  while (auto* converted = ir::dyn_cast_or_null<ir::Convert>(arg)) {
    if (types::underlying(converted->type)->kind != types::TypeKind::kSignature) return nullptr;
    arg = converted->x;
  }
  return ir::dyn_cast_or_null<ir::Closure>(arg);
}

/// f(func() { n++ })   f(gocxx::on_stack([&] { ++n; }))   if the literal stays; escape.h says why
void put_closures_on_stack(const std::vector<ir::Expr*>& args) {
  for (ir::Expr* arg : args) {
    ir::Closure* closure = literal_or_null(arg);
    if (closure != nullptr) closure->on_stack = closure->stays && !closure->recovers;
  }
}

}  // namespace

ir::Expr* FunctionLowering::call_with(const CallExpr& e, const types::Func* function,
                                      ir::Expr* receiver_or_callee, std::vector<ir::Expr*> args) {
  put_closures_on_stack(args);
  const Type* type = type_of(&e);
  if (type != nullptr && type->kind == types::TypeKind::kTuple && types::cast<types::Tuple>(type)->empty())
    type = nullptr;
  if (function == nullptr) return build_.call(receiver_or_callee, std::move(args), type);
  if (function->interface_method) {
    auto* made = build_.make<ir::InterfaceCall>(e.pos);
    made->object = receiver_or_callee;
    made->method = function;
    made->args = std::move(args);
    made->type = type;
    return made;
  }
  if (receiver_or_callee != nullptr) args.insert(args.begin(), receiver_or_callee);
  package_.note_import(function->pkg);
  auto* made = build_.call(build_.function(function), std::move(args), type);
  const std::string_view operation = library_operation(*function);
  if (!operation.empty()) {
    const auto* selector = dyn_cast_or_null<SelectorExpr>(unparen(e.fun));
    const bool method = function->signature()->recv != nullptr;
    made->site = site(e.pos, operation, method ? selector->x : nullptr);
  }
  return made;
}

bool FunctionLowering::is_spread(const CallExpr& e) const {
  return e.args.size() == 1 && type_of(e.args[0]) != nullptr &&
         type_of(e.args[0])->kind == types::TypeKind::kTuple;
}

std::vector<ir::Variable*> FunctionLowering::bind_results(const Expr* call) {
  if (const auto* early = temporaries_.results_or_null(call)) return *early;
  const auto* results = types::cast<types::Tuple>(type_of(call));
  ir::Expr* inner = expr(call);
  std::vector<ir::Variable*> bound;
  for (std::size_t i = 0; i < results->size(); ++i)
    bound.push_back(build_.variable("value_" + std::to_string(i + 1), results->vars[i]->type));
  emit(build_.bind(bound, inner));
  return bound;
}

std::vector<ir::Expr*> FunctionLowering::spread_arguments(const CallExpr& e,
                                                          const types::Signature& signature,
                                                          const types::Func* function) {
  std::vector<ir::Variable*> bound = bind_results(e.args[0]);
  std::vector<ir::Expr*> args;
  std::vector<ir::Expr*> rest;
  const std::size_t fixed = signature.params->size() - (signature.variadic ? 1 : 0);
  for (std::size_t i = 0; i < bound.size(); ++i) {
    if (i < fixed)
      args.push_back(convert(build_.name(bound[i]), signature.params->vars[i]->type));
    else
      rest.push_back(convert(build_.name(bound[i]),
                             types::underlying_as<types::Slice>(signature.params->vars[fixed]->type)->elem));
  }
  if (signature.variadic) args.push_back(variadic_arguments(std::move(rest), signature, function));
  return args;
}

ir::Expr* FunctionLowering::variadic_arguments(std::vector<ir::Expr*> values,
                                               const types::Signature& signature,
                                               const types::Func* function) {
  const Type* type = signature.params->vars.back()->type;
  const Type* elem = types::underlying_as<types::Slice>(type)->elem;
  const bool takes_args = function != nullptr && function->pkg != package_.checked().types &&
                          library_takes_args(*function) &&
                          types::underlying(elem)->kind == types::TypeKind::kInterface &&
                          types::underlying_as<types::Interface>(elem)->empty();
  if (takes_args) return build_.braced(elem, std::move(values));
  if (values.empty()) return build_.nil(type);
  auto* made = build_.make<ir::Composite>();
  made->type = type;
  for (ir::Expr* value : values) made->elements.push_back({nullptr, nullptr, value});
  return made;
}

}  // namespace gocxx::lower
