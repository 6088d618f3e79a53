// The C++ scope that some text stands in, and how package-level things are called there.
#pragma once

#include <string>
#include <unordered_set>

#include "compiler/emit/cxx_words.h"
#include "compiler/emit/local_names.h"
#include "compiler/emit/names.h"

namespace gocxx::emit {

/// A C++ scope: within the namespace of a package, or outside of it; within a struct and its methods; within
/// a function.
struct Scope {
  const Names* names = nullptr;
  const types::Package* package = nullptr;  // null outside of all of the program's namespaces
  // The names of the members of the struct around; they hide those of the namespace.
  const std::unordered_set<std::string>* members = nullptr;
  bool inherits = false;  // that struct has a base of the runtime's
  const LocalNames* locals = nullptr;

  bool hides(const std::string& name) const {
    if (inherits && is_runtime_member(name)) return true;
    return (members != nullptr && members->contains(name)) || (locals != nullptr && locals->declares(name));
  }
  /// `name`, which is declared in the namespace of `owner`, as it is written here.
  std::string qualified(const types::Package* owner, const std::string& name) const {
    return owner == package && !hides(name) ? name : names->package_namespace(owner) + "::" + name;
  }
};

}  // namespace gocxx::emit
