#include <doctest/doctest.h>

#include "panic_text.h"

using namespace gocxx::literals;
using test::panic_of;

namespace shapes {

struct Shape : gocxx::interface<Shape> {
  using interface::interface;
  static constexpr auto methods = gocxx::interface_methods<gocxx::signature<"Area", double()>>;
  double Area() const { return call<0, double>(); }
};

struct Grower : gocxx::interface<Grower> {
  using interface::interface;
  static constexpr auto methods =
      gocxx::interface_methods<gocxx::signature<"Area", double()>, gocxx::signature<"Grow", void(double)>>;
  double Area() const { return call<0, double>(); }
  void Grow(double by) const { call<1, void>(by); }
};

struct Square {
  double side;
  static double Area(Square s) { return s.side * s.side; }
  static void Grow(gocxx::ptr<Square> s, double by) { s->side += by; }
  bool operator==(const Square&) const = default;
};

struct Bag {
  gocxx::slice<long> items;
};

}  // namespace shapes

template <>
struct gocxx::type_traits<shapes::Shape> {
  static constexpr const char* name = "main.Shape";
};
template <>
struct gocxx::type_traits<shapes::Grower> {
  static constexpr const char* name = "main.Grower";
};
template <>
struct gocxx::type_traits<shapes::Square> {
  static constexpr const char* name = "main.Square";
  static constexpr field fields[] = {{"side", type_ref<double>, 0}};
  static constexpr auto methods = gocxx::methods<shapes::Square, method<"Area", &shapes::Square::Area>>;
};
template <>
struct gocxx::type_traits<gocxx::ptr<shapes::Square>> {
  static constexpr auto methods = gocxx::methods<ptr<shapes::Square>, method<"Grow", &shapes::Square::Grow>>;
};
template <>
struct gocxx::type_traits<shapes::Bag> {
  static constexpr const char* name = "main.Bag";
  static constexpr field fields[] = {{"items", type_ref<slice<long>>, 0}};
};

using gocxx::any;
using shapes::Bag;
using shapes::Grower;
using shapes::Shape;
using shapes::Square;

TEST_CASE("methods are called on values and through pointers") {
  Shape s = Square{3};
  CHECK(s.Area() == 9);
  gocxx::ptr<Square> p = gocxx::new_object(Square{2});
  Grower g = p;
  g.Grow(1);
  CHECK(p->side == 3);
  CHECK(g.Area() == 9);
  s = g;
  CHECK(s.Area() == 9);
  CHECK(panic_of([] { (void)Shape().Area(); }) ==
        "runtime error: invalid memory address or nil pointer dereference");
  CHECK(panic_of([] { (void)Shape(gocxx::ptr<Square>()).Area(); }) ==
        "value method main.Square.Area called using nil *Square pointer");
}

TEST_CASE("an interface value keeps a copy") {
  Square q{1};
  any a = q;
  q.side = 5;
  CHECK(gocxx::type_assert<Square>(a).side == 1);
}

TEST_CASE("tables are found at run time by name and signature") {
  any value = Square{2};
  any pointer = gocxx::new_object(Square{2});
  CHECK(gocxx::holds<Shape>(value));
  CHECK_FALSE(gocxx::holds<Grower>(value));
  CHECK(gocxx::holds<Grower>(pointer));
  CHECK(gocxx::type_assert<Shape>(pointer).Area() == 4);
  CHECK_FALSE(gocxx::holds<gocxx::error>(pointer));
  auto [grower, ok] = gocxx::type_assert_ok<Grower>(value);
  CHECK_FALSE(ok);
  CHECK(grower == nullptr);
}

TEST_CASE("failed assertions panic in Go's words") {
  any text = "x"_s;
  any nil;
  Shape shape = Square{1};
  CHECK(panic_of([&] { gocxx::type_assert<long>(text); }) ==
        "interface conversion: interface {} is string, not int");
  CHECK(panic_of([&] { gocxx::type_assert<long>(nil); }) ==
        "interface conversion: interface {} is nil, not int");
  CHECK(panic_of([&] { gocxx::type_assert<Shape>(nil); }) ==
        "interface conversion: interface is nil, not main.Shape");
  CHECK(panic_of([&] { gocxx::type_assert<Shape>(text); }) ==
        "interface conversion: string is not main.Shape: missing method Area");
  CHECK(panic_of([&] { gocxx::type_assert<Grower>(shape); }) ==
        "interface conversion: main.Square is not main.Grower: missing method Grow");
  CHECK(panic_of([&] { gocxx::type_assert<gocxx::ptr<Square>>(shape); }) ==
        "interface conversion: main.Shape is main.Square, not *main.Square");
}

TEST_CASE("equality compares dynamic types and values") {
  CHECK(any(5L) == any(5L));
  CHECK(any(5L) != any(5LL));
  CHECK(any("ab"_s) == any("a"_s + "b"_s));
  CHECK(any(Square{1}) == any(Square{1}));
  CHECK(any(0.0) == any(-0.0));
  CHECK(any(gocxx::ptr<long>()) != any());
  CHECK(any() == nullptr);
  CHECK(Shape(Square{1}) == any(Square{1}));
  CHECK(any(Bag{}) != any(5L));
  CHECK(panic_of([] { (void)(any(Bag{}) == any(Bag{})); }) ==
        "runtime error: comparing uncomparable type main.Bag");
  CHECK(panic_of([] { (void)(any(gocxx::slice<long>{}) == any(gocxx::slice<long>{})); }) ==
        "runtime error: comparing uncomparable type []int");
}

TEST_CASE("operands stand on the stack until they are kept, small ones as copies, large ones in place") {
  gocxx::string s = "abc"_s;
  gocxx::array<long, 100> large{1, 2};
  const auto look = [&](gocxx::args operands) {
    CHECK(operands[0].data != &s);
    CHECK(operands[0] == any("abc"_s));
    CHECK(operands[1].data == &large);
    any kept = gocxx::rt::core::keep(operands[1]);
    CHECK(kept.data != &large);
    CHECK(kept == any(large));
  };
  look({s, large});
}

TEST_CASE("function values") {
  gocxx::func<long(long)> f;
  CHECK(f == nullptr);
  CHECK(panic_of([&] { f(1); }) == "runtime error: invalid memory address or nil pointer dereference");
  gocxx::box<long> total = gocxx::new_object(0L);
  f = [total](long x) { return *total += x; };
  f(2);
  CHECK(f(3) == 5);
  gocxx::func<long(long)> twice = [](long x) { return 2 * x; };
  CHECK(twice(4) == 8);
  CHECK_FALSE(twice.record()->info->recovers);
}

TEST_CASE("a nil pointer is checked") {
  gocxx::ptr<Square> p;
  CHECK(panic_of([&] { p->side = 1; }) == "runtime error: invalid memory address or nil pointer dereference");
}
