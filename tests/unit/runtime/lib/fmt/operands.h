// The types whose values the tests print, as a compiler would emit them.
#pragma once

#include "gocxx/empty_struct.h"
#include "gocxx/gocxx.hpp"
#include "gocxx/lib/errors.h"
#include "gocxx/lib/fmt.h"

namespace operands {

using namespace gocxx::literals;

struct Point {
  long X, Y;
  bool operator==(const Point&) const = default;
};

struct Nested {
  Point A;
  gocxx::ptr<Point> B;
  gocxx::string c;
  gocxx::any D;
  gocxx::error E;
};

struct Color : gocxx::defined<Color, long> {
  using defined::defined;
  static gocxx::string String(Color c) {
    return gocxx::array<gocxx::string, 3>{"red"_s, "green"_s, "blue"_s}[c];
  }
};

// Its first field is not exported: String is not called on it.
struct Hidden {
  Color a;
  Color B;
};

struct Bad {
  static gocxx::string String(Bad) { gocxx::panic("bad"_s); }
};

struct Gopher {
  long a;
  static gocxx::string GoString(Gopher) { return "G!"_s; }
};

// Prints the directive that it is printed by.
struct Formatted {
  long a;
  static void Format(Formatted, gocxx::fmt::State s, std::int32_t verb) {
    gocxx::fmt::Fprintf(gocxx::io::Writer(s), "<%s>"_s, {gocxx::fmt::FormatString(s, verb)});
  }
};

struct MyErr {
  long code;
  static gocxx::string Error(MyErr e) { return gocxx::fmt::Sprintf("code %d"_s, {e.code}); }
  bool operator==(const MyErr&) const = default;
};

// Scans two code points.
struct Pair {
  std::int32_t a, b;
  static gocxx::error Scan(gocxx::ptr<Pair> p, gocxx::fmt::ScanState s, std::int32_t) {
    s.SkipSpace();
    auto [a, a_size, a_err] = s.ReadRune();
    p->a = a;
    if (a_err != nullptr) return a_err;
    auto [b, b_size, b_err] = s.ReadRune();
    p->b = b;
    return b_err;
  }
};

}  // namespace operands

namespace gocxx {

template <>
struct type_traits<operands::Point> {
  static constexpr const char* name = "main.P";
  static constexpr field fields[] = {{"X", type_ref<long>, 0}, {"Y", type_ref<long>, 8}};
};
template <>
struct type_traits<operands::Nested> {
  static constexpr const char* name = "main.N";
  static constexpr field fields[] = {{"A", type_ref<operands::Point>, offsetof(operands::Nested, A)},
                                     {"B", type_ref<ptr<operands::Point>>, offsetof(operands::Nested, B)},
                                     {"c", type_ref<string>, offsetof(operands::Nested, c)},
                                     {"D", type_ref<any>, offsetof(operands::Nested, D)},
                                     {"E", type_ref<error>, offsetof(operands::Nested, E)}};
};
template <>
struct type_traits<operands::Color> {
  static constexpr const char* name = "main.Color";
  static constexpr auto methods = gocxx::methods<operands::Color, method<"String", &operands::Color::String>>;
};
template <>
struct type_traits<operands::Hidden> {
  static constexpr const char* name = "main.S";
  static constexpr field fields[] = {{"a", type_ref<operands::Color>, 0},
                                     {"B", type_ref<operands::Color>, 8}};
};
template <>
struct type_traits<operands::Bad> {
  static constexpr const char* name = "main.Bad";
  static constexpr auto methods = gocxx::methods<operands::Bad, method<"String", &operands::Bad::String>>;
};
template <>
struct type_traits<operands::Gopher> {
  static constexpr const char* name = "main.G";
  static constexpr field fields[] = {{"a", type_ref<long>, 0}};
  static constexpr auto methods =
      gocxx::methods<operands::Gopher, method<"GoString", &operands::Gopher::GoString>>;
};
template <>
struct type_traits<operands::Formatted> {
  static constexpr const char* name = "main.F";
  static constexpr auto methods =
      gocxx::methods<operands::Formatted, method<"Format", &operands::Formatted::Format>>;
};
template <>
struct type_traits<operands::MyErr> {
  static constexpr const char* name = "main.MyErr";
  static constexpr field fields[] = {{"code", type_ref<long>, 0}};
  static constexpr auto methods = gocxx::methods<operands::MyErr, method<"Error", &operands::MyErr::Error>>;
};
template <>
struct type_traits<operands::Pair> {
  static constexpr const char* name = "main.Pair";
  static constexpr field fields[] = {{"a", type_ref<std::int32_t>, 0}, {"b", type_ref<std::int32_t>, 4}};
};
template <>
struct type_traits<ptr<operands::Pair>> {
  static constexpr auto methods = gocxx::methods<ptr<operands::Pair>, method<"Scan", &operands::Pair::Scan>>;
};

}  // namespace gocxx
