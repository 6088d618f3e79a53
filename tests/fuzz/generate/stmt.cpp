// Statements: which is chosen, blocks, and what is shown of variables.
#include "tests/fuzz/generate/body.h"

namespace gocxx::fuzz {

void Body::line(const std::string& text) {
  out_ += std::string(static_cast<std::size_t>(indent_), '\t') + text + "\n";
}

/// A composite literal may not stand bare in the head of a statement.
std::string Body::header(const std::string& text) {
  return text.find('{') == std::string::npos ? text : "(" + text + ")";
}

void Body::function_body(const std::vector<const Type*>& results, std::uint32_t most, int depth) {
  const std::size_t mark = scope_.mark();
  around_.results = results;
  statements(most, depth);
  leave(mark, false);
  if (results.empty()) return;
  return_statement(depth + 1);
}

/// The variables of a block end: those that nothing has used are shown, for Go refuses them otherwise.
void Body::leave(std::size_t mark, bool all) {
  for (const auto& variable : scope_.leave(mark))
    if (!variable->used || all) say_variable(variable.get());
}

void Body::say_variable(Variable* variable) {
  variable->used = true;
  if (calls_allowed_)
    line("say(\"" + variable->name + "\", " + shown(variable->type, variable->name) + ")");
  else
    line("_ = " + variable->name);
}

void Body::block(const std::string& head, std::uint32_t most, int depth) {
  line(head + " {");
  ++indent_;
  const std::size_t mark = scope_.mark();
  statements(most, depth);
  leave(mark, false);
  --indent_;
}

void Body::statements(std::uint32_t most, int depth) {
  // Each further statement is a choice of its own, so that shrinking can cut the list anywhere.
  for (std::uint32_t i = 0; i < most; ++i) {
    ChoiceRange range(choices_);
    if (!choices_.chance(85)) return;
    statement(depth);
  }
}

void Body::say(int depth) {
  std::string list = std::to_string(unit_.numbered++);
  for (std::uint32_t i = 1 + choices_.below(3); i > 0; --i) {
    const Type* type = some_type();
    list += ", " + shown(type, expr(type, depth + 1).text);
  }
  line("say(" + list + ")");
}

void Body::statement(int depth) {
  const std::uint32_t calls = calls_allowed_ ? 1 : 0;
  const std::uint32_t deep = depth > 0 ? calls : 0;
  switch (choices_.weighted({22 * calls, 16,        5,         4,        20,        8,
                             10,         8 * calls, 6,         6,        7,         9 * deep,
                             6 * deep,   4 * deep,  2 * calls, 2 * deep, 10 * deep, 5 * deep,
                             5 * deep,   6 * calls, 4 * deep,  3 * deep, 2 * deep,  2 * deep})) {
    case 0:
      if (calls_allowed_) return say(depth);
      return define(depth);
    case 1: return define(depth);
    case 2: return define_several(depth);
    case 3: return comma_ok(depth);
    case 4: return assign(depth);
    case 5: return assign_several(depth);
    case 6: return op_assign(depth);
    case 7: return call_statement(depth);
    case 8: return builtin_statement(depth);
    case 9: return register_pointer(depth);
    case 10: return closure_variable(depth);
    case 11: return if_statement(depth);
    case 12: return loop(depth);
    case 13: return switch_statement(depth);
    case 14: return panic_statement(depth);
    case 15: return type_switch(depth);
    case 16: return attempt(depth);
    case 17: return defer_statement(depth);
    case 18: return jump(depth);
    case 19: return channel_variable(depth);
    case 20: return hand_off(depth);
    case 21: return wait_for_one(depth);
    case 22: return select_one(depth);
    default: return goto_loop(depth);
  }
}

}  // namespace gocxx::fuzz
