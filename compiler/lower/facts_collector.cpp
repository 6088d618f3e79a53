// The walk over statements and declarations; expressions are in facts_collector_expr.cpp.
#include "compiler/lower/facts_collector.h"

#include "compiler/lower/callee.h"
#include "compiler/lower/library.h"
#include "compiler/types/array.h"
#include "compiler/types/named.h"
#include "compiler/types/pointer.h"
#include "compiler/types/signature.h"

namespace gocxx::lower {

using namespace syntax;

void FactsCollector::collect() {
  in_scope([&] {
    for (const check::Initializer& init : package_.info->init_order) expr(init.rhs);
  });
  for (const FuncDecl* decl : package_.functions) function(decl);
}

void FactsCollector::function(const FuncDecl* decl) {
  const auto* object = types::object_as_or_null<types::Func>(info_.def_of_or_null(decl->name));
  function_ = object != nullptr ? &facts_.functions_[object] : nullptr;  // nobody can call func _()
  if (object != nullptr) function_->object = object;
  if (object != nullptr && (decl->recv != nullptr || package_.types->name != "main"))
    facts_.calls_.add_call(CallGraph::kUnknown, object);
  decl_ = decl;
  guarded_ = decl->body;
  poll_place_ = nullptr;
  returned_ = polled_ = false;
  in_scope([&] {
    frame_ = true;
    if (decl->recv != nullptr) declare_signature(decl->recv);
    declare_signature(decl->type->params);
    if (decl->type->results != nullptr) declare_results(decl->type->results);
    frame_ = false;
    block(decl->body, decl->body->stmts);
  });
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

/// The caller of the function keeps its results.
void FactsCollector::declare_results(const FieldList* list) {
  declare_signature(list);
  for (const Field* field : list->fields)
    for (const Ident* name : field->names)
      if (const auto* result = types::object_as_or_null<types::Var>(info_.def_of_or_null(name)))
        moves(result, {});
}

void FactsCollector::declare(const Ident* name) {
  declare(types::object_as_or_null<types::Var>(info_.def_of_or_null(name)));
}

void FactsCollector::declare(const types::Var* variable) {
  if (variable == nullptr) return;
  VariableFacts& facts = facts_.variables_[variable];
  facts.decl = decl_;
  facts.closure = closure_ != nullptr ? closure_->body : nullptr;
  facts.loop = loop_;
  facts.loop_variable = loop_init_;
  facts.frame = frame_;
  facts_.escapes_.declare(variable, scope_, loop_init_);
}

void FactsCollector::literal(const FuncLit* lit, LiteralUse use, Flow flow) {
  auto owned = std::make_unique<ClosureFacts>();
  ClosureFacts* closure = owned.get();
  facts_.closures_.emplace(lit->body, std::move(owned));
  if (use == LiteralUse::kCalled || use == LiteralUse::kDeferred) calls_node(lit->body);
  if (use == LiteralUse::kValue) facts_.calls_.add_call(CallGraph::kUnknown, lit->body);
  polls_here();
  closure->body = lit->body;
  closure->pos = lit->pos;
  closure->parent = closure_;
  closure->decl = decl_;
  closure->loop = loop_;
  closure->location = facts_.escapes_.add(scope_);
  closure->deferred = use == LiteralUse::kDeferred;
  closure->range_body = lit->range_body;
  closure->in_post = in_post_;
  ClosureFacts* outer = std::exchange(closure_, closure);
  literal_body(lit);
  closure_ = outer;
  moves(closure->location, flow.behind(EscapeGraph::kAddress));
}

void FactsCollector::literal_body(const FuncLit* lit) {
  const bool outer_frame = std::exchange(frame_, true);
  const bool outer_init = std::exchange(loop_init_, false);
  const bool outer_post = std::exchange(in_post_, false);
  in_scope([&] {
    declare_signature(lit->type->params);
    if (lit->type->results != nullptr) declare_results(lit->type->results);
    frame_ = false;
    block(lit->body, lit->body->stmts);
  });
  in_post_ = outer_post;
  loop_init_ = outer_init;
  frame_ = outer_frame;
}

void FactsCollector::calls(const types::Func* callee) {
  polls_here();
  if (function_ != nullptr) function_->callees.push_back(callee);
  if (loop_ != nullptr) facts_.loops_.at(loop_).callees.push_back(callee);
  calls_node(callee);
  refers_to(callee);
}

void FactsCollector::calls_foreign(const types::Func* callee) {
  if (library_is_pure(*callee)) return;
  may_run_long();
  if (library_may_call_back(*callee)) calls_node(CallGraph::kUnknown);
}

void FactsCollector::calls_unknown() {
  may_run_long();
  calls_node(CallGraph::kUnknown);
}

/// A call in a function literal is the literal's.
void FactsCollector::calls_node(CallGraph::Function callee) {
  if (closure_ != nullptr)
    facts_.calls_.add_call(closure_->body, callee);
  else if (function_ != nullptr)
    facts_.calls_.add_call(function_->object, callee);
}

void FactsCollector::refers_to(const types::Object* object) {
  const bool by_itself = function_ != nullptr && function_->object == object;
  if (!by_itself) facts_.referenced_.insert(object);
}

void FactsCollector::may_run_long() {
  polls_here();
  if (function_ != nullptr) function_->may_run_long = true;
  if (loop_ != nullptr) facts_.loops_.at(loop_).may_run_long = true;
}

void FactsCollector::polls_here() {
  if (!std::exchange(polled_, true) && function_ != nullptr) function_->poll_before = poll_place_;
}

void FactsCollector::block(const Node* owner, const std::vector<Stmt*>& stmts) {
  in_scope([&] {
    for (const Stmt* s : stmts) {
      if (owner == guarded_) {
        guard_ = s;
        if (std::exchange(returned_, false)) poll_place_ = s;
      }
      stmt(s);
    }
  });
}

void FactsCollector::stmt(const Stmt* s) {
  if (s == nullptr) return;
  switch (s->kind) {
    case NodeKind::kDeclStmt: return gen_decl(cast<DeclStmt>(s)->decl);
    case NodeKind::kLabeledStmt: return stmt(cast<LabeledStmt>(s)->stmt);
    case NodeKind::kExprStmt: return used(cast<ExprStmt>(s)->x);
    case NodeKind::kSendStmt: used(cast<SendStmt>(s)->chan); return expr(cast<SendStmt>(s)->value);
    case NodeKind::kIncDecStmt: assigning_ = s; return place(cast<IncDecStmt>(s)->x, Use::kAssign, {});
    case NodeKind::kAssignStmt: return assign_stmt(cast<AssignStmt>(s));
    case NodeKind::kGoStmt: return go_defer_call(cast<GoStmt>(s)->call, false);
    case NodeKind::kDeferStmt: return go_defer_call(cast<DeferStmt>(s)->call, true);
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
    const auto* variable = types::object_as_or_null<types::Var>(info_.def_of_or_null(spec->names[i]));
    expr(spec->values[i], variable != nullptr ? flow_into(variable) : Flow{});
  }
  for (const Ident* name : spec->names) {
    declare(name);
    const auto* variable = types::object_as_or_null<types::Var>(info_.def_of_or_null(name));
    if (variable != nullptr && spec->values.empty()) facts_.variables_[variable].starts_zero = true;
  }
}

Flow FactsCollector::flow_into(const types::Var* variable) {
  return {Flow::Kind::kStored, facts_.escapes_.of(variable)};
}

/// Of several values that one expression has, only the first can hold addresses: v, ok = x.(T).
void FactsCollector::assign_stmt(const AssignStmt* s) {
  for (std::size_t i = 0; i < s->rhs.size(); ++i)
    expr(s->rhs[i], s->op != Op::kNone ? Flow{Flow::Kind::kUsed} : flow_into_place(s->lhs[i]));
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

/// An assignment to a local or a part of it goes there; one through a pointer, to an element of a slice or
/// map or to a package variable goes to the heap.
Flow FactsCollector::flow_into_place(const Expr* lhs) {
  lhs = unparen(lhs);
  if (const auto* name = dyn_cast_or_null<Ident>(lhs)) {
    const auto* variable = types::object_as_or_null<types::Var>(info_.object_of_or_null(name));
    return variable != nullptr ? flow_into(variable) : Flow{};
  }
  if (const auto* selector = dyn_cast_or_null<SelectorExpr>(lhs)) {
    const check::Selection* selection = info_.selection_of_or_null(selector);
    return selection != nullptr && !selection->indirect ? flow_into_place(selector->x) : Flow{};
  }
  const auto* index = dyn_cast_or_null<IndexExpr>(lhs);
  if (index != nullptr && types::underlying(info_.type_of(index->x))->kind == types::TypeKind::kArray)
    return flow_into_place(index->x);
  return {};
}

void FactsCollector::if_stmt(const IfStmt* s) {
  in_scope([&] {
    stmt(s->init);
    used(s->cond);
    stmt(s->then);
    otherwise(s);
  });
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

/// A function literal in the condition or the post statement belongs to one iteration.
void FactsCollector::for_stmt(const ForStmt* s) {
  enter_loop(s);
  in_scope([&] {
    loop_init_ = true;
    stmt(s->init);
    loop_init_ = false;
    if (s->cond != nullptr) in_scope([&] { used(s->cond); });
    in_post_ = true;
    in_scope([&] { stmt(s->post); });
    in_post_ = false;
    stmt(s->body);
  });
  leave_loop();
}

void FactsCollector::range_stmt(const RangeStmt* s) {
  expr(s->x, flow_of_elements(s));
  enter_loop(s);
  in_scope([&] {
    range_targets(s);
    stmt(s->body);
  });
  leave_loop();
}

/// The elements of an array may hold addresses, those of slices and maps have them from the heap.
Flow FactsCollector::flow_of_elements(const RangeStmt* s) {
  const Type* type = info_.type_of(s->x) != nullptr ? types::underlying(info_.type_of(s->x)) : nullptr;
  const auto* pointer = types::dyn_cast_or_null<types::Pointer>(type);
  const auto* array =
      types::dyn_cast_or_null<types::Array>(pointer != nullptr ? types::underlying(pointer->elem) : type);
  if (s->value == nullptr || array == nullptr || !holds_addresses(array->elem)) return {Flow::Kind::kUsed};
  return flow_into_place(s->value).behind(pointer != nullptr ? 1 : 0);
}

void FactsCollector::range_targets(const RangeStmt* s) {
  for (const Expr* e : {s->key, s->value}) {
    if (e == nullptr) continue;
    if (s->define) {
      declare(cast<Ident>(e));
    } else {
      assigning_ = s;
      place(e, Use::kAssign, {});
    }
  }
}

void FactsCollector::enter_loop(const Stmt* s) {
  LoopFacts& facts = facts_.loops_[s];
  facts.parent = std::exchange(loop_, s);
  facts.function = function_;
}

void FactsCollector::leave_loop() {
  facts_.loops_in_order_.push_back(loop_);
  loop_ = facts_.loops_.at(loop_).parent;
}

void FactsCollector::switch_stmt(const SwitchStmt* s) {
  in_scope([&] {
    stmt(s->init);
    if (s->tag != nullptr) used(s->tag);
    for (const CaseClause* clause : s->clauses) {
      for (const Expr* e : clause->exprs) used(e);
      block(clause, clause->body);
    }
  });
}

/// The value that the interface holds flows into the variable of each clause.
void FactsCollector::type_switch_stmt(const TypeSwitchStmt* s) {
  in_scope([&] {
    stmt(s->init);
    const EscapeGraph::Location value = facts_.escapes_.add(scope_);
    expr(s->x, {Flow::Kind::kStored, value});
    for (const CaseClause* clause : s->clauses) {
      in_scope([&] {
        if (const auto* variable = types::object_as_or_null<types::Var>(info_.implicit_of_or_null(clause))) {
          declare(variable);
          moves(value, flow_into(variable));
        }
        block(clause, clause->body);
      });
    }
  });
}

void FactsCollector::select_stmt(const SelectStmt* s) {
  for (const CommClause* clause : s->clauses) {
    in_scope([&] {
      stmt(clause->comm);
      block(clause, clause->body);
    });
  }
}

void FactsCollector::branch_stmt(const BranchStmt* s) {
  if (s->branch != BranchKind::kGoto) return;
  facts_.goto_targets_.insert(info_.target_of_or_null(s));
  facts_.jumping_.insert(decl_);
}

/// go and defer: the call's operands are evaluated now, kept until it runs, and used by the goroutine that
/// runs the call.
void FactsCollector::go_defer_call(const Expr* e, bool deferred) {
  if (ClosureFacts* owner = deferred ? frame_owner_or_null() : nullptr)
    owner->has_defer = true;
  else if (deferred && function_ != nullptr)
    function_->has_defer = true;
  const auto* call = cast<CallExpr>(unparen(e));
  const Expr* fun = unparen(call->fun);
  if (const auto* lit = dyn_cast_or_null<FuncLit>(fun)) {
    if (deferred)
      literal(lit, LiteralUse::kDeferred, {Flow::Kind::kUsed});
    else
      literal(lit, LiteralUse::kStarted, {});
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
