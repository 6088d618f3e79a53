#include <gocxx/gocxx.hpp>

#include <gocxx/lib/fmt.h>

using namespace gocxx::literals;

namespace main_ {

struct shape : gocxx::interface<shape> {
  using interface::interface;
  static constexpr auto methods =
      gocxx::interface_methods<gocxx::signature<"area", double()>, gocxx::signature<"name", gocxx::string()>,
                               gocxx::signature<"scaled", double(gocxx::variadic<double>)>>;
  double area() const { return call<0, double>(); }
  gocxx::string name_() const { return call<1, gocxx::string>(); }
  double scaled(gocxx::slice<double> a1) const { return call<2, double>(a1); }
};

struct square {
  double side = 0.0;

  static double area(square s);
  static gocxx::string name([[maybe_unused]] square s);
  static double scaled(square s, gocxx::slice<double> by);

  bool operator==(const square&) const = default;
};

struct named {
  main_::square square{};
  gocxx::string label{};

  static gocxx::string name(gocxx::ptr<named> n);
  static double area(named self);
  static double scaled(named self, gocxx::slice<double> by);

  bool operator==(const named&) const = default;
};

}  // namespace main_

template <>
struct gocxx::type_traits<main_::shape> {
  static constexpr const char* name = "main.shape";
};

template <>
struct gocxx::type_traits<main_::square> {
  static constexpr const char* name = "main.square";
  static constexpr gocxx::field fields[] = {
      {"side", gocxx::type_ref<double>, offsetof(main_::square, side)},
  };
  static constexpr auto methods =
      gocxx::methods<main_::square, gocxx::method<"area", &main_::square::area>,
                     gocxx::method<"name", &main_::square::name>,
                     gocxx::variadic_method<gocxx::method<"scaled", &main_::square::scaled>>>;
};

template <>
struct gocxx::type_traits<main_::named> {
  static constexpr const char* name = "main.named";
  static constexpr gocxx::field fields[] = {
      {"square", gocxx::type_ref<main_::square>, offsetof(main_::named, square), "", true},
      {"label", gocxx::type_ref<gocxx::string>, offsetof(main_::named, label)},
  };
  static constexpr auto methods =
      gocxx::methods<main_::named, gocxx::embedded<gocxx::method<"area", &main_::named::area>>,
                     gocxx::embedded<gocxx::variadic_method<gocxx::method<"scaled", &main_::named::scaled>>>>;
};
template <>
struct gocxx::type_traits<gocxx::ptr<main_::named>> {
  static constexpr auto methods =
      gocxx::methods<gocxx::ptr<main_::named>, gocxx::method<"name", &main_::named::name>>;
};

namespace main_ {

static gocxx::string describe(gocxx::any x);
[[gnu::hot]] static void main();

double square::area(square s) { return s.side * s.side; }

gocxx::string square::name([[maybe_unused]] square s) { return "square"_s; }

double square::scaled(square s, gocxx::slice<double> by) {
  for (auto factor : gocxx::values(by)) {
    s.side *= factor;
  }
  return s.side;
}

gocxx::string named::name(gocxx::ptr<named> n) { return n->label; }

gocxx::string describe(gocxx::any x) {
  if (x == nullptr) {
    return "nothing"_s;
  } else if (gocxx::holds<shape>(x)) {
    auto v = gocxx::type_assert<shape>(x);
    return gocxx::fmt::Sprint({v.name_(), " of "_s, v.area()});
  } else if (gocxx::holds<long>(x) || gocxx::holds<unsigned long>(x)) {
    gocxx::any v = x;
    return gocxx::fmt::Sprintf("number %v"_s, {v});
  } else if (gocxx::holds<gocxx::error>(x)) {
    auto v = gocxx::type_assert<gocxx::error>(x);
    return v.Error();
  }
  return "something"_s;
}

void main() {
  for (auto x : gocxx::values(gocxx::array<gocxx::any, 5>{
           square{2.0}, gocxx::new_object(named{{3.0}, "tile"_s}), 7L, nullptr, "text"_s})) {
    gocxx::safepoint();
    gocxx::fmt::Println({describe(x)});
  }
}

double named::area(named self) { return main_::square::area(self.square); }

double named::scaled(named self, gocxx::slice<double> by) { return main_::square::scaled(self.square, by); }

}  // namespace main_

int main(int argc, char** argv) { return gocxx::run_program(argc, argv, main_::main); }
