// Conversions: those that assignment makes by itself, and those that the program writes.
#include "compiler/lower/facts_collector.h"
#include "compiler/lower/function.h"
#include "compiler/types/array.h"
#include "compiler/types/identity.h"
#include "compiler/types/named.h"
#include "compiler/types/pointer.h"
#include "compiler/types/predicates.h"
#include "compiler/types/slice.h"
#include "compiler/types/struct.h"

namespace gocxx::lower {

using namespace syntax;

/// x where a `target` is wanted. C++ converts by itself where the place has the type; with `spelled` the expression has it.
///
///   var s Shape = c      Shape s = c;            any == 1      any == gocxx::any(1L)
ir::Expr* FunctionLowering::convert(ir::Expr* x, const Type* target, bool spelled) {
  if (auto* nil = ir::dyn_cast_or_null<ir::Nil>(x); nil != nullptr && !nil->spelled) x->type = target;  // untyped
  if (x->type == nullptr || types::identical(x->type, target)) return spelled ? exact(x) : x;
  if (types::is_interface(target)) return build_.convert(target, exact(x), spelled);
  if (types::underlying(target)->kind == types::TypeKind::kStruct) return convert_struct(x, target);
  // Two conversions in one (to the direction, then to the defined type) C++ does not find by itself.
  const bool two_steps = target->kind == types::TypeKind::kNamed && !types::identical(x->type, types::underlying(target));
  return build_.convert(target, x, spelled || two_steps);
}

/// T(x).
ir::Expr* FunctionLowering::conversion(const CallExpr& e) {
  const Expr* arg = e.args.front();
  const Type* to = type_of(&e);
  const Type* from = type_of(arg);
  if (info_.type_and_value(arg).mode == check::Mode::kNilValue) return exact(build_.nil(to));
  ir::Expr* x = expr(arg);
  if (info_.type_and_value(arg).is_constant() && types::is_untyped(from)) from = types::default_type(from);
  return convert_explicitly(x, from, to);
}

ir::Expr* FunctionLowering::convert_explicitly(ir::Expr* x, const Type* from, const Type* to) {
  if (types::identical(from, to)) return exact(x);
  if (types::is_interface(to)) return convert(x, to, true);
  const Type* to_base = types::underlying(to);
  if (types::is_string(to) || types::is_string(from)) return convert_string(x, from, to);
  if (types::is_numeric(to) && types::is_numeric(from)) {
    if (types::is_float(from) && types::is_integer(to))
      return build_.runtime(ir::RuntimeFn::kConvert, to, {exact(x)}, {to});
    return build_.cast(to, exact(x));
  }
  if (types::is_boolean(to)) return build_.cast(to, exact(x));
  if (to_base->kind == types::TypeKind::kStruct) return convert_struct(x, to);
  if (types::underlying(from)->kind == types::TypeKind::kSlice) {
    const auto* array = types::dyn_cast_or_null<types::Array>(to_base);
    const auto* pointer = types::dyn_cast_or_null<types::Pointer>(to_base);
    if (array == nullptr && pointer == nullptr) return build_.convert(to, x, true);
    const Type* made_type = pointer != nullptr ? pointer->elem : to_base;
    auto* made = build_.runtime(pointer != nullptr ? ir::RuntimeFn::kToArrayPtr : ir::RuntimeFn::kToArray, to_base, {exact(x)});
    made->number = types::underlying_as<types::Array>(made_type)->length;
    const bool plain = types::identical(to, to_base) && (pointer == nullptr || pointer->elem->kind == types::TypeKind::kArray);
    return plain ? made : build_.convert(to, made, true);
  }
  return build_.convert(to, x, true);
}

/// Strings, bytes, runes and their defined types.
ir::Expr* FunctionLowering::convert_string(ir::Expr* x, const Type* from, const Type* to) {
  if (types::is_string(from) && types::is_string(to)) return build_.convert(to, exact(x), true);
  const Type* made_type = types::underlying(to);
  ir::RuntimeFn fn = ir::RuntimeFn::kToString;
  if (const auto* slice = types::dyn_cast_or_null<types::Slice>(made_type)) {
    const auto* elem = types::underlying_as<types::Basic>(slice->elem);
    fn = elem->basic_kind == types::BasicKind::kUint8 ? ir::RuntimeFn::kToBytes : ir::RuntimeFn::kToRunes;
  }
  ir::Expr* made = build_.runtime(fn, made_type, {exact(x)});
  return types::identical(made_type, to) ? made : build_.convert(to, made, true);
}

/// Structs of the same fields: T(x) is T{x.a, x.b}.
ir::Expr* FunctionLowering::convert_struct(ir::Expr* x, const Type* to) {
  if (x->kind != ir::ExprKind::kVarRef) x = saved(x, "value");
  const auto* from_fields = types::underlying_as<types::Struct>(x->type);
  const auto* to_fields = types::underlying_as<types::Struct>(to);
  auto* made = build_.make<ir::Composite>();
  made->type = to;
  for (std::size_t i = 0; i < to_fields->fields.size(); ++i) {
    const types::Var* field = from_fields->fields[i];
    ir::Expr* value = build_.field(x, field, field->type);
    if (!types::identical(field->type, to_fields->fields[i]->type))
      value = convert_explicitly(value, field->type, to_fields->fields[i]->type);
    made->elements.push_back({nullptr, nullptr, value});
  }
  return made;
}

}  // namespace gocxx::lower
