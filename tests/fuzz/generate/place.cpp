// Places: variables, fields, elements, and what pointers point to.
#include "tests/fuzz/generate/body.h"

namespace gocxx::fuzz {

/// An index of `of`: a small constant, or an expression whose value is mostly small enough.
std::string Body::index(const Type* of, int depth) {
  if (of->kind == Kind::kMap) return expr(of->key, depth - 1).text;
  if (depth <= 0 || choices_.chance(55)) return std::to_string(choices_.below(2));
  const Type* type = choices_.chance(25) ? choices_.pick(unit_.types.integers()) : unit_.types.basic("int");
  std::optional<std::string> called;
  if (choices_.chance(20)) called = call_of({type}, depth - 1);
  const std::string value = called ? *called : variable_expr(type, depth - 1);
  return choices_.chance(85) ? value + "&1" : value;
}

std::size_t Body::steps() const { return only_literals_ ? 0 : 2; }

std::string Body::path_text(const Path& path, int depth) {
  std::string text = path.root->name;
  for (const Step& step : path.steps) {
    switch (step.kind) {
      case Step::Kind::kField: text += "." + step.field; break;
      case Step::Kind::kDeref: text = "(*" + text + ")"; break;
      case Step::Kind::kElement: text += "[" + index(step.before, depth) + "]"; break;
    }
  }
  return text;
}

std::optional<std::string> Body::read(const Type* type, int depth) {
  const std::vector<Path> paths = scope_.paths(type, steps());
  if (paths.empty()) return std::nullopt;
  const Path& path = choices_.pick(paths);
  path.root->used = true;
  return path_text(path, depth);
}

std::optional<std::string> Body::assignable(const Type* type, int depth) {
  std::vector<Path> paths = scope_.paths(type, steps());
  std::erase_if(paths, [](const Path& path) { return !path.assignable; });
  if (paths.empty()) return std::nullopt;
  const Path& path = choices_.pick(paths);
  if (!path.steps.empty()) path.root->used = path.root->used || path.root->type->kind == Kind::kPointer;
  return path_text(path, depth);
}

std::optional<std::string> Body::addressable(const Type* type, int depth) {
  std::vector<Path> paths = scope_.paths(type, steps());
  std::erase_if(paths, [](const Path& path) { return !path.addressable; });
  if (paths.empty()) return std::nullopt;
  const Path& path = choices_.pick(paths);
  path.root->used = true;
  return path_text(path, depth);
}

}  // namespace gocxx::fuzz
