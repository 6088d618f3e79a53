// Calls of every form, and function values.
#include "tests/fuzz/generate/body.h"

namespace gocxx::fuzz {

/// A call that shows its operand and returns it.
std::string Body::tracer(const Type* type, const std::string& value) {
  std::string name = unit_.prefix + "tr";
  for (char c : type->text)
    name += std::isalnum(static_cast<unsigned char>(c)) != 0 ? std::string(1, c)
                                                             : (c == '*'   ? "P"
                                                                : c == '[' ? "S"
                                                                           : "_");
  bool known = false;
  for (const auto& each : unit_.declarations) known = known || each.name == name;
  if (!known) {
    std::string seen = shown(type, "v");
    unit_.declarations.push_back({name,
                                  "func " + name + "(n int, v " + type->text + ") " + type->text +
                                      " {\n\tsay(n, " + seen + ")\n\treturn v\n}\n",
                                  "", false});
  }
  return name + "(" + std::to_string(unit_.numbered++) + ", " + value + ")";
}

std::string Body::arguments(const std::vector<const Type*>& params, bool variadic, int depth) {
  if (params.size() > 1 && choices_.chance(30))
    if (auto spread = call_of(params, depth - 1)) return *spread;
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

/// A call of what returns one value of the type: functions, methods, function variables.
std::optional<std::string> Body::call(const Type* result, int depth) { return call_of({result}, depth); }

std::string Body::method_call(const Path& path, const Method& method, int depth) {
  path.root->used = true;
  std::string receiver = path_text(path, depth);
  const bool pointer = path.type->kind == Kind::kPointer;
  const Type* base = pointer ? path.type->elem : path.type;
  if (base->kind != Kind::kInterface && choices_.chance(12)) {
    // A method expression, with the receiver as its first argument.
    std::string type = method.on_pointer || pointer ? "(*" + base->text + ")" : base->text;
    std::string first = pointer ? receiver : (method.on_pointer ? "&" + receiver : receiver);
    std::string rest = arguments(method.params, false, depth);
    if (method.params.size() > 1 && rest.find(',') == std::string::npos)
      return receiver + "." + method.name + "(" + rest + ")";
    return type + "." + method.name + "(" + first + (rest.empty() ? "" : ", " + rest) + ")";
  }
  return receiver + "." + method.name + "(" + arguments(method.params, false, depth) + ")";
}

namespace {

struct MethodAt {
  Path path;
  const Method* method;
};

}  // namespace

std::optional<std::string> Body::call_of(const std::vector<const Type*>& results, int depth) {
  if (!calls_allowed_) return std::nullopt;
  ChoiceRange range(choices_);
  std::vector<const Function*> functions;
  for (const Function& function : unit_.functions)
    if (function.results == results) functions.push_back(&function);
  std::vector<MethodAt> methods;
  auto add_methods = [&](const Type* type, const Type* base) {
    for (const Method& method : base->methods) {
      if (method.results != results) continue;
      for (const Path& path : scope_.paths(type, 1))
        if (type->kind == Kind::kPointer || !method.on_pointer || path.addressable)
          methods.push_back({path, &method});
    }
  };
  std::vector<const Type*> bases = unit_.structs;
  bases.insert(bases.end(), unit_.named.begin(), unit_.named.end());
  for (const Type* base : bases) {
    add_methods(base, base);
    add_methods(unit_.types.pointer_to(base), base);
  }
  if (unit_.interface != nullptr) add_methods(unit_.interface, unit_.interface);
  std::vector<Path> values;
  for (const Type* type :
       {unit_.types.func_of({}, results), unit_.types.func_of({unit_.types.basic("int")}, results)})
    for (Path& path : scope_.paths(type, 1)) values.push_back(std::move(path));
  for (Path& path : scope_.paths(unit_.types.chan_of(results.empty() ? unit_.types.any() : results[0]), 0))
    if (results.size() == 1) values.push_back(std::move(path));
  switch (choices_.weighted(
      {functions.empty() ? 0U : 40U, methods.empty() ? 0U : 35U, values.empty() ? 0U : 25U, 1})) {
    case 0:
      if (!functions.empty()) {
        const Function& f = *choices_.pick(functions);
        return f.name + "(" + arguments(f.params, f.variadic, depth) + ")";
      }
      break;
    case 1:
      if (!methods.empty()) {
        const MethodAt& at = choices_.pick(methods);
        return method_call(at.path, *at.method, depth);
      }
      break;
    case 2:
      if (!values.empty()) {
        const Path& path = choices_.pick(values);
        path.root->used = true;
        if (path.type->kind == Kind::kChan) return "(<-" + path_text(path, depth) + ")";
        return path_text(path, depth) + "(" + arguments(path.type->params, false, depth) + ")";
      }
      break;
    default: break;
  }
  return std::nullopt;
}

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
  const std::size_t mark = scope_.mark();
  for (const Type* param : params) {
    std::string name = fresh("p");
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

std::string Body::function_value(const Type* type, int depth) {
  switch (depth > 0 ? choices_.weighted({50, 20, 20, 3}) : choices_.weighted({1, 1, 0, 0})) {
    case 1:
      for (const Function& function : unit_.functions)
        if (calls_allowed_ && !function.variadic && function.params == type->params &&
            function.results == type->results)
          return function.name;
      break;
    case 2: {
      std::vector<MethodAt> methods;
      for (const Type* base : unit_.structs)
        for (const Method& method : base->methods)
          if (method.params == type->params && method.results == type->results)
            for (const Path& path : scope_.paths(base, 1))
              if (path.addressable) methods.push_back({path, &method});
      if (methods.empty() || !calls_allowed_) break;
      const MethodAt& at = choices_.pick(methods);
      at.path.root->used = true;
      return path_text(at.path, depth) + "." + at.method->name;
    }
    case 3: return "(" + type->text + ")(nil)";
    default: break;
  }
  return function_literal(type->params, type->results, depth > 1 ? 1 : 0);
}

}  // namespace gocxx::fuzz
