// The functions of a test.
#include <algorithm>
#include <set>

#include "tests/fuzz/generate/declarer.h"

namespace gocxx::fuzz {

std::string Declarer::parameters(Body& body, const std::vector<const Type*>& types, bool variadic) {
  std::string list;
  for (std::size_t i = 0; i < types.size(); ++i) {
    std::string name = "a" + std::to_string(i);
    body.add_variable(name, types[i])->used = true;
    const bool dots = variadic && i + 1 == types.size();
    list += (i == 0 ? "" : ", ") + name + " " + (dots ? "..." + types[i]->elem->text : types[i]->text);
  }
  return list;
}

std::vector<const Type*> Declarer::several_types(Body& body, std::uint32_t most) {
  std::vector<const Type*> types;
  for (std::uint32_t i = choices_.below(most + 1); i > 0; --i) types.push_back(body.some_type());
  return types;
}

void Declarer::finish(Function function, Body& body, const std::string& parameters,
                      const std::string& results) {
  add(function.name,
      "func " + function.name + "(" + parameters + ")" + results + " {\n" + body.text() + "}\n");
  unit_.functions.push_back(std::move(function));
}

void Declarer::function() {
  ChoiceRange range(choices_);
  switch (choices_.weighted({35, 30, 10, 15, 15, 10})) {
    case 0: return leaf_function();
    case 1: return general_function();
    case 2: return recursive_function();
    case 3: return escaping_function();
    case 4: return named_result_function();
    default: return registering_function();
  }
}

/// Reads or changes the state without a call: "func get() int { return g }".
void Declarer::leaf_function() {
  Body body(choices_, unit_);
  Function function{fresh("fn"), {}, {body.basic_type()}};
  if (choices_.chance(50)) function.params.push_back(basic("int"));
  std::string list = parameters(body, function.params, false);
  body.forbid_calls();
  body.function_body(function.results, 2, 0);
  finish(function, body, list, result_list(function.results));
}

void Declarer::general_function() {
  Body body(choices_, unit_);
  Function function{fresh("fn"), several_types(body, 2), several_types(body, 2)};
  if (choices_.chance(15)) {
    function.params.push_back(unit_.types.slice_of(body.basic_type()));
    function.variadic = true;
  }
  std::string list = parameters(body, function.params, function.variadic);
  body.line("tick()");
  body.function_body(function.results, 3, 1);
  finish(function, body, list, result_list(function.results));
}

void Declarer::recursive_function() {
  Body body(choices_, unit_);
  const Type* integer = basic("int");
  const Type* result = body.basic_type();
  Function function{fresh("fn"), {integer, result}, {result}};
  std::string list = parameters(body, function.params, false);
  body.line("tick()");
  body.line("if a0 <= 0 || a0 > 4 {");
  body.line("\treturn a1");
  body.line("}");
  body.function_body({}, 2, 0);
  body.line("return " + function.name + "(a0-1, " + body.expr(result, 2).text + ")");
  finish(function, body, list, result_list(function.results));
}

namespace {

/// Ways by which the pointer p, to a variable of type T, leaves its function.
const std::vector<std::vector<std::string>> kWaysOut{
    {"return p"},
    {"pp := &p", "return *pp"},
    {"pp := &p", "ppp := &pp", "return **ppp"},
    {"h := struct{ p *T }{p}", "hp := &h", "return hp.p"},
    {"l := []*T{nil, p}", "return l[1]"},
    {"m := map[int]*T{1: p}", "return m[1]"},
    {"var i any = p", "return i.(*T)"},
    {"f := func() *T { return p }", "return f()"},
    {"var i any = &p", "switch v := i.(type) {", "case **T:", "\treturn *v", "}", "return nil"},
    {"a := [2]*T{p}", "b := a", "return b[0]"},
    {"c := make(chan *T, 1)", "c <- p", "return <-c"},
    {"q, _ := p, 1", "defer func() { q = nil }()", "return q"},
};

std::string with_type(std::string line, const std::string& type) {
  for (std::size_t at = line.find("*T"); at != std::string::npos; at = line.find("*T", at + 1))
    line.replace(at, 2, "*" + type);
  return line;
}

}  // namespace

/// A pointer to a local variable goes out in a roundabout way.
void Declarer::escaping_function() {
  Body body(choices_, unit_);
  const Type* elem = choices_.chance(50) ? basic("int") : choices_.pick(unit_.structs);
  Function function{fresh("fn"), {elem}, {unit_.types.pointer_to(elem)}};
  std::string list = parameters(body, function.params, false);
  body.line("x := a0");
  body.line("p := &x");
  for (const std::string& line : choices_.pick(kWaysOut)) body.line(with_type(line, elem->text));
  finish(function, body, list, result_list(function.results));
}

/// Named results, which a deferred function may change.
void Declarer::named_result_function() {
  Body body(choices_, unit_);
  Function function{fresh("fn"), several_types(body, 1), {body.some_type()}};
  if (choices_.chance(40)) function.results.push_back(body.some_type());
  std::string list = parameters(body, function.params, false);
  std::string results;
  for (std::size_t i = 0; i < function.results.size(); ++i) {
    std::string name = "r" + std::to_string(i);
    body.add_variable(name, function.results[i])->used = true;
    results += (i == 0 ? "" : ", ") + name + " " + function.results[i]->text;
  }
  body.line("tick()");
  body.deferred_change();
  body.function_body(function.results, 2, 1);
  finish(function, body, list, " (" + results + ")");
}

/// The value in a parameter of an interface type goes into package variables, by its type.
void Declarer::registering_function() {
  Body body(choices_, unit_);
  Function function{fresh("fn"), {unit_.types.any()}, {basic("int")}};
  if (choices_.chance(30)) function.params[0] = unit_.interfaces[0];
  std::string list = parameters(body, function.params, false);
  body.line("switch v := a0.(type) {");
  std::set<std::string> seen;
  for (const Global& global : unit_.globals) {
    const bool listed = global.type->kind == Kind::kSlice;
    const Type* kept = listed ? global.type->elem : global.type;
    const bool is_implementer = std::ranges::count(unit_.interfaces[0]->implementers, kept) > 0;
    if (kept->kind == Kind::kAny || kept->kind == Kind::kInterface) continue;
    if (function.params[0]->kind != Kind::kAny && !is_implementer) continue;
    if (!seen.insert(kept->text).second) continue;
    body.line("case " + kept->text + ":");
    body.line("\t" + global.name + " = " + (listed ? "append(" + global.name + ", v)" : "v"));
  }
  body.line("default:");
  body.line("\tsay(show(v))");
  body.line("}");
  body.function_body(function.results, 1, 0);
  finish(function, body, list, result_list(function.results));
}

}  // namespace gocxx::fuzz
