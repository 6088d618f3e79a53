#include <gocxx/gocxx.hpp>

#include <gocxx/lib/fmt.h>

using namespace gocxx::literals;

namespace main_ {

struct weekday : gocxx::defined<weekday, long> {
  using defined::defined;
};

}  // namespace main_

template <>
struct gocxx::type_traits<main_::weekday> {
  static constexpr const char* name = "main.weekday";
};

namespace main_ {

inline constexpr weekday sunday = 0;
inline constexpr weekday monday = 1;
inline constexpr long limit = 1 << 10;

static long next(gocxx::ptr<long> n);
[[gnu::hot]] static void main();

long next(gocxx::ptr<long> n) {
  ++*n;
  return *n;
}

void main() {
  long n = 0;
  auto pair = gocxx::array<long, 2>{next(gocxx::ptr{&n}), next(gocxx::ptr{&n})};
  auto next_result = next(gocxx::ptr{&n});
  auto next_result_2 = next(gocxx::ptr{&n});
  gocxx::fmt::Println({next_result - next_result_2 * next(gocxx::ptr{&n}), pair});

  std::uint8_t small = 250;
  small += 10;
  long a = 7;
  long b = n;
  auto value = a;
  a = b;
  b = value;
  auto xs = gocxx::slice<long>{1, 2, 3};
  long i = 0;
  auto index = i;
  i = 2;
  xs[index] = 9;
  gocxx::fmt::Println({small, gocxx::div(a, b), gocxx::mod(a, b),
                       gocxx::shl(a, static_cast<unsigned long>(b)), -4L, a & ~b, xs, i, weekday(1), limit});

  auto m = gocxx::map<gocxx::string, gocxx::slice<long>>{{"one"_s, gocxx::slice<long>{1}}};
  m["two"_s] = gocxx::append(m.get("two"_s), {2, 2});
  if (auto [v, ok] = m.get_ok("two"_s); ok && v.len() > 1) {
    gocxx::fmt::Println({v.from(1), m.len()});
  }
}

}  // namespace main_

int main(int argc, char** argv) { return gocxx::run_program(argc, argv, main_::main); }
