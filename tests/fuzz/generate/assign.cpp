// Definitions and assignments in all their forms.
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
  if (type->kind == Kind::kFloat) return line(*place + " -= " + expr(type, depth + 1).text);
  switch (choices_.weighted({40, 10, 10, 10})) {
    case 0: {
      std::string op = choices_.pick(operators);
      return line(*place + " " + op + "= " + expr(type, depth + 1).text);
    }
    case 1: return line(*place + (choices_.chance(50) ? "++" : "--"));
    case 2: return line(*place + (choices_.chance(50) ? " /= " : " %= ") + variable_expr(type, depth + 1));
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
    case 2: return line("clear(" + variable_expr(type, depth) + ")");
    default: {
      auto place = assignable(type, 0);
      if (!place) return define(depth);
      return line(*place + " = append(" + *place + ", " + element_list(elem, 1 + choices_.below(2), depth) +
                  ")");
    }
  }
}

/// A pointer or a closure goes into a package variable, where it outlives its function.
void Body::register_pointer(int depth) {
  for (std::size_t tries = 0; tries < 3 && !unit_.globals.empty(); ++tries) {
    const Global& global = choices_.pick(unit_.globals);
    const Type* type = global.type;
    const bool keeps = type->kind == Kind::kPointer || type->kind == Kind::kFunc || type->kind == Kind::kAny;
    if (keeps) return line(global.name + " = " + expr(type, depth + 1).text);
    if (type->kind != Kind::kSlice || (type->elem->kind != Kind::kPointer && type->elem->kind != Kind::kFunc))
      continue;
    return line(global.name + " = append(" + global.name + ", " + expr(type->elem, depth + 1).text + ")");
  }
  assign(depth);
}

}  // namespace gocxx::fuzz
