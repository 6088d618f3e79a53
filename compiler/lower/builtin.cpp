// Calls of the predeclared functions.
#include "compiler/lower/function.h"
#include "compiler/types/array.h"
#include "compiler/types/chan.h"
#include "compiler/types/identity.h"
#include "compiler/types/interface.h"
#include "compiler/types/map.h"
#include "compiler/types/named.h"
#include "compiler/types/pointer.h"
#include "compiler/types/predicates.h"
#include "compiler/types/slice.h"
#include "compiler/types/universe.h"

namespace gocxx::lower {

using namespace syntax;

ir::Expr* FunctionLowering::builtin_call(const CallExpr& e, types::BuiltinId id) {
  using Id = types::BuiltinId;
  switch (id) {
    case Id::kLen:
    case Id::kCap: {
      ir::Expr* x = exact(e.args[0]);
      // A pointer to an array is evaluated for its calls; it may be nil.
      if (const auto* pointer = types::underlying_as<types::Pointer>(x->type)) {
        drop(x);
        return build_.integer(types::underlying_as<types::Array>(pointer->elem)->length, int_type(), true);
      }
      return build_.member(x, id == Id::kLen ? ir::Member::kLen : ir::Member::kCap, int_type());
    }
    case Id::kNew: {
      const Type* type = type_of(e.args[0]);
      return build_.runtime(ir::RuntimeFn::kNewObject, type_of(&e), {}, {type});
    }
    case Id::kMake: return make_call(e);
    case Id::kAppend: return append_call(e);
    case Id::kMin: return min_max(e, ir::RuntimeFn::kMin);
    case Id::kMax: return min_max(e, ir::RuntimeFn::kMax);
    case Id::kPrint: return print_call(e, ir::RuntimeFn::kPrint);
    case Id::kPrintln: return print_call(e, ir::RuntimeFn::kPrintln);
    case Id::kRecover: return recover_call();
    case Id::kClose: return build_.member(exact(e.args[0]), ir::Member::kClose, nullptr);
    case Id::kClear: return build_.runtime(ir::RuntimeFn::kClear, nullptr, {exact(e.args[0])});
    case Id::kPanic:
      return build_.runtime(ir::RuntimeFn::kPanic, nullptr,
                            {convert(expr(e.args[0]), types::any_type(), true)});
    case Id::kCopy: {
      auto values = is_spread(e) ? spread_operands(e, [](std::size_t) { return nullptr; })
                                 : operands({operand(e.args[0]), operand(e.args[1])}, CxxOrder::kOpen);
      return build_.runtime(ir::RuntimeFn::kCopy, int_type(), {exact(values[0]), exact(values[1])});
    }
    case Id::kDelete: {
      auto values = delete_operands(e);
      return build_.runtime(ir::RuntimeFn::kErase, nullptr, {exact(values[0]), values[1]});
    }
    case Id::kComplex: return complex_call(e);
    case Id::kReal: return build_.runtime(ir::RuntimeFn::kReal, type_of(&e), {exact(e.args[0])});
    case Id::kImag: return build_.runtime(ir::RuntimeFn::kImag, type_of(&e), {exact(e.args[0])});
    case Id::kRangeBegin: return build_.runtime(ir::RuntimeFn::kRangeBegin, nullptr, {place(e.args[0])});
    case Id::kRangeNext: return build_.runtime(ir::RuntimeFn::kRangeNext, bool_type(), {place(e.args[0])});
    case Id::kRangeStop: return build_.runtime(ir::RuntimeFn::kRangeStop, bool_type(), {place(e.args[0])});
    case Id::kRangeEnd: return build_.runtime(ir::RuntimeFn::kRangeEnd, nullptr, {place(e.args[0])});
  }
  return nullptr;
}

std::vector<ir::Expr*> FunctionLowering::spread_operands(
    const CallExpr& e, const std::function<const Type*(std::size_t)>& wanted) {
  std::vector<ir::Expr*> values;
  for (ir::Variable* result : bind_results(e.args[0])) {
    const Type* type = wanted(values.size());
    values.push_back(type != nullptr ? convert(build_.name(result), type, true) : build_.name(result));
  }
  return values;
}

std::vector<ir::Expr*> FunctionLowering::delete_operands(const CallExpr& e) {
  const Type* first = type_of(e.args[0]);
  if (is_spread(e)) first = types::cast<types::Tuple>(first)->vars.front()->type;
  const Type* key = types::underlying_as<types::Map>(first)->key;
  if (is_spread(e)) return spread_operands(e, [key](std::size_t i) { return i == 0 ? nullptr : key; });
  return operands({operand(e.args[0]), operand_as(e.args[1], key)}, CxxOrder::kOpen);
}

ir::Expr* FunctionLowering::make_call(const CallExpr& e) {
  const Type* type = type_of(&e);
  const Type* base = types::underlying(type);
  std::vector<OrderedOperand> list;
  for (std::size_t i = 1; i < e.args.size(); ++i) {
    const Expr* size = e.args[i];
    list.push_back({size, [this, size] {
                      ir::Expr* x = expr(size);
                      return x->type->kind == types::TypeKind::kNamed ? build_.cast(int_type(), exact(x)) : x;
                    }});
  }
  auto sizes = operands(std::move(list), CxxOrder::kOpen);
  ir::RuntimeCall* made = nullptr;
  if (const auto* slice = types::dyn_cast_or_null<types::Slice>(base)) {
    made = build_.runtime(ir::RuntimeFn::kMakeSlice, base, std::move(sizes), {slice->elem});
  } else if (const auto* map = types::dyn_cast_or_null<types::Map>(base)) {
    made = build_.runtime(ir::RuntimeFn::kMakeMap, base, std::move(sizes), {map->key, map->value});
  } else {
    made = build_.runtime(ir::RuntimeFn::kMakeChan, base, std::move(sizes),
                          {types::cast<types::Chan>(base)->elem});
    if (made->args.empty()) made->args.push_back(build_.integer(0, int_type()));
    made->site = site(e.pos, "make chan");
  }
  const auto* channel = types::dyn_cast_or_null<types::Chan>(base);
  const bool exact_type =
      types::identical(type, base) && (channel == nullptr || channel->dir == ChanDir::kBoth);
  return exact_type ? static_cast<ir::Expr*>(made) : build_.convert(type, made, true);
}

std::vector<ir::Expr*> FunctionLowering::append_operands(const CallExpr& e, const Type* type,
                                                         const Type* elem) {
  std::vector<OrderedOperand> list{operand_as(e.args[0], type, true)};
  for (std::size_t i = 1; i < e.args.size(); ++i) {
    const Expr* arg = e.args[i];
    if (e.ellipsis.valid())
      list.push_back({arg, [this, arg] { return exact(arg); }});
    else
      list.push_back(operand_as(arg, elem, e.args.size() == 2 && types::is_interface(elem)));
  }
  return operands(std::move(list), CxxOrder::kOpen);
}

ir::Expr* FunctionLowering::append_call(const CallExpr& e) {
  const Type* type = type_of(&e);
  const Type* elem = types::underlying_as<types::Slice>(type)->elem;
  auto values = is_spread(e) ? spread_operands(e, [&](std::size_t i) { return i == 0 ? type : elem; })
                             : append_operands(e, type, elem);
  if (values.size() == 1) return values[0];
  if (e.ellipsis.valid()) {
    if (info_.type_and_value(e.args[1]).mode == check::Mode::kNilValue) return values[0];
    return build_.runtime(ir::RuntimeFn::kAppendSlice, type, std::move(values));
  }
  if (values.size() == 2) {
    if (auto* literal = ir::dyn_cast_or_null<ir::Composite>(values[1])) literal->spelled = true;
    return build_.runtime(ir::RuntimeFn::kAppend, type, std::move(values));
  }
  std::vector<ir::Expr*> rest(values.begin() + 1, values.end());
  return build_.runtime(ir::RuntimeFn::kAppend, type, {values[0], build_.braced(elem, std::move(rest))});
}

ir::Expr* FunctionLowering::min_max(const CallExpr& e, ir::RuntimeFn fn) {
  const Type* type = type_of(&e);
  if (is_spread(e)) return build_.runtime(fn, type, spread_operands(e, [type](std::size_t) { return type; }));
  std::vector<OrderedOperand> list;
  for (const Expr* arg : e.args) list.push_back(operand_as(arg, type, true));
  return build_.runtime(fn, type, operands(std::move(list), CxxOrder::kOpen));
}

///   complex(x, y)      gocxx::complex(x, y)      complex(d, 1)  gocxx::complex(static_cast<double>(d), 1.0)
ir::Expr* FunctionLowering::complex_call(const CallExpr& e) {
  const bool single = types::size_of_basic(types::cast<types::Basic>(type_of(&e))->basic_kind) == 8;
  const Type* part = types::basic(single ? types::BasicKind::kFloat32 : types::BasicKind::kFloat64);
  std::vector<ir::Expr*> values;
  if (is_spread(e)) {
    values = spread_operands(e, [](std::size_t) { return nullptr; });
  } else {
    std::vector<OrderedOperand> list;
    for (const Expr* arg : e.args) list.push_back({arg, [this, arg] { return exact(arg); }});
    values = operands(std::move(list), CxxOrder::kOpen);
  }
  for (ir::Expr*& value : values)
    if (value->type->kind == types::TypeKind::kNamed) value = build_.cast(part, value);
  return build_.runtime(ir::RuntimeFn::kComplex, type_of(&e), std::move(values));
}

ir::Expr* FunctionLowering::print_call(const CallExpr& e, ir::RuntimeFn fn) {
  if (is_spread(e))
    return build_.runtime(fn, nullptr, spread_operands(e, [](std::size_t) { return nullptr; }));
  std::vector<OrderedOperand> list;
  for (const Expr* arg : e.args) list.push_back({arg, [this, arg] { return exact(arg); }});
  return build_.runtime(fn, nullptr, operands(std::move(list), CxxOrder::kOpen));
}

ir::Expr* FunctionLowering::recover_call() {
  if (frame_.is_shared()) return build_.nil(types::any_type());
  return build_.member(build_.name(frame_.recovery()), ir::Member::kRecover, types::any_type());
}

}  // namespace gocxx::lower
