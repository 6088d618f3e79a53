// The nodes that a loop becomes.
#include "compiler/desugar/range_func.h"

#include <algorithm>
#include <string>

#include "compiler/types/basic.h"
#include "compiler/types/signature.h"
#include "compiler/types/universe.h"

namespace gocxx::desugar {

using namespace syntax;
using types::BuiltinId;
using types::Var;

namespace {

constexpr int kReturn = -1;  // the number of a return statement

bool is_blank(const Expr* e) {
  const auto* name = dyn_cast_or_null<Ident>(e);
  return name != nullptr && name->blank();
}

}  // namespace

Stmt* RangeFunc::loop(const RangeStmt& s, const types::Signature& type) {
  const auto& yield = *types::underlying_as<types::Signature>(type.params->vars.front()->type);
  const bool outermost = loops_.empty();
  auto* call = make<CallExpr>(s.pos);
  call->lparen = call->rparen = s.x->end;
  call->fun = copier_.copy_expr(s.x);
  info_.record(call).mode = check::Mode::kNoValue;
  info_.record(call).type = types::empty_tuple();
  loops_.push_back({&s, local(s.pos, "loop", types::basic(types::BasicKind::kInt)), {}});
  call->args.push_back(body(s, yield));
  const Loop left = loops_.back();
  loops_.pop_back();
  std::vector<Stmt*> stmts = {declare(s.pos, left.state)};
  if (outermost)
    for (Var* each : results_) stmts.push_back(declare(s.pos, each));
  if (outermost && exit_ != nullptr) stmts.push_back(declare(s.pos, exit_));
  auto* run = make<ExprStmt>(s.pos);
  run->x = call;
  stmts.push_back(run);
  auto* end = make<ExprStmt>(s.pos);
  end->x = this->call(s.pos, BuiltinId::kRangeEnd, left.state, nullptr);
  stmts.push_back(end);
  for (const Exit& exit : left.exits) stmts.push_back(after(left, exit));
  if (outermost) {
    exit_ = nullptr;
    results_.clear();
    numbers_ = 0;
  }
  return block(s.pos, std::move(stmts));
}

bool RangeFunc::is_inside(const Node* target, const Loop& loop) const {
  const BlockStmt& body = *loop.stmt->body;
  return body.pos <= target->pos && target->end <= body.end;
}

// ---- jumps

Stmt* RangeFunc::jump_or_null(const BranchStmt& s) {
  const Stmt* target = from_.target_of_or_null(&s);
  if (loops_.empty() || target == nullptr || is_inside(target, loops_.back())) return nullptr;
  const bool leaves = s.branch == BranchKind::kBreak || s.branch == BranchKind::kContinue;
  if (leaves && target == loops_.back().stmt)
    return return_call(s.pos, s.branch == BranchKind::kBreak ? BuiltinId::kRangeStop : BuiltinId::kRangeNext,
                       loops_.back().state);
  const int number = ++numbers_;
  for (std::size_t i = loops_.size(); i-- > 0;) {
    loops_[i].exits.push_back({number, &s});
    const bool near = i > 0 && (target == loops_[i - 1].stmt || is_inside(target, loops_[i - 1]));
    if (near) break;
  }
  std::vector<Stmt*> stmts;
  leave(s.pos, number, stmts);
  return block(s.pos, std::move(stmts));
}

Stmt* RangeFunc::return_or_null(const ReturnStmt& s) {
  if (loops_.empty()) return nullptr;
  const auto& vars = signature_->results->vars;
  // Results that have names are assigned to, the others have variables of their own.
  const bool named = std::none_of(vars.begin(), vars.end(),
                                  [](const Var* var) { return var->name.empty() || var->blank(); });
  if (!named && results_.empty())
    for (const Var* var : vars) results_.push_back(local(s.pos, "result", var->type));
  std::vector<Stmt*> stmts;
  auto* assignment = make<AssignStmt>(s.pos);
  assignment->op_pos = s.pos;
  assignment->end = s.end;
  for (std::size_t i = 0; i < vars.size(); ++i) {
    if (s.results.empty() && (named || vars[i]->blank())) continue;
    assignment->lhs.push_back(name(s.pos, named ? vars[i] : results_[i]));
    if (s.results.empty()) assignment->rhs.push_back(name(s.pos, vars[i]));
  }
  for (const Expr* e : s.results) assignment->rhs.push_back(copier_.copy_expr(e));
  if (!assignment->lhs.empty()) stmts.push_back(assignment);
  for (Loop& loop : loops_)
    if (std::none_of(loop.exits.begin(), loop.exits.end(), [](const Exit& e) { return e.number == kReturn; }))
      loop.exits.push_back({kReturn, nullptr});
  leave(s.pos, kReturn, stmts);
  return block(s.pos, std::move(stmts));
}

/// exit = number; return stop(state)
void RangeFunc::leave(Pos pos, int number, std::vector<Stmt*>& stmts) {
  if (exit_ == nullptr) exit_ = local(pos, "exit", types::basic(types::BasicKind::kInt));
  stmts.push_back(assign(pos, exit_, this->number(pos, number)));
  stmts.push_back(return_call(pos, BuiltinId::kRangeStop, loops_.back().state));
}

/// if exit == number { ... }, behind `loop`; loops_ are those around it.
Stmt* RangeFunc::after(const Loop& loop, const Exit& exit) {
  const Pos pos = loop.stmt->pos;
  auto* test = make<BinaryExpr>(pos);
  test->op = Op::kEql;
  test->op_pos = pos;
  test->x = name(pos, exit_);
  test->y = number(pos, exit.number);
  info_.record(test).mode = check::Mode::kValue;
  info_.record(test).type = types::basic(types::BasicKind::kBool);
  auto* made = make<IfStmt>(pos);
  made->cond = test;
  std::vector<Stmt*> stmts;
  if (!loops_.empty() && exit.number == kReturn) {
    stmts.push_back(return_call(pos, BuiltinId::kRangeStop, loops_.back().state));
  } else if (exit.number == kReturn) {
    auto* leave = make<ReturnStmt>(pos);
    for (Var* result : results_) leave->results.push_back(name(pos, result));
    stmts.push_back(leave);
  } else {
    // The jump itself, or where it leaves another loop, what stands for it there.
    const Stmt* target = from_.target_of_or_null(exit.branch);
    const bool own =
        !loops_.empty() && target == loops_.back().stmt && exit.branch->branch != BranchKind::kGoto;
    if (own) {
      stmts.push_back(assign(pos, exit_, number(pos, 0)));
      stmts.push_back(return_call(
          pos, exit.branch->branch == BranchKind::kBreak ? BuiltinId::kRangeStop : BuiltinId::kRangeNext,
          loops_.back().state));
    } else if (loops_.empty() || is_inside(target, loops_.back())) {
      stmts.push_back(assign(pos, exit_, number(pos, 0)));
      stmts.push_back(copier_.copy_stmt(exit.branch));
    } else {
      stmts.push_back(return_call(pos, BuiltinId::kRangeStop, loops_.back().state));
    }
  }
  made->then = block(pos, std::move(stmts));
  return made;
}

// ---- the body

FuncLit* RangeFunc::body(const RangeStmt& s, const types::Signature& yield) {
  auto* lit = make<FuncLit>(s.body->pos);
  lit->end = s.body->end;
  lit->range_body = true;
  lit->type = make<FuncType>(s.body->pos);
  lit->type->params = make<FieldList>(s.body->pos);
  std::vector<Var*> params;
  AssignStmt* assignment = nullptr;
  const Expr* const variables[] = {s.key, s.value};
  for (std::size_t i = 0; i < yield.params->size(); ++i)
    parameter(s, variables[i], *yield.params->vars[i], *lit->type->params, params, assignment);
  std::vector<Var*> results;
  lit->type->results = make<FieldList>(s.body->pos);
  auto* result = make<Field>(s.body->pos);
  results.push_back(local(s.body->pos, "", yield.results->vars.front()->type));
  results.back()->var_kind = types::VarKind::kResult;
  info_.record_implicit(result, results.back());
  lit->type->results->fields.push_back(result);
  const auto* tuple = params.empty() ? types::empty_tuple() : context_.make_type<types::Tuple>(params);
  const auto* signature =
      context_.make_type<types::Signature>(tuple, context_.make_type<types::Tuple>(results), false);
  info_.record(lit->type).mode = check::Mode::kTypeExpr;
  info_.record(lit->type).type = signature;
  info_.record(lit).mode = check::Mode::kValue;
  info_.record(lit).type = signature;

  lit->body = make<BlockStmt>(s.body->pos);
  lit->body->end = s.body->end;
  lit->body->rbrace = s.body->rbrace;
  auto* begin = make<ExprStmt>(s.body->pos);
  begin->x = call(s.body->pos, BuiltinId::kRangeBegin, loops_.back().state, nullptr);
  lit->body->stmts.push_back(begin);
  if (assignment != nullptr) lit->body->stmts.push_back(assignment);
  const auto* copied = cast<BlockStmt>(copier_.copy_stmt(s.body));
  lit->body->stmts.insert(lit->body->stmts.end(), copied->stmts.begin(), copied->stmts.end());
  if (lit->body->stmts.back()->kind != NodeKind::kReturnStmt)
    lit->body->stmts.push_back(return_call(s.body->rbrace, BuiltinId::kRangeNext, loops_.back().state));
  return lit;
}

/// The parameter for one value of the iteration: the variable of the loop, if it declares it; else one whose
/// value is assigned to the variable, or that nothing uses.
void RangeFunc::parameter(const RangeStmt& s, const Expr* variable, const Var& of_yield, FieldList& list,
                          std::vector<Var*>& params, AssignStmt*& assignment) {
  const Pos pos = variable != nullptr ? variable->pos : s.body->pos;
  auto* field = make<Field>(pos);
  list.fields.push_back(field);
  const auto* declared = s.define ? dyn_cast_or_null<Ident>(variable) : nullptr;
  if (declared != nullptr && !declared->blank()) {
    auto* object = types::object_as_or_null<Var>(copier_.copy_object(from_.def_of_or_null(declared)));
    object->var_kind = types::VarKind::kParam;
    auto* made = make<Ident>(pos);
    made->name = declared->name;
    info_.record_def(made, object);
    field->names.push_back(made);
    params.push_back(object);
    return;
  }
  const bool assigned = variable != nullptr && !s.define && !is_blank(variable);
  Var* object = local(pos, assigned ? "value" : "", of_yield.type);
  object->var_kind = types::VarKind::kParam;
  params.push_back(object);
  if (!assigned) {
    info_.record_implicit(field, object);
    return;
  }
  auto* made = make<Ident>(pos);
  made->name = object->name;
  info_.record_def(made, object);
  field->names.push_back(made);
  if (assignment == nullptr) {
    assignment = make<AssignStmt>(pos);
    assignment->op_pos = pos;
  }
  assignment->lhs.push_back(copier_.copy_expr(variable));
  assignment->rhs.push_back(name(pos, object));
}

// ---- nodes

template <class T>
T* RangeFunc::make(Pos pos) {
  T* made = arena_.make<T>(pos, pos);
  info_.grow(made->id + 1);
  return made;
}

BlockStmt* RangeFunc::block(Pos pos, std::vector<Stmt*> stmts) {
  auto* made = make<BlockStmt>(pos);
  made->stmts = std::move(stmts);
  made->rbrace = pos;
  return made;
}

Var* RangeFunc::local(Pos pos, const char* name, const types::Type* type) {
  auto* made = context_.make_object<Var>(pos, package_, name, type);
  made->used = true;
  made->progress = types::Progress::kBlack;
  return made;
}

Ident* RangeFunc::name(Pos pos, Var* variable) {
  auto* made = make<Ident>(pos);
  made->name = variable->name;
  info_.record(made).mode = check::Mode::kVariable;
  info_.record(made).type = variable->type;
  info_.record_use(made, variable);
  return made;
}

Expr* RangeFunc::number(Pos pos, int value) {
  auto* made = make<BasicLit>(pos);
  made->text = std::to_string(value);
  check::TypeAndValue& known = info_.record(made);
  known.mode = check::Mode::kConstant;
  known.type = types::basic(types::BasicKind::kInt);
  known.constant = check::Constant::of_int(value);
  return made;
}

Stmt* RangeFunc::declare(Pos pos, Var* variable) {
  auto* spec = make<VarSpec>(pos);
  auto* ident = make<Ident>(pos);
  ident->name = variable->name;
  info_.record_def(ident, variable);
  spec->names.push_back(ident);
  auto* group = make<GenDecl>(pos);
  group->keyword = DeclKeyword::kVar;
  group->specs.push_back(spec);
  auto* made = make<DeclStmt>(pos);
  made->decl = group;
  return made;
}

Stmt* RangeFunc::assign(Pos pos, Var* variable, Expr* value) {
  auto* made = make<AssignStmt>(pos);
  made->op_pos = pos;
  made->lhs.push_back(name(pos, variable));
  made->rhs.push_back(value);
  return made;
}

CallExpr* RangeFunc::call(Pos pos, BuiltinId builtin, Var* state, const types::Type* result) {
  auto* fun = make<Ident>(pos);
  fun->name = std::string(types::builtin_name(builtin));
  auto* object = context_.make_object<types::Builtin>(pos, nullptr, fun->name, types::invalid_type());
  object->id = builtin;
  info_.record_use(fun, object);
  info_.record(fun).mode = check::Mode::kBuiltin;
  auto* made = make<CallExpr>(pos);
  made->fun = fun;
  made->lparen = made->rparen = pos;
  made->args.push_back(name(pos, state));
  info_.record(made).mode = result != nullptr ? check::Mode::kValue : check::Mode::kNoValue;
  info_.record(made).type = result != nullptr ? result : types::empty_tuple();
  return made;
}

Stmt* RangeFunc::return_call(Pos pos, BuiltinId builtin, Var* state) {
  auto* made = make<ReturnStmt>(pos);
  made->results.push_back(call(pos, builtin, state, types::basic(types::BasicKind::kBool)));
  return made;
}

}  // namespace gocxx::desugar
