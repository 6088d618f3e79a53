// Package: one package as its importers see it.
#pragma once

#include <string>
#include <vector>

#include "compiler/types/scope.h"
#include "compiler/types/universe.h"

namespace gocxx::types {

class Package {
 public:
  Package(std::string p, std::string n) : path(std::move(p)), name(std::move(n)), scope(&universe()) {}

  const std::string path;  // "main", "math/rand"
  const std::string name;  // "main", "rand"
  Scope scope;
  std::vector<const Package*> imports;  // direct ones, in the order of the first import
  bool missing = false;                 // could not be found: nothing is said about what is used from it
};

}  // namespace gocxx::types
