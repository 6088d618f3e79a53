// Loops in stretches:
//
//   for j, y := range b[k] { row[j] += x * y }
//
//   for (auto& stretch : gocxx::in_stretches(gocxx::range(b[k]))) {
//     auto row_part = stretch.of(row);
//     for (auto [j, y] : stretch) {
//       row_part[j] += x * y;
//     }
//   }
//
// stretch.of lets the stretch end where row does. If there are more rounds it panics at the head of the next stretch, as row[j]
// of its first round would. Nothing of that round has happened before: the slice is indexed in the first statement of the body, and
// what is evaluated there before the index neither panics, but for other such indices in their order, nor has an effect.
#include "compiler/lower/stretches.h"

#include <algorithm>

#include "compiler/lower/facts_collector.h"
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

/// The variable that `name` declares for the number of the round, or null; `posts` is how often its loop assigns to it.
const types::Var* number_or_null(const check::Info& info, const Facts& facts, const Expr* name,
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

std::optional<Stretches> stretches_of(const check::Info& info, const Facts& facts, const RangeStmt& s) {
  const Type* type = info.type_of(s.x) != nullptr ? types::underlying(info.type_of(s.x)) : nullptr;
  const bool counted = type != nullptr && (type->kind == types::TypeKind::kSlice || types::is_integer(type));
  if (!counted || !facts.is_inner(&s) || (s.key != nullptr && !s.define) || facts.has_few_rounds(&s))
    return {};
  Stretches found;
  if (s.key != nullptr) found.number = number_or_null(info, facts, s.key, 0);
  Rounds rounds(info, facts, s, found.number);
  if (s.body->stmts.empty() || !rounds.is_plain(*s.body)) return {};
  found.slices = rounds.indexed_by(s.body->stmts.front());
  // Each check that stays costs as much as the poll.
  if (found.slices.empty() && rounds.has_index()) return {};
  return found;
}

std::optional<Stretches> stretches_of(const check::Info& info, const Facts& facts, const ForStmt& s) {
  const auto* init = dyn_cast_or_null<AssignStmt>(s.init);
  const auto* cond = s.cond != nullptr ? dyn_cast_or_null<BinaryExpr>(unparen(s.cond)) : nullptr;
  const auto* post = dyn_cast_or_null<IncDecStmt>(s.post);
  if (init == nullptr || cond == nullptr || post == nullptr || !facts.is_inner(&s) ||
      facts.has_few_rounds(&s))
    return {};
  if (!init->define || init->lhs.size() != 1 || !is_zero(info, init->rhs[0])) return {};
  if (cond->op != Op::kLss || post->op != Op::kAdd) return {};
  Stretches found;
  found.number = number_or_null(info, facts, init->lhs[0], 1);
  if (found.number == nullptr || variable_or_null(info, cond->x) != found.number ||
      variable_or_null(info, post->x) != found.number)
    return {};
  Rounds rounds(info, facts, s, found.number);
  if (s.body->stmts.empty() || !rounds.is_plain(*s.body) || !rounds.is_fixed_count(cond->y)) return {};
  found.slices = rounds.indexed_by(s.body->stmts.front());
  if (found.slices.empty()) return {};
  return found;
}

// ---- what it is lowered to ----------------------------------------------------------------------------------

/// `loop` over the rounds of a stretch, in the loop over all stretches.
ir::Stmt* FunctionLowering::in_stretches(ir::RangeFor* loop, const Stretches& found) {
  ir::Variable* stretch = build_.variable("stretch", nullptr);
  auto* all = build_.make<ir::RangeFor>(loop->pos);
  all->variables = {stretch};
  all->by_reference = true;
  all->operand = build_.runtime(ir::RuntimeFn::kInStretches, nullptr, {loop->operand});
  all->body = build_.block();
  for (const IndexedSlice& indexed : found.slices) {
    const Type* type = type_of(indexed.slice);
    ir::Variable* part = build_.variable(name_of(indexed.slice) + "_part", type);
    ir::Expr* of = build_.member(build_.name(stretch), ir::Member::kOf, type, {exact(indexed.slice)});
    ir::VarDecl* decl = build_.declare(part, of, true);
    decl->pos = indexed.at;
    all->body->stmts.push_back(decl);
    parts_.push_back({indexed.slice, part});
  }
  loop->operand = build_.name(stretch);
  all->body->stmts.push_back(loop);
  number_ = found.number;
  return all;
}

void FunctionLowering::counted_in_stretches(const ForStmt& s, const Stretches& found) {
  auto* loop = build_.make<ir::RangeFor>(s.pos);
  const Expr* count = cast<BinaryExpr>(unparen(s.cond))->y;
  loop->operand = build_.runtime(ir::RuntimeFn::kRange, nullptr, {value_as(count, found.number->type, true)});
  loop->variables = {package_.variable(found.number)};
  ir::Stmt* all = in_stretches(loop, found);
  loop->body = loop_body(s, *s.body);
  leave_stretches();
  emit(all);
}

/// The part that holds the element that `e` indexes, or null.
ir::Variable* FunctionLowering::part_or_null(const IndexExpr& e) const {
  if (number_ == nullptr || variable_or_null(info_, e.indices.front()) != number_) return nullptr;
  auto found = std::find_if(parts_.begin(), parts_.end(),
                            [&](const auto& part) { return is_same(info_, part.first, e.x); });
  return found != parts_.end() ? found->second : nullptr;
}

}  // namespace gocxx::lower
