// Context: owns the types, objects and scopes of one compilation. Everything made in it lives as long as it
// does.
#pragma once

#include <deque>
#include <string>
#include <utility>

#include "compiler/base/arena.h"
#include "compiler/types/instances.h"
#include "compiler/types/object.h"
#include "compiler/types/package.h"
#include "compiler/types/scope.h"
#include "compiler/types/type.h"

namespace gocxx::types {

class Context {
 public:
  Context() : instances_(*this) {}
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;

  template <class T, class... Args>
  T* make_type(Args&&... args) {
    return types_.make<T>(std::forward<Args>(args)...);
  }
  template <class T, class... Args>
  T* make_object(Args&&... args) {
    return objects_.make<T>(std::forward<Args>(args)...);
  }
  Scope* make_scope(const Scope* parent) { return &scopes_.emplace_back(parent); }
  Scope* make_block_scope(const Scope* parent) { return &scopes_.emplace_back(Scope::block(parent)); }
  Package* make_package(std::string path, std::string name) {
    return &packages_.emplace_back(std::move(path), std::move(name));
  }

  Instances& instances() { return instances_; }
  const Instances& instances() const { return instances_; }

 private:
  base::Arena<Type> types_;
  base::Arena<Object> objects_;
  std::deque<Scope> scopes_;
  std::deque<Package> packages_;
  Instances instances_;
};

}  // namespace gocxx::types
