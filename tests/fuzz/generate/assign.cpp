// Definitions and assignments in all their forms.
#include <algorithm>

#include "tests/fuzz/generate/body.h"

namespace gocxx::fuzz {

void Body::define(int depth) {
  const Type* type = some_type();
  std::string name = fresh("v");
  switch (choices_.weighted({60, 20, 10})) {
    case 0: line(name + " := " + expr(type, depth + 1).text); break;
    case 1: line("var " + name + " " + type->text + " = " + expr(type, depth + 1).text); break;
    default: line("var " + name + " " + type->text); break;
  }
  scope_.add(name, type);
}

void Body::define_several(int depth) {
  const Type* first = some_type();
  const Type* second = some_type();
  if (!unit_.functions.empty() && choices_.chance(50)) {
    const Function& like = choices_.pick(unit_.functions);
    if (like.results.size() == 2) first = like.results[0], second = like.results[1];
  }
  std::string names[2]{fresh("v"), fresh("v")};
  std::string values;
  if (auto spread = choices_.chance(50) ? call_of({first, second}, depth + 1) : std::nullopt) {
    values = *spread;
  } else {
    values = expr(first, depth + 1).text + ", ";
    values += expr(second, depth + 1).text;
  }
  const bool defines = choices_.chance(70);
  line((defines ? "" : "var ") + names[0] + ", " + names[1] + (defines ? " := " : " = ") + values);
  scope_.add(names[0], first);
  scope_.add(names[1], second);
}

void Body::comma_ok(int depth) {
  const Type* type = basic_type();
  std::string names[2]{fresh("v"), fresh("ok")};
  std::string from;
  auto channels = scope_.paths(unit_.types.chan_of(type), 0);
  if (!channels.empty() && choices_.chance(50)) {
    channels[0].root->used = true;
    from = "<-" + channels[0].root->name;
  } else if (choices_.chance(50)) {
    from = variable_expr(unit_.types.any(), depth) + ".(" + type->text + ")";
  } else {
    const Type* key = unit_.types.basic(choices_.chance(50) ? "string" : "int");
    from = variable_expr(unit_.types.map_of(key, type), depth) + "[";
    from += expr(key, depth).text + "]";
  }
  line(names[0] + ", " + names[1] + " := " + from);
  scope_.add(names[0], type);
  scope_.add(names[1], unit_.types.basic("bool"));
}

void Body::assign(int depth) {
  const Type* type = some_type();
  if (auto place = assignable(type, depth)) return line(*place + " = " + expr(type, depth + 1).text);
  line("_ = " + expr(type, depth + 1).text);
}

void Body::assign_several(int depth) {
  const Type* first = some_type();
  const Type* second = choices_.chance(40) ? first : some_type();
  auto place = assignable(first, depth);
  auto other = assignable(second, depth);
  std::string to = (place ? *place : "_") + ", " + (other ? *other : "_");
  if (auto spread = choices_.chance(30) ? call_of({first, second}, depth + 1) : std::nullopt)
    return line(to + " = " + *spread);
  std::string values = expr(first, depth + 1).text + ", ";
  values += expr(second, depth + 1).text;
  line(to + " = " + values);
}

void Body::op_assign(int depth) {
  static const std::vector<std::string> operators{"+", "-", "*", "&", "|", "^", "&^"};
  const Type* type = basic_type();
  if (type->kind == Kind::kBool) type = unit_.types.basic("int");
  auto place = assignable(type, depth + 1);
  if (!place) return define(depth);
  if (type->kind == Kind::kString) return line(*place + " += " + short_string(depth + 1));
  if (type->kind == Kind::kComplex) return line(*place + complex_change(type, depth));
  if (type->kind == Kind::kFloat) return line(*place + " -= " + expr(type, depth + 1).text);
  switch (choices_.weighted({40, 10, 10, 10})) {
    case 0: {
      std::string op = choices_.pick(operators);
      return line(*place + " " + op + "= " + expr(type, depth + 1).text);
    }
    case 1: return line(*place + (choices_.chance(50) ? "++" : "--"));
    case 2: {
      std::string op = choices_.chance(50) ? " /= " : " %= ";
      return line(*place + op + (choices_.chance(40) ? divisor(type) : variable_expr(type, depth + 1)));
    }
    default:
      return line(*place + (choices_.chance(50) ? " <<= (" : " >>= (") +
                  variable_expr(choices_.pick(unit_.types.integers()), depth + 1) + " & 15)");
  }
}

void Body::call_statement(int depth) {
  std::vector<const Type*> results;
  if (!unit_.functions.empty()) results = choices_.pick(unit_.functions).results;
  if (auto made = call_of(results, depth + 1)) return line(*made);
  say(depth);
}

void Body::builtin_statement(int depth) {
  const Type* elem = basic_type();
  const Type* type = unit_.types.slice_of(elem);
  switch (choices_.weighted({40, 20, 10, 20})) {
    case 0: {
      std::string to = variable_expr(type, depth);
      std::string low = bounds(depth, false);
      return line("copy(" + to + low + ", " + expr(type, depth).text + ")");
    }
    case 1: {
      const Type* key = unit_.types.basic(choices_.chance(50) ? "string" : "int");
      std::string map = variable_expr(unit_.types.map_of(key, elem), depth);
      return line("delete(" + map + ", " + expr(key, depth).text + ")");
    }
    case 2: {
      const Type* map = unit_.types.map_of(unit_.types.basic("int"), elem);
      return line("clear(" + variable_expr(choices_.chance(50) ? type : map, depth) + ")");
    }
    default: {
      auto place = assignable(type, 0);
      if (!place) return define(depth);
      return line(*place + " = append(" + *place + ", " + element_list(elem, 1 + choices_.below(2), depth) +
                  ")");
    }
  }
}

/// A struct or an array is copied; then a part of one of them changes.
void Body::copy(int depth) {
  Types& types = unit_.types;
  const Type* type =
      choices_.chance(50) && !unit_.structs.empty()
          ? choices_.pick(unit_.structs)
          : types.array_of(choices_.chance(50) ? types.array_of(types.basic("int"), 2) : basic_type(), 2);
  std::string name = fresh("v");
  line(name + " := " + variable_expr(type, depth));
  Variable* made = scope_.add(name, type);
  assign(depth);
  if (choices_.chance(50)) op_assign(depth);
  say_variable(made);
}

/// A type of a function, two values of which one is the other's copy, and a pointer to one.
void Body::local_type(int depth) {
  static const char* const names[]{"x", "y", "z"};
  Type* type = unit_.types.declare(Kind::kStruct, fresh("T"));
  type->local = true;
  std::string fields;
  for (std::uint32_t i = 0, count = 1 + choices_.below(3); i < count; ++i) {
    const Type* field = choices_.chance(70) ? basic_type() : unit_.types.array_of(basic_type(), 2);
    type->fields.push_back({names[i], field});
    fields += (i == 0 ? "" : "; ") + std::string(names[i]) + " " + field->text;
  }
  std::string first = fresh("v");
  std::string second = fresh("v");
  std::string pointer = fresh("p");
  line("type " + type->text + " struct{ " + fields + " }");
  line(first + " := " + struct_literal(type, depth));
  line(second + " := " + first);
  line(pointer + " := &" + first);
  scope_.add(first, type)->used = true;
  scope_.add(second, type)->used = true;
  scope_.add(pointer, unit_.types.pointer_to(type))->used = true;
  line(pointer + ".x = " + expr(type->fields[0].type, depth).text);
  line("say(" + first + ", " + second + ")");
}

/// Literals are assigned to entries, elements and what a pointer points to, which a call in the literal
/// moves.
void Body::assign_literals(int depth) {
  const std::string map = fresh("m"), list = fresh("l"), pointer = fresh("p"), move = fresh("f");
  const bool array = choices_.chance(30);
  const std::string type = array ? "[2]int" : fresh("T");
  if (!array) line("type " + type + " struct{ x, y int }");
  const std::string part = array ? "[1]" : ".y";
  line(map + ", " + list + ", " + pointer + " := map[int]" + type + "{}, make([]" + type + ", 2), &" + type +
       "{}");
  line(move + " := func() int { " + list + " = append(" + list + ", " + type + "{}); " + map + "[len(" +
       list + ")] = " + type + "{}; " + pointer + " = &" + type + "{1, 2}; return len(" + list + ") }");
  const Type* number = unit_.types.basic("int");
  const std::vector<std::string> parts{move + "()",    "len(" + map + ")", "len(" + list + ")",
                                       pointer + part, map + "[1]" + part, list + "[0]" + part};
  const std::vector<std::string> places{map + "[1]", map + "[len(" + map + ")]", list + "[0]",
                                        list + "[len(" + list + ")-1]", "*" + pointer};
  auto operand = [&] { return choices_.chance(20) ? expr(number, depth).text : choices_.pick(parts); };
  for (std::uint32_t i = 0, count = 2 + choices_.below(4); i < count; ++i) {
    const std::string x = operand(), y = operand();
    line(choices_.pick(places) + " = " + type + "{" + x + ", " + y + "}");
  }
  line("say(" + map + ", " + list + ", *" + pointer + ")");
}

void Body::local_constants(int depth) {
  const Type* type = choices_.pick(unit_.types.integers());
  std::string name = fresh("c");
  line("const " + name + " = " + constant_expression(type).text);
  std::string value = fresh("v");
  line(value + " := " + variable_expr(type, depth) + " ^ " + name);
  scope_.add(value, type);
}

/// A closure that the library calls.
void Body::library_callback(int depth) {
  const Type* text = unit_.types.basic("string");
  const Type* rune = unit_.types.basic("int32");
  auto callback = [&](const Type* result) { return function_literal({rune}, {result}, depth - 1); };
  switch (choices_.below(4)) {
    case 0: {
      const Type* list = unit_.types.slice_of(unit_.types.basic(choices_.chance(50) ? "int" : "string"));
      std::string name = fresh("l");
      line(name + " := " + expr(list, depth).text);
      scope_.add(name, list);
      return line("sort.SliceStable(" + name + ", func(i, j int) bool { return " + name + "[i] > " + name +
                  "[j] })");
    }
    case 1: {
      std::string function = callback(rune);
      return line("say(strings.Map(" + function + ", " + expr(text, depth).text + "))");
    }
    case 2: {
      std::string operand = expr(text, depth).text;
      return line("say(strings.FieldsFunc(" + operand + ", " + callback(unit_.types.basic("bool")) + "))");
    }
    default: {
      std::string operand = expr(text, depth).text;
      return line("say(strings.IndexFunc(" + operand + ", " + callback(unit_.types.basic("bool")) + "))");
    }
  }
}

/// A pointer or a closure goes into a package variable, where it outlives its function.
void Body::register_pointer(int depth) {
  for (std::size_t tries = 0; tries < 3 && !unit_.globals.empty(); ++tries) {
    const Global& global = choices_.pick(unit_.globals);
    const Type* type = global.type;
    const bool visible = std::ranges::any_of(
        scope_.visible(), [&](const Variable* v) { return v->name == global.name && v->type == type; });
    if (!visible) continue;
    const bool keeps = type->kind == Kind::kPointer || type->kind == Kind::kFunc || type->kind == Kind::kAny;
    if (keeps) return line(global.name + " = " + expr(type, depth + 1).text);
    if (type->kind != Kind::kSlice || (type->elem->kind != Kind::kPointer && type->elem->kind != Kind::kFunc))
      continue;
    return line(global.name + " = append(" + global.name + ", " + expr(type->elem, depth + 1).text + ")");
  }
  assign(depth);
}

}  // namespace gocxx::fuzz
