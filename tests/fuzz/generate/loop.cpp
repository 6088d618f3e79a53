// Loops, all of which end: they count, range over what is short, or cost fuel.
#include "tests/fuzz/generate/body.h"

namespace gocxx::fuzz {

void Body::loop(int depth) {
  std::string label = fresh("L");
  switch (choices_.weighted({30, 40, 15, 15, 10, 8, 8, 8})) {
    case 0: return counted_loop(depth, label);
    case 1: return range_loop(depth, label);
    case 2: return fueled_loop(depth, label);
    case 3: return closure_loop(depth, label);
    case 4: return assigning_range_loop(depth, label);
    case 5: return channel_loop(depth, label);
    case 6: return sorted_keys_loop(depth, label);
    default: return select_loop(depth, label);
  }
}

/// `begin` declares the variables of the loop and writes what stands first in its body. The label is left out
/// if nothing names it.
void Body::loop_body(const std::string& label, const std::string& head, const std::function<void()>& begin,
                     int depth) {
  std::string outer = std::move(out_);
  out_.clear();
  const std::size_t mark = scope_.mark();
  around_.labels.push_back(label);
  around_.exits.push_back(label);
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
  around_.exits.pop_back();
  std::string body = std::move(out_);
  out_ = std::move(outer);
  if (is_named(label, body)) line(label + ":");
  out_ += body;
}

void Body::counted_loop(int depth, const std::string& label) {
  std::string i = fresh("i");
  std::string iterations = std::to_string(1 + choices_.below(4));
  const bool fueled = choices_.chance(50) && calls_allowed_;
  std::string head =
      "for " + i + " := 0; " + i + " < " + iterations + (fueled ? " && more()" : "") + "; " + i + "++";
  if (choices_.chance(25))
    head =
        "for " + i + " := " + iterations + "; " + i + " > 0" + (fueled ? " && more()" : "") + "; " + i + "--";
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

/// The post statement makes a closure, which captures the next iteration's variable.
void Body::closure_loop(int depth, const std::string& label) {
  std::string i = fresh("i");
  std::string f = fresh("f");
  std::string body = choices_.chance(30) ? "{ " + i + "++; return " + i + " }" : "{ return " + i + " }";
  line(f + " := func() int { return -1 }");
  Variable* closure = scope_.add(f, unit_.types.func_of({}, {unit_.types.basic("int")}));
  std::string iterations = std::to_string(1 + choices_.below(3));
  std::string head = "for " + i + " := 0; " + i + " < " + iterations + "; " + i + ", " + f + " = " + i +
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

/// "range x" over what is short. `key` and `value` become the types of its variables; `value` null: there is
/// one only.
std::string Body::range_operand(const Type*& key, const Type*& value, int depth) {
  Types& types = unit_.types;
  switch (choices_.weighted({20, 30, 20, 10, 15, 10, 6})) {
    case 0: {
      value = nullptr;
      if (choices_.chance(50)) return "range " + header("(" + variable_expr(key, depth) + " & 3)");
      return "range " + std::to_string(choices_.below(4));
    }
    case 1: return "range " + header(expr(types.slice_of(value), depth).text);
    case 2: return "range " + header(expr(types.array_of(value, 2), depth).text);
    case 3:
      return "range " +
             header("&" + types.array_of(value, 2)->text + "{" + element_list(value, 2, depth) + "}");
    case 4: value = types.basic("int32"); return "range " + header(expr(types.basic("string"), depth).text);
    case 5: {
      key = types.basic("string");
      std::string first = expr(key, depth).text;
      return "range " +
             header(types.map_of(key, value)->text + "{" + first + ": " + expr(value, depth).text + "}");
    }
    default:
      key = choices_.pick(types.integers());
      value = nullptr;
      return "range " + header("(" + variable_expr(key, depth) + " & 3)");
  }
}

void Body::range_loop(int depth, const std::string& label) {
  const Type* key = unit_.types.basic("int");
  const Type* value =
      choices_.chance(20) && !unit_.structs.empty() ? choices_.pick(unit_.structs) : basic_type();
  std::string over = range_operand(key, value, depth);
  const bool both = value != nullptr && choices_.chance(75);
  std::string first = inner_name("k");
  std::string second = inner_name("v");
  if (first == second) second = fresh("v");
  loop_body(
      label, "for " + first + (both ? ", " + second : "") + " := " + over,
      [&] {
        scope_.add(first, key);
        if (both) scope_.add(second, value);
      },
      depth);
}

/// "for a[i], s.b = range x": the places are found anew in each iteration.
void Body::assigning_range_loop(int depth, const std::string& label) {
  const Type* key = unit_.types.basic("int");
  const Type* value = basic_type();
  std::string over = range_operand(key, value, depth);
  std::string places = assignable(key, depth).value_or("_");
  if (value != nullptr && choices_.chance(75)) places += ", " + assignable(value, depth).value_or("_");
  loop_body(
      label, "for " + places + " = " + over, [] {}, depth);
}

/// Until the channel, which is closed, is empty.
void Body::channel_loop(int depth, const std::string& label) {
  const Type* type = basic_type();
  if (scope_.paths(unit_.types.chan_of(type), 0).empty()) full_channel(type, depth);
  const Path path = choices_.pick(scope_.paths(unit_.types.chan_of(type), 0));
  path.root->used = true;
  std::string value = inner_name("v");
  loop_body(
      label, "for " + value + " := range " + path.root->name, [&] { scope_.add(value, type); }, depth);
}

/// The keys of a map in their order, while the map may change.
void Body::sorted_keys_loop(int depth, const std::string& label) {
  const Type* key = unit_.types.basic(choices_.chance(50) ? "string" : "int");
  const Type* map = unit_.types.map_of(key, basic_type());
  std::string m = fresh("m");
  std::string keys = fresh("keys");
  line(m + " := " + expr(map, depth).text);
  scope_.add(m, map)->used = true;
  line("var " + keys + " []" + key->text);
  line("for k := range " + m + " {");
  line("\t" + keys + " = append(" + keys + ", k)");
  line("}");
  line("sort.Slice(" + keys + ", func(i, j int) bool { return " + keys + "[i] < " + keys + "[j] })");
  std::string name = fresh("k");
  loop_body(
      label, "for _, " + name + " := range " + keys, [&] { scope_.add(name, key); }, depth);
}

/// A loop around a select, of which one case is ready in each iteration: a full channel's, at last the
/// default or the closed channel's.
void Body::select_loop(int depth, const std::string& label) {
  const Type* type = basic_type();
  std::string channel = fresh("ch");
  line(channel + " := make(chan " + type->text + ", 2)");
  line(channel + " <- " + expr(type, depth).text);
  if (choices_.chance(50)) line(channel + " <- " + expr(type, depth).text);
  const bool closed = choices_.chance(50);
  if (closed) line("close(" + channel + ")");
  std::string value = fresh("v");
  std::string ok = fresh("ok");
  loop_body(
      label, "for more()",
      [&] {
        line("select {");
        line("case " + value + ", " + ok + " := <-" + channel + ":");
        line("\tif !" + ok + " {");
        line("\t\tbreak " + label);
        line("\t}");
        ++indent_;
        const std::size_t mark = scope_.mark();
        scope_.add(value, type);
        statements(2, depth - 1);
        leave(mark, false);
        line("continue " + label);
        --indent_;
        line("default:");
        line("\tsay(\"default\")");
        line("\tbreak " + label);
        line("}");
      },
      depth);
}

/// A backward goto over a declaration that a closure captures: each iteration has a variable of its own.
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
