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

/// Whether two expressions without calls are written alike: of variables that do not change they have one value.
bool is_same(const check::Info& info, const Expr* a, const Expr* b) {
  a = unparen(a);
  b = unparen(b);
  if (a->kind != b->kind) return false;
  if (info.type_and_value(a).is_constant() || info.type_and_value(b).is_constant())
    return info.constant_of(a).exact_string() == info.constant_of(b).exact_string();
  if (a->kind == NodeKind::kIdent)
    return info.object_of_or_null(cast<Ident>(a)) == info.object_of_or_null(cast<Ident>(b));
  if (const auto* index = dyn_cast_or_null<IndexExpr>(a))
    return is_same(info, index->x, cast<IndexExpr>(b)->x) &&
           is_same(info, index->indices.front(), cast<IndexExpr>(b)->indices.front());
  if (const auto* selector = dyn_cast_or_null<SelectorExpr>(a))
    return selector->sel->name == cast<SelectorExpr>(b)->sel->name &&
           is_same(info, selector->x, cast<SelectorExpr>(b)->x);
  return false;
}

/// The name of the variable or field that `slice` comes from.
std::string name_of(const Expr* slice) {
  slice = unparen(slice);
  if (const auto* index = dyn_cast_or_null<IndexExpr>(slice)) return name_of(index->x);
  if (const auto* selector = dyn_cast_or_null<SelectorExpr>(slice)) return selector->sel->name;
  return cast<Ident>(slice)->name;
}

/// The body of a loop. A body is plain if it only computes: arithmetic, elements and fields, without calls and inner loops, left by
/// no break or goto.
class Rounds {
 public:
  Rounds(const check::Info& info, const Facts& facts, const Stmt& loop, const types::Var* number)
      : info_(info), facts_(facts), loop_(loop), number_(number) {}

  bool is_plain(const BlockStmt& body) { return is_plain(static_cast<const Stmt*>(&body)); }
  /// Of a plain body: the slices that its first statement indexes with the number of the round.
  std::vector<IndexedSlice> indexed_by(const Stmt* first);
  /// Whether some element is read or written.
  bool has_index() const { return has_index_; }
  /// Whether the count `e` is the same in all rounds: a constant, a variable or the length of a slice.
  bool is_fixed_count(const Expr* e) const;

 private:
  bool is_plain(const Stmt* s);
  bool is_plain(const Expr* e);
  bool is_plain(const GenDecl& decl);
  bool is_plain_call(const CallExpr& call);
  bool is_plain_target(const Expr* e);
  /// Adds the slices that evaluating `e` indexes. Whether nothing stands in the way of what is evaluated next: false if
  /// something else may panic or be seen, or is left out at times.
  bool gather(const Expr* e);
  bool gather_index(const IndexExpr& e);
  bool gather_operation(const BinaryExpr& e);
  bool gather_assignment(const AssignStmt& s);
  bool may_panic(Op op, const Expr* x, const Expr* y) const;
  bool is_fixed(const Expr* place) const;
  bool is_fixed(const types::Var* variable) const;
  template <class List>
  bool all_plain(const List& list) {
    return std::all_of(list.begin(), list.end(), [this](const auto* part) { return is_plain(part); });
  }

  const check::Info& info_;
  const Facts& facts_;
  const Stmt& loop_;
  const types::Var* number_;
  bool has_index_ = false;
  bool stores_slices_ = false;  // perhaps, where others can see them
  std::vector<IndexedSlice> indexed_;
};

bool Rounds::is_plain(const Stmt* s) {
  if (s == nullptr) return true;
  switch (s->kind) {
    case NodeKind::kEmptyStmt: return true;
    case NodeKind::kBlockStmt: return all_plain(cast<BlockStmt>(s)->stmts);
    case NodeKind::kDeclStmt: return is_plain(*cast<DeclStmt>(s)->decl);
    case NodeKind::kIncDecStmt: return is_plain_target(cast<IncDecStmt>(s)->x);
    case NodeKind::kReturnStmt: return all_plain(cast<ReturnStmt>(s)->results);
    case NodeKind::kAssignStmt: {
      const auto* assign = cast<AssignStmt>(s);
      return assign->lhs.size() == assign->rhs.size() && all_plain(assign->rhs) &&
             std::all_of(assign->lhs.begin(), assign->lhs.end(),
                         [this](const Expr* target) { return is_plain_target(target); });
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

bool Rounds::is_plain(const GenDecl& decl) {
  return std::all_of(decl.specs.begin(), decl.specs.end(), [this](const Spec* spec) {
    const auto* var = dyn_cast_or_null<VarSpec>(spec);
    return var == nullptr || all_plain(var->values);
  });
}

bool Rounds::is_plain_target(const Expr* e) {
  const types::Var* variable = variable_or_null(info_, e);
  if (variable != nullptr && facts_.only_local_changes(variable)) return true;
  const auto* name = dyn_cast_or_null<Ident>(e);
  if (name == nullptr || !name->blank()) stores_slices_ = stores_slices_ || !is_number(info_.type_of(e));
  return is_plain(e);
}

bool Rounds::is_plain(const Expr* e) {
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
      has_index_ = true;
      return elements && is_plain(index->x) && is_plain(index->indices.front());
    }
    default: return false;
  }
}

/// A conversion between numbers, or a builtin that only looks at its operands.
bool Rounds::is_plain_call(const CallExpr& call) {
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

std::vector<IndexedSlice> Rounds::indexed_by(const Stmt* first) {
  indexed_.clear();
  if (const auto* assign = dyn_cast_or_null<AssignStmt>(first)) {
    gather_assignment(*assign);
  } else if (const auto* count = dyn_cast_or_null<IncDecStmt>(first)) {
    gather(count->x);
  } else if (const auto* branch = dyn_cast_or_null<IfStmt>(first);
             branch != nullptr && branch->init == nullptr) {
    gather(branch->cond);
  }
  return indexed_;
}

/// x op= y reads x first. x = y evaluates y, then assigns to x, and so panics there.
bool Rounds::gather_assignment(const AssignStmt& s) {
  if (s.lhs.size() != 1) return false;
  const Expr* target = s.lhs.front();
  const Expr* value = s.rhs.front();
  if (s.op != Op::kNone) return gather(target) && !may_panic(s.op, target, value) && gather(value);
  return gather(value) && gather(target);
}

bool Rounds::gather(const Expr* e) {
  if (info_.type_and_value(e).is_constant()) return true;
  switch (e->kind) {
    case NodeKind::kIdent: return true;
    case NodeKind::kParenExpr: return gather(cast<ParenExpr>(e)->x);
    case NodeKind::kBinaryExpr: return gather_operation(*cast<BinaryExpr>(e));
    case NodeKind::kUnaryExpr: return gather(cast<UnaryExpr>(e)->x);
    case NodeKind::kIndexExpr: return gather_index(*cast<IndexExpr>(e));
    case NodeKind::kCallExpr: {
      const auto* call = cast<CallExpr>(e);
      return info_.type_and_value(unparen(call->fun)).is_type() && gather(call->args[0]);
    }
    default: return false;
  }
}

/// What divides or shifts is evaluated before it may panic. && and || may leave their right side out.
bool Rounds::gather_operation(const BinaryExpr& e) {
  if (!gather(e.x) || e.op == Op::kLAnd || e.op == Op::kLOr) return false;
  return gather(e.y) && !may_panic(e.op, e.x, e.y);
}

/// Whether a shift or an integer division by `y` may.
bool Rounds::may_panic(Op op, const Expr* x, const Expr* y) const {
  const bool divides = (op == Op::kQuo || op == Op::kRem) && types::is_integer(info_.type_of(x));
  return (is_shift(op) || divides) && !info_.type_and_value(y).is_constant();
}

/// s[i] with a slice that is the same in all rounds and the number of the round. Any other index may panic, after its operands.
bool Rounds::gather_index(const IndexExpr& e) {
  const Expr* at = e.indices.front();
  const bool by_number = number_ != nullptr && variable_or_null(info_, at) == number_;
  const bool slice = types::underlying(info_.type_of(e.x))->kind == types::TypeKind::kSlice;
  if (!by_number || !slice || !is_fixed(e.x)) {
    if (gather(e.x)) gather(at);
    return false;
  }
  auto known = [&](const IndexedSlice& s) { return is_same(info_, s.slice, e.x); };
  if (std::none_of(indexed_.begin(), indexed_.end(), known)) indexed_.push_back({e.x, e.pos});
  return true;
}

/// Whether `place` is a variable that does not change, or an element or field of one that no round can change, since none
/// stores a slice. Elements are found by constants and variables.
bool Rounds::is_fixed(const Expr* place) const {
  place = unparen(place);
  if (const types::Var* variable = variable_or_null(info_, place)) return is_fixed(variable);
  if (stores_slices_) return false;
  if (const auto* selector = dyn_cast_or_null<SelectorExpr>(place))
    return info_.selection_of_or_null(selector) != nullptr && is_fixed(selector->x);
  const auto* index = dyn_cast_or_null<IndexExpr>(place);
  if (index == nullptr) return false;
  const types::TypeKind kind = types::underlying(info_.type_of(index->x))->kind;
  if (kind != types::TypeKind::kSlice && kind != types::TypeKind::kArray) return false;
  const Expr* at = unparen(index->indices.front());
  const types::Var* variable = variable_or_null(info_, at);
  const bool fixed_index =
      info_.type_and_value(at).is_constant() || (variable != nullptr && is_fixed(variable));
  return fixed_index && is_fixed(index->x);
}

bool Rounds::is_fixed_count(const Expr* e) const {
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

/// Of a variable that others may change, too, the rounds' own assignments count: that of another goroutine would be a race.
bool Rounds::is_fixed(const types::Var* variable) const {
  if (!facts_.only_local_changes(variable)) return !stores_slices_ && !is_number(variable->type);
  const VariableFacts& known = facts_.of(variable);
  return !facts_.loops_inside(&loop_, known.loop) &&
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
  if (init == nullptr || cond == nullptr || post == nullptr || !facts.is_inner(&s) || has_few_rounds(info, s))
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
