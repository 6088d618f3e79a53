// Frame: the results, the deferred calls and the recovery of one function.
//
//   func f(n int) (err error) {            gocxx::error f(long n) {
//     defer g()                              gocxx::error err;
//     if n == 0 {                            gocxx::run_with_defers([&](gocxx::defers& defers) {
//       return io.EOF                          defers.push([] { g(); });
//     }                                        if (n == 0) {
//     ...                                        err = gocxx::io::EOF;
//   }                                            return;
//                                              }
//                                              ...
//                                            });
//                                            return err;
//                                          }
#pragma once

#include <vector>

#include "compiler/lower/package.h"
#include "compiler/types/signature.h"

namespace gocxx::lower {

class Frame {
 public:
  explicit Frame(PackageLowering& package) : package_(package), build_(package.build()) {}

  /// Begins the frame. Returns the declarations that stand at the head of the body: named results that are
  /// used are variables; all are if something sees them besides the caller.
  std::vector<ir::Stmt*> begin(const types::Signature& signature, bool has_defer);
  /// Returns the declaration of the right to recover, which is taken at entry: before anything else is done.
  ir::Stmt* begin_recovery();

  const std::vector<types::Var*>& results() const { return signature_->results->vars; }
  /// Whether a closure or a deferred call sees what is returned, in the result variables.
  bool results_shared() const { return results_shared_; }

  /// Begins the part that runs under deferred calls; end_defers() ends it, after its `body` was lowered.
  /// Returns the statement for it.
  ir::RunWithDefers* begin_defers();
  void end_defers(const syntax::BlockStmt& body);
  /// What this frame defers goes to the frame `around`: this is the body of a range loop over a function.
  void share(const Frame& around) {
    shared_run_ = around.run_ != nullptr ? around.run_ : around.shared_run_;
    shared_ = true;
  }
  bool is_shared() const { return shared_; }
  /// The object that deferred calls are pushed to; its variable, or null if nothing is deferred.
  ir::Expr* defers() { return build_.name(defers_or_null()); }
  ir::Variable* defers_or_null() const {
    const ir::RunWithDefers* run = run_ != nullptr ? run_ : shared_run_;
    return run != nullptr ? run->defers : nullptr;
  }
  /// Notes that a deferred call may recover.
  void note_recovering() { (run_ != nullptr ? run_ : shared_run_)->recovers = true; }
  /// The object whose recover() is called. Only in a function that calls recover().
  ir::Variable* recovery() const { return recovery_; }

  /// Notes a return statement at `pos`.
  void note_return(Pos pos) { last_return_ = pos; }
  /// The statements that return `values`. Where deferred calls or closures see the results, the values go
  /// into the result variables first.
  std::vector<ir::Stmt*> return_values(std::vector<ir::Expr*> values);
  /// The statement that returns what the result variables hold.
  ir::Stmt* return_results();
  /// The values of the result variables.
  std::vector<ir::Expr*> result_values();

 private:
  ir::Variable* result_variable_or_null(const types::Var& result, const std::string& name);

  PackageLowering& package_;
  IrBuilder& build_;
  const types::Signature* signature_ = nullptr;
  std::vector<ir::Variable*> result_variables_;  // one for each result; null for one that is only returned
  bool results_shared_ = false;
  ir::RunWithDefers* run_ = nullptr;         // null if the function defers nothing
  ir::RunWithDefers* shared_run_ = nullptr;  // of the frame around that is shared
  bool shared_ = false;
  ir::Variable* recovery_ = nullptr;  // null unless the function calls recover()
  Pos last_return_;                   // of the return statement that was lowered last
  int returns_ = 0;                   // return statements that leave run_
};

}  // namespace gocxx::lower
