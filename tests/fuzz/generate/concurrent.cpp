// Goroutines and channels with one outcome: whatever two goroutines do is ordered by a channel or a wait group.
#include "tests/fuzz/generate/body.h"

namespace gocxx::fuzz {

/// A channel that is full of values and closed: receiving from it never blocks, and is visible.
void Body::channel_variable(int depth) {
  const Type* type = basic_type();
  std::string name = fresh("ch");
  std::string first = expr(type, depth).text;
  std::string second = expr(type, depth).text;
  line(name + " := make(chan " + type->text + ", 2)");
  line(name + " <- " + first);
  line(name + " <- " + second);
  line("close(" + name + ")");
  scope_.add(name, unit_.types.chan_of(type));
}

/// The goroutine ends before the statements that follow.
void Body::hand_off(int depth) {
  const Type* type = basic_type();
  std::string name = fresh("ch");
  line(name + " := make(chan " + type->text + ")");
  std::string literal = literal_text("go func()", [&] {
    line("defer close(" + name + ")");
    line("defer func() { note(\"go\", show(recover())) }()");
    const std::size_t mark = scope_.mark();
    statements(2, depth - 1);
    std::string value = expr(type, depth).text;
    leave(mark, false);
    line(name + " <- " + value);
  });
  line(literal + "()");
  std::string value = fresh("v");
  line(value + ", ok" + value + " := <-" + name);
  line("_, open" + value + " := <-" + name);
  line("say(ok" + value + ", open" + value + ")");
  scope_.add(value, type);
}

void Body::wait_for_one(int depth) {
  const Type* type = some_type();
  std::string name = fresh("wg");
  line("var " + name + " sync.WaitGroup");
  line(name + ".Add(1)");
  std::string param = fresh("p");
  std::string literal = literal_text("go func(" + param + " " + type->text + ")", [&] {
    line("defer " + name + ".Done()");
    line("defer func() { note(\"go\", show(recover())) }()");
    const std::size_t mark = scope_.mark();
    scope_.add(param, type)->used = true;
    statements(3, depth - 1);
    leave(mark, false);
  });
  line(literal + "(" + expr(type, depth).text + ")");
  line(name + ".Wait()");
}

/// Two cases, of which one is ready; operands of both are evaluated.
void Body::select_one(int depth) {
  const Type* type = basic_type();
  std::string full = fresh("ch");
  std::string never = fresh("ch");
  line(full + " := make(chan " + type->text + ", 1)");
  line("var " + never + " chan " + type->text);
  const bool receives = choices_.chance(50);
  if (receives) line(full + " <- " + expr(type, depth).text);
  std::string value = fresh("v");
  ++around_.breakable;
  line("select {");
  line("case " + never + " <- " + expr(type, depth).text + ":");
  line("\tsay(\"never\")");
  const std::size_t mark = scope_.mark();
  line(receives ? "case " + value + " := <-" + full + ":"
                : "case " + full + " <- " + expr(type, depth).text + ":");
  ++indent_;
  if (receives) scope_.add(value, type);
  statements(2, depth - 1);
  leave(mark, false);
  --indent_;
  line("}");
  --around_.breakable;
}

}  // namespace gocxx::fuzz
