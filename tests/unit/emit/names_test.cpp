#include <doctest/doctest.h>

#include "compiler/emit/names.h"
#include "emitted.h"

namespace gocxx::emit {

TEST_CASE("the user's names are kept") {
  const Emitted program(
      "type Account struct{ Balance int }\nconst limit = 3\nvar total int\nfunc deposit(a Account) { total "
      "+= a.Balance + limit }");
  CHECK(program.has("struct Account {"));
  CHECK(program.has("long Balance = 0;"));
  CHECK(program.has("constexpr long limit = 3;"));
  CHECK(program.has("void deposit(Account a) {"));
  CHECK(program.has("total += a.Balance + limit;"));
}

TEST_CASE("what C++ keeps for itself gets an underscore") {
  const Emitted program("type class struct{ int, errno int }\nfunc template(x class) int { return x.errno }");
  CHECK(program.has("struct class_ {"));
  CHECK(program.has("long errno_ = 0;"));
  CHECK(program.has("template_(class_ x)"));
}

TEST_CASE("reserved forms get a prefix") {
  CHECK(Emitted("var __x, _Y int").has("go__x"));
  CHECK(Emitted("var _Y int").has("go_Y"));
  CHECK(Emitted("var _y int").has("long _y"));
}

TEST_CASE("a method does not hide what its type derives from") {
  const Emitted program(
      "type list []int\nfunc (l list) len() int { return len(l) }\nfunc use(l list) int { return l.len() }");
  CHECK(program.has("static long len_(list l)"));
  CHECK(program.has("return l.len();"));
}

TEST_CASE("a member with the name of its own struct") {
  CHECK(Emitted("type Error struct{ Error string }").has("gocxx::string Error_{};"));
}

TEST_CASE("numbers make names differ") {
  TakenNames taken{"x", "x_2"};
  CHECK(taken.take_unique("y") == "y");
  CHECK(taken.take_unique("x") == "x_3");
  taken.take("x_4");
  CHECK(taken.take_unique("x") == "x_5");
}

TEST_CASE("the same program gives the same text") {
  const char* text =
      "type a struct{ f func(int) }\ntype b interface{ m(a) }\nvar x, y, z = 1, 2, map[a2]int{}\ntype a2 "
      "struct{ n int }";
  CHECK(Emitted(text).text() == Emitted(text).text());
}

}  // namespace gocxx::emit
