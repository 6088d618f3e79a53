// Context: owns the types, objects and scopes of one compilation. Everything made in it lives as long as it
// does.
#pragma once

#include <deque>
#include <memory>
#include <utility>
#include <vector>

#include "compiler/types/object.h"
#include "compiler/types/package.h"
#include "compiler/types/scope.h"
#include "compiler/types/type.h"

namespace gocxx::types {

class Context {
 public:
  Context() = default;
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;

  template <class T, class... Args>
  T* make_type(Args&&... args) {
    return keep<T>(types_, std::forward<Args>(args)...);
  }
  template <class T, class... Args>
  T* make_object(Args&&... args) {
    return keep<T>(objects_, std::forward<Args>(args)...);
  }
  Scope* make_scope(const Scope* parent) { return &scopes_.emplace_back(parent); }
  Package* make_package(std::string path, std::string name) {
    return &packages_.emplace_back(std::move(path), std::move(name));
  }

 private:
  template <class T, class Base, class... Args>
  static T* keep(std::vector<std::unique_ptr<Base>>& store, Args&&... args) {
    auto made = std::make_unique<T>(std::forward<Args>(args)...);
    T* raw = made.get();
    store.push_back(std::move(made));
    return raw;
  }

  std::vector<std::unique_ptr<Type>> types_;
  std::vector<std::unique_ptr<Object>> objects_;
  std::deque<Scope> scopes_;
  std::deque<Package> packages_;
};

}  // namespace gocxx::types
