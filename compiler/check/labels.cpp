// One walk over the body in source order resolves break, continue and fallthrough at once, for these refer to
// what encloses them. goto may go forward, so gotos are kept until all labels are known.
#include "compiler/check/labels.h"

#include <algorithm>
#include <deque>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "compiler/check/checker.h"

namespace gocxx::check {
namespace {

using syntax::BranchKind;
using syntax::NodeKind;
using syntax::Stmt;

/// A statement list with braces or a case around it: what a goto must not jump into.
struct Block {
  const Block* parent;
  Pos start;
  /// The statements of the list itself that declare variables, in their order.
  std::vector<const Stmt*> var_decls;
};

struct LabelInfo {
  const syntax::LabeledStmt* stmt;
  const Block* block;
  bool used = false;
};

/// A goto statement and the block that it stands in.
struct Goto {
  const syntax::BranchStmt* stmt;
  const Block* block;
};

/// A labelled statement that the walk is inside of.
struct Enclosing {
  const syntax::LabeledStmt* stmt;
  const Enclosing* parent;
};

/// The statements around one statement.
struct StmtContext {
  Block* block = nullptr;
  const Stmt* breaks = nullptr;          // what break leaves, or null
  const Stmt* continues = nullptr;       // what continue continues, or null
  const Enclosing* enclosing = nullptr;  // innermost labelled statement around
  // Set for the last statement of a clause of an expression switch.
  const syntax::SwitchStmt* clause_of = nullptr;
  std::size_t clause = 0;  // number of that clause
};

bool is_loop(const Stmt* s) { return s->kind == NodeKind::kForStmt || s->kind == NodeKind::kRangeStmt; }

bool is_breakable(const Stmt* s) {
  return is_loop(s) || s->kind == NodeKind::kSwitchStmt || s->kind == NodeKind::kTypeSwitchStmt ||
         s->kind == NodeKind::kSelectStmt;
}

/// The last statement of the list that is not empty.
const Stmt* last_or_null(const std::vector<Stmt*>& list) {
  const auto last =
      std::find_if(list.rbegin(), list.rend(), [](const Stmt* s) { return s->kind != NodeKind::kEmptyStmt; });
  return last == list.rend() ? nullptr : *last;
}

bool declares_variables(const Stmt* s) {
  if (const auto* assign = syntax::dyn_cast_or_null<syntax::AssignStmt>(s)) return assign->define;
  const auto* decl = syntax::dyn_cast_or_null<syntax::DeclStmt>(s);
  return decl != nullptr && decl->decl->keyword == syntax::DeclKeyword::kVar && !decl->decl->specs.empty();
}

class JumpResolver {
 public:
  explicit JumpResolver(Checker& checker) : c_(checker) {}

  BreakTargets resolve(const syntax::BlockStmt* body) {
    walk_list(body->stmts, body->pos, StmtContext{});
    for (const Goto& jump : gotos_) resolve_goto(jump);
    report_unused_labels();
    return std::move(break_targets_);
  }

 private:
  void walk_list(const std::vector<Stmt*>& list, Pos start, StmtContext context);
  void walk(const Stmt* s, const StmtContext& context);
  void walk_if(const syntax::IfStmt* s, const StmtContext& context);
  void walk_loop(const Stmt* s, const syntax::BlockStmt* body, StmtContext context);
  void walk_switch(const syntax::SwitchStmt* s, StmtContext context);
  void walk_type_switch(const syntax::TypeSwitchStmt* s, StmtContext context);
  void walk_select(const syntax::SelectStmt* s, StmtContext context);
  void walk_labeled(const syntax::LabeledStmt* s, StmtContext context);

  void declare_label(const syntax::LabeledStmt* s, const Block* block);
  LabelInfo* label_or_null(const std::string& name);

  void branch(const syntax::BranchStmt* s, const StmtContext& context);
  void break_stmt(const syntax::BranchStmt* s, const StmtContext& context);
  void continue_stmt(const syntax::BranchStmt* s, const StmtContext& context);
  const Stmt* labelled_target_or_null(const syntax::BranchStmt* s, const StmtContext& context,
                                      bool (*fits)(const Stmt*), const std::string& what);
  void fallthrough(const syntax::BranchStmt* s, const StmtContext& context);
  void resolve_goto(const Goto& jump);
  void check_jumped_over(const Goto& jump, const LabelInfo& label);
  void report_jump_over(const syntax::BranchStmt* s, const Stmt* declaration);
  void report_unused_labels();

  Checker& c_;
  std::deque<Block> blocks_;
  std::deque<LabelInfo> labels_;  // in source order
  std::unordered_map<std::string, LabelInfo*> label_of_;
  std::vector<Goto> gotos_;
  BreakTargets break_targets_;
};

// ---- the walk ---------------------------------------------------------------------------------------------

void JumpResolver::walk_list(const std::vector<Stmt*>& list, Pos start, StmtContext context) {
  context.block = &blocks_.emplace_back(Block{context.block, start, {}});
  const syntax::SwitchStmt* clause_of = std::exchange(context.clause_of, nullptr);
  const Stmt* last = last_or_null(list);
  for (const Stmt* s : list) {
    context.clause_of = s == last ? clause_of : nullptr;
    walk(s, context);
  }
}

void JumpResolver::walk(const Stmt* s, const StmtContext& context) {
  if (declares_variables(s)) context.block->var_decls.push_back(s);
  switch (s->kind) {
    case NodeKind::kBlockStmt: {
      const auto* block = cast<syntax::BlockStmt>(s);
      StmtContext inside = context;
      inside.clause_of = nullptr;
      return walk_list(block->stmts, block->pos, inside);
    }
    case NodeKind::kIfStmt: return walk_if(cast<syntax::IfStmt>(s), context);
    case NodeKind::kForStmt: return walk_loop(s, cast<syntax::ForStmt>(s)->body, context);
    case NodeKind::kRangeStmt: return walk_loop(s, cast<syntax::RangeStmt>(s)->body, context);
    case NodeKind::kSwitchStmt: return walk_switch(cast<syntax::SwitchStmt>(s), context);
    case NodeKind::kTypeSwitchStmt: return walk_type_switch(cast<syntax::TypeSwitchStmt>(s), context);
    case NodeKind::kSelectStmt: return walk_select(cast<syntax::SelectStmt>(s), context);
    case NodeKind::kLabeledStmt: return walk_labeled(cast<syntax::LabeledStmt>(s), context);
    case NodeKind::kBranchStmt: return branch(cast<syntax::BranchStmt>(s), context);
    default: return;
  }
}

void JumpResolver::walk_if(const syntax::IfStmt* s, const StmtContext& context) {
  StmtContext inside = context;
  inside.clause_of = nullptr;
  walk(s->then, inside);
  if (s->otherwise != nullptr) walk(s->otherwise, inside);
}

void JumpResolver::walk_loop(const Stmt* s, const syntax::BlockStmt* body, StmtContext context) {
  context.breaks = context.continues = s;
  context.clause_of = nullptr;
  walk(body, context);
}

void JumpResolver::walk_switch(const syntax::SwitchStmt* s, StmtContext context) {
  context.breaks = s;
  context.clause_of = s;
  for (context.clause = 0; context.clause < s->clauses.size(); ++context.clause) {
    const syntax::CaseClause* clause = s->clauses[context.clause];
    walk_list(clause->body, clause->pos, context);
  }
}

void JumpResolver::walk_type_switch(const syntax::TypeSwitchStmt* s, StmtContext context) {
  context.breaks = s;
  context.clause_of = nullptr;
  for (const syntax::CaseClause* clause : s->clauses) walk_list(clause->body, clause->pos, context);
}

void JumpResolver::walk_select(const syntax::SelectStmt* s, StmtContext context) {
  context.breaks = s;
  context.clause_of = nullptr;
  for (const syntax::CommClause* clause : s->clauses) walk_list(clause->body, clause->pos, context);
}

void JumpResolver::walk_labeled(const syntax::LabeledStmt* s, StmtContext context) {
  declare_label(s, context.block);
  const Enclosing enclosing{s, context.enclosing};
  context.enclosing = &enclosing;
  walk(s->stmt, context);
}

// ---- labels -----------------------------------------------------------------------------------------------

void JumpResolver::declare_label(const syntax::LabeledStmt* s, const Block* block) {
  if (s->label->blank()) return;
  const auto [entry, is_new] = label_of_.try_emplace(s->label->name, nullptr);
  if (is_new) {
    entry->second = &labels_.emplace_back(LabelInfo{s, block});
    return;
  }
  c_.error(Code::kDuplicateLabel, s->label,
           "label " + s->label->name + " already defined at " + c_.place(entry->second->stmt->pos));
}

LabelInfo* JumpResolver::label_or_null(const std::string& name) {
  const auto entry = label_of_.find(name);
  return entry == label_of_.end() ? nullptr : entry->second;
}

void JumpResolver::report_unused_labels() {
  for (const LabelInfo& label : labels_)
    if (!label.used)
      c_.error(Code::kUnusedLabel, label.stmt, "label " + label.stmt->label->name + " defined and not used");
}

// ---- break, continue, fallthrough -------------------------------------------------------------------------

void JumpResolver::branch(const syntax::BranchStmt* s, const StmtContext& context) {
  switch (s->branch) {
    case BranchKind::kBreak: return break_stmt(s, context);
    case BranchKind::kContinue: return continue_stmt(s, context);
    case BranchKind::kFallthrough: return fallthrough(s, context);
    case BranchKind::kGoto: gotos_.push_back({s, context.block}); return;
  }
}

void JumpResolver::break_stmt(const syntax::BranchStmt* s, const StmtContext& context) {
  const Stmt* target = context.breaks;
  if (s->label != nullptr)
    target = labelled_target_or_null(s, context, is_breakable, "break");
  else if (target == nullptr)
    c_.error(Code::kMisplacedBreak, s, "break is not in a loop, switch, or select");
  if (target == nullptr) return;
  c_.info().record_target(s, target);
  break_targets_.insert(target);
}

void JumpResolver::continue_stmt(const syntax::BranchStmt* s, const StmtContext& context) {
  const Stmt* target = context.continues;
  if (s->label != nullptr)
    target = labelled_target_or_null(s, context, is_loop, "continue");
  else if (target == nullptr)
    c_.error(Code::kMisplacedContinue, s, "continue is not in a loop");
  if (target != nullptr) c_.info().record_target(s, target);
}

/// The statement that `break L` or `continue L` (`what`) speaks of. "If there is a label, it must be that of
/// an enclosing statement" of a kind that `fits`. A label that stands elsewhere before is invalid but used.
const Stmt* JumpResolver::labelled_target_or_null(const syntax::BranchStmt* s, const StmtContext& context,
                                                  bool (*fits)(const Stmt*), const std::string& what) {
  const std::string& name = s->label->name;
  LabelInfo* label = label_or_null(name);
  if (label == nullptr) {
    c_.error(Code::kUndefinedLabel, s->label, what + " label not defined: " + name);
    return nullptr;
  }
  label->used = true;
  for (const Enclosing* e = context.enclosing; e != nullptr; e = e->parent)
    if (e->stmt == label->stmt && fits(e->stmt->stmt)) return e->stmt->stmt;
  c_.error(what == "break" ? Code::kInvalidBreakLabel : Code::kInvalidContinueLabel, s->label,
           "invalid " + what + " label " + name);
  return nullptr;
}

void JumpResolver::fallthrough(const syntax::BranchStmt* s, const StmtContext& context) {
  const syntax::SwitchStmt* in = context.clause_of;
  if (in != nullptr && context.clause + 1 < in->clauses.size())
    c_.info().record_target(s, in->clauses[context.clause + 1]);
  else if (in != nullptr)
    c_.error(Code::kFinalFallthrough, s, "cannot fallthrough final case in switch");
  else if (context.breaks != nullptr && context.breaks->kind == NodeKind::kTypeSwitchStmt)
    c_.error(Code::kFallthroughInTypeSwitch, s, "cannot fallthrough in type switch");
  else
    c_.error(Code::kMisplacedFallthrough, s, "fallthrough statement out of place");
}

// ---- goto -------------------------------------------------------------------------------------------------

void JumpResolver::resolve_goto(const Goto& jump) {
  const syntax::Ident* name = jump.stmt->label;
  LabelInfo* label = label_or_null(name->name);
  if (label == nullptr) {
    c_.error(Code::kUndefinedLabel, name, "label " + name->name + " not defined");
    return;
  }
  label->used = true;
  c_.info().record_target(jump.stmt, label->stmt);
  const Block* around = jump.block;
  while (around != nullptr && around != label->block) around = around->parent;
  if (around == nullptr)
    c_.error(Code::kJumpIntoBlock, name,
             "goto " + name->name + " jumps into block starting at " + c_.place(label->block->start));
  else
    check_jumped_over(jump, *label);
}

/// "Executing the goto statement must not cause any variables to come into scope that were not already in
/// scope at the point of the goto": those declared in the label's own block between the two.
void JumpResolver::check_jumped_over(const Goto& jump, const LabelInfo& label) {
  const Stmt* last = nullptr;
  for (const Stmt* s : label.block->var_decls)
    if (jump.stmt->pos < s->pos && s->pos < label.stmt->pos) last = s;
  if (last != nullptr) report_jump_over(jump.stmt, last);
}

void JumpResolver::report_jump_over(const syntax::BranchStmt* s, const Stmt* declaration) {
  std::string names;
  Pos pos;
  if (const auto* assign = syntax::dyn_cast_or_null<syntax::AssignStmt>(declaration)) {
    for (const syntax::Expr* e : assign->lhs) names += (names.empty() ? "" : ", ") + syntax::expr_string(*e);
    pos = assign->op_pos;
  } else {
    const syntax::Spec* first = cast<syntax::DeclStmt>(declaration)->decl->specs.front();
    const syntax::Ident* name = cast<syntax::VarSpec>(first)->names.front();
    names = name->name;
    pos = name->pos;
  }
  c_.error(Code::kJumpOverDeclaration, s->label,
           "goto " + s->label->name + " jumps over declaration of " + names + " at " + c_.place(pos));
}

}  // namespace

BreakTargets resolve_jumps(Checker& checker, const syntax::BlockStmt* body) {
  return JumpResolver(checker).resolve(body);
}

}  // namespace gocxx::check
