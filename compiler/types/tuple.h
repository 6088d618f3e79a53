// Tuple: the parameters or results of a function, and the type of a call with no or several results. It is no
// type of the language: no variable has it.
#pragma once

#include <vector>

#include "compiler/types/type.h"

namespace gocxx::types {

class Var;

class Tuple : public TypeOf<TypeKind::kTuple> {
 public:
  explicit Tuple(std::vector<Var*> v) : vars(std::move(v)) {}

  std::size_t size() const { return vars.size(); }
  bool empty() const { return vars.empty(); }

  const std::vector<Var*> vars;
};

/// The tuple of no variables.
const Tuple* empty_tuple();

}  // namespace gocxx::types
