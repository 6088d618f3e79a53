// Assignments and definitions. Go evaluates the operands of indices and indirections on the left and all
// values on the right first, then assigns from left to right. C++ evaluates the right side of one assignment
// before the left.
//
//   a[i], a[j] = a[j], a[i]       auto value = a[i];          x, y := 1, 2      long x = 1;
//                                 a[i] = a[j];                                  long y = 2;
//                                 a[j] = value;
//   v, ok = <-c                   auto [value, ok_value] = c.recv_ok();  v = value;  ok = ok_value;
//   a[f()] = g()                  auto f_result = f();  a[f_result] = g();
//   s := f()                      auto s = gocxx::by_value(f());    (a slice that is used in a loop)
#include <algorithm>

#include "compiler/lower/function.h"
#include "compiler/lower/loop_body.h"
#include "compiler/types/chan.h"
#include "compiler/types/identity.h"
#include "compiler/types/map.h"
#include "compiler/types/named.h"
#include "compiler/types/pointer.h"
#include "compiler/types/signature.h"
#include "compiler/types/tuple.h"

namespace gocxx::lower {

using namespace syntax;

bool FunctionLowering::is_blank(const Expr* e) const {
  const auto* name = dyn_cast_or_null<Ident>(unparen(e));
  return name != nullptr && name->blank();
}

const types::Var* FunctionLowering::defined_or_null(const Expr* e) const {
  const auto* name = dyn_cast_or_null<Ident>(e);
  return name != nullptr ? types::object_as_or_null<types::Var>(info_.def_of_or_null(name)) : nullptr;
}

void FunctionLowering::drop(ir::Expr* value) { emit(build_.discard(value)); }

void FunctionLowering::assign_stmt(const AssignStmt& s) {
  if (s.op != Op::kNone) return op_assign(s);
  if (s.lhs.size() != s.rhs.size()) return assign_tuple({s.lhs.begin(), s.lhs.end()}, s.rhs.front());
  if (s.lhs.size() > 1) return assign_parallel(s.lhs, s.rhs, s.define);
  if (s.define && defined_or_null(s.lhs.front()) != nullptr)
    return define_one(*cast<Ident>(s.lhs.front()), s.rhs.front());
  assign_one(s.lhs.front(), s.rhs.front());
}

// ---- definitions ------------------------------------------------------------------------------------------

/// Whether `auto` reads well and gives the right type: the expression says what it is.
static bool is_evident(const ir::Expr* x) {
  switch (x->kind) {
    case ir::ExprKind::kCall:
    case ir::ExprKind::kInterfaceCall:
    case ir::ExprKind::kRuntimeCall:
    case ir::ExprKind::kMemberCall:
    case ir::ExprKind::kVarRef:
    case ir::ExprKind::kBoxValue:
    case ir::ExprKind::kField:
    case ir::ExprKind::kIndex:
    case ir::ExprKind::kDeref:
    case ir::ExprKind::kCast: return true;
    case ir::ExprKind::kComposite: return ir::cast<ir::Composite>(x).spelled;
    default: return false;
  }
}

bool FunctionLowering::is_slice_of_loop(const types::Var* variable) const {
  return types::underlying(variable->type)->kind == types::TypeKind::kSlice && !facts_.of(variable).boxed &&
         facts_.of(variable).used_in_loop;
}

/// Whether C++ makes the value through an address of its variable.
static bool is_made_in_place(const ir::Expr* x) {
  if (const auto* runtime = ir::dyn_cast_or_null<ir::RuntimeCall>(x))
    return runtime->fn == ir::RuntimeFn::kToBytes || runtime->fn == ir::RuntimeFn::kToRunes;
  return x->kind == ir::ExprKind::kCall || x->kind == ir::ExprKind::kInterfaceCall;
}

void FunctionLowering::define_one(const Ident& name, const Expr* rhs) {
  const types::Var* object = defined_or_null(&name);
  if (object == nullptr) return drop(exact(rhs));  // var _ = x
  const auto* literal = dyn_cast_or_null<FuncLit>(unparen(rhs));
  if (literal != nullptr && is_plain_lambda(*literal, object)) {
    return declare_variable(object, closure(*literal), true, name.pos);
  }
  ir::Expr* value = value_as(rhs, object->type);
  const bool same = value->type != nullptr && types::identical(value->type, object->type);
  const bool basic = object->type->kind == types::TypeKind::kBasic;
  const bool is_call = value->kind == ir::ExprKind::kCall || value->kind == ir::ExprKind::kInterfaceCall;
  declare_variable(object, value, same && is_evident(value) && (!basic || is_call), name.pos);
}

/// T{} of a struct or array: new_object<T>() makes it in its place.
static bool is_zero_literal(const ir::Expr* x) {
  const auto* literal = ir::dyn_cast_or_null<ir::Composite>(x);
  if (literal == nullptr || !literal->elements.empty()) return false;
  const types::TypeKind kind = types::underlying(literal->type)->kind;
  return kind == types::TypeKind::kStruct || kind == types::TypeKind::kArray;
}

void FunctionLowering::declare_variable(const types::Var* object, ir::Expr* init, bool deduced, Pos pos) {
  ir::Variable* variable = package_.variable(object);
  if (init != nullptr && variable->storage == ir::Storage::kBox)
    init = is_zero_literal(init) ? nullptr : exact(init);
  if (init != nullptr && is_slice_of_loop(object) && is_made_in_place(init))
    init = build_.runtime(ir::RuntimeFn::kByValue, init->type, {init});
  ir::VarDecl* made = build_.declare(variable, init, deduced);
  made->pos = pos;
  emit(made);
}

const Type* FunctionLowering::type_of_place(const Expr* e) const {
  e = unparen(e);
  const auto* name = dyn_cast_or_null<Ident>(e);
  const types::Object* object = name != nullptr ? info_.object_of_or_null(name) : nullptr;
  return object != nullptr ? object->type : type_of(e);
}

// ---- places -----------------------------------------------------------------------------------------------

ir::Expr* FunctionLowering::place(const Expr* e) {
  if (ordering_ == 0) {
    const Ordered ordered(*this, {{e, nullptr, true}}, CxxOrder::kOpen);
    return place(e);
  }
  e = unparen(e);
  const auto* index = dyn_cast_or_null<IndexExpr>(e);
  const auto* map = index != nullptr ? types::underlying_as<types::Map>(type_of(index->x)) : nullptr;
  if (map == nullptr) return expr(e);
  auto values =
      operands({operand(index->x), operand_as(index->indices[0], map->key)}, CxxOrder::kLeftToRight);
  return build_.index(exact(values[0]), values[1], map->value);
}

const types::Var* FunctionLowering::root_or_null(const Expr* e) const {
  e = unparen(e);
  if (const auto* name = dyn_cast_or_null<Ident>(e))
    return types::object_as_or_null<types::Var>(info_.object_of_or_null(name));
  if (const auto* selector = dyn_cast_or_null<SelectorExpr>(e)) {
    const check::Selection* selection = info_.selection_of_or_null(selector);
    if (selection == nullptr)
      return types::object_as_or_null<types::Var>(info_.use_of_or_null(selector->sel));
    return selection->indirect ? nullptr : root_or_null(selector->x);
  }
  const auto* index = dyn_cast_or_null<IndexExpr>(e);
  const bool is_array =
      index != nullptr && types::underlying(type_of(index->x))->kind == types::TypeKind::kArray;
  return is_array ? root_or_null(index->x) : nullptr;
}

bool FunctionLowering::mentions(const Expr* e, const types::Var* variable) const {
  e = unparen(e);
  if (temporaries_.contains(e)) return false;
  if (e->kind == NodeKind::kFuncLit) return true;
  if (const auto* name = dyn_cast_or_null<Ident>(e)) return info_.object_of_or_null(name) == variable;
  const auto list = operands_of(e);
  return std::any_of(list.begin(), list.end(), [&](const Expr* part) { return mentions(part, variable); });
}

bool FunctionLowering::reads_memory(const Expr* e) const {
  e = unparen(e);
  const check::TypeAndValue& known = info_.type_and_value(e);
  if (temporaries_.effects_left(e) == 0) return false;
  switch (e->kind) {
    case NodeKind::kBinaryExpr: {
      const auto* binary = cast<BinaryExpr>(e);
      if (is_comparison(binary->op) || types::is_string(known.type)) return true;
      return reads_memory(binary->x) || reads_memory(binary->y);
    }
    case NodeKind::kUnaryExpr:
      return cast<UnaryExpr>(e)->op == Op::kNot || reads_memory(cast<UnaryExpr>(e)->x);
    case NodeKind::kTypeAssertExpr: return reads_memory(cast<TypeAssertExpr>(e)->x);
    case NodeKind::kSelectorExpr: {
      const check::Selection* selection = info_.selection_of_or_null(cast<SelectorExpr>(e));
      return selection == nullptr || selection->kind != check::SelectionKind::kFieldValue ||
             selection->indirect || reads_memory(cast<SelectorExpr>(e)->x);
    }
    case NodeKind::kCallExpr: {
      const auto* call = cast<CallExpr>(e);
      const bool number = types::is_numeric(known.type) && types::is_numeric(type_of(call->args.front()));
      return !info_.type_and_value(unparen(call->fun)).is_type() || !number ||
             reads_memory(call->args.front());
    }
    default: return true;
  }
}

ir::Expr* FunctionLowering::stable_place(const Expr* e, const std::function<bool(const Expr*)>& affected,
                                         IndexOrder order) {
  e = unparen(e);
  auto stable = [&](const Expr* operand, const char* hint) {
    ir::Expr* x = expr(operand);
    return affected(operand) ? temporary(x, hint) : x;
  };
  auto inner = [&](const Expr* part) {  // an element of a map is only read here
    return is_map_entry(info_, part) ? stable(part, "element") : stable_place(part, affected, order);
  };
  if (const auto* star = dyn_cast_or_null<StarExpr>(e))
    return build_.deref(stable(star->x, "pointer"), type_of(e));
  if (const auto* selector = dyn_cast_or_null<SelectorExpr>(e)) {
    const check::Selection* selection = info_.selection_of_or_null(selector);
    if (selection == nullptr) return expr(e);
    const bool pointer = types::underlying(type_of(selector->x))->kind == types::TypeKind::kPointer;
    ir::Expr* x = pointer ? stable(selector->x, "pointer") : inner(selector->x);
    return walk_path(x, selection->index, selection->index.size());
  }
  const auto* index = dyn_cast_or_null<IndexExpr>(e);
  if (index == nullptr) return expr(e);
  const Type* type = types::underlying(type_of(index->x));
  const bool array = type->kind == types::TypeKind::kArray;
  const bool index_first = array && order == IndexOrder::kOuterFirst;
  auto object = [&] { return array ? inner(index->x) : stable(index->x, "operand"); };
  ir::Expr* x = index_first ? nullptr : object();
  ir::Expr* at = stable(index->indices[0], "index");
  if (index_first) x = object();
  if (const auto* map = types::dyn_cast_or_null<types::Map>(type))
    return build_.index(exact(x), convert(at, map->key), map->value);
  if (const auto* pointer = types::dyn_cast_or_null<types::Pointer>(type)) x = build_.deref(x, pointer->elem);
  return build_.index(exact(x), at, type_of(e));
}

// ---- = ----------------------------------------------------------------------------------------------------

/// *p = *q for pointers to arrays, which may come from slices of the same array.
static bool may_overlap(const Expr* lhs, const Expr* rhs, const Type* type) {
  return types::underlying(type)->kind == types::TypeKind::kArray &&
         unparen(lhs)->kind == NodeKind::kStarExpr && unparen(rhs)->kind == NodeKind::kStarExpr;
}

/// Whether C++ has the value of `x` as a braced list of a class without constructors: a struct or an array.
static bool is_aggregate(const ir::Expr* x) {
  if (const auto* converted = ir::dyn_cast_or_null<ir::Convert>(x)) return is_aggregate(converted->x);
  return x->kind == ir::ExprKind::kComposite &&
         (types::underlying(x->type)->kind == types::TypeKind::kStruct ||
          types::underlying(x->type)->kind == types::TypeKind::kArray);
}

/// C++ evaluates the right operand of = first. g++ does not if it is an aggregate: it looks for the place
/// first.
///
///   m[k] = T{len(m)}      auto value = T{m.len()};  m[k] = value;
ir::Expr* FunctionLowering::assigned_value(const Expr* lhs, const Expr* rhs, ir::Expr* value) {
  if (!is_aggregate(value)) return value;
  const Effects of_place = temporaries_.effects_left(lhs) | (is_map_entry(info_, lhs) ? kWrites : 0);
  return commute(of_place, temporaries_.effects_left(rhs)) ? value : saved(value, "value");
}

void FunctionLowering::assign_one(const Expr* lhs, const Expr* rhs) {
  if (is_blank(lhs)) return drop(exact(rhs));
  const Type* type = type_of_place(lhs);
  const Root place_root{lhs, nullptr, true};
  const Ordered ordered(*this, {place_root, {rhs, type}}, CxxOrder::kAssignment, 0, false);
  order_assignment(place_root, {rhs, type}, CxxOrder::kAssignment);
  ir::Expr* value = value_as(rhs, type);
  if (may_overlap(lhs, rhs, type)) value = saved(value, "value");
  value = assigned_value(lhs, rhs, value);
  emit(build_.assign(place(lhs), value));
}

bool FunctionLowering::is_private(const Expr* e) const {
  const auto* name = dyn_cast_or_null<Ident>(unparen(e));
  const auto* variable =
      name != nullptr ? types::object_as_or_null<types::Var>(info_.object_of_or_null(name)) : nullptr;
  if (variable == nullptr) return name != nullptr;  // the blank name
  return facts_.only_local_changes(variable) &&
         !(frame_.results_shared() && variable->var_kind == types::VarKind::kResult);
}

bool FunctionLowering::is_affected(const Expr* e, const std::vector<const Expr*>& lhs,
                                   std::size_t count) const {
  return std::any_of(lhs.begin(), lhs.begin() + static_cast<std::ptrdiff_t>(count), [&](const Expr* place) {
    if (is_blank(place) || defined_or_null(place) != nullptr) return false;
    const types::Var* root = root_or_null(place);
    return root != nullptr && is_private(place) ? mentions(e, root)
                                                : reads_memory(e) || (root != nullptr && mentions(e, root));
  });
}

bool FunctionLowering::follows_known_nil(const Expr* e) const {
  e = unparen(e);
  const auto* star = dyn_cast_or_null<StarExpr>(e);
  const auto* selector = dyn_cast_or_null<SelectorExpr>(e);
  const Expr* x = star != nullptr ? star->x : selector != nullptr ? selector->x : nullptr;
  const types::Var* pointer = x != nullptr ? variable_or_null(info_, x) : nullptr;
  if (pointer == nullptr) return false;
  const VariableFacts& known = facts_.of(pointer);
  return known.decl != nullptr && known.captured_by.empty() && known.stays_zero();
}

///   a[i], *p = *p, 2      auto& place = a[i];  place = *p;  *p = 2;
ir::Expr* FunctionLowering::first_place(const Expr* lhs, const Expr* rhs) {
  ir::Expr* place = stable_place(lhs, [](const Expr*) { return false; });
  const bool checks_index = (temporaries_.effects_left(lhs) & kPanics) != 0 && !is_map_entry(info_, lhs);
  if (!checks_index || (temporaries_.effects_left(rhs) & kMayPanic) != kNilPanics || follows_known_nil(rhs))
    return place;
  ir::Variable* reference = build_.variable("place", place->type);
  ir::VarDecl* made = build_.declare(reference, place, true);
  made->reference = true;
  emit(made);
  return build_.name(reference);
}

void FunctionLowering::assign_parallel(const std::vector<Expr*>& lhs, const std::vector<Expr*>& rhs,
                                       bool define) {
  auto is_new = [&](std::size_t i) {
    return define && (is_blank(lhs[i]) || defined_or_null(lhs[i]) != nullptr);
  };
  auto type_at = [&](std::size_t i) {
    if (is_blank(lhs[i])) return types::default_type(type_of(rhs[i]));
    const types::Var* object = define ? defined_or_null(lhs[i]) : nullptr;
    return object != nullptr ? object->type : type_of_place(lhs[i]);
  };
  const std::vector<const Expr*> left(lhs.begin(), lhs.end());
  std::vector<Root> roots;
  bool quiet = true;  // nobody sees when the assignments happen
  for (std::size_t i = 0; i < lhs.size(); ++i) {
    if (is_new(i) || is_blank(lhs[i])) continue;
    roots.push_back({lhs[i], nullptr, true});
    quiet = quiet && is_private(lhs[i]);
  }
  for (std::size_t i = 0; i < rhs.size(); ++i) roots.push_back({rhs[i], type_at(i)});
  const Ordered ordered(*this, roots, quiet ? CxxOrder::kLeftToRight : CxxOrder::kOpen,
                        quiet ? Effects{0} : kWrites, false);
  std::vector<ir::Expr*> places(lhs.size(), nullptr);
  std::vector<ir::Expr*> values(lhs.size(), nullptr);
  for (std::size_t i = 0; i < lhs.size(); ++i) {
    if (i > 0 && !is_new(i) && !is_blank(lhs[i]))
      places[i] = stable_place(lhs[i], [&, i](const Expr* e) { return is_affected(e, left, i); });
    if (!is_affected(rhs[i], left, i)) continue;
    order_panics({{rhs[i], type_at(i)}}, CxxOrder::kOpen);
    values[i] = temporary(value_as(rhs[i], type_at(i), true), "value");
  }
  for (std::size_t i = 0; i < lhs.size(); ++i) {
    const bool first = i == 0 && !is_new(i) && !is_blank(lhs[i]);
    if (first) order_panics({{lhs[i], nullptr, true}, {rhs[i], type_at(i)}}, CxxOrder::kAssignment);
    if (first) places[i] = first_place(lhs[i], rhs[i]);
    if (!first && values[i] == nullptr) order_panics({{rhs[i], type_at(i)}}, CxxOrder::kOpen);
    if (values[i] == nullptr) values[i] = value_as(rhs[i], type_at(i));
    if (first) values[i] = assigned_value(lhs[i], rhs[i], values[i]);
    if (is_blank(lhs[i]))
      drop(exact(values[i]));
    else if (is_new(i))
      declare_variable(defined_or_null(lhs[i]), values[i], false, lhs[i]->pos);
    else
      emit(build_.assign(places[i], values[i]));
  }
}

// ---- one operand, several values --------------------------------------------------------------------------

void FunctionLowering::tuple_of(const Expr* rhs, std::vector<const Type*>& list) const {
  for (const types::Var* part : types::cast<types::Tuple>(type_of(unparen(rhs)))->vars)
    list.push_back(part->type);
}

/// A call with several results, v, ok = m[k], <-c, x.(T): an expression that C++ takes apart.
ir::Expr* FunctionLowering::tuple(const Expr* e) {
  e = unparen(e);
  if (const auto* assertion = dyn_cast_or_null<TypeAssertExpr>(e)) return type_assertion(*assertion, true);
  const auto* index = dyn_cast_or_null<IndexExpr>(e);
  if (index == nullptr) return expr(e);
  const auto* map = types::underlying_as<types::Map>(type_of(index->x));
  auto values =
      operands({operand(index->x), operand_as(index->indices[0], map->key)}, CxxOrder::kLeftToRight);
  return build_.member(exact(values[0]), ir::Member::kGetOk, type_of(e), {values[1]});
}

void FunctionLowering::assign_bound(const std::vector<const Expr*>& lhs,
                                    const std::vector<ir::Variable*>& bound) {
  std::vector<ir::Stmt*> assignments;
  for (std::size_t i = 0; i < lhs.size(); ++i) {
    if (lhs[i] == nullptr || is_blank(lhs[i]) || defined_or_null(lhs[i]) != nullptr) continue;
    ir::Expr* place = stable_place(lhs[i], [&, i](const Expr* e) { return is_affected(e, lhs, i); });
    assignments.push_back(build_.assign(place, convert(build_.name(bound[i]), type_of_place(lhs[i]))));
  }
  for (ir::Stmt* assignment : assignments) emit(assignment);
}

void FunctionLowering::assign_tuple(const std::vector<const Expr*>& lhs, const Expr* rhs) {
  auto is_old = [this](const Expr* e) { return !is_blank(e) && defined_or_null(e) == nullptr; };
  std::vector<Root> roots;
  for (const Expr* e : lhs)
    if (is_old(e)) roots.push_back({e, nullptr, true});
  roots.push_back({rhs});
  const Ordered ordered(*this, roots, CxxOrder::kAssignment, roots.size() > 2 ? kWrites : Effects{0});
  std::vector<const Type*> types;
  tuple_of(rhs, types);
  ir::Expr* values = tuple(rhs);
  bool by_value = false;
  std::vector<ir::Variable*> bound;
  std::vector<ir::Stmt*> after;
  for (std::size_t i = 0; i < lhs.size(); ++i) {
    const types::Var* object = defined_or_null(lhs[i]);
    if (object != nullptr && !facts_.of(object).boxed && facts_.of(object).captured_by.empty() &&
        types::identical(object->type, types[i])) {
      by_value |= is_slice_of_loop(object);
      bound.push_back(package_.variable(object));
      continue;
    }
    const auto* name = dyn_cast_or_null<Ident>(unparen(lhs[i]));
    ir::Variable* value = build_.variable(is_blank(lhs[i])  ? ""
                                          : name != nullptr ? name->name + "_value"
                                                            : "value",
                                          types[i]);
    bound.push_back(value);
    if (is_blank(lhs[i])) continue;
    if (object != nullptr)
      after.push_back(build_.declare(package_.variable(object),
                                     convert(build_.name(value), object->type, facts_.of(object).boxed)));
  }
  ir::Block* old = collect([&] { assign_bound(lhs, bound); });
  after.insert(after.end(), old->stmts.begin(), old->stmts.end());
  const bool none = std::all_of(lhs.begin(), lhs.end(), [this](const Expr* e) { return is_blank(e); });
  if (by_value && is_made_in_place(values))
    values = build_.runtime(ir::RuntimeFn::kByValue, values->type, {values});
  emit(none ? build_.discard(values) : build_.bind(bound, values));
  for (ir::Stmt* s : after) emit(s);
}

}  // namespace gocxx::lower
