// The code that shows a value, but never an address. Functions of the unit take values apart, one for each
// type, declared where it is first needed.
#include <cctype>

#include "tests/fuzz/generate/body.h"

namespace gocxx::fuzz {

namespace {

/// "[]*int" -> "SPint": a part of a name.
std::string as_name(const Type* type) {
  std::string name;
  for (char c : type->text) {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0)
      name += c;
    else
      name += c == '*' ? 'P' : (c == '[' ? 'S' : '_');
  }
  return name;
}

}  // namespace

/// A call that shows its operand and returns it.
std::string Body::tracer(const Type* type, const std::string& value) {
  std::string name = unit_.prefix + "tr" + as_name(type);
  if (!unit_.declares(name)) {
    std::string seen = shown(type, "v");
    unit_.declarations.push_back({{name},
                                  "func " + name + "(n int, v " + type->text + ") " + type->text +
                                      " {\n\tsay(n, " + seen + ")\n\treturn v\n}\n"});
  }
  return name + "(" + std::to_string(unit_.numbered++) + ", " + value + ")";
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
  std::string name = unit_.prefix + "see" + as_name(type);
  if (!unit_.declares(name)) {
    // Its place is taken first: it may need others.
    const std::size_t place = unit_.declarations.size();
    unit_.declarations.push_back({{name}, ""});
    std::string body = seeing_function(type);
    unit_.declarations[place].text = "func " + name + "(v " + type->text + ") any {\n" + body + "}\n";
  }
  return name + "(" + text + ")";
}

/// The statements of a function that takes the value v apart.
std::string Body::seeing_function(const Type* type) {
  switch (type->kind) {
    case Kind::kPointer:
      return "\tif v == nil {\n\t\treturn \"nil\"\n\t}\n\treturn " + shown(type->elem, "*v") + "\n";
    case Kind::kSlice:
      if (is_printable(type)) return "\treturn fmt.Sprint(v == nil, len(v), cap(v), v)\n";
      [[fallthrough]];
    case Kind::kArray:
      return "\ttext := fmt.Sprint(len(v), cap(v))\n\tfor i := range v {\n\t\ttext += fmt.Sprint(\" \", " +
             shown(type->elem, "v[i]") + ")\n\t}\n\treturn text\n";
    case Kind::kStruct: {
      std::string list;
      for (const Field& field : type->fields)
        list += (list.empty() ? "" : ", \" \", ") + shown(field.type, "v." + field.name);
      return "\treturn fmt.Sprint(" + list + ")\n";
    }
    default: return "\treturn len(v)\n";
  }
}

}  // namespace gocxx::fuzz
