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

/// Values of all kinds that a panic shows without an address.
std::string Body::panic_value(int depth) {
  auto number = [&] { return expr(unit_.types.basic("int"), depth).text; };
  switch (choices_.weighted({50, 25, 8, 8, 8, 3, 3})) {
    case 0: {
      const Type* type = basic_type();
      return "show(" + expr(type, depth).text + ")";
    }
    case 1: {
      const Type* type = basic_type();
      return expr(type, depth).text;
    }
    case 2: return "failure{" + number() + "}";
    case 3: return "&failure{" + number() + "}";
    case 4: return "fmt.Errorf(\"wrapped: %w\", failure{" + number() + "})";
    case 5: return "nil";
    default: return "error(nil)";
  }
}

/// Deferred functions that see a panic, and panic themselves.
void Body::panic_again(int depth) {
  std::string literal = literal_text("attempt(func()", [&] {
    switch (choices_.below(6)) {
      case 0: line("defer func() { r := recover(); note(\"again\", show(r)); panic(r) }()"); break;
      case 1: line("defer func() { panic(fmt.Sprint(\"after \", show(recover()))) }()"); break;
      case 2: line("defer func() { func() { note(\"not seen\", show(recover())) }() }()"); break;
      case 3: line("defer recover()"); break;
      case 4:
        line("defer func() { defer func() { note(\"inner\", show(recover())) }(); panic(\"inner\") }()");
        break;
      default:
        line("defer func() { note(\"second\", show(recover())) }()");
        line("defer func() { panic(" + panic_value(0) + ") }()");
        break;
    }
    const std::size_t mark = scope_.mark();
    statements(3, depth - 1);
    leave(mark, false);
    if (choices_.chance(60)) line("panic(" + panic_value(depth - 1) + ")");
  });
  line(literal + ")");
}

}  // namespace gocxx::fuzz
