// defer, recover, and closures that are kept in variables.
#include "tests/fuzz/generate/body.h"

namespace gocxx::fuzz {

void Body::deferred_change() {
  std::string literal = literal_text("defer func()", [&] {
    if (choices_.chance(60)) {
      line("if r := recover(); r != nil {");
      line("\tsay(\"recovered\", show(r))");
      line("}");
    }
    const std::size_t mark = scope_.mark();
    statements(2, 0);
    leave(mark, false);
  });
  line(literal + "()");
}

void Body::defer_statement(int depth) {
  switch (choices_.weighted({20, 30, 20, 20, 15})) {
    case 0: {
      const Type* type = some_type();
      return line("defer say(" + std::to_string(unit_.numbered++) + ", " +
                  shown(type, expr(type, depth).text) + ")");
    }
    case 1: return line("defer " + function_literal({}, {}, depth - 1) + "()");
    case 2: {
      const Type* type = some_type();
      std::string literal = function_literal({type}, {}, depth - 1);
      return line("defer " + literal + "(" + expr(type, depth).text + ")");
    }
    case 3: return deferred_change();
    default: {
      std::vector<const Type*> results;
      if (!unit_.functions.empty()) results = choices_.pick(unit_.functions).results;
      auto made = call_of(results, depth);
      if (!made || made->starts_with("(")) return say(depth);
      return line("defer " + *made);
    }
  }
}

/// Statements whose panic is shown, and ends only them.
void Body::attempt(int depth) {
  std::string literal = literal_text("attempt(func()", [&] {
    const std::size_t mark = scope_.mark();
    statements(3, depth - 1);
    leave(mark, false);
  });
  line(literal + ")");
}

void Body::closure_variable(int depth) {
  const Type* number = unit_.types.basic("int");
  std::vector<const Type*> params;
  if (choices_.chance(50)) params.push_back(number);
  std::string name = fresh("f");
  line(name + " := " + function_literal(params, {number}, depth > 0 ? 1 : 0));
  scope_.add(name, unit_.types.func_of(params, {number}));
}

}  // namespace gocxx::fuzz
