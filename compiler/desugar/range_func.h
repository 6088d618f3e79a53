// Range loops over functions: the body becomes a function literal, which the function is called with.
//
//   for k, v := range f {             var state int                       // ready
//     if k == 0 { continue }          f(func(k K, v V) bool {
//     if v == 1 { break }               begin(state)                      // running; panics unless it was ready
//     if v == 2 { return k }            if k == 0 { return next(state) }  // ready, true
//   }                                   if v == 1 { return stop(state) }  // done, false
//                                       if v == 2 { result, exit = k, -1; return stop(state) }
//                                       return next(state)
//                                     })
//                                     end(state)                          // panics if a panic of the body was lost
//                                     if exit == -1 { return result }
//
// A jump out of several loops has a number in `exit`; each loop that it leaves stops, and where its target is
// near enough the jump itself stands behind the loop.
#pragma once

#include <functional>
#include <vector>

#include "compiler/check/check.h"
#include "compiler/types/context.h"

namespace gocxx::desugar {

using base::Pos;

/// Copies a part of the tree as it is, but for what RangeFunc puts in its place.
class PartCopier {
 public:
  virtual ~PartCopier() = default;
  virtual syntax::Expr* copy_expr(const syntax::Expr* e) = 0;
  virtual syntax::Stmt* copy_stmt(const syntax::Stmt* s) = 0;
  virtual types::Object* copy_object(types::Object* object) = 0;
};

/// The range loops over functions in one function or function literal.
class RangeFunc {
 public:
  /// `from` and `info`: what is known of the nodes of the original, and of the copy. `signature`: that of
  /// the function, in the copy.
  RangeFunc(const check::Info& from, check::Info& info, syntax::Arena& arena, types::Context& context,
            PartCopier& copier, const types::Package* package, const types::Signature* signature)
      : from_(from),
        info_(info),
        arena_(arena),
        context_(context),
        copier_(copier),
        package_(package),
        signature_(signature) {}

  /// What stands for the loop, whose operand has the function type `type` in the copy.
  syntax::Stmt* loop(const syntax::RangeStmt& s, const types::Signature& type);
  /// What stands for a jump in the body of such a loop; null if it stays as it is.
  syntax::Stmt* jump_or_null(const syntax::BranchStmt& s);
  /// What stands for a return statement; null if it stays as it is.
  syntax::Stmt* return_or_null(const syntax::ReturnStmt& s);

 private:
  /// A jump that leaves a loop: to `target`, or with a null one the function.
  struct Exit {
    int number;
    const syntax::BranchStmt* branch;
  };
  struct Loop {
    const syntax::RangeStmt* stmt;
    types::Var* state;
    std::vector<Exit> exits;
  };

  bool is_inside(const syntax::Node* target, const Loop& loop) const;
  syntax::FuncLit* body(const syntax::RangeStmt& s, const types::Signature& yield);
  void parameter(const syntax::RangeStmt& s, const syntax::Expr* variable, const types::Var& of_yield,
                 syntax::FieldList& list, std::vector<types::Var*>& params, syntax::AssignStmt*& assignment);
  syntax::Stmt* after(const Loop& loop, const Exit& exit);
  void leave(Pos pos, int number, std::vector<syntax::Stmt*>& stmts);
  syntax::BlockStmt* block(Pos pos, std::vector<syntax::Stmt*> stmts);

  // Nodes that are in no source, with the facts about them.
  template <class T>
  T* make(Pos pos);
  syntax::Ident* name(Pos pos, types::Var* variable);
  syntax::Expr* number(Pos pos, int value);
  syntax::Stmt* declare(Pos pos, types::Var* variable);
  syntax::Stmt* assign(Pos pos, types::Var* variable, syntax::Expr* value);
  syntax::CallExpr* call(Pos pos, types::BuiltinId builtin, types::Var* state, const types::Type* result);
  syntax::Stmt* return_call(Pos pos, types::BuiltinId builtin, types::Var* state);
  types::Var* local(Pos pos, const char* name, const types::Type* type);

  const check::Info& from_;
  check::Info& info_;
  syntax::Arena& arena_;
  types::Context& context_;
  PartCopier& copier_;
  const types::Package* package_;
  const types::Signature* signature_;
  std::vector<Loop> loops_;           // around what is copied, outermost first
  types::Var* exit_ = nullptr;        // of the outermost loop, once it is needed
  std::vector<types::Var*> results_;  // what a return statement in it returns
  int numbers_ = 0;
};

}  // namespace gocxx::desugar
