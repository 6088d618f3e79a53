// if, switch, type switch, return, panic, break and continue.
#include <set>

#include "tests/fuzz/generate/body.h"

namespace gocxx::fuzz {

void Body::if_statement(int depth) {
  const std::size_t mark = scope_.mark();
  std::string head = "if ";
  if (choices_.chance(20)) {
    const Type* type = basic_type();
    std::string name = fresh("v");
    head += name + " := " + header(expr(type, depth).text) + "; ";
    scope_.add(name, type)->used = true;
    head += "show(" + name + ") != \"int:0\" && ";
  }
  block(head + header(variable_expr(unit_.types.basic("bool"), depth)), 3, depth - 1);
  if (choices_.chance(40)) block("} else", 2, depth - 1);
  line("}");
  scope_.leave(mark);
}

void Body::clause(const std::string& head, int depth) {
  line(head);
  ++indent_;
  const std::size_t mark = scope_.mark();
  statements(2, depth - 1);
  leave(mark, false);
  --indent_;
}

void Body::switch_clauses(const Type* tag, int depth) {
  std::set<std::string> constants;
  const std::uint32_t count = 1 + choices_.below(3);
  const std::uint32_t default_at = choices_.below(5);
  for (std::uint32_t i = 0; i < count; ++i) {
    ChoiceRange range(choices_);
    if (i == default_at) {
      clause("default:", depth);
    } else {
      std::string list;
      for (std::uint32_t k = choices_.below(2) + 1; k > 0; --k) {
        Expr value = tag->kind == Kind::kBool ? Expr{variable_expr(tag, depth)} : expr(tag, depth);
        if (value.constant && !constants.insert(value.text).second) value.text = variable_expr(tag, 0);
        list += (list.empty() ? "" : ", ") + value.text;
      }
      clause("case " + list + ":", depth);
    }
    if (i + 1 < count && choices_.chance(20)) line("\tfallthrough");
  }
}

void Body::switch_statement(int depth) {
  const Type* tag = choices_.chance(30) ? unit_.types.basic("bool") : basic_type();
  if (tag->kind == Kind::kFloat) tag = unit_.types.basic("int");
  const bool tagless = tag->kind == Kind::kBool && choices_.chance(70);
  line("switch " + (tagless ? std::string() : header(variable_expr(tag, depth)) + " ") + "{");
  ++around_.breakable;
  switch_clauses(tag, depth);
  --around_.breakable;
  line("}");
}

void Body::type_switch(int depth) {
  const Type* of = unit_.interface != nullptr && choices_.chance(30) ? unit_.interface : unit_.types.any();
  std::string name = fresh("v");
  line("switch " + name + " := " + header(variable_expr(of, depth)) + ".(type) {");
  ++around_.breakable;
  std::set<std::string> seen;
  for (std::uint32_t i = 1 + choices_.below(3); i > 0; --i) {
    ChoiceRange range(choices_);
    const Type* type = of->kind == Kind::kAny ? some_type() : choices_.pick(of->implementers);
    if (type->kind == Kind::kAny || type->kind == Kind::kInterface || !seen.insert(type->text).second)
      continue;
    line("case " + type->text + ":");
    ++indent_;
    const std::size_t mark = scope_.mark();
    scope_.add(name, type);
    statements(2, depth - 1);
    leave(mark, false);
    --indent_;
  }
  line("default:");
  line("\tsay(\"" + name + "\", " + shown(of, name) + ")");
  --around_.breakable;
  line("}");
}

void Body::return_statement(int depth) {
  const auto& results = around_.results;
  std::string list;
  if (results.size() > 1 && choices_.chance(25))
    if (auto spread = call_of(results, depth)) return line("return " + *spread);
  for (const Type* result : std::vector<const Type*>(results))
    list += (list.empty() ? " " : ", ") + expr(result, depth).text;
  line("return" + list);
}

void Body::panic_statement(int depth) {
  line("if " + header(variable_expr(unit_.types.basic("bool"), depth)) + " {");
  const Type* type = basic_type();
  line("\tpanic(show(" + expr(type, depth).text + "))");
  line("}");
}

/// Leaves the function, a loop or a switch, under a condition.
void Body::jump(int depth) {
  line("if " + header(variable_expr(unit_.types.basic("bool"), depth)) + " {");
  ++indent_;
  const bool labelled = !around_.labels.empty() && choices_.chance(40);
  if (around_.loops > 0 && choices_.chance(35)) {
    line("continue" + (labelled ? " " + choices_.pick(around_.labels) : ""));
  } else if (around_.breakable > 0 && choices_.chance(50)) {
    line("break" + (labelled ? " " + choices_.pick(around_.labels) : ""));
  } else {
    return_statement(depth);
  }
  --indent_;
  line("}");
}

}  // namespace gocxx::fuzz
