// Goroutines and channels with one outcome: whatever two goroutines do is ordered by a channel or a wait
// group.
#include "tests/fuzz/generate/body.h"

namespace gocxx::fuzz {

void Body::channel_variable(int depth) { full_channel(basic_type(), depth); }

/// A channel that is full of values and closed: receiving from it never blocks, and is visible.
void Body::full_channel(const Type* type, int depth) {
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
    if (choices_.chance(15)) line("runtime.Goexit()");
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
  labelled([&] {
    std::string value = fresh("v");
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
  });
}

/// Some goroutines at a time, which only read what is there; the order in which they end is not seen.
void Body::goroutines(int depth) {
  std::string wait = fresh("wg");
  std::string mutex = fresh("mu");
  std::string total = fresh("n");
  std::string i = fresh("i");
  const std::uint32_t form = choices_.below(3);
  line("var " + wait + " sync.WaitGroup");
  if (form == 0) line("var " + mutex + " sync.Mutex");
  line("var " + total + (form == 0 ? " int" : (form == 1 ? " atomic.Int64" : " [4]int")));
  line("for " + i + " := range 3 {");
  ++indent_;
  line(wait + ".Add(1)");
  std::string literal = literal_text("go func()", [&] {
    line("defer " + wait + ".Done()");
    line("defer func() { recover() }()");
    const std::size_t mark = scope_.mark();
    scope_.add(i, unit_.types.basic("int"))->used = true;
    calls_allowed_ = false;
    std::string value = "(" + variable_expr(unit_.types.basic("int"), depth) + " + " + i + ")";
    calls_allowed_ = true;
    scope_.leave(mark);
    if (form == 0) {
      line("v := " + value);
      line(mutex + ".Lock()");
      line("defer " + mutex + ".Unlock()");
      line(total + " += v");
    } else {
      line(form == 1 ? total + ".Add(int64(" + value + "))" : total + "[" + i + "] = " + value);
    }
  });
  line(literal + "()");
  --indent_;
  line("}");
  line(wait + ".Wait()");
  line("say(" + total + (form == 1 ? ".Load()" : "") + ")");
}

/// Statements under a lock that is taken in one of the usual ways. At the end it is seen whether it is free.
void Body::locked(int depth) {
  std::string mutex = fresh("mu");
  const bool shared = choices_.chance(40);
  auto statements_of = [&](const std::string& lock, const std::string& unlock) {
    return literal_text("func()", [&] {
      line(lock);
      line("defer " + unlock);
      const std::size_t mark = scope_.mark();
      statements(3, depth - 1);
      leave(mark, false);
    });
  };
  line("var " + mutex + (shared ? " sync.RWMutex" : " sync.Mutex"));
  switch (choices_.below(4)) {
    case 0: line(statements_of(mutex + ".Lock()", mutex + ".Unlock()") + "()"); break;
    case 1: {
      std::string locker = fresh("l");
      line("var " + locker + " sync.Locker = " + (shared ? mutex + ".RLocker()" : "&" + mutex));
      line("attempt(" + statements_of(locker + ".Lock()", locker + ".Unlock()") + ")");
      break;
    }
    case 2: {
      std::string name = fresh("f");
      line(name + "lock, " + name + "unlock := " + mutex + ".Lock, " + mutex + ".Unlock");
      line("attempt(" + statements_of(name + "lock()", name + "unlock()") + ")");
      break;
    }
    default: {
      const std::string kind = shared ? "R" : "";
      line(mutex + "." + kind + "Lock()");
      line("say(" + mutex + ".TryLock())");
      block("if true", 2, depth - 1);
      line("}");
      line(mutex + "." + kind + "Unlock()");
    }
  }
  line("say(\"free\", " + mutex + ".TryLock())");
}

void Body::once(int depth) {
  std::string name = fresh("once");
  std::string i = fresh("i");
  line("var " + name + " sync.Once");
  line("for " + i + " := range 2 {");
  ++indent_;
  std::string literal = literal_text("attempt(func()", [&] {
    std::string done = literal_text(name + ".Do(func()", [&] {
      const std::size_t mark = scope_.mark();
      statements(2, depth - 1);
      leave(mark, false);
    });
    line(done + ")");
  });
  line(literal + ")");
  line("say(" + i + ")");
  --indent_;
  line("}");
}

}  // namespace gocxx::fuzz
