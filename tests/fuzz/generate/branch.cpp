// if, switch, type switch, return, panic, break and continue.
#include <set>

#include "tests/fuzz/generate/body.h"

namespace gocxx::fuzz {

void Body::if_statement(int depth) {
  const std::size_t mark = scope_.mark();
  std::string head = "if ";
  if (choices_.chance(20)) {
    const Type* type = basic_type();
    std::string value = header(expr(type, depth).text);
    std::string name = inner_name("v");
    head += name + " := " + value + "; ";
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

bool Body::is_named(const std::string& label, const std::string& text) {
  return text.find(" " + label + "\n") != std::string::npos;
}

void Body::labelled(const std::function<void()>& write) {
  std::string label = fresh("L");
  std::string outer = std::move(out_);
  out_.clear();
  around_.exits.push_back(label);
  ++around_.breakable;
  write();
  --around_.breakable;
  around_.exits.pop_back();
  std::string body = std::move(out_);
  out_ = std::move(outer);
  if (is_named(label, body)) line(label + ":");
  out_ += body;
}

/// A clause that ends in fallthrough, before which a label can stand.
void Body::falling_clause(const std::string& head, int depth) {
  std::string label = fresh("L");
  const std::size_t begin = out_.size();
  line(head);
  ++indent_;
  around_.forward.push_back(label);
  block("", 2, depth - 1);  // a goto may not skip declarations of the label's block
  around_.forward.pop_back();
  line("}");
  --indent_;
  if (is_named(label, out_.substr(begin))) line(label + ":");
  line("\tfallthrough");
}

std::string Body::case_list(const Type* tag, std::set<std::string>& constants, int depth) {
  std::string list;
  for (std::uint32_t k = choices_.below(2) + 1; k > 0; --k) {
    Expr value = tag->kind == Kind::kBool ? Expr{variable_expr(tag, depth)} : expr(tag, depth);
    // Go refuses two equal constants.
    if (value.constant && !constants.insert(value.value.empty() ? value.text : value.value).second)
      value.text = variable_expr(tag, 0);
    list += (list.empty() ? "" : ", ") + value.text;
  }
  return list;
}

void Body::switch_clauses(const Type* tag, int depth) {
  std::set<std::string> constants;
  const std::uint32_t count = 1 + choices_.below(3);
  const std::uint32_t default_at = choices_.below(5);
  for (std::uint32_t i = 0; i < count; ++i) {
    ChoiceRange range(choices_);
    std::string head = i == default_at ? "default:" : "case " + case_list(tag, constants, depth) + ":";
    if (i + 1 < count && choices_.chance(20))
      falling_clause(head, depth);
    else
      clause(head, depth);
  }
}

void Body::switch_statement(int depth) {
  const Type* tag = choices_.chance(30) ? unit_.types.basic("bool") : basic_type();
  if (tag->kind == Kind::kFloat || tag->kind == Kind::kComplex) tag = unit_.types.basic("int");
  const bool tagless = tag->kind == Kind::kBool && choices_.chance(70);
  labelled([&] {
    const std::size_t mark = scope_.mark();
    std::string head = tagless ? "" : header(variable_expr(tag, depth)) + " ";
    if (!tagless && choices_.chance(25)) {
      std::string name = inner_name("v");
      scope_.add(name, tag)->used = true;
      head = name + " := " + head + "; " + name + " ";
    }
    line("switch " + head + "{");
    switch_clauses(tag, depth);
    line("}");
    scope_.leave(mark);
  });
}

/// A switch whose cases are compared as interfaces, pointers, structs or arrays are.
void Body::interface_switch(int depth) {
  const Type* tag = some_type();
  const bool known = tag->kind == Kind::kPointer || tag->kind == Kind::kInterface || is_comparable(tag);
  if (!known || tag->local) tag = unit_.types.any();
  labelled([&] {
    line("switch " + header(variable_expr(tag, depth)) + " {");
    for (std::uint32_t i = 1 + choices_.below(3); i > 0; --i) {
      ChoiceRange range(choices_);
      const Type* type = tag->kind == Kind::kAny && choices_.chance(60) ? basic_type() : tag;
      clause("case " + variable_expr(type, depth) + ":", depth);
    }
    if (choices_.chance(50)) clause("default:", depth);
    line("}");
  });
}

/// Clauses for one type, where the variable has that type, for two, or for nil.
void Body::type_clause(const Type* of, const std::string& name, std::set<std::string>& seen, int depth) {
  std::string list;
  const Type* type = of;
  const std::uint32_t count = choices_.chance(20) ? 2 : 1;
  for (std::uint32_t i = 0; i < count; ++i) {
    const Type* each = of->kind == Kind::kAny ? some_type() : choices_.pick(of->implementers);
    const bool is_nil = each->kind == Kind::kAny;
    const std::string text = is_nil ? "nil" : each->text;
    if (!seen.insert(text).second) continue;
    type = list.empty() && !is_nil ? each : of;
    list += (list.empty() ? "" : ", ") + text;
  }
  if (list.empty()) return;
  line("case " + list + ":");
  ++indent_;
  const std::size_t mark = scope_.mark();
  scope_.add(name, type);
  statements(2, depth - 1);
  leave(mark, false);
  --indent_;
}

void Body::type_switch(int depth) {
  const Type* of =
      !unit_.interfaces.empty() && choices_.chance(30) ? choices_.pick(unit_.interfaces) : unit_.types.any();
  labelled([&] {
    std::string operand = header(variable_expr(of, depth));
    std::string name = inner_name("v");
    line("switch " + name + " := " + operand + ".(type) {");
    std::set<std::string> seen;
    for (std::uint32_t i = 1 + choices_.below(3); i > 0; --i) {
      ChoiceRange range(choices_);
      type_clause(of, name, seen, depth);
    }
    line("default:");
    line("\tsay(\"" + name + "\", " + shown(of, name) + ")");
    line("}");
  });
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
  line("\tpanic(" + panic_value(depth) + ")");
  line("}");
}

/// "continue L": how to leave a statement around this one.
std::optional<std::string> Body::way_out() {
  const bool by_name = choices_.chance(40);
  auto named = [&](const std::vector<std::string>& labels) {
    return by_name && !labels.empty() ? " " + choices_.pick(labels) : "";
  };
  if (!around_.forward.empty() && choices_.chance(40)) return "goto " + choices_.pick(around_.forward);
  if (around_.loops > 0 && choices_.chance(35)) return "continue" + named(around_.labels);
  if (around_.breakable > 0 && choices_.chance(50)) return "break" + named(around_.exits);
  return std::nullopt;
}

/// Leaves the function, a loop, a switch or a block, under a condition.
void Body::jump(int depth) {
  line("if " + header(variable_expr(unit_.types.basic("bool"), depth)) + " {");
  ++indent_;
  if (auto way = way_out())
    line(*way);
  else
    return_statement(depth);
  --indent_;
  line("}");
}

/// A goto that leaves blocks, loops and clauses, and skips statements, but no declaration of the label's
/// block. The label stands before a statement or at the end of a block.
void Body::forward_goto(int depth) {
  std::string label = fresh("L");
  const bool at_end = choices_.chance(30);
  if (at_end) line("{");
  line("if " + header(variable_expr(unit_.types.basic("bool"), depth)) + " {");
  line("\tgoto " + label);
  line("}");
  around_.forward.push_back(label);
  block("", 3, depth - 1);
  line("}");
  around_.forward.pop_back();
  line(label + ":");
  if (at_end)
    line("}");
  else
    statement(depth - 1);
}

}  // namespace gocxx::fuzz
