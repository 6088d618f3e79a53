// Expressions of any type: how they are made is chosen here; the parts are elsewhere, by kind of type.
#include <array>

#include "tests/fuzz/generate/body.h"

namespace gocxx::fuzz {

Body::Body(Choices& choices, Unit& unit) : choices_(choices), unit_(unit) {
  for (const Global& global : unit.globals) scope_.add(global.name, global.type)->used = true;
}

const Type* Body::basic_type() {
  switch (choices_.weighted({30, 25, 15, 6, 5, 5, 4})) {
    case 0: return unit_.types.basic("int");
    case 1: return choices_.pick(unit_.types.integers());
    case 2: return unit_.types.basic("string");
    case 3: return unit_.types.basic("bool");
    case 4: return unit_.types.basic(choices_.chance(30) ? "float32" : "float64");
    case 5: return unit_.named.empty() ? unit_.types.basic("int") : choices_.pick(unit_.named);
    default: return unit_.types.basic(choices_.chance(30) ? "complex64" : "complex128");
  }
}

/// Types of types: what has parts that have parts.
const Type* Body::nested_type() {
  Types& types = unit_.types;
  const Type* number = types.basic("int");
  const Type* inner = choices_.chance(50) ? number : basic_type();
  switch (choices_.below(7)) {
    case 0: return types.slice_of(types.slice_of(inner));
    case 1: return types.array_of(types.array_of(inner, 2), 2);
    case 2: return types.slice_of(types.pointer_to(number));
    case 3: return types.pointer_to(types.slice_of(inner));
    case 4: return types.pointer_to(types.array_of(inner, 2));
    case 5: return types.slice_of(types.array_of(inner, 2));
    default: return types.array_of(types.slice_of(inner), 2);
  }
}

const Type* Body::map_type() {
  Types& types = unit_.types;
  const Type* number = types.basic("int");
  const Type* key = choices_.chance(50) ? choices_.pick(types.integers()) : types.array_of(number, 2);
  if (!unit_.structs.empty() && choices_.chance(40)) {
    const Type* of_struct = choices_.pick(unit_.structs);
    if (is_comparable(of_struct)) key = of_struct;
  }
  switch (choices_.below(4)) {
    case 0: return types.map_of(key, basic_type());
    case 1: return types.map_of(number, types.slice_of(number));
    case 2: return types.map_of(types.basic("string"), types.func_of({}, {number}));
    default: return types.map_of(number, unit_.structs.empty() ? number : choices_.pick(unit_.structs));
  }
}

const Type* Body::function_type() {
  Types& types = unit_.types;
  const Type* number = types.basic("int");
  const Type* returned = types.func_of({}, {number});
  switch (choices_.below(5)) {
    case 0: return types.func_of({}, {returned});
    case 1: return types.func_of({types.pointer_to(number)}, {number});
    case 2: return types.func_of({number}, {types.pointer_to(number)});
    case 3: return types.func_of({}, {number, types.basic("string")});
    default: return types.func_of({returned}, {number});
  }
}

const Type* Body::some_type() {
  Types& types = unit_.types;
  const Type* number = types.basic("int");
  const Type* of_struct = unit_.structs.empty() ? number : choices_.pick(unit_.structs);
  switch (choices_.weighted({60, 12, 8, 5, 4, 10, 5, 4, 6, 4, 5, 10, 4, 4, 6})) {
    case 0: return basic_type();
    case 1: return of_struct;
    case 2: return types.pointer_to(of_struct);
    case 3: return types.pointer_to(number);
    case 4: return types.pointer_to(types.pointer_to(choices_.chance(50) ? number : of_struct));
    case 5: return types.slice_of(choices_.chance(20) ? of_struct : basic_type());
    case 6:
      return types.array_of(choices_.chance(20) ? of_struct : basic_type(),
                            2 + static_cast<int>(choices_.below(2)));
    case 7: return types.map_of(choices_.chance(50) ? number : types.basic("string"), basic_type());
    case 8: return choices_.chance(50) ? types.func_of({}, {number}) : types.func_of({number}, {number});
    case 9: return types.any();
    case 10: return unit_.interfaces.empty() ? number : choices_.pick(unit_.interfaces);
    case 11: return nested_type();
    case 12: return map_type();
    case 13: return function_type();
    default: return unit_.others.empty() ? number : choices_.pick(unit_.others);
  }
}

Expr Body::string_literal(const Type* type) {
  static const std::vector<std::string> values{R"("")",          R"("a")",
                                               R"("bc")",        R"("héé")",
                                               R"("x\x00\xff")", R"("日本")",
                                               R"("\xe6\x97")",  "`a\\n\"`",
                                               R"("\u00ff😀")",   R"("\xed\xa0\x80z")",
                                               R"("a" + "\n")",  R"("\xf4\x90\x80\x80")"};
  const std::string& value = choices_.pick(values);
  return {type->named ? type->text + "(" + value + ")" : value, true, value};
}

Expr Body::literal(const Type* type, int depth) {
  switch (type->kind) {
    case Kind::kInteger: return integer_literal(type);
    case Kind::kFloat: {
      static const std::vector<std::string> values{
          "0.0",  "1.0",     "2.5",       "-1.5",      "1e30",          "1e-40",           "16777217.0",
          "-3e9", "1.0 / 3", "0.1 + 0.2", "0x1.8p-30", "(1 << 90) / 3", "1e308*1e9/1e300", "-7 / 2"};
      return {type->text + "(" + choices_.pick(values) + ")", true};
    }
    case Kind::kComplex: return complex_literal(type);
    case Kind::kBool: return {choices_.chance(50) ? "true" : "false", true};
    case Kind::kString: return string_literal(type);
    default: return composite_literal(type, depth);
  }
}

Expr Body::operation(const Type* type, int depth) {
  switch (type->kind) {
    case Kind::kInteger: return integer_operation(type, depth);
    case Kind::kFloat: return float_operation(type, depth);
    case Kind::kComplex: return complex_operation(type, depth);
    case Kind::kBool: return bool_operation(depth);
    case Kind::kString: return string_operation(type, depth);
    case Kind::kPointer: return {pointer(type, depth)};
    case Kind::kSlice: return {slice(type, depth)};
    case Kind::kFunc: return {function_value(type, depth)};
    case Kind::kAny:
    case Kind::kInterface: return {interface_value(type, depth)};
    default: return literal(type, depth);
  }
}

Expr Body::expr(const Type* type, int depth) {
  ChoiceRange range(choices_);
  const bool deep = depth > 0;
  std::optional<std::string> found;
  switch (choices_.weighted({10, 30, deep ? 12U : 0U, deep ? 22U : 0U, deep ? 26U : 0U, deep ? 4U : 0U,
                             deep ? 2U : 0U, deep ? 5U : 0U})) {
    case 0: return literal(type, depth);
    case 1: found = read(type, depth); break;
    case 2:
      if (calls_allowed_) found = tracer(type, expr(type, depth - 1).text);
      break;
    case 3: found = call_of({type}, depth); break;
    case 4: return operation(type, depth);
    case 5:
      if (type->kind == Kind::kAny) break;
      if (auto any = read(unit_.types.any(), 0)) found = *any + ".(" + type->text + ")";
      break;
    case 6:
      if (calls_allowed_) found = called_at_once(type, depth - 1);
      break;
    default: found = part_of_result(type, depth); break;
  }
  return found ? Expr{*found} : literal(type, depth);
}

std::string Body::variable_expr(const Type* type, int depth) {
  if (depth > 0) {
    Expr made = expr(type, depth);
    if (!made.constant) return made.text;
  }
  if (auto found = read(type, depth)) return *found;
  if (calls_allowed_) return tracer(type, literal(type, 0).text);
  // Neither a variable nor a call: the first element of a slice is not computed by the compiler either.
  return "[]" + type->text + "{" + literal(type, 0).text + "}[0]";
}

}  // namespace gocxx::fuzz
