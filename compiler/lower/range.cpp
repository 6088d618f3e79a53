// for range.
//
//   for i, v := range s       for (auto [i, v] : gocxx::range(s))
//   for _, v := range s       for (auto v : gocxx::values(s))
//   for _, v := range []T{a, b}   for (auto v : gocxx::values(gocxx::array<T, 2>{a, b}))
//   for i := range s          for (auto i : gocxx::range(s.len()))
//   for i := range 10         for (auto i : gocxx::range(10L))
//   for k, v := range m       for (auto [k, v] : gocxx::range(m))
//   for v := range ch         for (auto v : gocxx::range(ch))
//
// A variable that C++ cannot bind there (boxed, captured, or declared before the loop) gets its value at the
// head of the body.
#include <utility>

#include "compiler/lower/function.h"
#include "compiler/lower/trip_count.h"
#include "compiler/types/array.h"
#include "compiler/types/chan.h"
#include "compiler/types/map.h"
#include "compiler/types/pointer.h"
#include "compiler/types/size.h"
#include "compiler/types/slice.h"

namespace gocxx::lower {

using namespace syntax;

namespace {

bool is_absent(const Expr* e) {
  if (e == nullptr) return true;
  const auto* name = dyn_cast_or_null<Ident>(unparen(e));
  return name != nullptr && name->blank();
}

}  // namespace

void FunctionLowering::range_stmt(const RangeStmt& s) {
  auto* loop = build_.make<ir::RangeFor>(s.pos);
  const Type* key = nullptr;  // null if the loop has no such variable in C++
  const Type* value = nullptr;
  loop->operand = range_operand(s, key, value);
  std::vector<ir::Stmt*> first;
  if (range_polls_each_iteration(s)) first.push_back(build_.make<ir::Safepoint>());
  const bool alone = key == nullptr || value == nullptr;
  ir::Block* targets = collect([&] {
    if (key != nullptr) loop->variables.push_back(range_variable(s, s.key, key, alone));
    if (value != nullptr) loop->variables.push_back(range_variable(s, s.value, value, alone));
    if (!s.define) assign_range(s, loop->variables);
  });
  ir::Stmt* all = loop;
  if (std::optional<StripMining> found = strip_mining_of(info_, facts_, s)) all = strip_mine(loop, *found);
  loop->body = loop_body(s, *s.body);
  strip_views_.end();
  first.insert(first.end(), targets->stmts.begin(), targets->stmts.end());
  loop->body->stmts.insert(loop->body->stmts.begin(), first.begin(), first.end());
  emit(all);
  finish_breakable(s);
}

bool FunctionLowering::range_polls_each_iteration(const RangeStmt& s) const {
  return facts_.may_run_long(&s) || types::underlying(type_of(s.x))->kind == types::TypeKind::kChan;
}

void FunctionLowering::evaluate_calls_of(const Expr* e) {
  e = unparen(e);
  if (temporaries_.effects_left(e) == 0) return;
  if (const auto* star = dyn_cast_or_null<StarExpr>(e)) return evaluate_calls_of(star->x);
  if (const auto* selector = dyn_cast_or_null<SelectorExpr>(e)) return evaluate_calls_of(selector->x);
  const auto* binary = dyn_cast_or_null<BinaryExpr>(e);
  const auto* index = dyn_cast_or_null<IndexExpr>(e);
  if (binary == nullptr && (index == nullptr || is_map_entry(info_, e))) return drop(exact(e));
  evaluate_calls_of(binary != nullptr ? binary->x : index->x);
  evaluate_calls_of(binary != nullptr ? binary->y : index->indices[0]);
}

ir::Expr* FunctionLowering::range_operand(const RangeStmt& s, const Type*& key, const Type*& value) {
  const Type* type = types::underlying(type_of(s.x));
  auto call = [&](ir::RuntimeFn fn, ir::Expr* x) { return build_.runtime(fn, nullptr, {x}); };
  if (const auto* basic = types::dyn_cast_or_null<types::Basic>(type)) {
    key = types::is_string(basic) ? int_type() : types::default_type(type_of(s.x));
    if (types::is_string(basic))
      value = types::rune_type();
    else if (s.key != nullptr && s.define && defined_or_null(s.key) != nullptr)
      key = defined_or_null(s.key)->type;
    return call(ir::RuntimeFn::kRange, value_as(s.x, types::is_string(basic) ? type_of(s.x) : key, true));
  }
  if (const auto* channel = types::dyn_cast_or_null<types::Chan>(type)) {
    key = channel->elem;
    ir::RuntimeCall* made = call(ir::RuntimeFn::kRange, exact(s.x));
    made->site = site(s.pos, "chan receive", s.x);
    return made;
  }
  if (const auto* map = types::dyn_cast_or_null<types::Map>(type)) {
    key = map->key;
    value = map->value;
    return call(ir::RuntimeFn::kRange, exact(s.x));
  }
  const auto* pointer = types::dyn_cast_or_null<types::Pointer>(type);
  const auto* array =
      types::dyn_cast_or_null<types::Array>(pointer != nullptr ? types::underlying(pointer->elem) : type);
  const Type* elem = array != nullptr ? array->elem : types::cast<types::Slice>(type)->elem;
  if (is_absent(s.value)) {
    key = int_type();
    if (array == nullptr)
      return call(ir::RuntimeFn::kRange, build_.member(exact(s.x), ir::Member::kLen, int_type()));
    evaluate_calls_of(s.x);  // the length is a constant: the array is not looked at
    return call(ir::RuntimeFn::kRange, build_.integer(array->length, int_type(), true));
  }
  value = elem;
  if (!is_absent(s.key)) key = int_type();
  return call(is_absent(s.key) ? ir::RuntimeFn::kValues : ir::RuntimeFn::kRange, ranged_list(s.x));
}

ir::Expr* FunctionLowering::ranged_list(const Expr* e) {
  constexpr std::int64_t kSmall = 1024;  // bytes; a goroutine's stack should not grow for the others
  const auto* slice = types::underlying_as<types::Slice>(type_of(e));
  const std::int64_t length = listed_count(e);
  const bool small = length <= kSmall && slice != nullptr && length * types::size_of(slice->elem) <= kSmall;
  const Type* array = length > 0 && small ? package_.array_of(slice->elem, length) : nullptr;
  const auto before = std::exchange(listed_, {array != nullptr ? unparen(e) : nullptr, array});
  ir::Expr* made = exact(e);
  listed_ = before;
  return made;
}

ir::Variable* FunctionLowering::range_variable(const RangeStmt& s, const Expr* e, const Type* type,
                                               bool alone) {
  if (is_absent(e)) return build_.variable("", type);
  if (!s.define) return build_.variable("value", type);
  const types::Var* object = defined_or_null(e);
  const VariableFacts& facts = facts_.of(object);
  if (!facts.boxed && (alone || facts.captured_by.empty())) return package_.variable(object);
  ir::Variable* value = build_.variable(object->name + "_value", type);
  declare_variable(object, build_.name(value), false, e->pos);
  return value;
}

void FunctionLowering::assign_range(const RangeStmt& s, const std::vector<ir::Variable*>& variables) {
  std::vector<const Expr*> lhs;
  std::vector<ir::Variable*> values;
  std::vector<Root> roots;
  for (const Expr* e : {s.key, s.value}) {
    if (values.size() == variables.size()) break;
    const bool absent = is_absent(e);
    if (absent && variables.size() == 1) continue;
    values.push_back(variables[values.size()]);
    lhs.push_back(e);
    if (!absent) roots.push_back({e, nullptr, true});
  }
  const Ordered ordered(*this, roots, CxxOrder::kOpen, roots.size() > 1 ? kWrites : Effects{0});
  assign_bound(lhs, values);
}

}  // namespace gocxx::lower
