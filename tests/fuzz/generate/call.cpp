// Calls of every form, and what is read of their results.
#include <algorithm>

#include "tests/fuzz/generate/body.h"

namespace gocxx::fuzz {

std::string Body::arguments(const std::vector<const Type*>& params, bool variadic, int depth) {
  if (params.size() > 1 && choices_.chance(30))
    if (auto spread = call_of(params, depth - 1)) return *spread;
  return separate_arguments(params, variadic, depth);
}

std::string Body::separate_arguments(const std::vector<const Type*>& params, bool variadic, int depth) {
  std::string list;
  for (std::size_t i = 0; i < params.size(); ++i) {
    if (!list.empty()) list += ", ";
    if (variadic && i + 1 == params.size()) {
      std::uint32_t form = choices_.below(4);
      if (form == 3) return list + expr(params[i], depth - 1).text + "...";
      if (form == 0) return list.empty() ? list : list.substr(0, list.size() - 2);
      return list + element_list(params[i]->elem, form, depth);
    }
    list += expr(params[i], depth - 1).text;
  }
  return list;
}

std::vector<Body::MethodAt> Body::methods_where(const std::function<bool(const Method&)>& wanted) {
  std::vector<MethodAt> methods;
  for (const Path& path : scope_.paths([](const Type*) { return true; }, 1)) {
    const bool pointer = path.type->kind == Kind::kPointer;
    const Type* base = pointer ? path.type->elem : path.type;
    if (pointer && base->kind == Kind::kInterface) continue;
    for (const Method& method : base->methods)
      if (wanted(method) && (pointer || !method.on_pointer || path.addressable))
        methods.push_back({path, &method});
  }
  return methods;
}

std::string Body::method_call(const Path& path, const Method& method, int depth) {
  path.root->used = true;
  const bool pointer = path.type->kind == Kind::kPointer;
  const Type* base = pointer ? path.type->elem : path.type;
  if (choices_.chance(12) && base->kind != Kind::kInterface)
    return method_expression_call(path, method, depth);
  std::string receiver = path_text(path, depth);
  return receiver + "." + method.name + "(" + arguments(method.params, false, depth) + ")";
}

/// "(*T).M(&x, 1)": the receiver is the first argument.
std::string Body::method_expression_call(const Path& path, const Method& method, int depth) {
  const bool pointer = path.type->kind == Kind::kPointer;
  const Type* base = pointer ? path.type->elem : path.type;
  std::string type = method.on_pointer || pointer ? "(*" + base->text + ")" : base->text;
  std::string receiver = path_text(path, depth);
  if (!pointer && method.on_pointer) receiver = "&" + receiver;
  std::string rest = separate_arguments(method.params, false, depth);
  return type + "." + method.name + "(" + receiver + (rest.empty() ? "" : ", " + rest) + ")";
}

std::optional<std::string> Body::call_of_function(const std::vector<const Type*>& results, int depth) {
  std::vector<const Function*> functions;
  for (const Function& function : unit_.functions)
    if (function.results == results) functions.push_back(&function);
  if (functions.empty()) return std::nullopt;
  const Function& f = *choices_.pick(functions);
  return f.name + "(" + arguments(f.params, f.variadic, depth) + ")";
}

std::optional<std::string> Body::call_of_method(const std::vector<const Type*>& results, int depth) {
  std::vector<MethodAt> methods =
      methods_where([&](const Method& method) { return method.results == results; });
  if (methods.empty()) return std::nullopt;
  const MethodAt& at = choices_.pick(methods);
  return method_call(at.path, *at.method, depth);
}

/// A call of a function value, or what a channel has.
std::optional<std::string> Body::call_of_value(const std::vector<const Type*>& results, int depth) {
  std::vector<Path> values = scope_.paths(
      [&](const Type* type) {
        if (type->kind == Kind::kChan) return results.size() == 1 && type->elem == results[0];
        return type->kind == Kind::kFunc && type->results == results;
      },
      1);
  if (values.empty()) return std::nullopt;
  const Path& path = choices_.pick(values);
  path.root->used = true;
  if (path.type->kind == Kind::kChan) return "(<-" + path_text(path, depth) + ")";
  std::string function = path_text(path, depth);
  return function + "(" + arguments(path.type->params, false, depth) + ")";
}

/// A call of something that has these results. What is chosen first may not exist; the others follow in turn.
std::optional<std::string> Body::call_of(const std::vector<const Type*>& results, int depth) {
  if (!calls_allowed_) return std::nullopt;
  ChoiceRange range(choices_);
  using Maker = std::optional<std::string> (Body::*)(const std::vector<const Type*>&, int);
  static constexpr Maker kMakers[]{&Body::call_of_function, &Body::call_of_method, &Body::call_of_value};
  const std::uint32_t first = choices_.weighted({40, 35, 25});
  for (std::uint32_t i = 0; i < 3; ++i)
    if (auto made = (this->*kMakers[(first + i) % 3])(results, depth)) return made;
  return std::nullopt;
}

/// "fn().a" or "fn().M(1)", where fn returns a struct or a pointer to one.
std::optional<std::string> Body::member_of_result(const Type* type, int depth) {
  if (unit_.structs.empty()) return std::nullopt;
  const Type* base = choices_.pick(unit_.structs);
  const bool pointer = choices_.chance(50);
  const auto field = std::ranges::find(base->fields, type, &Field::type);
  const auto method = std::ranges::find_if(base->methods, [&](const Method& each) {
    return each.results == std::vector{type} && (pointer || !each.on_pointer);
  });
  if (field == base->fields.end() && method == base->methods.end()) return std::nullopt;
  auto made = call_of({pointer ? unit_.types.pointer_to(base) : base}, depth - 1);
  if (!made) return std::nullopt;
  if (field != base->fields.end()) return *made + "." + field->name;
  return *made + "." + method->name + "(" + arguments(method->params, false, depth) + ")";
}

/// The part of a call's result that is read at once: the result has no variable.
std::optional<std::string> Body::part_of_result(const Type* type, int depth) {
  auto part = [&](const Type* of, const std::string& before, const std::function<std::string()>& after) {
    auto made = call_of({of}, depth - 1);
    if (made) made = before + *made + after();
    return made;
  };
  Types& types = unit_.types;
  switch (choices_.below(4)) {
    case 0: return member_of_result(type, depth);
    case 1: return part(types.pointer_to(type), "(*", [] { return ")"; });
    case 2: return part(types.func_of({}, {type}), "", [] { return "()"; });
    default: {
      const Type* list = types.slice_of(type);
      return part(list, "", [&] { return "[" + index(list, depth) + "]"; });
    }
  }
}

}  // namespace gocxx::fuzz
