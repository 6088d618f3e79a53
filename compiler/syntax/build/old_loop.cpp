// Loops of the language before Go 1.22, all iterations of which have the same variables. They become loops of
// today's language whose variables are declared outside:
//
//   for i := 0; i < n; i++ { ... }      { i := 0; for ; i < n; i++ { ... } }
//   for k, v := range x { ... }         { var k, v; for k, v = range x { ... } }
//
// where the checker finds the types of k and v (VarSpec::of_range). The block is no target of labels: a label
// in front of the loop is put inside, too.
#include "compiler/syntax/build/builder.h"

namespace gocxx::syntax {
namespace {

bool is_new_variable(const Expr* e) {
  const auto* name = dyn_cast_or_null<Ident>(e);
  return name != nullptr && !name->blank();
}

/// Whether the clause declares variables and is right otherwise: mistakes are left to the checker.
bool declares_variables(const RangeStmt& loop) {
  if (!loop.define || loop.extra != nullptr) return false;
  for (const Expr* e : {loop.key, loop.value})
    if (e != nullptr && e->kind != NodeKind::kIdent) return false;
  return is_new_variable(loop.key) || is_new_variable(loop.value);
}

}  // namespace

Stmt* Builder::with_shared_variables(Stmt* loop) {
  if (!shared_loop_variables_) return loop;
  Stmt* declaration = nullptr;
  if (auto* range = dyn_cast_or_null<RangeStmt>(loop)) {
    if (declares_variables(*range)) declaration = range_variables(*range);
  } else {
    auto* clause = cast<ForStmt>(loop);
    auto* init = dyn_cast_or_null<AssignStmt>(clause->init);
    if (init != nullptr && init->define) declaration = std::exchange(clause->init, nullptr);
  }
  if (declaration == nullptr) return loop;
  auto* block = arena_.make<BlockStmt>(loop->pos, loop->end);
  block->stmts = {declaration, loop};
  block->rbrace = loop->end;
  block->around_loop = true;
  return block;
}

Stmt* Builder::range_variables(RangeStmt& loop) {
  auto* spec = arena_.make<VarSpec>(loop.pos, loop.pos);
  spec->of_range = true;
  for (Expr* e : {loop.key, loop.value}) {
    if (!is_new_variable(e)) continue;
    auto* name = arena_.make<Ident>(e->pos, e->end);
    name->name = cast<Ident>(e)->name;
    spec->names.push_back(name);
  }
  loop.define = false;
  loop.variables = spec;
  auto* group = arena_.make<GenDecl>(loop.pos, loop.pos);
  group->specs = {spec};
  auto* declaration = arena_.make<DeclStmt>(loop.pos, loop.pos);
  declaration->decl = group;
  return declaration;
}

/// The statement behind a label. What stands around a loop goes in front of the label.
Stmt* Builder::labeled(LabeledStmt* labeled, Stmt* stmt) {
  labeled->stmt = stmt;
  auto* block = dyn_cast_or_null<BlockStmt>(stmt);
  if (block == nullptr || !block->around_loop) return labeled;
  labeled->stmt = std::exchange(block->stmts.back(), labeled);
  block->pos = labeled->pos;
  return block;
}

}  // namespace gocxx::syntax
