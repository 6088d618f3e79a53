// Inference: the type arguments of one use of generic functions, after "Type inference" in the specification.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "compiler/check/checker.h"
#include "compiler/check/unify.h"
#include "compiler/types/substitution.h"

namespace gocxx::check {

/// Used in this order: add() for each generic function, then the unify_...() functions, then solve(). After one
/// that fails error() says why.
class Inference {
 public:
  /// `pos`: where it is reported that a type argument is missing.
  Inference(Checker& checker, Pos pos) : c_(checker), pos_(pos) {}

  /// Adds the type parameters of a function; `args` are the first arguments. Returns its signature in terms of
  /// new parameters: the function may be used in its own body, where its own ones are types like others.
  const types::Signature* add(const types::Signature* generic, const std::vector<const Type*>& args);
  /// Unifies an argument with the type of its parameter, both in terms of the new parameters.
  bool unify_argument(const Operand& arg, const Type* param);
  /// The same for a function and the type that it is assigned to.
  bool unify_target(const types::Signature* function, const Operand& x, const Target& target);
  /// The arguments of all parameters, in the order in which they were added.
  std::optional<std::vector<const Type*>> solve();

  const std::string& error() const { return error_; }
  Pos error_pos() const { return error_pos_; }

 private:
  bool fail(Pos pos, std::string text);
  bool mismatch(const Type* param, const Type* type, Pos pos, const std::string& of, bool reverse);
  bool use_constraints();
  bool use_constraint(const types::TypeParam* param);
  bool use_untyped();
  bool depends_on_params(const Type* type) const;
  std::string names() const;

  Checker& c_;
  Pos pos_;
  std::vector<const types::TypeParam*> params_;  // the new ones
  Unifier unifier_;
  struct Untyped {
    const types::TypeParam* param;
    Operand arg;
  };
  std::vector<Untyped> untyped_;
  std::string error_;
  Pos error_pos_;
};

}  // namespace gocxx::check
