// The declarations of a test: in which order they are made, its constants and variables, and the test itself.
#include "tests/fuzz/generate/declare.h"

#include "tests/fuzz/generate/declarer.h"

namespace gocxx::fuzz {

void Declarer::declare() {
  constants();
  named_integer();
  named_others();
  for (std::uint32_t i = 0, count = 1 + choices_.below(3); i < count; ++i) structure(static_cast<int>(i));
  interface();
  wrapper();
  for (std::uint32_t i = 3 + choices_.below(4); i > 0; --i) global();
  if (choices_.chance(30)) initialised_globals();
  for (const Type* type : bodies_) methods(type);
  for (std::uint32_t i = 3 + choices_.below(4); i > 0; --i) function();
  test();
}

namespace {

/// An expression with iota in a list of constants, and its value.
struct Rule {
  const char* text;
  int (*value)(int iota);
};

constexpr Rule kRules[]{
    {"iota", [](int i) { return i; }},
    {"iota + 1", [](int i) { return i + 1; }},
    {"1 << iota", [](int i) { return 1 << i; }},
    {"10 - iota*2", [](int i) { return 10 - i * 2; }},
    {"iota*iota + 3", [](int i) { return i * i + 3; }},
    {"(iota + 1) * 100 / 7", [](int i) { return (i + 1) * 100 / 7; }},
    {"'\\x03' + iota%2", [](int i) { return 3 + i % 2; }},
};

}  // namespace

/// "const ( C0 int8 = 1 << iota; C1; _; C3 )": all values fit every type of numbers.
void Declarer::constants() {
  const Type* type = choices_.chance(50) ? basic("int") : choices_.pick(unit_.types.integers());
  const Rule& rule = kRules[choices_.below(std::size(kRules))];
  Unit::Declaration made;
  std::string text = "const (\n";
  for (int i = 0; i < 5; ++i) {
    const bool skipped = i > 0 && choices_.chance(20);
    std::string constant = skipped ? "_" : fresh("c");
    text += "\t" + constant + (i == 0 ? " " + type->text + " = " + rule.text : "") + "\n";
    if (skipped) continue;
    unit_.constants.push_back({constant, type, std::to_string(rule.value(i))});
    made.names.push_back(constant);
  }
  made.text = text + ")\n";
  unit_.declarations.push_back(std::move(made));
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

/// Variables that need one another through functions, the first one the last: Go sorts them. A further
/// variable sees the order in which the functions run.
void Declarer::initialised_globals() {
  const std::string order = fresh("order");
  add(order, "var " + order + " int\n");
  unit_.globals.push_back({order, basic("int")});
  const std::uint32_t count = 2 + choices_.below(3);
  std::vector<std::string> names;
  for (std::uint32_t i = 0; i < count; ++i) names.push_back(fresh("g"));
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::string number = std::to_string(i + 1);
    const std::string function = fresh("init");
    const std::string later = i + 1 < count ? names[i + 1 + choices_.below(count - i - 1)] : number;
    add(function, "func " + function + "(n int) int {\n\t" + order + " = " + order + "*7 + n\n\treturn n + " +
                      later + "\n}\n");
    std::string value = function + "(" + number + ")";
    switch (choices_.below(4)) {
      case 0: break;
      case 1: value = "func() int { return " + value + " }()"; break;
      case 2: value = later + " - " + value; break;
      default: value = "[]func(int) int{" + function + "}[0](" + number + ")"; break;
    }
    add(names[i], "var " + names[i] + " = " + value + "\n");
    unit_.globals.push_back({names[i], basic("int")});
    if (choices_.chance(25)) add(order, "var _ = " + function + "(" + std::to_string(i + 10) + ")\n");
  }
  if (choices_.chance(50)) add(order, "func init() {\n\t" + order + " = " + order + "*7 + 6\n}\n");
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

Unit make_unit(Choices& choices, const std::string& prefix) {
  Unit unit(prefix);
  Declarer(choices, unit).declare();
  return unit;
}

}  // namespace gocxx::fuzz
