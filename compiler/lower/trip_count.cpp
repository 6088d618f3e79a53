// Computes the trip counts of for statements with constants and of ranges over constants, arrays and listed
// slices.
#include "compiler/lower/trip_count.h"

#include <algorithm>

#include "compiler/lower/loop_body.h"
#include "compiler/types/array.h"
#include "compiler/types/pointer.h"
#include "compiler/types/slice.h"

namespace gocxx::lower {

using namespace syntax;

namespace {

constexpr std::int64_t kSmallTripCount = 64;

std::int64_t if_small(std::int64_t trips) {
  return trips <= kSmallTripCount ? std::max<std::int64_t>(trips, 1) : 0;
}

/// The variable that the init statement defines and that only the post statement changes, or null.
const types::Var* counter_or_null(const check::Info& info, const Facts& facts, const AssignStmt& init) {
  if (!init.define || init.lhs.size() != 1) return nullptr;
  const auto* name = dyn_cast_or_null<Ident>(init.lhs[0]);
  const auto* variable =
      name != nullptr ? types::object_as_or_null<types::Var>(info.def_of_or_null(name)) : nullptr;
  if (variable == nullptr) return nullptr;
  const VariableFacts& known = facts.of(variable);
  const bool counts =
      known.assignments.size() == 1 && known.assignments.front().closure == nullptr && !known.address_taken;
  return counts ? variable : nullptr;
}

/// for i := 0; i < 10; i++ with constants.
std::int64_t small_trip_count(const check::Info& info, const Facts& facts, const ForStmt& s) {
  const auto* init = dyn_cast_or_null<AssignStmt>(s.init);
  const auto* cond = s.cond != nullptr ? dyn_cast_or_null<BinaryExpr>(unparen(s.cond)) : nullptr;
  const auto* post = dyn_cast_or_null<IncDecStmt>(s.post);
  if (init == nullptr || cond == nullptr || post == nullptr || post->op != Op::kAdd) return 0;
  const types::Var* counter = counter_or_null(info, facts, *init);
  if (counter == nullptr || variable_or_null(info, cond->x) != counter ||
      variable_or_null(info, post->x) != counter)
    return 0;
  const types::Constant from = info.constant_of(init->rhs[0]).to_int();
  const types::Constant to = info.constant_of(cond->y).to_int();
  const bool counts = cond->op == Op::kLss || cond->op == Op::kLeq;
  if (!counts || !from.is_int64() || !to.is_int64() || from.int64_value() < 0) return 0;
  if (to.int64_value() > kSmallTripCount) return 0;  // perhaps the greatest value of its type: i <= 127
  return if_small(to.int64_value() + (cond->op == Op::kLeq ? 1 : 0) - from.int64_value());
}

/// for range over a constant, an array or a slice that is listed in place.
std::int64_t small_trip_count(const check::Info& info, const RangeStmt& s) {
  const types::Type* type = info.type_of(s.x) != nullptr ? types::underlying(info.type_of(s.x)) : nullptr;
  if (const auto* pointer = types::dyn_cast_or_null<types::Pointer>(type))
    type = types::underlying(pointer->elem);
  if (const auto* array = types::dyn_cast_or_null<types::Array>(type)) return if_small(array->length);
  if (types::dyn_cast_or_null<types::Slice>(type) != nullptr) {
    const std::int64_t count = listed_count(s.x);
    return count > 0 ? if_small(count) : 0;
  }
  const types::Constant count = info.constant_of(s.x).to_int();
  return count.is_int64() ? if_small(count.int64_value()) : 0;
}

}  // namespace

std::int64_t listed_count(const Expr* e) {
  const auto* literal = dyn_cast_or_null<CompositeLit>(unparen(e));
  if (literal == nullptr) return 0;
  const bool keyed = std::ranges::any_of(
      literal->elements, [](const Expr* element) { return element->kind == NodeKind::kKeyValueExpr; });
  return keyed ? 0 : static_cast<std::int64_t>(literal->elements.size());
}

std::int64_t small_trip_count(const check::Info& info, const Facts& facts, const Stmt& loop) {
  if (const auto* counted = dyn_cast_or_null<ForStmt>(&loop)) return small_trip_count(info, facts, *counted);
  return small_trip_count(info, *cast<RangeStmt>(&loop));
}

}  // namespace gocxx::lower
