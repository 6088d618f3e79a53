// Statements by kind, and the simple ones.
#include <algorithm>

#include "compiler/lower/function.h"
#include "compiler/lower/labels.h"
#include "compiler/types/chan.h"
#include "compiler/types/signature.h"

namespace gocxx::lower {

using namespace syntax;

ir::Block* FunctionLowering::collect(const std::function<void()>& lower) {
  ir::Block* fresh = build_.block();
  ir::Block* outer = std::exchange(block_, fresh);
  lower();
  block_ = outer;
  return fresh;
}

ir::Block* FunctionLowering::lower_block(const BlockStmt& body) {
  ir::Block* made = collect([&] { stmts(body.stmts, body.pos, body.rbrace); });
  made->closing = package_.comments().rest(body.pos, body.rbrace);
  made->pos = body.pos;
  return made;
}

void FunctionLowering::stmts(const std::vector<Stmt*>& list, Pos begin, Pos end) {
  (void)end;
  Pos after = begin;
  for (const Stmt* s : list) {
    stmt(*s, after);
    after = s->end;
  }
}

void FunctionLowering::stmt(const Stmt& s, Pos after) {
  if (s.kind == NodeKind::kEmptyStmt) return;
  Comments& comments = package_.comments();
  ir::Trivia trivia = comments.above(s, after);
  ir::Block* own = collect([&] {
    if (&s == poll_before_) emit(build_.make<ir::Safepoint>());
    dispatch(s);
  });
  trivia.trailing = comments.behind(s);
  const Stmt* inner = unlabeled(&s);
  const bool declares = inner->kind == NodeKind::kDeclStmt ||
                        (inner->kind == NodeKind::kAssignStmt && cast<AssignStmt>(inner)->define);
  const bool temporaries = std::any_of(own->stmts.begin(), own->stmts.end(), [](const ir::Stmt* made) {
    return made->kind == ir::StmtKind::kVarDecl || made->kind == ir::StmtKind::kBind;
  });
  if (own->stmts.empty()) {
    if (trivia.leading.empty() && trivia.trailing.empty()) return;
    own->stmts.push_back(build_.block());  // only comments are left
  }
  if (facts_.has_goto() && temporaries && !declares) own->stmts = {build_.block(own->stmts)};
  ir::Stmt* first = own->stmts.front();
  ir::Stmt* last = own->stmts.back();
  for (ir::Stmt* made : own->stmts)
    if (!made->pos.valid()) made->pos = s.pos;
  first->trivia.leading.insert(first->trivia.leading.begin(), trivia.leading.begin(), trivia.leading.end());
  first->trivia.blank_line_before = trivia.blank_line_before;
  if (!trivia.trailing.empty()) last->trivia.trailing = trivia.trailing;
  for (ir::Stmt* made : own->stmts) emit(made);
}

void FunctionLowering::dispatch(const Stmt& s) {
  switch (s.kind) {
    case NodeKind::kDeclStmt: return decl_stmt(*cast<DeclStmt>(&s)->decl);
    case NodeKind::kLabeledStmt: return labeled_stmt(*cast<LabeledStmt>(&s));
    case NodeKind::kExprStmt: return expr_stmt(*cast<ExprStmt>(&s));
    case NodeKind::kSendStmt: return send_stmt(*cast<SendStmt>(&s));
    case NodeKind::kIncDecStmt: return inc_dec_stmt(*cast<IncDecStmt>(&s));
    case NodeKind::kAssignStmt: return assign_stmt(*cast<AssignStmt>(&s));
    case NodeKind::kGoStmt: return go_stmt(*cast<GoStmt>(&s));
    case NodeKind::kDeferStmt: return defer_stmt(*cast<DeferStmt>(&s));
    case NodeKind::kReturnStmt: return return_stmt(*cast<ReturnStmt>(&s));
    case NodeKind::kBranchStmt: return branch_stmt(*cast<BranchStmt>(&s));
    case NodeKind::kBlockStmt: return emit(lower_block(*cast<BlockStmt>(&s)));
    case NodeKind::kIfStmt: return if_stmt(*cast<IfStmt>(&s));
    case NodeKind::kSwitchStmt: return switch_stmt(*cast<SwitchStmt>(&s));
    case NodeKind::kTypeSwitchStmt: return type_switch_stmt(*cast<TypeSwitchStmt>(&s));
    case NodeKind::kSelectStmt: return select_stmt(*cast<SelectStmt>(&s));
    case NodeKind::kForStmt: return for_stmt(*cast<ForStmt>(&s));
    case NodeKind::kRangeStmt: return range_stmt(*cast<RangeStmt>(&s));
    default: return;
  }
}

void FunctionLowering::decl_stmt(const GenDecl& decl) {
  Pos after = decl.pos;
  for (const Spec* spec : decl.specs) {
    ir::Trivia trivia;
    if (decl.grouped) trivia = package_.comments().around(*spec, after);
    after = spec->end;
    ir::Block* own = collect([&] {
      if (const auto* var = dyn_cast_or_null<VarSpec>(spec)) var_spec(*var);
      if (const auto* constant = dyn_cast_or_null<ConstSpec>(spec)) const_spec(*constant);
      if (const auto* type = dyn_cast_or_null<TypeSpec>(spec))
        package_.types().declare(*type, function_name_);
    });
    if (!own->stmts.empty() && decl.grouped) own->stmts.front()->trivia = trivia;
    for (ir::Stmt* s : own->stmts) emit(s);
  }
}

void FunctionLowering::var_spec(const VarSpec& spec) {
  if (spec.values.size() == 1 && spec.names.size() > 1)
    return assign_tuple({spec.names.begin(), spec.names.end()}, spec.values.front());
  if (spec.values.empty()) {
    for (const Ident* name : spec.names)
      if (const auto* object = types::object_as_or_null<types::Var>(info_.def_of_or_null(name)))
        declare_variable(object, nullptr, false, name->pos);
    return;
  }
  if (spec.names.size() == 1) return define_one(*spec.names.front(), spec.values.front());
  assign_parallel({spec.names.begin(), spec.names.end()}, spec.values, true);
}

void FunctionLowering::const_spec(const ConstSpec& spec) {
  for (std::size_t i = 0; i < spec.names.size(); ++i) {
    const auto* object = types::object_as_or_null<types::Const>(info_.def_of_or_null(spec.names[i]));
    if (object == nullptr) continue;
    ir::ConstDecl* decl = constant_declaration(object, i < spec.values.size() ? spec.values[i] : nullptr);
    if (decl == nullptr) continue;
    ir::Variable* constant = build_.variable(object->name, decl->value->type);
    constant->role = ir::Variable::Role::kConstant;
    package_.add_local_constant(object, constant);
    ir::VarDecl* made = build_.declare(constant, decl->value);
    made->pos = spec.names[i]->pos;
    emit(made);
  }
}

void FunctionLowering::labeled_stmt(const LabeledStmt& s) {
  if (facts_.is_goto_target(&s)) emit(build_.label(jumps_.goto_label(s)));
  dispatch(*s.stmt);
}

void FunctionLowering::expr_stmt(const ExprStmt& s) {
  const Expr* x = unparen(s.x);
  if (const auto* unary = dyn_cast_or_null<UnaryExpr>(x); unary != nullptr && unary->op == Op::kArrow) {
    auto* made = build_.member(exact(unary->x), ir::Member::kDrop, nullptr);
    made->site = site(unary->pos, "chan receive", unary->x);
    return emit(build_.expression(made));
  }
  emit(build_.expression(expr(x)));
}

void FunctionLowering::send_stmt(const SendStmt& s) {
  const auto* type = types::underlying_as<types::Chan>(type_of(s.chan));
  const bool both_panic =
      (evaluation_order().residual({s.chan}) & evaluation_order().residual({s.value}) & kPanics) != 0;
  const bool value_first = both_panic && !info_.type_and_value(s.value).addressable();
  const CxxOrder order = value_first ? CxxOrder::kOpen : CxxOrder::kLeftToRight;
  const Ordered ordered(*this, {{s.chan}, {s.value, type->elem}}, order, 0, !value_first);
  if (value_first) order_panics({{s.value, type->elem, false, true}, {s.chan}}, order);
  auto values = operands({operand(s.chan), operand_as(s.value, type->elem)}, CxxOrder::kLeftToRight);
  auto* made = build_.member(exact(values[0]), ir::Member::kSend, nullptr, {values[1]});
  made->site = site(s.arrow, "chan send", s.chan);
  emit(build_.expression(made));
}

ir::Stmt* FunctionLowering::simple_init_or_null(const Stmt* init) {
  ir::Block* own = collect([&] { dispatch(*init); });
  if (own->stmts.size() == 1) return own->stmts.front();
  for (ir::Stmt* s : own->stmts) emit(s);
  return nullptr;
}

void FunctionLowering::if_stmt(const IfStmt& s) {
  auto* made = build_.make<ir::If>(s.pos);
  ir::Block* before = collect([&] {
    if (s.init != nullptr) made->init = simple_init_or_null(s.init);
    ir::Block* head = collect([&] { made->cond = expr(s.cond); });
    if (!head->stmts.empty() && made->init != nullptr) emit(std::exchange(made->init, nullptr));
    for (ir::Stmt* step : head->stmts) emit(step);
  });
  made->then = lower_block(*s.then);
  if (const auto* block = dyn_cast_or_null<BlockStmt>(s.otherwise)) {
    made->otherwise = lower_block(*block);
  } else if (s.otherwise != nullptr) {
    ir::Block* otherwise = collect([&] { if_stmt(*cast<IfStmt>(s.otherwise)); });
    const bool alone = otherwise->stmts.size() == 1 && otherwise->stmts.front()->kind == ir::StmtKind::kIf;
    made->otherwise = alone ? otherwise->stmts.front() : otherwise;
  }
  if (before->stmts.empty()) return emit(made);
  before->stmts.push_back(made);
  if (s.init != nullptr) return emit(before);
  for (ir::Stmt* step : before->stmts) emit(step);
}

// ---- branches ---------------------------------------------------------------------------------------------

void FunctionLowering::branch_stmt(const BranchStmt& s) {
  const Stmt* target = info_.target_of_or_null(&s);
  if (s.branch == BranchKind::kGoto && target->pos < s.pos) emit(build_.make<ir::Safepoint>());
  emit(jumps_.branch(s, target));
}

void FunctionLowering::finish_breakable(const Stmt& s) {
  if (ir::Label* label = jumps_.break_label_or_null(s)) emit(build_.label(label));
}

void FunctionLowering::return_stmt(const ReturnStmt& s) {
  const auto& results = frame_.results();
  frame_.note_return(s.pos);
  if (s.results.empty()) return emit(frame_.return_results());
  std::vector<ir::Expr*> values;
  if (s.results.size() == 1 && results.size() > 1) {
    std::vector<const Type*> types;
    tuple_of(s.results[0], types);
    ir::Expr* call = expr(s.results[0]);
    const bool same = std::equal(types.begin(), types.end(), results.begin(),
                                 [](const Type* t, const types::Var* r) { return t == r->type; });
    if (same && !frame_.results_shared()) return emit(build_.returns({call}));
    std::vector<ir::Variable*> bound;
    bound.reserve(types.size());
    for (const Type* type : types) bound.push_back(build_.variable("value", type));
    emit(build_.bind(bound, call));
    for (std::size_t i = 0; i < bound.size(); ++i)
      values.push_back(convert(build_.name(bound[i]), results[i]->type));
    return return_values(std::move(values));
  }
  std::vector<Root> roots;
  std::vector<OrderedOperand> list;
  for (std::size_t i = 0; i < results.size(); ++i) {
    roots.push_back({s.results[i], results[i]->type});
    list.push_back(operand_by_itself(s.results[i], results[i]->type));
  }
  const Ordered ordered(*this, roots, CxxOrder::kLeftToRight,
                        frame_.results_shared() && results.size() > 1 ? kWrites : Effects{0}, false);
  return_values(frame_.results_shared() ? shared_values(s)
                                        : operands(std::move(list), CxxOrder::kLeftToRight));
}

std::vector<ir::Expr*> FunctionLowering::shared_values(const ReturnStmt& s) {
  const auto& results = frame_.results();
  const bool has_address = std::any_of(results.begin(), results.end(), [this](const types::Var* result) {
    return facts_.of(result).address_taken;
  });
  const Effects visible = has_address ? kAnything : kAnything & ~kReads;
  std::vector<ir::Expr*> values(results.size());
  for (std::size_t i = 1; i < results.size(); ++i) {
    const Expr* e = s.results[i];
    const bool early = (temporaries_.effects_left(e) & visible) != 0 || mentions_result(e);
    ir::Expr* value = operand_by_itself(e, results[i]->type).lower();
    values[i] = early ? temporary(exact(value), "value") : value;
  }
  values[0] = operand_by_itself(s.results[0], results[0]->type).lower();
  return values;
}

bool FunctionLowering::mentions_result(const Expr* e) const {
  const auto& results = frame_.results();
  return std::any_of(results.begin(), results.end(),
                     [&](const types::Var* result) { return mentions(e, result); });
}

void FunctionLowering::return_values(std::vector<ir::Expr*> values) {
  for (ir::Stmt* step : frame_.return_values(std::move(values))) emit(step);
}

}  // namespace gocxx::lower
