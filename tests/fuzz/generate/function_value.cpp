// Function values: literals, functions, methods bound to a receiver, method expressions.
#include "tests/fuzz/generate/body.h"

namespace gocxx::fuzz {

std::string Body::literal_text(const std::string& head, const std::function<void()>& write) {
  std::string outer = std::move(out_);
  Around around = std::move(around_);
  out_.clear();
  around_ = {};
  ++indent_;
  write();
  --indent_;
  std::string body = std::move(out_);
  out_ = std::move(outer);
  around_ = std::move(around);
  return head + " {\n" + body + std::string(static_cast<std::size_t>(indent_), '\t') + "}";
}

std::string Body::function_literal(const std::vector<const Type*>& params,
                                   const std::vector<const Type*>& results, int depth) {
  ChoiceRange range(choices_);
  std::string list;
  std::set<std::string> names;
  const std::size_t mark = scope_.mark();
  for (const Type* param : params) {
    std::string name = inner_name("p");
    if (!names.insert(name).second) name = fresh("p");
    list += (list.empty() ? "" : ", ") + name + " " + param->text;
    scope_.add(name, param)->used = true;
  }
  std::string text = literal_text("func(" + list + ")" + result_list(results), [&] {
    // Closures in package variables may call one another: each call costs fuel.
    if (calls_allowed_) line("tick()");
    function_body(results, 2, depth);
  });
  scope_.leave(mark);
  return text;
}

std::string Body::called_at_once(const Type* type, int depth) {
  return function_literal({}, {type}, depth) + "()";
}

/// "x.M" as a value of a function type.
std::optional<std::string> Body::bound_method(const Type* type, int depth) {
  if (!calls_allowed_) return std::nullopt;
  std::vector<MethodAt> methods = methods_where(
      [&](const Method& method) { return method.params == type->params && method.results == type->results; });
  if (methods.empty()) return std::nullopt;
  const MethodAt& at = choices_.pick(methods);
  at.path.root->used = true;
  return path_text(at.path, depth) + "." + at.method->name;
}

std::string Body::function_value(const Type* type, int depth) {
  std::optional<std::string> found;
  switch (depth > 0 ? choices_.weighted({50, 20, 20, 3}) : choices_.weighted({1, 1, 0, 0})) {
    case 1:
      for (const Function& function : unit_.functions)
        if (calls_allowed_ && !function.variadic && function.params == type->params &&
            function.results == type->results)
          found = function.name;
      break;
    case 2: found = bound_method(type, depth); break;
    case 3: return "(" + type->text + ")(nil)";
    default: break;
  }
  if (!found) found = function_literal(type->params, type->results, depth > 1 ? 1 : 0);
  return type->named ? type->text + "(" + *found + ")" : *found;
}

void Body::closure_variable(int depth) {
  const Type* number = unit_.types.basic("int");
  std::vector<const Type*> params;
  if (choices_.chance(50)) params.push_back(number);
  std::string name = fresh("f");
  line(name + " := " + function_literal(params, {number}, depth > 0 ? 1 : 0));
  scope_.add(name, unit_.types.func_of(params, {number}));
}

/// A function is kept in a variable, and called after a statement that may change what it was made of.
void Body::kept_function(const std::string& value, const Type* type, int depth) {
  std::string name = fresh("f");
  line(name + " := " + value);
  scope_.add(name, type)->used = true;
  statements(1, depth - 1);
  bool printable = !type->results.empty();
  for (const Type* result : type->results) printable = printable && is_printable(result);
  std::string call = name + "(" + arguments(type->params, false, depth) + ")";
  line(printable ? "say(" + call + ")" : call);
}

void Body::method_value(int depth) {
  std::vector<MethodAt> methods = methods_where([](const Method&) { return true; });
  if (methods.empty()) return define(depth);
  const MethodAt& at = choices_.pick(methods);
  at.path.root->used = true;
  const Type* type = unit_.types.func_of(at.method->params, at.method->results);
  kept_function(path_text(at.path, depth) + "." + at.method->name, type, depth);
}

void Body::method_expression(int depth) {
  std::vector<const Type*> bases = unit_.structs;
  for (const auto* more : {&unit_.named, &unit_.others, &unit_.interfaces})
    bases.insert(bases.end(), more->begin(), more->end());
  std::erase_if(bases, [](const Type* base) { return base->methods.empty(); });
  if (bases.empty()) return define(depth);
  const Type* base = choices_.pick(bases);
  const Method& method = choices_.pick(base->methods);
  const bool by_pointer = method.on_pointer || (base->kind != Kind::kInterface && choices_.chance(30));
  std::vector<const Type*> params = method.params;
  params.insert(params.begin(), by_pointer ? unit_.types.pointer_to(base) : base);
  std::string of = by_pointer ? "(*" + base->text + ")" : base->text;
  kept_function(of + "." + method.name, unit_.types.func_of(params, method.results), depth);
}

}  // namespace gocxx::fuzz
