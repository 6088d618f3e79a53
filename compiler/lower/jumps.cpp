// Chooses between C++'s break and continue and a goto, and makes the labels of gotos.
#include "compiler/lower/jumps.h"

namespace gocxx::lower {

using namespace syntax;

ir::Stmt* Jumps::branch(const BranchStmt& s, const Stmt* target) {
  const std::string name = s.label != nullptr ? s.label->name : "";
  switch (s.branch) {
    case BranchKind::kBreak:
      if (!breakable_.empty() && breakable_.back() == target) return build_.make<ir::Break>();
      return build_.jump(label_of(break_labels_, target, name.empty() ? "done" : "break_" + name));
    case BranchKind::kContinue:
      if (continuable_.back() == target && !is_continued_by_goto(*target)) return build_.make<ir::Continue>();
      return build_.jump(label_of(continue_labels_, target, name.empty() ? "next" : "continue_" + name));
    case BranchKind::kGoto: return build_.jump(label_of(goto_labels_, target, name));
    case BranchKind::kFallthrough: return build_.make<ir::Fallthrough>();
  }
  return nullptr;
}

ir::Label* Jumps::goto_label(const LabeledStmt& s) { return label_of(goto_labels_, &s, s.label->name); }

ir::Label* Jumps::label_or_null(const Labels& labels, const Stmt& s) {
  auto found = labels.find(&s);
  return found != labels.end() ? found->second : nullptr;
}

/// The label of `target` in `labels`; a new one is named `name`.
ir::Label* Jumps::label_of(Labels& labels, const Stmt* target, std::string name) {
  ir::Label*& label = labels[target];
  if (label == nullptr) {
    label = build_.make<ir::Label>();
    label->name = std::move(name);
  }
  return label;
}

}  // namespace gocxx::lower
