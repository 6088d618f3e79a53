// Strip-mined loops:
//
//   for j, y := range b[k] { row[j] += x * y }
//
//   for (auto& strip : gocxx::strips(gocxx::range(b[k]))) {
//     auto row_view = strip.view(row);
//     for (auto [j, y] : strip) {
//       row_view[j] += x * y;
//     }
//   }
//
// strip.view lets the strip end where `row` does. If there are more iterations, it panics at the head of the
// next strip, as row[j] would in the first iteration of that strip. Nothing of that iteration has happened
// before: the first statement of the body indexes the slice, and what is evaluated there before the index
// neither has an effect nor panics, except for other such indices in their order.
#include "compiler/lower/strip_mining.h"

#include <algorithm>

#include "compiler/lower/function.h"

namespace gocxx::lower {

using namespace syntax;

namespace {

bool is_zero(const check::Info& info, const Expr* e) {
  const types::Constant value = info.constant_of(e).to_int();
  return value.is_int64() && value.int64_value() == 0;
}

/// The name of the variable or field that `slice` comes from.
std::string name_of(const Expr* slice) {
  slice = unparen(slice);
  if (const auto* index = dyn_cast_or_null<IndexExpr>(slice)) return name_of(index->x);
  if (const auto* selector = dyn_cast_or_null<SelectorExpr>(slice)) return selector->sel->name;
  return cast<Ident>(slice)->name;
}

/// Returns the induction variable that `name` declares, or null; `posts` is how often its loop assigns to it.
const types::Var* induction_variable_or_null(const check::Info& info, const Facts& facts, const Expr* name,
                                             std::size_t posts) {
  const auto* ident = dyn_cast_or_null<Ident>(name);
  const auto* variable =
      ident != nullptr ? types::object_as_or_null<types::Var>(info.def_of_or_null(ident)) : nullptr;
  if (variable == nullptr || ident->blank() || variable->type->kind != types::TypeKind::kBasic)
    return nullptr;
  const VariableFacts& known = facts.of(variable);
  const bool counts =
      !known.boxed && known.captured_by.empty() && !known.address_taken && known.assignments.size() == posts;
  return counts ? variable : nullptr;
}

}  // namespace

std::optional<StripMining> strip_mining_of(const check::Info& info, const Facts& facts, const RangeStmt& s) {
  const Type* type = info.type_of(s.x) != nullptr ? types::underlying(info.type_of(s.x)) : nullptr;
  const bool counted = type != nullptr && (type->kind == types::TypeKind::kSlice || types::is_integer(type));
  if (!counted || !facts.is_inner(&s) || (s.key != nullptr && !s.define) || facts.has_small_trip_count(&s))
    return {};
  StripMining found;
  if (s.key != nullptr) found.induction_variable = induction_variable_or_null(info, facts, s.key, 0);
  LoopBody body(info, facts, s, found.induction_variable);
  if (s.body->stmts.empty() || !body.is_straight_line(*s.body)) return {};
  found.slices = body.indexed_by(s.body->stmts.front());
  // Each check that stays costs as much as the poll.
  if (found.slices.empty() && body.has_index()) return {};
  return found;
}

std::optional<StripMining> strip_mining_of(const check::Info& info, const Facts& facts, const ForStmt& s) {
  const auto* init = dyn_cast_or_null<AssignStmt>(s.init);
  const auto* cond = s.cond != nullptr ? dyn_cast_or_null<BinaryExpr>(unparen(s.cond)) : nullptr;
  const auto* post = dyn_cast_or_null<IncDecStmt>(s.post);
  if (init == nullptr || cond == nullptr || post == nullptr || !facts.is_inner(&s) ||
      facts.has_small_trip_count(&s))
    return {};
  if (!init->define || init->lhs.size() != 1 || !is_zero(info, init->rhs[0])) return {};
  if (cond->op != Op::kLss || post->op != Op::kAdd) return {};
  StripMining found;
  found.induction_variable = induction_variable_or_null(info, facts, init->lhs[0], 1);
  if (found.induction_variable == nullptr || variable_or_null(info, cond->x) != found.induction_variable ||
      variable_or_null(info, post->x) != found.induction_variable)
    return {};
  LoopBody body(info, facts, s, found.induction_variable);
  if (s.body->stmts.empty() || !body.is_straight_line(*s.body) || !body.is_fixed_count(cond->y)) return {};
  found.slices = body.indexed_by(s.body->stmts.front());
  if (found.slices.empty()) return {};
  return found;
}

ir::Variable* StripViews::view_or_null(const IndexExpr& e) const {
  if (induction_variable_ == nullptr || variable_or_null(info_, e.indices.front()) != induction_variable_)
    return nullptr;
  auto found = std::find_if(views_.begin(), views_.end(),
                            [&](const auto& view) { return is_same(info_, view.first, e.x); });
  return found != views_.end() ? found->second : nullptr;
}

// ---- the lowered loop -------------------------------------------------------------------------------------

ir::Stmt* FunctionLowering::strip_mine(ir::RangeFor* loop, const StripMining& found) {
  ir::Variable* strip = build_.variable("strip", nullptr);
  auto* all = build_.make<ir::RangeFor>(loop->pos);
  all->variables = {strip};
  all->by_reference = true;
  all->operand = build_.runtime(ir::RuntimeFn::kStrips, nullptr, {loop->operand});
  all->body = build_.block();
  for (const IndexedSlice& indexed : found.slices) {
    const Type* type = type_of(indexed.slice);
    ir::Variable* view = build_.variable(name_of(indexed.slice) + "_view", type);
    ir::Expr* made = build_.member(build_.name(strip), ir::Member::kView, type, {exact(indexed.slice)});
    ir::VarDecl* decl = build_.declare(view, made, true);
    decl->pos = indexed.at;
    all->body->stmts.push_back(decl);
    strip_views_.add(indexed.slice, view);
  }
  loop->operand = build_.name(strip);
  all->body->stmts.push_back(loop);
  strip_views_.begin(found.induction_variable);
  return all;
}

void FunctionLowering::strip_mine_counted(const ForStmt& s, const StripMining& found) {
  auto* loop = build_.make<ir::RangeFor>(s.pos);
  const Expr* count = cast<BinaryExpr>(unparen(s.cond))->y;
  loop->operand =
      build_.runtime(ir::RuntimeFn::kRange, nullptr, {value_as(count, found.induction_variable->type, true)});
  loop->variables = {package_.variable(found.induction_variable)};
  ir::Stmt* all = strip_mine(loop, found);
  loop->body = loop_body(s, *s.body);
  strip_views_.end();
  emit(all);
}

}  // namespace gocxx::lower
