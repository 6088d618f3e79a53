// Jumps: where the branch statements of one function go.
//
// C++'s break and continue reach the innermost loop or switch only. A branch to a statement further out, or
// to one that becomes no C++ loop or switch, is a goto to a label:
//
//   outer:                                  for (...) {
//   for ... {                                 for (...) {
//     for ... {                                 goto next;
//       continue outer                        }
//     }                                       next:;
//   }                                       }
#pragma once

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "compiler/lower/ir_builder.h"
#include "compiler/syntax/ast.h"

namespace gocxx::lower {

class Jumps {
 public:
  explicit Jumps(IrBuilder& build) : build_(build) {}

  /// While one lives, the body of a C++ switch or loop is lowered.
  class Body {
   public:
    Body(Jumps& jumps, const syntax::Stmt& s, bool is_loop) : jumps_(jumps), is_loop_(is_loop) {
      jumps_.breakable_.push_back(&s);
      if (is_loop_) jumps_.continuable_.push_back(&s);
    }
    ~Body() {
      jumps_.breakable_.pop_back();
      if (is_loop_) jumps_.continuable_.pop_back();
    }
    Body(const Body&) = delete;
    Body& operator=(const Body&) = delete;

   private:
    Jumps& jumps_;
    const bool is_loop_;
  };
  [[nodiscard]] Body in_switch(const syntax::Stmt& s) { return {*this, s, false}; }
  [[nodiscard]] Body in_loop(const syntax::Stmt& s) { return {*this, s, true}; }

  /// Notes that C++'s continue would leave out the post statement of `loop`, which stands at the end of its
  /// body.
  void continue_by_goto(const syntax::Stmt& loop) { continued_by_goto_.insert(&loop); }
  bool is_continued_by_goto(const syntax::Stmt& loop) const { return continued_by_goto_.contains(&loop); }

  /// The C++ statement for `s`, which leaves or continues `target` or goes to it; `target` is null for a
  /// fallthrough.
  ir::Stmt* branch(const syntax::BranchStmt& s, const syntax::Stmt* target);

  /// The label of a statement that is the target of a goto statement.
  ir::Label* goto_label(const syntax::LabeledStmt& s);
  /// The label behind `s`, or at the end of the body of `loop`; null if nothing that was lowered so far jumps
  /// there.
  ir::Label* break_label_or_null(const syntax::Stmt& s) const { return label_or_null(break_labels_, s); }
  ir::Label* continue_label_or_null(const syntax::Stmt& loop) const {
    return label_or_null(continue_labels_, loop);
  }

 private:
  using Labels = std::unordered_map<const syntax::Stmt*, ir::Label*>;

  static ir::Label* label_or_null(const Labels& labels, const syntax::Stmt& s);
  ir::Label* label_of(Labels& labels, const syntax::Stmt* target, std::string name);

  IrBuilder& build_;
  Labels break_labels_;
  Labels continue_labels_;
  Labels goto_labels_;
  std::unordered_set<const syntax::Stmt*> continued_by_goto_;
  std::vector<const syntax::Stmt*> breakable_;    // C++ loops and switches around the current statement
  std::vector<const syntax::Stmt*> continuable_;  // C++ loops around it; innermost last, as above
};

}  // namespace gocxx::lower
