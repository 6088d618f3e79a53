// Loops, all of which end: they count, range over what is short, or cost fuel.
#include "tests/fuzz/generate/body.h"

namespace gocxx::fuzz {

void Body::loop(int depth) {
  std::string label = fresh("L");
  switch (choices_.weighted({30, 40, 15, 15})) {
    case 0: return counted_loop(depth, label);
    case 1: return range_loop(depth, label);
    case 2: return fueled_loop(depth, label);
    default: return closure_loop(depth, label);
  }
}

/// `begin` declares the variables of the loop and writes what stands first in its body. The label is left out if nothing
/// names it.
void Body::loop_body(const std::string& label, const std::string& head, const std::function<void()>& begin,
                     int depth) {
  std::string outer = std::move(out_);
  out_.clear();
  const std::size_t mark = scope_.mark();
  around_.labels.push_back(label);
  ++around_.loops;
  ++around_.breakable;
  line(head + " {");
  ++indent_;
  begin();
  statements(3, depth - 1);
  leave(mark, false);
  --indent_;
  line("}");
  --around_.breakable;
  --around_.loops;
  around_.labels.pop_back();
  std::string body = std::move(out_);
  out_ = std::move(outer);
  if (body.find(" " + label + "\n") != std::string::npos) line(label + ":");
  out_ += body;
}

void Body::counted_loop(int depth, const std::string& label) {
  std::string i = fresh("i");
  std::string rounds = std::to_string(1 + choices_.below(4));
  const bool fueled = choices_.chance(50) && calls_allowed_;
  std::string head =
      "for " + i + " := 0; " + i + " < " + rounds + (fueled ? " && more()" : "") + "; " + i + "++";
  if (choices_.chance(25))
    head = "for " + i + " := " + rounds + "; " + i + " > 0" + (fueled ? " && more()" : "") + "; " + i + "--";
  loop_body(
      label, head,
      [&] {
        Variable* counter = scope_.add(i, unit_.types.basic("int"));
        counter->used = true;
        counter->assignable = counter->addressable = fueled;
      },
      depth);
}

void Body::fueled_loop(int depth, const std::string& label) {
  std::string condition = header(variable_expr(unit_.types.basic("bool"), depth));
  loop_body(
      label, "for more() && " + condition, [] {}, depth);
}

/// The post statement makes a closure, which captures the next round's variable.
void Body::closure_loop(int depth, const std::string& label) {
  std::string i = fresh("i");
  std::string f = fresh("f");
  std::string body = choices_.chance(30) ? "{ " + i + "++; return " + i + " }" : "{ return " + i + " }";
  line(f + " := func() int { return -1 }");
  Variable* closure = scope_.add(f, unit_.types.func_of({}, {unit_.types.basic("int")}));
  std::string rounds = std::to_string(1 + choices_.below(3));
  std::string head = "for " + i + " := 0; " + i + " < " + rounds + "; " + i + ", " + f + " = " + i +
                     "+1, func() int " + body;
  loop_body(
      label, head,
      [&] {
        Variable* counter = scope_.add(i, unit_.types.basic("int"));
        counter->assignable = counter->addressable = false;
        counter->used = true;
      },
      depth);
  line("say(\"" + f + "\", " + f + "())");
  closure->used = true;
}

void Body::range_loop(int depth, const std::string& label) {
  Types& types = unit_.types;
  std::string first = fresh("k");
  std::string second = fresh("v");
  const Type* key = types.basic("int");
  const Type* value =
      choices_.chance(20) && !unit_.structs.empty() ? choices_.pick(unit_.structs) : basic_type();
  std::string over;
  switch (choices_.weighted({20, 30, 20, 10, 15, 10})) {
    case 0:
      value = nullptr;
      over = "range " + header(choices_.chance(50) ? "(" + variable_expr(key, depth) + " & 3)"
                                                   : std::to_string(choices_.below(4)));
      break;
    case 1: over = "range " + header(expr(types.slice_of(value), depth).text); break;
    case 2: over = "range " + header(expr(types.array_of(value, 2), depth).text); break;
    case 3:
      over =
          "range " + header("&" + types.array_of(value, 2)->text + "{" + element_list(value, 2, depth) + "}");
      break;
    case 4:
      value = types.basic("int32");
      over = "range " + header(expr(types.basic("string"), depth).text);
      break;
    default: {
      key = types.basic("string");
      const Type* map = types.map_of(key, value);
      over =
          "range " + header(map->text + "{" + expr(key, depth).text + ": " + expr(value, depth).text + "}");
      break;
    }
  }
  const bool both = value != nullptr && choices_.chance(75);
  loop_body(
      label, "for " + first + (both ? ", " + second : "") + " := " + over,
      [&] {
        scope_.add(first, key);
        if (both) scope_.add(second, value);
      },
      depth);
}

/// A backward goto over a declaration that a closure captures: each round has a variable of its own.
void Body::goto_loop(int depth) {
  std::string label = fresh("L");
  std::string n = fresh("n");
  std::string x = fresh("x");
  std::string f = fresh("f");
  line("var " + f + " func() int");
  line(n + " := 0");
  out_ += std::string(static_cast<std::size_t>(indent_ - 1), '\t') + label + ":\n";
  line("{");
  ++indent_;
  line(x + " := " + n + " + " + variable_expr(unit_.types.basic("int"), depth));
  const std::size_t mark = scope_.mark();
  scope_.add(x, unit_.types.basic("int"))->used = true;
  Around outside = around_;
  statements(2, depth - 1);
  leave(mark, false);
  around_ = outside;
  line("if " + n + " == 0" + (choices_.chance(50) ? "" : " || " + f + " == nil") + " {");
  line("\t" + f + " = func() int { return " + x + " }");
  line("}");
  line(x + " += 10");
  --indent_;
  line("}");
  line(n + "++");
  line("if " + n + " < 3 {");
  line("\tgoto " + label);
  line("}");
  line("say(\"goto\", " + f + "())");
}

}  // namespace gocxx::fuzz
