// Conversions: those that assignment makes by itself, and those that the program writes.
#include "compiler/base/unicode.h"
#include "compiler/lower/function.h"
#include "compiler/types/array.h"
#include "compiler/types/chan.h"
#include "compiler/types/identity.h"
#include "compiler/types/named.h"
#include "compiler/types/pointer.h"
#include "compiler/types/predicates.h"
#include "compiler/types/slice.h"
#include "compiler/types/struct.h"

namespace gocxx::lower {

using namespace syntax;

///   var s Shape = c      Shape s = c;            any == 1      any == gocxx::any(1L)
ir::Expr* FunctionLowering::convert(ir::Expr* x, const Type* target, bool spelled) {
  if (auto* nil = ir::dyn_cast_or_null<ir::Nil>(x); nil != nullptr && !nil->spelled)
    x->type = target;  // untyped
  if (x->type == nullptr || types::identical(x->type, target)) return spelled ? exact(x) : x;
  if (types::is_interface(target)) return build_.convert(target, exact(x), spelled);
  if (types::underlying(target)->kind == types::TypeKind::kStruct) return convert_struct(x, target);
  // C++ does not find two conversions in a row by itself: to the direction or from a box to the pointer, then
  // to the defined type.
  const bool two_steps = target->kind == types::TypeKind::kNamed &&
                         (types::underlying(target)->kind == types::TypeKind::kPointer ||
                          !types::identical(x->type, types::underlying(target)));
  return build_.convert(target, x, spelled || two_steps);
}

ir::Expr* FunctionLowering::conversion(const CallExpr& e) {
  const Expr* arg = e.args.front();
  const Type* to = type_of(&e);
  const Type* from = type_of(arg);
  if (info_.type_and_value(arg).mode == check::Mode::kNilValue) return exact(build_.nil(to));
  ir::Expr* x = expr(arg);
  if (info_.type_and_value(arg).is_constant() && types::is_untyped(from)) from = types::default_type(from);
  ir::Expr* made = convert_explicitly(x, from, to);
  if (info_.type_and_value(arg).is_constant() && types::is_string(from))
    give_capacity(made, info_.constant_of(arg));
  return made;
}

void FunctionLowering::give_capacity(ir::Expr* made, const types::Constant& value) {
  if (auto* converted = ir::dyn_cast_or_null<ir::Convert>(made)) made = converted->x;
  auto* call = ir::dyn_cast_or_null<ir::RuntimeCall>(made);
  if (call == nullptr || (call->fn != ir::RuntimeFn::kToBytes && call->fn != ir::RuntimeFn::kToRunes)) return;
  const std::string& text = value.string_value();
  std::int64_t length = static_cast<std::int64_t>(text.size());
  if (call->fn == ir::RuntimeFn::kToRunes) {
    length = 0;
    for (std::string_view rest = text; !rest.empty(); ++length)
      rest.remove_prefix(static_cast<std::size_t>(base::decode(rest).size));
  }
  call->args.push_back(build_.integer(length, int_type()));
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
    if (array == nullptr && pointer == nullptr) return convert_form(x, from, to);
    const Type* made_type = pointer != nullptr ? pointer->elem : to_base;
    auto* made = build_.runtime(pointer != nullptr ? ir::RuntimeFn::kToArrayPtr : ir::RuntimeFn::kToArray,
                                to_base, {exact(x)});
    made->number = types::underlying_as<types::Array>(made_type)->length;
    const bool plain = types::identical(to, to_base) &&
                       (pointer == nullptr || pointer->elem->kind == types::TypeKind::kArray);
    if (plain) return made;
    return pointer != nullptr ? build_.runtime(ir::RuntimeFn::kReinterpret, to, {made}, {to})
                              : build_.convert(to, made, true);
  }
  return convert_form(x, from, to);
}

///   (*b)(&v)      gocxx::reinterpret<gocxx::ptr<b>>(v)
ir::Expr* FunctionLowering::convert_form(ir::Expr* x, const Type* from, const Type* to) {
  const auto* from_channel = types::underlying_as<types::Chan>(from);
  const auto* to_channel = types::underlying_as<types::Chan>(to);
  const bool same = from_channel != nullptr && to_channel != nullptr
                        ? types::identical(from_channel->elem, to_channel->elem)
                        : types::identical(types::underlying(from), types::underlying(to));
  if (same) return build_.convert(to, x, true);
  return build_.runtime(ir::RuntimeFn::kReinterpret, to, {exact(x)}, {to});
}

ir::Expr* FunctionLowering::convert_string(ir::Expr* x, const Type* from, const Type* to) {
  if (types::is_string(from) && types::is_string(to)) return build_.convert(to, exact(x), true);
  if (const auto* slice = types::underlying_as<types::Slice>(to)) {
    const Type* made_type = package_.slice_of(types::underlying(slice->elem));
    const auto* elem = types::underlying_as<types::Basic>(slice->elem);
    const bool bytes = elem->basic_kind == types::BasicKind::kUint8;
    ir::Expr* made =
        build_.runtime(bytes ? ir::RuntimeFn::kToBytes : ir::RuntimeFn::kToRunes, made_type, {exact(x)});
    return convert_explicitly(made, made_type, to);
  }
  if (const auto* slice = types::underlying_as<types::Slice>(from);
      slice != nullptr && slice->elem->kind == types::TypeKind::kNamed)
    x = convert_form(x, from, package_.slice_of(types::underlying(slice->elem)));
  ir::Expr* made = build_.runtime(ir::RuntimeFn::kToString, types::underlying(to), {exact(x)});
  return types::identical(made->type, to) ? made : build_.convert(to, made, true);
}

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
