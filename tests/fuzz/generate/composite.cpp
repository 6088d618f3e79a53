// Values with parts: literals, pointers, slices, interface values.
#include "tests/fuzz/generate/body.h"

namespace gocxx::fuzz {

std::string Body::element_list(const Type* elem, std::uint32_t count, int depth) {
  std::string list;
  for (std::uint32_t i = 0; i < count; ++i) list += (i == 0 ? "" : ", ") + expr(elem, depth - 1).text;
  return list;
}

std::string Body::struct_literal(const Type* type, int depth) {
  std::string list;
  const bool keyed = choices_.chance(40);
  for (const Field& field : type->fields) {
    std::string value = expr(field.type, depth - 1).text;
    list += (list.empty() ? "" : ", ") + (keyed ? field.name + ": " : "") + value;
  }
  return type->text + "{" + list + "}";
}

/// Constant keys must differ: there is one at most, and the other is none.
std::string Body::map_literal(const Type* type, int depth) {
  std::string list;
  switch (choices_.below(3)) {
    case 0: break;
    case 1: list = expr(type->key, depth - 1).text + ": " + expr(type->elem, depth - 1).text; break;
    default: {
      std::string first = variable_expr(type->key, depth - 1) + ": " + expr(type->elem, depth - 1).text;
      list = first + ", " + expr(type->key, depth - 1).text + ": " + expr(type->elem, depth - 1).text;
    }
  }
  return type->text + "{" + list + "}";
}

Expr Body::composite_literal(const Type* type, int depth) {
  switch (type->kind) {
    case Kind::kPointer: return {pointer(type, depth)};
    case Kind::kSlice:
      if (choices_.chance(10)) return {type->text + "(nil)"};
      return {type->text + "{" + element_list(type->elem, 2 + choices_.below(2), depth) + "}"};
    case Kind::kArray:
      return {type->text + "{" + element_list(type->elem, static_cast<std::uint32_t>(type->length), depth) +
              "}"};
    case Kind::kMap: return {map_literal(type, depth)};
    case Kind::kStruct: return {struct_literal(type, depth)};
    case Kind::kFunc: return {function_value(type, depth)};
    case Kind::kChan: return {"make(" + type->text + ", 1)"};
    default: return {interface_value(type, depth)};
  }
}

std::string Body::pointer(const Type* type, int depth) {
  switch (choices_.weighted({15, 45, 20, 6})) {
    case 1:
      if (auto place = addressable(type->elem, depth)) return "&" + *place;
      break;
    case 2:
      if (type->elem->kind == Kind::kStruct) return "&" + struct_literal(type->elem, depth);
      break;
    case 3: return "(" + type->text + ")(nil)";
    default: break;
  }
  if (type->elem->kind == Kind::kPointer) {
    if (auto place = addressable(type->elem, 0)) return "&" + *place;
    // A pointer to a nil pointer would end most tests early.
    return "&[]" + type->elem->text + "{" + pointer(type->elem, depth - 1) + "}[0]";
  }
  return "new(" + type->elem->text + ")";
}

/// "[low:high]" and its like, mostly within two elements.
std::string Body::bounds(int depth, bool full) {
  auto bound = [&](const std::string& constant) {
    if (depth <= 0 || choices_.chance(60)) return constant;
    return variable_expr(unit_.types.basic("int"), depth - 1) + "&1";
  };
  switch (choices_.below(full ? 4 : 3)) {
    case 0: return "[" + bound("1") + ":]";
    case 1: return "[:" + bound("1") + "]";
    case 2: {
      std::string low = bound("0");
      return "[" + low + ":" + bound("1") + "]";
    }
    default: {
      std::string low = bound("0");
      return "[" + low + ":" + bound("1") + ":" + (choices_.chance(50) ? "1" : "2") + "]";
    }
  }
}

std::string Body::slice(const Type* type, int depth) {
  switch (choices_.weighted({20, 30, 30, 20, 10, 5, 5})) {
    case 1: return variable_expr(type, depth - 1) + bounds(depth, true);
    case 2: {
      std::string to = expr(type, depth - 1).text;
      return "append(" + to + ", " + element_list(type->elem, 1 + choices_.below(2), depth) + ")";
    }
    case 3: {
      std::string to = expr(type, depth - 1).text;
      return "append(" + to + bounds(depth, true) + ", " + expr(type->elem, depth - 1).text + ")";
    }
    case 4:
      if (auto array = addressable(unit_.types.array_of(type->elem, 2), depth))
        return type->named ? type->text + "(" + *array + bounds(depth, true) + ")"
                           : *array + bounds(depth, true);
      break;
    case 5:
      return "append(" + expr(type, depth - 1).text + ", " + variable_expr(type, depth - 1) + "[:1]...)";
    case 6:
      if (type->elem->text == "uint8") {
        std::string to = expr(type, depth - 1).text;
        return "append(" + to + ", " + expr(unit_.types.basic("string"), depth - 1).text + "...)";
      }
      return type->text + "{1: " + expr(type->elem, depth - 1).text + ", " +
             expr(type->elem, depth - 1).text + "}";
    default: break;
  }
  if (choices_.chance(30)) return "make(" + type->text + ", 2, 4)";
  return composite_literal(type, depth).text;
}

/// A value of an interface type; of `any` also what holds other types than the test expects.
std::string Body::interface_value(const Type* type, int depth) {
  if (type->kind == Kind::kInterface) {
    const Type* what = choices_.pick(type->implementers);
    return type->text + "(" + expr(what, depth - 1).text + ")";
  }
  const Type* what = choices_.chance(60) ? basic_type() : some_type();
  if (what->kind == Kind::kAny) what = unit_.types.basic("int");
  return "any(" + expr(what, depth - 1).text + ")";
}

}  // namespace gocxx::fuzz
