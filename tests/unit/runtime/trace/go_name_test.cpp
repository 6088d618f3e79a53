// Demangled names in Go's form.
#include "trace/go_name.h"

#include <doctest/doctest.h>

#include <string>

namespace {

std::string go(const char* demangled) {
  char out[256];
  gocxx::rt::trace::GoName name = gocxx::rt::trace::go_name(demangled, out, sizeof out);
  return name.internal && !name.of_closure ? "internal" : out;
}

}  // namespace

TEST_CASE("functions and methods") {
  CHECK(go("main_::worker(gocxx::chan<long>, long)") == "main.worker");
  CHECK(go("main_::Circle::Area(main_::Circle)") == "main.Circle.Area");
  CHECK(go("main_::Account::Deposit(gocxx::ptr<main_::Account>, long)") == "main.(*Account).Deposit");
  CHECK(go("main_::delete_(long)") == "main.delete");
  CHECK(go("long main_::Map<long, gocxx::string>(gocxx::slice<long>)") == "main.Map[...]");
  CHECK(go("main_::Stack<gocxx::func<void (long)> >::Push(gocxx::ptr<main_::Stack<gocxx::func<void (long)> > "
           ">, long)") == "main.(*Stack[...]).Push");
  CHECK(go("main_::Pair<long, gocxx::string>::Key(main_::Pair<long, gocxx::string>)") ==
        "main.Pair[...].Key");
  CHECK(go("gocxx::sort::Slice(gocxx::any, gocxx::func<bool (long, long)>)") == "sort.Slice");
}

TEST_CASE("the out-of-line part of an inline method of the library") {
  CHECK(go("gocxx::sync::Mutex::Lock_(gocxx::ptr<gocxx::sync::Mutex>, gocxx::site const&)") ==
        "sync.(*Mutex).Lock");
  CHECK(go("void gocxx::run_with_defers<gocxx::sync::call(int)::{lambda(gocxx::defers&)#1}>(int)") ==
        "internal");
}

TEST_CASE("function literals") {
  CHECK(go("main_::main()::{lambda()#1}::operator()() const") == "main.main.func1");
  CHECK(go("main_::f(long)::{lambda(long)#2}::operator()(long) const::{lambda()#1}::operator()() const") ==
        "main.f.func2.func1");
  CHECK(go("main_::main()::{lambda(gocxx::defers&)#1}::operator()(gocxx::defers&) const") == "main.main");
  CHECK(go("main_::main()::{lambda(gocxx::recovering_defers&)#1}::operator()(gocxx::recovering_defers&) "
           "const") == "main.main");
  CHECK(go("void gocxx::go<main_::main()::{lambda()#1}>(main_::main()::{lambda()#1}, gocxx::site const&)::"
           "{lambda(void*)#1}::_FUN(void*)") == "main.main.func1");
}

TEST_CASE("function literals as clang++ names them") {
  CHECK(go("main_::main()::$_0::operator()(long) const::{lambda()#1}::operator()() const") ==
        "main.main.func1.func1");
  CHECK(go("main_::outer(gocxx::func<long (long)>)::$_1::operator()(gocxx::defers&) const") == "main.outer");
  CHECK(go("gocxx::run_with_defers<main_::outer(gocxx::func<long "
           "(long)>)::$_1>(main_::outer(gocxx::func<long (long)>"
           ")::$_1&&)::{lambda(void*, gocxx::defers&)#1}::__invoke(void*, gocxx::defers&)") == "main.outer");
}

TEST_CASE("functions without parameters") {
  auto has_none = [](const char* demangled) {
    char out[256];
    return gocxx::rt::trace::go_name(demangled, out, sizeof out).no_parameters;
  };
  CHECK(has_none("main_::main()"));
  CHECK(has_none("main_::main()::{lambda(gocxx::defers&)#1}::operator()(gocxx::defers&) const"));
  CHECK(has_none("main_::f(long)::{lambda()#2}::operator()() const"));
  CHECK_FALSE(has_none("main_::f(long)"));
  CHECK_FALSE(has_none("main_::main()::{lambda(long)#1}::operator()(long) const"));
}

TEST_CASE("the runtime's own functions") {
  CHECK(go("gocxx::rt::chan::send(gocxx::rt::chan::Channel*, void const*, gocxx::site const&)") ==
        "internal");
  CHECK(go("gocxx::chan<long>::recv(gocxx::site const&) const") == "internal");
  CHECK(go("gocxx::panic(gocxx::any)") == "internal");
  CHECK(go("gocxx::(anonymous namespace)::run_main(void*)") == "internal");
}
