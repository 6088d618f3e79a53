// GOCXX_DEBUG=frames: every local that has an address and is not in a box is overwritten when its life ends.
//
//   x := 1                          long x = 1;
//   p := &x                         auto x_end = gocxx::overwritten_at_end(x);
//                                   auto p = gocxx::ptr{&x};
//
// Variables that the head of an if, for or switch declares are declared before it, in a block.
#include "compiler/base/debug_switches.h"
#include "compiler/lower/function.h"

namespace gocxx::lower {

bool FunctionLowering::leaves_traces(const ir::Variable& variable) const {
  if (variable.object == nullptr || variable.storage != ir::Storage::kLocal) return false;
  const VariableFacts& facts = facts_.of(variable.object);
  return facts.address_taken || !facts.captured_by.empty();
}

void FunctionLowering::overwrite_at_end(ir::Variable* variable, std::vector<ir::Stmt*>& out) {
  if (!leaves_traces(*variable)) return;
  ir::Variable* end = build_.variable(variable->name + "_end", nullptr);
  ir::Expr* made = build_.runtime(ir::RuntimeFn::kOverwrittenAtEnd, nullptr, {build_.name(variable)});
  out.push_back(build_.declare(end, made, true));
}

void FunctionLowering::poison_frame(const std::vector<ir::Variable*>& params, ir::Block* body) {
  if (!base::debug_switches().frames || body == nullptr) return;
  show_dead_locals(body);
  std::vector<ir::Stmt*> ends;
  for (ir::Variable* param : params) overwrite_at_end(param, ends);
  body->stmts.insert(body->stmts.begin(), ends.begin(), ends.end());
}

void FunctionLowering::show_dead_locals(ir::Block* block) {
  if (block == nullptr) return;
  for (ir::Stmt* s : std::exchange(block->stmts, {})) show_dead_locals(s, block->stmts);
}

ir::Block* FunctionLowering::head_in_block_or_null(const std::vector<ir::Stmt*>& init) {
  ir::Block* before = build_.block(init);
  show_dead_locals(before);
  return before->stmts.size() > init.size() ? before : nullptr;
}

void FunctionLowering::show_dead_locals(ir::Stmt* s, std::vector<ir::Stmt*>& out) {
  auto behind_head = [&](auto& init, ir::Stmt* statement) {
    std::vector<ir::Stmt*> head;
    if constexpr (std::is_pointer_v<std::remove_reference_t<decltype(init)>>) {
      if (init != nullptr) head = {init};
    } else {
      head = init;
    }
    ir::Block* block = head_in_block_or_null(head);
    if (block != nullptr) {
      init = {};
      block->stmts.push_back(statement);
    }
    out.push_back(block != nullptr ? block : statement);
  };
  if (auto* decl = ir::dyn_cast_or_null<ir::VarDecl>(s)) {
    out.push_back(s);
    overwrite_at_end(decl->variable, out);
  } else if (auto* bind = ir::dyn_cast_or_null<ir::Bind>(s)) {
    out.push_back(s);
    for (ir::Variable* variable : bind->variables) overwrite_at_end(variable, out);
  } else if (auto* inner = ir::dyn_cast_or_null<ir::Block>(s)) {
    show_dead_locals(inner);
    out.push_back(s);
  } else if (auto* choice = ir::dyn_cast_or_null<ir::If>(s)) {
    show_dead_locals(choice->then);
    if (choice->otherwise != nullptr) {
      ir::Block* otherwise = build_.block({choice->otherwise});
      show_dead_locals(otherwise);
      choice->otherwise = otherwise->stmts.front();
    }
    behind_head(choice->init, s);
  } else if (auto* loop = ir::dyn_cast_or_null<ir::For>(s)) {
    show_dead_locals(loop->body);
    behind_head(loop->init, s);
  } else if (auto* range = ir::dyn_cast_or_null<ir::RangeFor>(s)) {
    poison_frame(range->variables, range->body);
    out.push_back(s);
  } else if (auto* choices = ir::dyn_cast_or_null<ir::Switch>(s)) {
    for (ir::Switch::Case& clause : choices->cases) show_dead_locals(clause.body);
    behind_head(choices->init, s);
  } else if (auto* run = ir::dyn_cast_or_null<ir::RunWithDefers>(s)) {
    show_dead_locals(run->body);
    out.push_back(s);
  } else {
    out.push_back(s);
  }
}

}  // namespace gocxx::lower
