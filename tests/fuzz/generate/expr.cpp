// Expressions of any type: how they are made is chosen here; the parts are elsewhere, by kind of type.
#include <array>

#include "tests/fuzz/generate/body.h"

namespace gocxx::fuzz {

Body::Body(Choices& choices, Unit& unit) : choices_(choices), unit_(unit) {
  for (const Global& global : unit.globals) scope_.add(global.name, global.type)->used = true;
}

const Type* Body::basic_type() {
  switch (choices_.weighted({30, 25, 15, 6, 5, 5})) {
    case 0: return unit_.types.basic("int");
    case 1: return choices_.pick(unit_.types.integers());
    case 2: return unit_.types.basic("string");
    case 3: return unit_.types.basic("bool");
    case 4: return unit_.types.basic(choices_.chance(30) ? "float32" : "float64");
    default: return unit_.named.empty() ? unit_.types.basic("int") : choices_.pick(unit_.named);
  }
}

const Type* Body::some_type() {
  Types& types = unit_.types;
  const Type* number = types.basic("int");
  const Type* of_struct = unit_.structs.empty() ? number : choices_.pick(unit_.structs);
  switch (choices_.weighted({60, 12, 8, 5, 3, 10, 5, 4, 6, 4, 4})) {
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
    default: return unit_.interface != nullptr ? unit_.interface : number;
  }
}

Expr Body::literal(const Type* type, int depth) {
  switch (type->kind) {
    case Kind::kInteger: return integer_literal(type);
    case Kind::kFloat: {
      static const std::vector<std::string> values{"0.0",  "1.0",   "2.5",        "-1.5",
                                                   "1e30", "1e-40", "16777217.0", "-3e9"};
      return {type->text + "(" + choices_.pick(values) + ")", true};
    }
    case Kind::kBool: return {choices_.chance(50) ? "true" : "false", true};
    case Kind::kString: {
      static const std::vector<std::string> values{R"("")",    R"("a")",         R"("bc")",
                                                   R"("héé")", R"("x\x00\xff")", R"("日本")"};
      return {choices_.pick(values), true};
    }
    default: return composite_literal(type, depth);
  }
}

Expr Body::operation(const Type* type, int depth) {
  switch (type->kind) {
    case Kind::kInteger: return integer_operation(type, depth);
    case Kind::kFloat: return float_operation(type, depth);
    case Kind::kBool: return bool_operation(depth);
    case Kind::kString: return string_operation(depth);
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
  switch (choices_.weighted(
      {10, 30, deep ? 12U : 0U, deep ? 22U : 0U, deep ? 26U : 0U, deep ? 4U : 0U, deep ? 2U : 0U})) {
    case 0: return literal(type, depth);
    case 1: found = read(type, depth); break;
    case 2:
      if (calls_allowed_) found = tracer(type, expr(type, depth - 1).text);
      break;
    case 3: found = call(type, depth); break;
    case 4: return operation(type, depth);
    case 5:
      if (type->kind == Kind::kAny) break;
      if (auto any = read(unit_.types.any(), 0)) found = *any + ".(" + type->text + ")";
      break;
    default:
      if (calls_allowed_) found = called_at_once(type, depth - 1);
      break;
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

std::string Body::shown(const Type* type, const std::string& text) {
  if (is_printable(type) && type->kind != Kind::kSlice) return text;
  switch (type->kind) {
    case Kind::kFunc:
    case Kind::kChan: return text + " != nil";
    case Kind::kAny:
    case Kind::kInterface: return "show(" + text + ")";
    default: break;
  }
  // A function of the unit that takes the value apart, declared where it is first needed.
  std::string key = type->text;
  std::string name = unit_.prefix + "see";
  for (char c : key)
    name += std::isalnum(static_cast<unsigned char>(c)) != 0 ? std::string(1, c)
                                                             : (c == '*'   ? "P"
                                                                : c == '[' ? "S"
                                                                           : "_");
  for (const auto& each : unit_.declarations)
    if (each.name == name) return name + "(" + text + ")";
  std::size_t place = unit_.declarations.size();
  unit_.declarations.push_back({name, "", "", false});
  std::string body;
  if (type->kind == Kind::kPointer) {
    body = "\tif v == nil {\n\t\treturn \"nil\"\n\t}\n\treturn " + shown(type->elem, "*v") + "\n";
  } else if (type->kind == Kind::kSlice && is_printable(type)) {
    body = "\treturn fmt.Sprint(v == nil, len(v), cap(v), v)\n";
  } else if (type->kind == Kind::kSlice || type->kind == Kind::kArray) {
    body = "\ttext := fmt.Sprint(len(v), cap(v))\n\tfor i := range v {\n\t\ttext += fmt.Sprint(\" \", " +
           shown(type->elem, "v[i]") + ")\n\t}\n\treturn text\n";
  } else if (type->kind == Kind::kStruct) {
    body = "\treturn fmt.Sprint(";
    bool first = true;
    for (const Field& field : type->fields) {
      body += (first ? "" : ", \" \", ") + shown(field.type, "v." + field.name);
      first = false;
    }
    body += ")\n";
  } else {
    body = "\treturn len(v)\n";
  }
  unit_.declarations[place].text = "func " + name + "(v " + type->text + ") any {\n" + body + "}\n";
  return name + "(" + text + ")";
}

}  // namespace gocxx::fuzz
