// for loops.
//
//   for i := 0; i < n; i++ { ... }       for (long i = 0; i < n; ++i) { gocxx::safepoint(i); ... }
//   for cond { ... }                     while (cond) { gocxx::safepoint(); ... }
//
// Each iteration has its own copy of the variables of the init statement, made before the post statement. It
// shows only if the variable is boxed:
//
//   for (gocxx::box<long> i = gocxx::new_object<long>(0L); *i < n; i = gocxx::new_object<long>(*i), ++*i)
//     ...
//
// Every loop polls at its head, except one that counts over few constants. A loop that counts by ones and has
// a short body polls once in many iterations.
#include <algorithm>

#include "compiler/lower/function.h"
#include "compiler/types/identity.h"

namespace gocxx::lower {

using namespace syntax;

namespace {

/// Whether C++ takes the statements as the init of a for: one, or variables of one type.
bool fits_head(const std::vector<ir::Stmt*>& stmts) {
  if (stmts.size() == 1) {
    const auto kind = stmts.front()->kind;
    return kind == ir::StmtKind::kVarDecl || kind == ir::StmtKind::kAssign || kind == ir::StmtKind::kExprStmt;
  }
  const auto* first = ir::dyn_cast_or_null<ir::VarDecl>(stmts.front());
  return first != nullptr && std::all_of(stmts.begin(), stmts.end(), [&](const ir::Stmt* s) {
           const auto* decl = ir::dyn_cast_or_null<ir::VarDecl>(s);
           return decl != nullptr && !decl->deduced && decl->variable->storage == first->variable->storage &&
                  types::identical(decl->variable->type, first->variable->type);
         });
}

bool declares(const ir::Block& block) {
  return std::any_of(block.stmts.begin(), block.stmts.end(), [](const ir::Stmt* s) {
    return s->kind == ir::StmtKind::kVarDecl || s->kind == ir::StmtKind::kBind;
  });
}

bool fits_post(const std::vector<ir::Stmt*>& stmts) {
  return std::all_of(stmts.begin(), stmts.end(), [](const ir::Stmt* s) {
    return s->kind == ir::StmtKind::kAssign || s->kind == ir::StmtKind::kIncDec ||
           s->kind == ir::StmtKind::kExprStmt;
  });
}

}  // namespace

void FunctionLowering::for_stmt(const ForStmt& s) {
  if (std::optional<StripMining> found = strip_mining_of(info_, facts_, s))
    return strip_mine_counted(s, *found);
  auto* loop = build_.make<ir::For>(s.pos);
  ir::Block* before = collect([&] {
    if (s.init != nullptr) for_init(s.init, *loop);
    ir::Block* head = for_head(s, *loop);
    std::vector<ir::Stmt*> post = for_post(s);
    const bool in_head = fits_post(post);
    if (!in_head) jumps_.continue_by_goto(s);
    loop->body = loop_body(s, *s.body);
    loop->body->stmts.insert(loop->body->stmts.begin(), head->stmts.begin(), head->stmts.end());
    if (ir::Stmt* poll = poll_or_null(s)) loop->body->stmts.insert(loop->body->stmts.begin(), poll);
    if (in_head)
      loop->post = std::move(post);
    else
      loop->body->stmts.insert(loop->body->stmts.end(), post.begin(), post.end());
    emit(loop);
  });
  emit(before->stmts.size() == 1 ? static_cast<ir::Stmt*>(loop) : before);
  finish_breakable(s);
}

ir::Stmt* FunctionLowering::poll_or_null(const ForStmt& s) {
  if (facts_.has_small_trip_count(&s)) return nullptr;
  auto* poll = build_.make<ir::Safepoint>();
  const types::Var* counter = facts_.may_run_long(&s) ? nullptr : counter_or_null(s);
  if (counter != nullptr) poll->counter = package_.variable(counter);
  return poll;
}

const types::Var* FunctionLowering::counter_or_null(const ForStmt& s) const {
  const auto* post = dyn_cast_or_null<IncDecStmt>(s.post);
  const auto* name = post != nullptr ? dyn_cast_or_null<Ident>(unparen(post->x)) : nullptr;
  const auto* variable =
      name != nullptr ? types::object_as_or_null<types::Var>(info_.object_of_or_null(name)) : nullptr;
  if (variable == nullptr) return nullptr;
  const auto* type = types::dyn_cast_or_null<types::Basic>(variable->type);
  const VariableFacts& facts = facts_.of(variable);
  const bool counts = type != nullptr && types::is_integer(type) && facts.loop_variable && facts.loop == &s &&
                      !facts.boxed && facts.assignments.size() == 1 && !facts.address_taken;
  return counts ? variable : nullptr;
}

void FunctionLowering::for_init(const Stmt* init, ir::For& loop) {
  ir::Block* own = collect([&] { dispatch(*init); });
  if (!own->stmts.empty() && fits_head(own->stmts)) {
    loop.init = own->stmts;
    return;
  }
  for (ir::Stmt* s : own->stmts) emit(s);
}

///   for f(g(), h()) { ... }      for (;;) { auto g_result = g(); if (!f(g_result, h())) break; ... }
ir::Block* FunctionLowering::for_head(const ForStmt& s, ir::For& loop) {
  if (s.cond == nullptr) return build_.block();
  ir::Expr* cond = nullptr;
  ir::Block* head = collect([&] { cond = expr(s.cond); });
  if (head->stmts.empty()) {
    loop.cond = cond;
  } else {
    head->stmts.push_back(
        build_.branch_if(build_.logical_not(cond), build_.block({build_.make<ir::Break>()})));
  }
  return head;
}

std::vector<ir::Stmt*> FunctionLowering::for_post(const ForStmt& s) {
  std::vector<ir::Stmt*> post = fresh_loop_variables(s);
  if (s.post == nullptr) return post;
  ir::Block* own = collect([&] { dispatch(*s.post); });
  post.insert(post.end(), own->stmts.begin(), own->stmts.end());
  return post;
}

std::vector<ir::Stmt*> FunctionLowering::fresh_loop_variables(const ForStmt& s) {
  std::vector<ir::Stmt*> fresh;
  const auto* init = dyn_cast_or_null<AssignStmt>(s.init);
  if (init == nullptr || !init->define) return fresh;
  for (const Expr* e : init->lhs) {
    const types::Var* object = defined_or_null(e);
    if (object == nullptr || !facts_.of(object).boxed) continue;
    ir::Variable* box = package_.variable(object);
    ir::Expr* copy =
        build_.runtime(ir::RuntimeFn::kNewObject, object->type, {build_.value(box)}, {object->type});
    fresh.push_back(build_.assign(build_.name(box), copy));
  }
  return fresh;
}

ir::Block* FunctionLowering::loop_body(const Stmt& loop, const BlockStmt& body) {
  ir::Block* made = nullptr;
  {
    const Jumps::Body scope = jumps_.in_loop(loop);
    made = lower_block(body);
  }
  ir::Label* next = jumps_.continue_label_or_null(loop);
  if (next == nullptr && !jumps_.is_continued_by_goto(loop)) return made;
  if (declares(*made)) made = build_.block({made});
  if (next != nullptr) made->stmts.push_back(build_.label(next));
  return made;
}

}  // namespace gocxx::lower
