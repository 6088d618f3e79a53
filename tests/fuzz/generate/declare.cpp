// The declarations of a test, in an order in which each knows what it may use: types, package variables, methods,
// functions, the test.
#include "tests/fuzz/generate/declare.h"

#include "tests/fuzz/generate/body.h"

namespace gocxx::fuzz {

namespace {

class Declarer {
 public:
  Declarer(Choices& choices, Unit& unit) : choices_(choices), unit_(unit) {}

  void declare() {
    named_integer();
    for (std::uint32_t i = 0, count = 1 + choices_.below(3); i < count; ++i) structure(static_cast<int>(i));
    interface();
    for (std::uint32_t i = 3 + choices_.below(4); i > 0; --i) global();
    for (const Type* type : bodies_) methods(type);
    for (std::uint32_t i = 3 + choices_.below(4); i > 0; --i) function();
    test();
  }

 private:
  std::string name(const std::string& stem) { return unit_.prefix + stem; }
  std::string fresh(const std::string& stem) { return name(stem) + std::to_string(unit_.numbered++); }
  void add(const std::string& name, const std::string& text, const std::string& receiver = "",
           bool wanted = false) {
    unit_.declarations.push_back({name, text, receiver, wanted});
  }

  void named_integer();
  void structure(int number);
  const Type* field_type();
  void embed(Type* type, const Type* inner);
  void own_methods(Type* type, const std::string& number);
  void interface();
  void global();
  void methods(const Type* type);
  void method(const Type* type, const Method& method);

  void function();
  void general_function();
  void leaf_function();
  void recursive_function();
  void escaping_function();
  void named_result_function();
  std::string parameters(Body& body, const std::vector<const Type*>& types, bool variadic);
  void finish(Function function, Body& body, const std::string& parameters, const std::string& results);
  std::vector<const Type*> several_types(Body& body, std::uint32_t most);
  void test();

  const Type* basic(const char* name) { return unit_.types.basic(name); }

  Choices& choices_;
  Unit& unit_;
  std::vector<const Type*> bodies_;  // types whose methods have no bodies yet
};

void Declarer::named_integer() {
  const Type* base = choices_.pick(unit_.types.integers());
  Type* type = unit_.types.declare(Kind::kInteger, name("Num"));
  type->bits = base->bits;
  type->is_signed = base->is_signed;
  type->methods.push_back({"Read", {}, {basic("int")}, false, type->text});
  type->methods.push_back({"Step", {basic("int")}, {basic("int")}, choices_.chance(50), type->text});
  type->methods.push_back({"Keep", {type}, {type}, choices_.chance(50), type->text});
  unit_.named.push_back(type);
  bodies_.push_back(type);
  add(type->text, "type " + type->text + " " + base->text + "\n");
}

const Type* Declarer::field_type() {
  Body body(choices_, unit_);
  switch (choices_.weighted({60, 10, 10, 10, 5, 5})) {
    case 0: return body.basic_type();
    case 1: return unit_.types.pointer_to(basic("int"));
    case 2: return unit_.types.array_of(basic("int"), 2);
    case 3: return unit_.types.slice_of(body.basic_type());
    case 4: return unit_.types.func_of({}, {basic("int")});
    default: return unit_.types.any();
  }
}

/// The methods and fields of an embedded struct become the outer one's.
void Declarer::embed(Type* type, const Type* inner) {
  const bool by_pointer = choices_.chance(40);
  const Type* as = by_pointer ? unit_.types.pointer_to(inner) : inner;
  type->fields.push_back({inner->text, as, true});
  for (const Field& field : inner->fields) type->promoted.push_back({field.name, field.type, by_pointer});
  for (const Field& field : inner->promoted)
    type->promoted.push_back({field.name, field.type, by_pointer || field.embedded});
  for (Method method : inner->methods) {
    bool hidden = false;
    for (const Method& own : type->methods) hidden = hidden || own.name == method.name;
    if (hidden) continue;
    method.on_pointer = method.on_pointer && !by_pointer;
    type->methods.push_back(method);
  }
}

void Declarer::own_methods(Type* type, const std::string& number) {
  const Type* integer = basic("int");
  if (unit_.structs.empty() || choices_.chance(40))
    type->methods.push_back({"Read", {}, {integer}, choices_.chance(50), type->text});
  if (unit_.structs.empty() || choices_.chance(40))
    type->methods.push_back({"Step", {integer}, {integer}, choices_.chance(80), type->text});
  Body body(choices_, unit_);
  type->methods.push_back(
      {"Take" + number, {body.basic_type(), integer}, {body.basic_type()}, choices_.chance(50), type->text});
  type->methods.push_back(
      {"Pair" + number, {}, {integer, body.basic_type()}, choices_.chance(50), type->text});
}

void Declarer::structure(int index) {
  const std::string number = std::to_string(index);
  Type* type = unit_.types.declare(Kind::kStruct, name("S" + number));
  own_methods(type, number);
  if (index > 0 && choices_.chance(70)) embed(type, unit_.structs.back());
  // What is embedded can fail to bring the methods of the interface: then the type has its own.
  const bool complete = type->fields.empty() == false || index == 0;
  if (!complete)
    for (const char* wanted : {"Read", "Step"}) {
      bool has = false;
      for (const Method& method : type->methods) has = has || method.name == wanted;
      if (has) continue;
      std::vector<const Type*> params;
      if (wanted[0] == 'S') params.push_back(basic("int"));
      type->methods.push_back({wanted, params, {basic("int")}, true, type->text});
    }
  static const char* const names[]{"a", "b", "c"};
  for (std::uint32_t i = 0, count = 1 + choices_.below(3); i < count; ++i)
    type->fields.push_back({names[i] + number, field_type()});
  std::string text = "type " + type->text + " struct {\n";
  for (const Field& field : type->fields)
    text += "\t" + (field.embedded ? field.type->text : field.name + " " + field.type->text) + "\n";
  add(type->text, text + "}\n");
  unit_.structs.push_back(type);
  bodies_.push_back(type);
}

void Declarer::interface() {
  Type* type = unit_.types.declare(Kind::kInterface, name("Face"));
  type->methods.push_back({"Read", {}, {basic("int")}, false, type->text});
  type->methods.push_back({"Step", {basic("int")}, {basic("int")}, false, type->text});
  for (const Type* each : unit_.structs) type->implementers.push_back(unit_.types.pointer_to(each));
  type->implementers.push_back(unit_.types.pointer_to(unit_.named[0]));
  unit_.interface = type;
  add(type->text, "type " + type->text + " interface {\n\tRead() int\n\tStep(n int) int\n}\n");
}

void Declarer::global() {
  Body body(choices_, unit_);
  const Type* type = body.some_type();
  if (choices_.chance(25))
    type = unit_.types.slice_of(
        unit_.types.pointer_to(choices_.chance(50) ? basic("int") : choices_.pick(unit_.structs)));
  if (choices_.chance(8)) type = unit_.types.slice_of(unit_.types.func_of({}, {basic("int")}));
  body.forbid_calls();
  std::string name = fresh("g");
  std::string value = choices_.chance(80) ? " = " + body.safe_literal(type).text : "";
  add(name, "var " + name + " " + type->text + value + "\n");
  unit_.globals.push_back({name, type});
}

void Declarer::methods(const Type* type) {
  for (const Method& each : type->methods)
    if (each.receiver == type->text) method(type, each);
}

void Declarer::method(const Type* type, const Method& method) {
  ChoiceRange range(choices_);
  Body body(choices_, unit_);
  const Type* receiver = method.on_pointer ? unit_.types.pointer_to(type) : type;
  body.add_variable("s", receiver)->used = true;
  std::string list = parameters(body, method.params, false);
  if (choices_.chance(50))
    body.forbid_calls();
  else
    body.line("tick()");
  body.function_body(method.results, 2, 0);
  std::string head =
      "func (s " + receiver->text + ") " + method.name + "(" + list + ")" + result_list(method.results);
  const bool wanted = method.name == "Read" || method.name == "Step";
  add(method.name, head + " {\n" + body.text() + "}\n", type->text, wanted);
}

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
  switch (choices_.weighted({35, 30, 10, 15, 15})) {
    case 0: return leaf_function();
    case 1: return general_function();
    case 2: return recursive_function();
    case 3: return escaping_function();
    default: return named_result_function();
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

/// A pointer to a local variable goes out in a roundabout way.
void Declarer::escaping_function() {
  Body body(choices_, unit_);
  const Type* elem = choices_.chance(50) ? basic("int") : choices_.pick(unit_.structs);
  const Type* result = unit_.types.pointer_to(elem);
  Function function{fresh("fn"), {elem}, {result}};
  std::string list = parameters(body, function.params, false);
  const std::string type = elem->text;
  body.line("x := a0");
  body.line("p := &x");
  switch (choices_.below(9)) {
    case 0: body.line("return p"); break;
    case 1:
      body.line("pp := &p");
      body.line("return *pp");
      break;
    case 2:
      body.line("pp := &p");
      body.line("ppp := &pp");
      body.line("return **ppp");
      break;
    case 3:
      body.line("h := struct{ p *" + type + " }{p}");
      body.line("hp := &h");
      body.line("return hp.p");
      break;
    case 4:
      body.line("l := []*" + type + "{nil, p}");
      body.line("return l[1]");
      break;
    case 5:
      body.line("m := map[int]*" + type + "{1: p}");
      body.line("return m[1]");
      break;
    case 6:
      body.line("var i any = p");
      body.line("return i.(*" + type + ")");
      break;
    case 7:
      body.line("f := func() *" + type + " { return p }");
      body.line("return f()");
      break;
    default:
      body.line("var i any = &p");
      body.line("switch v := i.(type) {");
      body.line("case **" + type + ":");
      body.line("\treturn *v");
      body.line("}");
      body.line("return nil");
      break;
  }
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

void Declarer::test() {
  Body body(choices_, unit_);
  body.function_body({}, 7, 2);
  for (const Global& global : unit_.globals) {
    if (!choices_.chance(60)) continue;
    body.line("say(\"" + global.name.substr(unit_.prefix.size()) + "\", " +
              body.shown(global.type, global.name) + ")");
  }
  std::string name = unit_.prefix + "test";
  add(name, "func " + name + "() {\n" + body.text() + "}\n");
}

}  // namespace

Unit make_unit(Choices& choices, const std::string& prefix) {
  Unit unit(prefix);
  Declarer(choices, unit).declare();
  return unit;
}

}  // namespace gocxx::fuzz
