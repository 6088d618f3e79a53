// Finds the functions that can call themselves, directly or through others: those need a poll.
//
// A call of a function value or of an interface's method, and a function of another package that may call
// back, may call everything that can be called that way: every function literal, every function that is used
// as a value, every method. One node stands for all of these calls (`kUnknown`).
#pragma once

#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace gocxx::lower {

class CallGraph {
 public:
  /// A types::Func, or the body of a function literal.
  using Function = const void*;
  using Cycles = std::unordered_set<Function>;
  /// Stands for what may be called without a name.
  static constexpr Function kUnknown = nullptr;

  void add_call(Function caller, Function callee) { callees_[caller].push_back(callee); }
  /// The functions that are part of a cycle.
  Cycles cycles() const;

 private:
  std::unordered_map<Function, std::vector<Function>> callees_;
};

}  // namespace gocxx::lower
