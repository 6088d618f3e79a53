// The walk over statements and declarations; expressions are in facts_collector_expr.cpp.
#include "compiler/lower/facts_collector.h"

#include "compiler/types/named.h"
#include "compiler/types/signature.h"

namespace gocxx::lower {

using namespace syntax;

void FactsCollector::collect() {
  for (const check::Initializer& init : package_.info->init_order) expr(init.rhs);
  for (const FuncDecl* decl : package_.functions) function(decl);
}

void FactsCollector::function(const FuncDecl* decl) {
  const auto* object = types::object_as_or_null<types::Func>(info_.def_of_or_null(decl->name));
  FunctionFacts blank_function;  // func _() { ... }: nobody can call it
  function_ = object != nullptr ? &facts_.functions_[object] : &blank_function;
  function_->object = object;
  decl_ = decl;
  frame_ = true;
  if (decl->recv != nullptr) declare_signature(decl->recv);
  declare_signature(decl->type->params);
  if (decl->type->results != nullptr) declare_signature(decl->type->results);
  frame_ = false;
  guarded_ = decl->body;
  poll_place_ = nullptr;
  returned_ = polled_ = false;
  block(decl->body, decl->body->stmts);
  function_ = nullptr;
  decl_ = nullptr;
}

void FactsCollector::declare_signature(const FieldList* list) {
  if (list == nullptr) return;
  for (const Field* field : list->fields) {
    if (field->names.empty()) declare(types::object_as_or_null<types::Var>(info_.implicit_of_or_null(field)));
    for (const Ident* name : field->names) declare(name);
  }
}

void FactsCollector::declare(const Ident* name) {
  declare(types::object_as_or_null<types::Var>(info_.def_of_or_null(name)));
}

void FactsCollector::declare(const types::Var* variable) {
  if (variable == nullptr) return;
  VariableFacts& facts = facts_.variables_[variable];
  facts.decl = decl_;
  facts.function = closure_ != nullptr ? closure_->literal : nullptr;
  facts.loop = loop_;
  facts.block = block_;
  facts.loop_variable = loop_init_;
  facts.frame = frame_;
}

void FactsCollector::literal(const FuncLit* lit, Flow flow, bool deferred) {
  auto owned = std::make_unique<ClosureFacts>();
  ClosureFacts* closure = owned.get();
  polls_here();
  facts_.closures_.emplace(lit, std::move(owned));
  closure->literal = lit;
  closure->parent = closure_;
  closure->decl = decl_;
  closure->loop = loop_;
  closure->flow = flow;
  closure->deferred = deferred;
  ClosureFacts* outer = std::exchange(closure_, closure);
  const Node* outer_block = block_;
  const bool outer_frame = std::exchange(frame_, true);
  const bool outer_init = std::exchange(loop_init_, false);
  declare_signature(lit->type->params);
  if (lit->type->results != nullptr) declare_signature(lit->type->results);
  frame_ = false;
  block(lit->body, lit->body->stmts);
  frame_ = outer_frame;
  loop_init_ = outer_init;
  block_ = outer_block;
  closure_ = outer;
}

void FactsCollector::effect() {
  if (function_ != nullptr) function_->has_effect = true;
}

void FactsCollector::calls(const types::Func* callee) {
  polls_here();
  if (function_ != nullptr) function_->callees.push_back(callee);
  if (loop_ != nullptr) facts_.loops_.at(loop_).callees.push_back(callee);
  refers_to(callee);
}

void FactsCollector::refers_to(const types::Object* object) {
  const bool by_itself = function_ != nullptr && function_->object == object;
  if (!by_itself) facts_.referenced_.insert(object);
}

void FactsCollector::lingers() {
  polls_here();
  if (function_ != nullptr) function_->lingers = true;
  if (loop_ != nullptr) facts_.loops_.at(loop_).lingers = true;
}

void FactsCollector::polls_here() {
  if (!std::exchange(polled_, true) && function_ != nullptr) function_->poll_before = poll_place_;
}

void FactsCollector::block(const Node* owner, const std::vector<Stmt*>& stmts) {
  const Node* outer = std::exchange(block_, owner);
  for (const Stmt* s : stmts) {
    if (owner == guarded_) {
      guard_ = s;
      if (std::exchange(returned_, false)) poll_place_ = s;
    }
    stmt(s);
  }
  block_ = outer;
}

void FactsCollector::stmt(const Stmt* s) {
  if (s == nullptr) return;
  switch (s->kind) {
    case NodeKind::kDeclStmt: return gen_decl(cast<DeclStmt>(s)->decl);
    case NodeKind::kLabeledStmt: return stmt(cast<LabeledStmt>(s)->stmt);
    case NodeKind::kExprStmt: return used(cast<ExprStmt>(s)->x);
    case NodeKind::kSendStmt:
      effect();
      used(cast<SendStmt>(s)->chan);
      return expr(cast<SendStmt>(s)->value);
    case NodeKind::kIncDecStmt: assigning_ = s; return place(cast<IncDecStmt>(s)->x, Use::kAssign, {});
    case NodeKind::kAssignStmt: return assign_stmt(cast<AssignStmt>(s));
    case NodeKind::kGoStmt: return spawned_call(cast<GoStmt>(s)->call, false);
    case NodeKind::kDeferStmt: return spawned_call(cast<DeferStmt>(s)->call, true);
    case NodeKind::kReturnStmt:
      for (const Expr* e : cast<ReturnStmt>(s)->results) expr(e);
      returned_ = true;
      return;
    case NodeKind::kBranchStmt: return branch_stmt(cast<BranchStmt>(s));
    case NodeKind::kBlockStmt: return block(s, cast<BlockStmt>(s)->stmts);
    case NodeKind::kIfStmt: return if_stmt(cast<IfStmt>(s));
    case NodeKind::kSwitchStmt: return switch_stmt(cast<SwitchStmt>(s));
    case NodeKind::kTypeSwitchStmt: return type_switch_stmt(cast<TypeSwitchStmt>(s));
    case NodeKind::kSelectStmt: return select_stmt(cast<SelectStmt>(s));
    case NodeKind::kForStmt: return for_stmt(cast<ForStmt>(s));
    case NodeKind::kRangeStmt: return range_stmt(cast<RangeStmt>(s));
    default: return;
  }
}

void FactsCollector::gen_decl(const GenDecl* decl) {
  for (const Spec* spec : decl->specs)
    if (const auto* var = dyn_cast_or_null<VarSpec>(spec)) var_spec(var);
}

void FactsCollector::var_spec(const VarSpec* spec) {
  for (std::size_t i = 0; i < spec->values.size(); ++i) {
    const auto* variable = spec->values.size() == spec->names.size()
                               ? types::object_as_or_null<types::Var>(info_.def_of_or_null(spec->names[i]))
                               : nullptr;
    expr(spec->values[i], variable != nullptr ? Flow{Flow::Kind::kInto, variable} : Flow{});
  }
  for (const Ident* name : spec->names) declare(name);
}

/// A definition carries each value into its variable. So does a plain assignment of a function literal in the
/// block that declares the variable (`var visit func(int)`, then `visit = func(n int) { ... visit(n-1) ...
/// }`); all other values may be kept.
void FactsCollector::assign_stmt(const AssignStmt* s) {
  for (std::size_t i = 0; i < s->rhs.size(); ++i) {
    Flow flow;
    const auto* name = s->lhs.size() == s->rhs.size() ? dyn_cast_or_null<Ident>(unparen(s->lhs[i])) : nullptr;
    const auto* variable =
        name != nullptr ? types::object_as_or_null<types::Var>(info_.object_of_or_null(name)) : nullptr;
    if (variable != nullptr) {
      const VariableFacts* known = local_or_null(variable);
      const bool defines = s->define && info_.def_of_or_null(name) == variable;
      if (defines ||
          (known != nullptr && known->block == block_ && unparen(s->rhs[i])->kind == NodeKind::kFuncLit))
        flow = Flow{Flow::Kind::kInto, variable};
    }
    expr(s->rhs[i], s->op != Op::kNone ? Flow{Flow::Kind::kStays} : flow);
  }
  for (const Expr* e : s->lhs) {
    const auto* name = dyn_cast_or_null<Ident>(e);
    if (s->define && name != nullptr && info_.def_of_or_null(name) != nullptr) {
      declare(name);
    } else {
      assigning_ = s;
      place(e, Use::kAssign, {});
    }
  }
}

void FactsCollector::if_stmt(const IfStmt* s) {
  const Node* outer = std::exchange(block_, static_cast<const Node*>(s));
  stmt(s->init);
  used(s->cond);
  stmt(s->then);
  otherwise(s);
  block_ = outer;
}

/// In `if n < 2 { return n } else { return fib(n-1) + fib(n-2) }` the calls stand in the else's block.
void FactsCollector::otherwise(const IfStmt* s) {
  const std::vector<Stmt*>& then = s->then->stmts;
  const bool guards = guard_ == s && !then.empty() && then.back()->kind == NodeKind::kReturnStmt;
  const Node* outer = guarded_;
  if (guards) {
    guarded_ = s->otherwise;
    guard_ = s->otherwise;
  }
  stmt(s->otherwise);
  guarded_ = outer;
}

void FactsCollector::for_stmt(const ForStmt* s) {
  facts_.loops_[s].parent = std::exchange(loop_, static_cast<const Stmt*>(s));
  const Node* outer_block = std::exchange(block_, static_cast<const Node*>(s));
  loop_init_ = true;
  stmt(s->init);
  loop_init_ = false;
  if (s->cond != nullptr) used(s->cond);
  in_post_ = true;
  stmt(s->post);
  in_post_ = false;
  stmt(s->body);
  block_ = outer_block;
  leave_loop(has_few_rounds(info_, *s));
}

void FactsCollector::range_stmt(const RangeStmt* s) {
  used(s->x);
  if (info_.type_of(s->x) != nullptr &&
      types::underlying(info_.type_of(s->x))->kind == types::TypeKind::kChan)
    effect();
  const Node* outer_block = std::exchange(block_, static_cast<const Node*>(s));
  facts_.loops_[s].parent = std::exchange(loop_, static_cast<const Stmt*>(s));
  for (const Expr* e : {s->key, s->value}) {
    if (e == nullptr) continue;
    if (s->define) {
      declare(cast<Ident>(e));
    } else {
      assigning_ = s;
      place(e, Use::kAssign, {});
    }
  }
  stmt(s->body);
  block_ = outer_block;
  leave_loop(has_few_rounds(info_, *s));
}

/// What a loop of few rounds does is done in one round of the loop around it. Others may run for long before they
/// poll.
void FactsCollector::leave_loop(bool few_rounds) {
  const LoopFacts& left = facts_.loops_.at(loop_);
  loop_ = left.parent;
  if (!few_rounds || left.lingers) return lingers();
  if (loop_ == nullptr) return;
  std::vector<const types::Func*>& callees = facts_.loops_.at(loop_).callees;
  callees.insert(callees.end(), left.callees.begin(), left.callees.end());
}

void FactsCollector::switch_stmt(const SwitchStmt* s) {
  const Node* outer = std::exchange(block_, static_cast<const Node*>(s));
  stmt(s->init);
  if (s->tag != nullptr) used(s->tag);
  for (const CaseClause* clause : s->clauses) {
    for (const Expr* e : clause->exprs) used(e);
    block(clause, clause->body);
  }
  block_ = outer;
}

void FactsCollector::type_switch_stmt(const TypeSwitchStmt* s) {
  const Node* outer = std::exchange(block_, static_cast<const Node*>(s));
  stmt(s->init);
  used(s->x);
  for (const CaseClause* clause : s->clauses) {
    block_ = clause;
    if (s->bind != nullptr) declare(types::object_as_or_null<types::Var>(info_.implicit_of_or_null(clause)));
    block(clause, clause->body);
  }
  block_ = outer;
}

void FactsCollector::select_stmt(const SelectStmt* s) {
  effect();
  for (const CommClause* clause : s->clauses) {
    const Node* outer = std::exchange(block_, static_cast<const Node*>(clause));
    stmt(clause->comm);
    block(clause, clause->body);
    block_ = outer;
  }
}

void FactsCollector::branch_stmt(const BranchStmt* s) {
  if (s->branch == BranchKind::kGoto) facts_.goto_targets_.insert(info_.target_of_or_null(s));
}

/// go and defer: the call's operands are evaluated now, kept until it runs, and used by whoever runs it.
void FactsCollector::spawned_call(const Expr* e, bool deferred) {
  effect();
  if (deferred && closure_ != nullptr) closure_->has_defer = true;
  if (deferred && closure_ == nullptr && function_ != nullptr) function_->has_defer = true;
  const auto* call = cast<CallExpr>(unparen(e));
  const Expr* fun = unparen(call->fun);
  if (const auto* lit = dyn_cast_or_null<FuncLit>(fun)) {
    literal(lit, {}, deferred);
    arguments(call, true);
  } else if (const types::Builtin* builtin = called_builtin_or_null(info_, fun)) {
    if (deferred && builtin->id == types::BuiltinId::kRecover)
      recovers();  // as if called at the end of the function
    for (const Expr* arg : call->args)
      if (!info_.type_and_value(arg).is_type()) expr(arg);
  } else {
    callee(fun, true);
    arguments(call, true);
  }
}

}  // namespace gocxx::lower
