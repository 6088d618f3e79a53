// The declarations of a package, as the files have them: collect.cpp finds them, decl.cpp checks them,
// init_order.cpp orders their initialization.
#pragma once

#include <deque>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "compiler/check/environment.h"

namespace gocxx::check {

/// A method whose receiver names `base`, which may be an alias.
struct MethodCandidate {
  std::string base;
  types::Func* method;
};

struct Declarations {
  /// Package-level objects and methods, in source order.
  std::vector<Object*> objects;
  /// The declaration of each of them.
  std::unordered_map<const Object*, DeclInfo*> of;
  /// Owns the entries of `of`.
  std::deque<DeclInfo> all;
  /// Methods whose receiver's type was not looked at yet.
  std::vector<MethodCandidate> method_candidates;
  std::vector<const syntax::FuncDecl*> without_body;
  /// Constants and variables that were needed for their own declarations.
  std::unordered_set<const Object*> self_referring;
};

}  // namespace gocxx::check
