// Loops in stretches:
//
//   for j, y := range b[k] { row[j] += x * y }
//
//   for (auto stretch : gocxx::in_stretches(gocxx::range(b[k]), row)) {
//     auto row_part = stretch.of(row);
//     for (auto [j, y] : stretch) {
//       row_part[j] += x * y;
//     }
//   }
//
// The stretches end where row does. If there are more rounds, stretch.of panics at the head of the next one, as row[j] of
// its first round would: nothing of that round has happened before, since the slice is indexed in the first statement of the
// body and all that is evaluated there beside the indices neither panics nor has an effect.
#include "compiler/lower/stretches.h"

#include <algorithm>

#include "compiler/lower/facts_collector.h"
#include "compiler/lower/function.h"
#include "compiler/types/array.h"
#include "compiler/types/pointer.h"
#include "compiler/types/slice.h"

namespace gocxx::lower {

using namespace syntax;

namespace {

/// The variable that `e` is the name of, or null.
const types::Var* variable_or_null(const check::Info& info, const Expr* e) {
  const auto* ident = dyn_cast_or_null<Ident>(unparen(e));
  return ident != nullptr ? types::object_as_or_null<types::Var>(info.object_of_or_null(ident)) : nullptr;
}

bool is_zero(const check::Info& info, const Expr* e) {
  const types::Constant value = info.constant_of(e).to_int();
  return value.is_int64() && value.int64_value() == 0;
}

bool is_number(const Type* type) {
  const auto* basic = types::dyn_cast_or_null<types::Basic>(types::underlying(type));
  return basic != nullptr && (types::is_numeric(basic) || types::is_boolean(basic));
}

/// The body of a loop.
class Rounds {
 public:
  Rounds(const check::Info& info, const Facts& facts, const Stmt& loop, const types::Var* number)
      : info_(info), facts_(facts), loop_(loop), number_(number) {}

  /// Whether the loop gains by running in stretches: `body` is plain, and indexes nothing if it does not index `slices`, since each
  /// check that remains costs as much as the poll.
  bool gain_by_stretches(const BlockStmt& body, const std::vector<IndexedSlice>& slices) {
    may_index_ = !slices.empty();
    return is_plain(&body);
  }
  /// The slices that `s`, the first statement of the body, indexes with the number of the round. None if something else
  /// of it could panic or be seen.
  std::vector<IndexedSlice> indexed_by(const Stmt* s) const;
  /// Whether the count `e` is the same in all rounds: a constant, a variable or the length of a slice.
  bool is_fixed(const Expr* e) const;

 private:
  /// Whether a variable of this function, which only its statements change, is the same in all rounds.
  bool is_fixed(const types::Var* variable) const;
  bool is_plain(const Stmt* s) const;
  bool is_plain(const Expr* e) const;
  bool is_plain(const GenDecl& decl) const;
  bool is_plain_call(const CallExpr& call) const;
  /// Whether `e` is evaluated as a whole, without a panic or effect but those of the indices, which are added to `found`.
  bool is_steady(const Expr* e, std::vector<IndexedSlice>& found) const;
  bool is_steady_operation(const BinaryExpr& e, std::vector<IndexedSlice>& found) const;
  bool may_panic(Op op, const Expr* x, const Expr* y) const;
  bool is_indexed(const Expr* e, std::vector<IndexedSlice>& found) const;
  template <class List>
  bool all_plain(const List& list) const {
    return std::all_of(list.begin(), list.end(), [this](const auto* part) { return is_plain(part); });
  }

  const check::Info& info_;
  const Facts& facts_;
  const Stmt& loop_;
  const types::Var* number_;
  bool may_index_ = false;
};

bool Rounds::is_plain(const Stmt* s) const {
  if (s == nullptr) return true;
  switch (s->kind) {
    case NodeKind::kEmptyStmt: return true;
    case NodeKind::kBlockStmt: return all_plain(cast<BlockStmt>(s)->stmts);
    case NodeKind::kDeclStmt: return is_plain(*cast<DeclStmt>(s)->decl);
    case NodeKind::kIncDecStmt: return is_plain(cast<IncDecStmt>(s)->x);
    case NodeKind::kReturnStmt: return all_plain(cast<ReturnStmt>(s)->results);
    case NodeKind::kAssignStmt: {
      const auto* assign = cast<AssignStmt>(s);
      return assign->lhs.size() == assign->rhs.size() && all_plain(assign->lhs) && all_plain(assign->rhs);
    }
    case NodeKind::kIfStmt: {
      const auto* branch = cast<IfStmt>(s);
      return is_plain(branch->init) && is_plain(branch->cond) &&
             is_plain(static_cast<const Stmt*>(branch->then)) && is_plain(branch->otherwise);
    }
    case NodeKind::kBranchStmt: {
      const auto* branch = cast<BranchStmt>(s);
      return branch->branch == BranchKind::kContinue && info_.target_of_or_null(branch) == &loop_;
    }
    default: return false;
  }
}

bool Rounds::is_plain(const GenDecl& decl) const {
  return std::all_of(decl.specs.begin(), decl.specs.end(), [this](const Spec* spec) {
    const auto* var = dyn_cast_or_null<VarSpec>(spec);
    return var == nullptr || all_plain(var->values);
  });
}

bool Rounds::is_plain(const Expr* e) const {
  if (info_.type_and_value(e).is_constant()) return true;
  switch (e->kind) {
    case NodeKind::kIdent: return true;
    case NodeKind::kParenExpr: return is_plain(cast<ParenExpr>(e)->x);
    case NodeKind::kStarExpr: return is_plain(cast<StarExpr>(e)->x);
    case NodeKind::kCallExpr: return is_plain_call(*cast<CallExpr>(e));
    case NodeKind::kUnaryExpr: {
      const auto* unary = cast<UnaryExpr>(e);
      return unary->op != Op::kArrow && unary->op != Op::kAnd && is_plain(unary->x);
    }
    case NodeKind::kBinaryExpr: {
      const auto* binary = cast<BinaryExpr>(e);
      return is_number(info_.type_of(binary->x)) && is_plain(binary->x) && is_plain(binary->y);
    }
    case NodeKind::kSelectorExpr: {
      const auto* selector = cast<SelectorExpr>(e);
      const check::Selection* selection = info_.selection_of_or_null(selector);
      return selection == nullptr ||
             (selection->kind == check::SelectionKind::kFieldValue && is_plain(selector->x));
    }
    case NodeKind::kIndexExpr: {
      const auto* index = cast<IndexExpr>(e);
      const types::TypeKind kind = types::underlying(info_.type_of(index->x))->kind;
      const bool elements = kind == types::TypeKind::kSlice || kind == types::TypeKind::kArray ||
                            kind == types::TypeKind::kPointer || types::is_string(info_.type_of(index->x));
      return may_index_ && elements && is_plain(index->x) && is_plain(index->indices.front());
    }
    default: return false;
  }
}

/// A conversion between numbers, or a builtin that only looks at its operands.
bool Rounds::is_plain_call(const CallExpr& call) const {
  using Id = types::BuiltinId;
  const Expr* fun = unparen(call.fun);
  if (info_.type_and_value(fun).is_type())
    return is_number(info_.type_of(&call)) && is_number(info_.type_of(call.args[0])) &&
           is_plain(call.args[0]);
  const types::Builtin* builtin = called_builtin_or_null(info_, fun);
  if (builtin == nullptr) return false;
  const bool bounds = (builtin->id == Id::kMin || builtin->id == Id::kMax) && is_number(info_.type_of(&call));
  return (bounds || builtin->id == Id::kLen || builtin->id == Id::kCap) && all_plain(call.args);
}

std::vector<IndexedSlice> Rounds::indexed_by(const Stmt* s) const {
  std::vector<IndexedSlice> found;
  auto steady = [&](const Expr* e) { return is_steady(e, found); };
  bool all_steady = false;
  if (const auto* assign = dyn_cast_or_null<AssignStmt>(s)) {
    const Expr* target = assign->lhs.front();
    all_steady = assign->lhs.size() == 1 && assign->rhs.size() == 1 && steady(assign->rhs.front()) &&
                 (unparen(target)->kind == NodeKind::kIdent || steady(target));
    if (may_panic(assign->op, target, assign->rhs.front())) all_steady = false;
  } else if (const auto* count = dyn_cast_or_null<IncDecStmt>(s)) {
    all_steady = steady(count->x);
  }
  if (!all_steady) found.clear();
  return found;
}

bool Rounds::is_steady(const Expr* e, std::vector<IndexedSlice>& found) const {
  if (info_.type_and_value(e).is_constant()) return true;
  switch (e->kind) {
    case NodeKind::kIdent: return true;
    case NodeKind::kParenExpr: return is_steady(cast<ParenExpr>(e)->x, found);
    case NodeKind::kBinaryExpr: return is_steady_operation(*cast<BinaryExpr>(e), found);
    case NodeKind::kIndexExpr: return is_indexed(e, found);
    case NodeKind::kUnaryExpr: {
      const auto* unary = cast<UnaryExpr>(e);
      return unary->op != Op::kArrow && unary->op != Op::kAnd && is_steady(unary->x, found);
    }
    case NodeKind::kCallExpr: {
      const auto* call = cast<CallExpr>(e);
      return info_.type_and_value(unparen(call->fun)).is_type() && is_plain_call(*call) &&
             is_steady(call->args[0], found);
    }
    default: return false;
  }
}

/// Whether a shift or an integer division by `y` can.
bool Rounds::may_panic(Op op, const Expr* x, const Expr* y) const {
  const bool divides = (op == Op::kQuo || op == Op::kRem) && types::is_integer(info_.type_of(x));
  return (is_shift(op) || divides) && !info_.type_and_value(y).is_constant();
}

/// && and || may leave their right side out.
bool Rounds::is_steady_operation(const BinaryExpr& e, std::vector<IndexedSlice>& found) const {
  if (may_panic(e.op, e.x, e.y) || e.op == Op::kLAnd || e.op == Op::kLOr || !is_number(info_.type_of(e.x)))
    return false;
  return is_steady(e.x, found) && is_steady(e.y, found);
}

/// s[i] with a slice of this function's and the number of the round.
bool Rounds::is_indexed(const Expr* e, std::vector<IndexedSlice>& found) const {
  const auto* index = cast<IndexExpr>(e);
  const types::Var* slice = variable_or_null(info_, index->x);
  if (number_ == nullptr || slice == nullptr) return false;
  if (variable_or_null(info_, index->indices.front()) != number_) return false;
  if (types::underlying(slice->type)->kind != types::TypeKind::kSlice || !is_fixed(slice)) return false;
  if (std::none_of(found.begin(), found.end(), [&](const IndexedSlice& s) { return s.slice == slice; }))
    found.push_back({slice, index});
  return true;
}

bool Rounds::is_fixed(const Expr* e) const {
  if (info_.type_and_value(e).is_constant()) return true;
  if (const auto* call = dyn_cast_or_null<CallExpr>(unparen(e))) {
    const types::Builtin* builtin = called_builtin_or_null(info_, unparen(call->fun));
    if (builtin == nullptr || builtin->id != types::BuiltinId::kLen) return false;
    e = call->args[0];
    if (types::underlying(info_.type_of(e))->kind != types::TypeKind::kSlice) return false;
  }
  const types::Var* variable = variable_or_null(info_, e);
  return variable != nullptr && is_fixed(variable);
}

bool Rounds::is_fixed(const types::Var* variable) const {
  if (!facts_.only_local_changes(variable)) return false;
  const VariableFacts& known = facts_.of(variable);
  return !known.boxed && known.captured_by.empty() && !facts_.loops_inside(&loop_, known.loop) &&
         std::none_of(known.assignments.begin(), known.assignments.end(),
                      [&](const Assignment& a) { return facts_.loops_inside(&loop_, a.loop); });
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
      !known.boxed && known.captured_by.empty() && known.address.empty() && known.assignments.size() == posts;
  return counts ? variable : nullptr;
}

}  // namespace

std::optional<Stretches> stretches_of(const check::Info& info, const Facts& facts, const RangeStmt& s) {
  const Type* type = info.type_of(s.x) != nullptr ? types::underlying(info.type_of(s.x)) : nullptr;
  const bool counted = type != nullptr && (type->kind == types::TypeKind::kSlice || types::is_integer(type));
  if (!counted || !facts.is_inner(&s) || (s.key != nullptr && !s.define) || has_few_rounds(info, s))
    return {};
  Stretches found;
  if (s.key != nullptr) found.number = number_or_null(info, facts, s.key, 0);
  if (s.body->stmts.empty()) return {};
  Rounds rounds(info, facts, s, found.number);
  found.slices = rounds.indexed_by(s.body->stmts.front());
  if (!rounds.gain_by_stretches(*s.body, found.slices)) return {};
  return found;
}

std::optional<Stretches> stretches_of(const check::Info& info, const Facts& facts, const ForStmt& s) {
  const auto* init = dyn_cast_or_null<AssignStmt>(s.init);
  const auto* cond = s.cond != nullptr ? dyn_cast_or_null<BinaryExpr>(unparen(s.cond)) : nullptr;
  const auto* post = dyn_cast_or_null<IncDecStmt>(s.post);
  if (init == nullptr || cond == nullptr || post == nullptr || !facts.is_inner(&s) || has_few_rounds(info, s))
    return {};
  if (!init->define || init->lhs.size() != 1 || !is_zero(info, init->rhs[0])) return {};
  if (cond->op != Op::kLss || post->op != Op::kAdd) return {};
  Stretches found;
  found.number = number_or_null(info, facts, init->lhs[0], 1);
  if (found.number == nullptr || variable_or_null(info, cond->x) != found.number ||
      variable_or_null(info, post->x) != found.number)
    return {};
  if (s.body->stmts.empty()) return {};
  Rounds rounds(info, facts, s, found.number);
  found.slices = rounds.indexed_by(s.body->stmts.front());
  if (found.slices.empty() || !rounds.is_fixed(cond->y) || !rounds.gain_by_stretches(*s.body, found.slices))
    return {};
  return found;
}

// ---- what it is lowered to ----------------------------------------------------------------------------------

/// `loop` over the rounds of a stretch, in the loop over all stretches.
ir::Stmt* FunctionLowering::in_stretches(ir::RangeFor* loop, const Stretches& found) {
  ir::Variable* stretch = build_.variable("stretch", nullptr);
  std::vector<ir::Expr*> operands{loop->operand};
  auto* all = build_.make<ir::RangeFor>(loop->pos);
  all->variables = {stretch};
  all->body = build_.block();
  for (const IndexedSlice& indexed : found.slices) {
    const Type* type = indexed.slice->type;
    ir::Variable* part = build_.variable(indexed.slice->name + "_part", type);
    auto slice = [&] { return build_.value(package_.variable(indexed.slice)); };
    operands.push_back(slice());
    ir::VarDecl* decl =
        build_.declare(part, build_.member(build_.name(stretch), ir::Member::kOf, type, {slice()}), true);
    decl->pos = indexed.first->pos;
    all->body->stmts.push_back(decl);
    parts_[indexed.slice] = part;
  }
  all->operand = build_.runtime(ir::RuntimeFn::kInStretches, nullptr, std::move(operands));
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
  auto found = parts_.find(variable_or_null(info_, e.x));
  return found != parts_.end() ? found->second : nullptr;
}

}  // namespace gocxx::lower
