// Calls of built-in functions: one line of common rules for each, and a rule of its own.
#pragma once

#include <vector>

#include "compiler/check/checker.h"

namespace gocxx::check {

struct BuiltinRule {
  std::size_t arguments;  // how many it needs
  bool variadic;          // more are taken, too
  ExprKind kind;          // kStatement: a call may stand alone
};

const BuiltinRule& builtin_rule(types::BuiltinId id);

/// Checks one call. The rule of a function makes `x` the result, and returns false if the call is wrong,
/// which it has reported.
class BuiltinChecker {
 public:
  explicit BuiltinChecker(Checker& checker) : c_(checker) {}

  bool call(Operand& x, const syntax::CallExpr* e, types::BuiltinId id);

 private:
  bool argument_count(const syntax::CallExpr* e, types::BuiltinId id, std::size_t count);
  bool values(Operand& x, const syntax::CallExpr* e, types::BuiltinId id, std::vector<Operand>& args);
  bool append_call(Operand& x, const syntax::CallExpr* e, std::vector<Operand>& args);
  bool append_slice(Operand& y, const types::Slice* slice);
  void append_count_error(const Type* type, const types::Slice* slice, const std::vector<Operand>& args);
  bool clear_call(Operand& x);
  bool close_call(Operand& x);
  bool complex_call(Operand& x, const syntax::CallExpr* e, Operand& y);
  bool match_parts(Operand& x, Operand& y);
  bool part_call(Operand& x, types::BuiltinId id);
  bool no_result_type(const Operand& x, types::BuiltinId id);
  bool copy_call(Operand& x, Operand& source);
  bool delete_call(Operand& x, Operand& key);
  bool extremum_call(Operand& x, types::BuiltinId id, std::vector<Operand>& args);
  bool length_call(Operand& x, types::BuiltinId id);
  bool make_call(Operand& x, const syntax::CallExpr* e);
  void make_sizes(const syntax::CallExpr* e);
  bool new_call(Operand& x, const syntax::CallExpr* e);
  bool panic_call(Operand& x);
  bool print_call(Operand& x, types::BuiltinId id, std::vector<Operand>& args);

  Checker& c_;
};

}  // namespace gocxx::check
