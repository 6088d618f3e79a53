// InstantiationCycles: finds generic functions and types whose instances need ever larger instances:
// func f[T any]() { f[*T]() }.
#pragma once

#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "compiler/base/source.h"
#include "compiler/types/type_param.h"

namespace gocxx::check {

class Checker;
using types::Type;

/// A graph of type parameters. An edge leads from a parameter to one that it is, or is a part of, an argument
/// of; a cycle with an edge of the second kind has no end.
class InstantiationCycles {
 public:
  /// An instantiation at `pos`.
  void add(base::Pos pos, const std::vector<types::TypeParam*>& params, const std::vector<const Type*>& args);
  /// `name` is another name of `param`: that of a method's receiver.
  void add_name(const types::TypeParam* name, const types::TypeParam* param) { renamed_[name] = param; }
  /// A type that a generic function declares is another one for other arguments of these parameters.
  void add_local(const Type* type, std::vector<const types::TypeParam*> params) {
    locals_[type] = std::move(params);
  }
  /// Reports the first cycle.
  void report(Checker& checker) const;

 private:
  struct Edge {
    const types::TypeParam* from;
    const types::TypeParam* to;
    const Type* arg;
    base::Pos pos;
    bool grows;  // `from` is only a part of the argument
  };

  const types::TypeParam* known_as(const types::TypeParam* param) const;
  void add_parts(const types::TypeParam* to, const Type* part, const Type* arg, base::Pos pos);
  bool path(const types::TypeParam* from, const types::TypeParam* to, std::vector<const Edge*>& edges) const;

  std::vector<Edge> edges_;
  std::unordered_map<const types::TypeParam*, const types::TypeParam*> renamed_;
  std::unordered_map<const Type*, std::vector<const types::TypeParam*>> locals_;
};

}  // namespace gocxx::check
