// Scope: variables by block, and the search for places of a type.
#include "tests/fuzz/generate/scope.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <string_view>

namespace gocxx::fuzz {

namespace {

Path extended(const Path& path, Step step, const Type* type, bool assignable, bool addressable) {
  Path longer = path;
  longer.steps.push_back(std::move(step));
  longer.type = type;
  longer.assignable = assignable;
  longer.addressable = addressable;
  return longer;
}

void add_fields(const Path& path, const Type* of, bool addressable, std::vector<Path>& to) {
  for (const Field& field : of->fields)
    to.push_back(
        extended(path, {Step::Kind::kField, field.name, path.type}, field.type, addressable, addressable));
  for (const Field& field : of->promoted) {
    const bool reached = addressable || field.embedded;  // through an embedded pointer
    to.push_back(extended(path, {Step::Kind::kField, field.name, path.type}, field.type, reached, reached));
  }
}

/// The paths that are one step longer than `path`.
std::vector<Path> next_paths(const Path& path) {
  std::vector<Path> next;
  const Type* type = path.type;
  switch (type->kind) {
    case Kind::kStruct: add_fields(path, type, path.addressable, next); break;
    case Kind::kPointer:
      if (type->elem->kind == Kind::kStruct) add_fields(path, type->elem, true, next);
      if (type->elem->kind == Kind::kArray)
        next.push_back(extended(path, {Step::Kind::kElement, "", type->elem}, type->elem->elem, true, true));
      next.push_back(extended(path, {Step::Kind::kDeref, "", type}, type->elem, true, true));
      break;
    case Kind::kSlice:
      next.push_back(extended(path, {Step::Kind::kElement, "", type}, type->elem, true, true));
      break;
    case Kind::kArray:
      next.push_back(
          extended(path, {Step::Kind::kElement, "", type}, type->elem, path.addressable, path.addressable));
      break;
    case Kind::kMap:
      next.push_back(extended(path, {Step::Kind::kElement, "", type}, type->elem, true, false));
      break;
    default: break;
  }
  return next;
}

}  // namespace

Variable* Scope::add(const std::string& name, const Type* type) {
  variables_.push_back(std::make_unique<Variable>(Variable{name, type}));
  return variables_.back().get();
}

std::vector<std::unique_ptr<Variable>> Scope::leave(std::size_t mark) {
  auto first = variables_.begin() + static_cast<std::ptrdiff_t>(mark);
  std::vector<std::unique_ptr<Variable>> left(std::make_move_iterator(first),
                                              std::make_move_iterator(variables_.end()));
  variables_.resize(mark);
  return left;
}

std::vector<Path> Scope::paths(const Type* type, std::size_t steps) const {
  return paths([type](const Type* each) { return each == type; }, steps);
}

std::vector<Path> Scope::paths(const std::function<bool(const Type*)>& wanted, std::size_t steps) const {
  std::vector<Path> found;
  std::vector<Path> front;
  for (Variable* v : visible()) front.push_back({v, {}, v->type, v->assignable, v->addressable});
  for (std::size_t length = 0;; ++length) {
    std::ranges::copy_if(front, std::back_inserter(found), [&](const Path& p) { return wanted(p.type); });
    if (length == steps) return found;
    std::vector<Path> longer;
    for (const Path& path : front) std::ranges::move(next_paths(path), std::back_inserter(longer));
    front = std::move(longer);
  }
}

std::vector<Variable*> Scope::visible() const {
  std::vector<Variable*> list;
  std::set<std::string_view> names;
  for (auto each = variables_.rbegin(); each != variables_.rend(); ++each)
    if (names.insert((*each)->name).second) list.push_back(each->get());
  return list;
}

}  // namespace gocxx::fuzz
