// Lines that would be too long for people are broken, and comments behind lines are aligned.

#include <gocxx/gocxx.hpp>

#include <gocxx/lib/fmt.h>

using namespace gocxx::literals;

namespace main_ {

struct point {
  long x = 0;
  long y = 0;

  bool operator==(const point&) const = default;
};

struct surveyor : gocxx::interface<surveyor> {
  using interface::interface;
  static constexpr auto methods = gocxx::interface_methods<
      gocxx::signature<"distance", gocxx::results<double, gocxx::error>(point, point, gocxx::slice<point>,
                                                                        gocxx::map<point, double>)>>;
  gocxx::results<double, gocxx::error> distance(point a1, point a2, gocxx::slice<point> a3,
                                                gocxx::map<point, double> a4) const {
    return call<0, gocxx::results<double, gocxx::error>>(a1, a2, a3, a4);
  }
};

struct walker {
  gocxx::map<point, bool> seenSoFar{};  // where it was
  long n = 0;                           // how often

  static gocxx::results<double, gocxx::error> distance(gocxx::ptr<walker> w, point from, point to,
                                                       gocxx::slice<point> through,
                                                       gocxx::map<point, double> costs);
};

}  // namespace main_

template <>
struct gocxx::type_traits<main_::point> {
  static constexpr const char* name = "main.point";
  static constexpr gocxx::field fields[] = {
      {"x", gocxx::type_ref<long>, offsetof(main_::point, x)},
      {"y", gocxx::type_ref<long>, offsetof(main_::point, y)},
  };
};

template <>
struct gocxx::type_traits<main_::surveyor> {
  static constexpr const char* name = "main.surveyor";
};

template <>
struct gocxx::type_traits<main_::walker> {
  static constexpr const char* name = "main.walker";
  static constexpr gocxx::field fields[] = {
      {"seenSoFar", gocxx::type_ref<gocxx::map<main_::point, bool>>, offsetof(main_::walker, seenSoFar)},
      {"n", gocxx::type_ref<long>, offsetof(main_::walker, n)},
  };
};
template <>
struct gocxx::type_traits<gocxx::ptr<main_::walker>> {
  static constexpr auto methods =
      gocxx::methods<gocxx::ptr<main_::walker>, gocxx::method<"distance", &main_::walker::distance>>;
};

namespace main_ {

static long sum(gocxx::slice<long> values);
[[gnu::hot]] static void main();

gocxx::results<double, gocxx::error> walker::distance(gocxx::ptr<walker> w, point from, point to,
                                                      gocxx::slice<point> through,
                                                      gocxx::map<point, double> costs) {
  double length{};
  w->seenSoFar[from] = true;  // it begins here
  ++w->n;                     // once more
  if (costs.get(from) > 1000000.0 || through.len() > 1000000 || from.x < -1000000 || to.x > 1000000 ||
      w->n > 1000000) {
    return {0.0, gocxx::fmt::Errorf("too far: %d places between %v and %v, the first of which costs %g"_s,
                                    {through.len(), from, to, costs.get(from)})};
  }
  length = costs.get(from) * static_cast<double>(from.x - to.x) +
           costs.get(to) * static_cast<double>(from.y - to.y) + static_cast<double>(through.len() * w->n) +
           1000000.0;
  return {length, nullptr};
}

long sum(gocxx::slice<long> values) {
  long total{};
  for (auto v : gocxx::values(values)) {
    total += v;
  }
  return total;
}

void main() {
  auto w = gocxx::new_object(walker{.seenSoFar = gocxx::make_map<point, bool>()});
  surveyor s = w;
  auto costs = gocxx::map<point, double>{{{1, 2}, 0.5}, {{3, 4}, 0.25}, {{5, 6}, 0.125}};
  auto [length, err] = s.distance(point{1, 2}, point{3, 4},
                                  gocxx::slice<point>{{5, 6}, {7, 8}, {9, 10}, {11, 12}, {13, 14}}, costs);
  gocxx::fmt::Println(
      {length, err,
       sum(gocxx::slice<long>{1111111111, 2222222222, 3333333333,
                              sum(gocxx::slice<long>{4444444444, 5555555555, 6666666666}), 7777777777})});
  auto apply = [](gocxx::func<long(long, long)> f, long a, long b, long c) -> long {
    gocxx::safepoint();
    auto value = f(f(a, b), c);
    auto value_2 = f(f(b, c), a);
    return value + value_2 + f(f(c, a), b);
  };
  gocxx::fmt::Println(
      {apply([](long x, long y) -> long { return x * y - x - y; }, 1000000001, 1000000002, 1000000003)});
  gocxx::func<long(gocxx::func<long(long, long)>, long, long, long)> value =
      [](gocxx::func<long(long, long)> f, long a, long b, long c) -> long {
    gocxx::safepoint();
    auto value = f(f(a, b), c);
    auto value_3 = f(f(b, c), a);
    return value + value_3 + f(f(c, a), b);
  };
  gocxx::fmt::Println({value == nullptr});
  switch (w->n) {
    case 1: gocxx::fmt::Println({"once"_s}); break;
    case 2:
    case 3:
      gocxx::fmt::Println(
          {"a few times, which is more than once and less than what one could call often, or could one?"_s});
      break;
  }
}

}  // namespace main_

int main(int argc, char** argv) { return gocxx::run_program(argc, argv, main_::main); }
