// The types of a test, and their methods.
#include <algorithm>

#include "tests/fuzz/generate/declarer.h"

namespace gocxx::fuzz {

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

/// A named type with the methods of the interface.
Type* Declarer::named_type(Kind kind, const char* stem, const std::string& of) {
  Type* type = unit_.types.declare(kind, name(stem));
  const bool reads_pointer = choices_.chance(30);
  const bool steps_pointer = choices_.chance(50);
  type->methods.push_back({"Read", {}, {basic("int")}, reads_pointer, type->text});
  type->methods.push_back({"Step", {basic("int")}, {basic("int")}, steps_pointer, type->text});
  unit_.others.push_back(type);
  bodies_.push_back(type);
  add(type->text, "type " + type->text + " " + of + "\n");
  return type;
}

void Declarer::named_others() {
  const Type* elem = Body(choices_, unit_).basic_type();
  named_type(Kind::kSlice, "List", "[]" + elem->text)->elem = elem;
  named_type(Kind::kString, "Text", "string");
  Type* function = named_type(Kind::kFunc, "Call", "func(int) int");
  function->params = {basic("int")};
  function->results = {basic("int")};
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
  // The embedded types can lack methods of the interface: then the type has its own.
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

/// Whether values of the type have all methods of the interface, not only pointers.
static bool implements_by_value(const Type* type) {
  return std::ranges::none_of(
      type->methods, [](const Method& m) { return (m.name == "Read" || m.name == "Step") && m.on_pointer; });
}

void Declarer::interface() {
  Type* type = unit_.types.declare(Kind::kInterface, name("Face"));
  type->methods.push_back({"Read", {}, {basic("int")}, false, type->text});
  type->methods.push_back({"Step", {basic("int")}, {basic("int")}, false, type->text});
  for (const auto* list : {&unit_.structs, &unit_.named, &unit_.others})
    for (const Type* each : *list) {
      type->implementers.push_back(unit_.types.pointer_to(each));
      if (implements_by_value(each)) type->implementers.push_back(each);
    }
  unit_.interfaces.push_back(type);
  add(type->text, "type " + type->text + " interface {\n\tRead() int\n\tStep(n int) int\n}\n");
}

/// A struct that embeds the interface, and an interface that embeds it, too, which the struct implements. The
/// inner interface is never given such a struct: it could be itself, whose promoted methods would not end.
void Declarer::wrapper() {
  const Type* inner = unit_.interfaces[0];
  Type* type = unit_.types.declare(Kind::kStruct, name("Wrap"));
  const Type* extra = Body(choices_, unit_).basic_type();
  type->methods.push_back({"More", {extra}, {extra}, choices_.chance(50), type->text});
  if (choices_.chance(50))
    type->methods.push_back({"Read", {}, {basic("int")}, choices_.chance(50), type->text});
  type->fields.push_back({inner->text, inner, true});
  type->fields.push_back({"w", extra});
  for (const Method& method : inner->methods)
    if (std::ranges::none_of(type->methods, [&](const Method& m) { return m.name == method.name; }))
      type->methods.push_back(method);
  add(type->text, "type " + type->text + " struct {\n\t" + inner->text + "\n\tw " + extra->text + "\n}\n");

  Type* outer = unit_.types.declare(Kind::kInterface, name("Wide"));
  outer->methods = inner->methods;
  outer->methods.push_back({"More", {extra}, {extra}, false, outer->text});
  outer->implementers.push_back(unit_.types.pointer_to(type));
  if (std::ranges::none_of(type->methods, [](const Method& m) { return m.on_pointer; }))
    outer->implementers.push_back(type);
  add(outer->text, "type " + outer->text + " interface {\n\t" + inner->text + "\n\tMore(n " + extra->text +
                       ") " + extra->text + "\n}\n");
  unit_.interfaces.push_back(outer);
  unit_.structs.push_back(type);
  bodies_.push_back(type);
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
  const bool wanted = method.name == "Read" || method.name == "Step" || method.name == "More";
  add(method.name, head + " {\n" + body.text() + "}\n", type->text, wanted);
}

}  // namespace gocxx::fuzz
