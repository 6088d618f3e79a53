// Sscan and its like: recorded from Go. Each result is the number of operands stored, the error, and the
// operands.
#include <doctest/doctest.h>

#include <string>

#include "operands.h"

using namespace gocxx::literals;
using namespace operands;

namespace {

template <class... T>
std::string report(gocxx::results<long, gocxx::error> result, const gocxx::ptr<T>&... operands) {
  auto [count, err] = result;
  gocxx::string text = gocxx::fmt::Sprintf("%v; %v; "_s, {count, err});
  ((text = text + gocxx::fmt::Sprint({*operands, "|"_s})), ...);
  return {text.data(), static_cast<std::size_t>(text.len())};
}

template <class... T>
std::string sscan(gocxx::string input) {
  return [&](const gocxx::ptr<T>&... p) {
    return report(gocxx::fmt::Sscan(input, {p...}), p...);
  }(gocxx::new_object<T>()...);
}
template <class... T>
std::string sscanln(gocxx::string input) {
  return [&](const gocxx::ptr<T>&... p) {
    return report(gocxx::fmt::Sscanln(input, {p...}), p...);
  }(gocxx::new_object<T>()...);
}
template <class... T>
std::string sscanf(gocxx::string input, gocxx::string format) {
  return [&](const gocxx::ptr<T>&... p) {
    return report(gocxx::fmt::Sscanf(input, format, {p...}), p...);
  }(gocxx::new_object<T>()...);
}

}  // namespace

TEST_CASE("Sscan: operands apart by space and newlines") {
  CHECK(sscan<long, long>(""_s) == "0; EOF; 0|0|");
  CHECK(sscan<long, long>("5"_s) == "1; EOF; 5|0|");
  CHECK(sscan<long, long>("5 6"_s) == "2; <nil>; 5|6|");
  CHECK(sscan<long, long>("5\n6"_s) == "2; <nil>; 5|6|");
  CHECK(sscan<long, long>("x"_s) == "0; expected integer; 0|0|");
  CHECK(sscan<long, long>("0x1F 0b11"_s) == "2; <nil>; 31|3|");
  CHECK(sscan<long, long>("0o17 017"_s) == "2; <nil>; 15|15|");
  CHECK(sscan<long, long>("1_000 2"_s) == "2; <nil>; 1000|2|");
  CHECK(sscan<long, long>("9223372036854775808 1"_s) ==
        "0; strconv.ParseInt: parsing \"9223372036854775808\": value out of range; 0|0|");
  CHECK(sscan<long, long>("1.5 2"_s) == "1; expected integer; 1|0|");
  CHECK(sscan<gocxx::string, gocxx::string>(""_s) == "0; EOF; ||");
  CHECK(sscan<gocxx::string, gocxx::string>("  hello   world "_s) == "2; <nil>; hello|world|");
  CHECK(sscan<bool>("true"_s) == "1; <nil>; true|");
  CHECK(sscan<bool>("F"_s) == "1; <nil>; false|");
  CHECK(sscan<bool>("tru"_s) == "0; syntax error scanning boolean; false|");
  CHECK(sscan<double>("1.5"_s) == "1; <nil>; 1.5|");
  CHECK(sscan<double>("1e10"_s) == "1; <nil>; 1e+10|");
  CHECK(sscan<double>("-.5"_s) == "1; <nil>; -0.5|");
  CHECK(sscan<double>("0x1p4"_s) == "1; <nil>; 16|");
  CHECK(sscan<double>("nan"_s) == "1; <nil>; NaN|");
  CHECK(sscan<double>("inf"_s) == "1; <nil>; +Inf|");
  CHECK(sscan<double>("-Inf"_s) == "1; <nil>; -Inf|");
  CHECK(sscan<double>("+"_s) == "0; strconv.ParseFloat: parsing \"+\": invalid syntax; 0|");
  CHECK(sscan<double>("1e"_s) == "0; strconv.ParseFloat: parsing \"1e\": invalid syntax; 0|");
  CHECK(sscan<double>("abc"_s) == "0; strconv.ParseFloat: parsing \"\": invalid syntax; 0|");
  CHECK(sscan<double>("1.5.5"_s) == "1; <nil>; 1.5|");
  CHECK(sscan<double>("1e400"_s) == "0; strconv.ParseFloat: parsing \"1e400\": value out of range; 0|");
  CHECK(sscan<double>("3p2"_s) == "1; <nil>; 12|");
  CHECK(sscan<double>("1_0.5"_s) == "1; <nil>; 10.5|");
  CHECK(sscan<std::uint8_t>("255"_s) == "1; <nil>; 255|");
  CHECK(sscan<std::int8_t>("256"_s) == "0; integer overflow on token 256; 0|");
  CHECK(sscan<std::uint8_t>("-1"_s) == "0; expected integer; 0|");
  CHECK(sscan<std::int8_t>("-1"_s) == "1; <nil>; -1|");
  CHECK(sscan<std::uint8_t>("127"_s) == "1; <nil>; 127|");
  CHECK(sscan<std::int8_t>("127"_s) == "1; <nil>; 127|");
  CHECK(sscan<std::uint8_t>("128"_s) == "1; <nil>; 128|");
  CHECK(sscan<std::int8_t>("128"_s) == "0; integer overflow on token 128; 0|");
  CHECK(sscan<long, gocxx::string, double, bool, gocxx::slice<std::uint8_t>>("5 a 1.5 true xyz"_s) ==
        "5; <nil>; 5|a|1.5|true|[120 121 122]|");
  CHECK(sscan<long, long>("5\r\n6"_s) == "2; <nil>; 5|6|");
  CHECK(sscan<Pair, Pair>("12 13"_s) == "2; <nil>; {49 50}|{49 51}|");
  CHECK(sscan<gocxx::complex<double>>("(1+2i)"_s) == "1; <nil>; (1+2i)|");
  CHECK(sscan<gocxx::complex<double>>("1"_s) == "0; syntax error scanning complex number; (0+0i)|");
}

TEST_CASE("Sscanln: a newline ends the scan") {
  CHECK(sscanln<long, long>(""_s) == "0; EOF; 0|0|");
  CHECK(sscanln<long, long>("5\n6"_s) == "1; unexpected newline; 5|0|");
  CHECK(sscanln<long, long>("\n"_s) == "0; unexpected newline; 0|0|");
  CHECK(sscanln<gocxx::string, gocxx::string>("a\nb"_s) == "1; unexpected newline; a||");
  CHECK(sscanln<gocxx::string, gocxx::string>("a"_s) == "1; EOF; a||");
  CHECK(sscanln<long, gocxx::string, double, bool, gocxx::slice<std::uint8_t>>("5 a 1.5 true xyz\n"_s) ==
        "5; <nil>; 5|a|1.5|true|[120 121 122]|");
  CHECK(sscanln<long, long>("5 6 7"_s) == "2; expected newline; 5|6|");
  CHECK(sscanln<long, long>("5 6\n7"_s) == "2; <nil>; 5|6|");
  CHECK(sscanln<long, long>("5\n"_s) == "1; unexpected newline; 5|0|");
  CHECK(sscanln<long, long>("5 6\r\n"_s) == "2; <nil>; 5|6|");
}

TEST_CASE("Sscanf: the input follows the format") {
  CHECK(sscanf<long, long>(""_s, "%d %d"_s) == "0; EOF; 0|0|");
  CHECK(sscanf<long, long>(""_s, "%d%d"_s) == "0; EOF; 0|0|");
  CHECK(sscanf<long, long>("5"_s, "%v,%v"_s) == "1; unexpected EOF; 5|0|");
  CHECK(sscanf<long, long>("5 6"_s, "%v,%v"_s) == "1; input does not match format; 5|0|");
  CHECK(sscanf<long, long>("5\n6"_s, "%d %d"_s) == "1; newline in input does not match format; 5|0|");
  CHECK(sscanf<long, long>("  5\n\n 6 7"_s, "%d %d"_s) == "1; newline in input does not match format; 5|0|");
  CHECK(sscanf<long, long>("5x 6"_s, "%d %d"_s) == "1; expected space in input to match format; 5|0|");
  CHECK(sscanf<long, long>("-5 +6"_s, "%d %d"_s) == "2; <nil>; -5|6|");
  CHECK(sscanf<long, long>("0x1F 0b11"_s, "%d %d"_s) == "1; expected space in input to match format; 0|0|");
  CHECK(sscanf<long, long>("9223372036854775808 1"_s, "%d %d"_s) ==
        "0; strconv.ParseInt: parsing \"9223372036854775808\": value out of range; 0|0|");
  CHECK(sscanf<long, long>("\n"_s, "%d%d"_s) == "0; unexpected newline; 0|0|");
  CHECK(sscanf<gocxx::string, gocxx::string>(""_s, "%s\n%s"_s) == "0; EOF; ||");
  CHECK(sscanf<std::int32_t, std::int32_t>(""_s, "%c%c"_s) == "0; EOF; 0|0|");
  CHECK(sscanf<gocxx::string, gocxx::string>("a b"_s, "%s %s"_s) == "2; <nil>; a|b|");
  CHECK(sscanf<gocxx::string, gocxx::string>("a b"_s, "%3s%2s"_s) == "2; <nil>; a|b|");
  CHECK(sscanf<gocxx::string, gocxx::slice<std::uint8_t>>("a\nb"_s, "%q %v"_s) ==
        "0; expected quoted string; |[]|");
  CHECK(sscanf<gocxx::string, gocxx::string>("  hello   world "_s, "%s\n%s"_s) ==
        "1; newline in format does not match input; hello||");
  CHECK(sscanf<std::int32_t, std::int32_t>("  hello   world "_s, "%c%c"_s) == "2; <nil>; 32|32|");
  CHECK(sscanf<gocxx::string, gocxx::string>("hé 世"_s, "%s %s"_s) == "2; <nil>; hé|世|");
  CHECK(sscanf<gocxx::string, gocxx::string>("hé 世"_s, "%3s%2s"_s) == "2; <nil>; hé|世|");
  CHECK(sscanf<gocxx::string, gocxx::slice<std::uint8_t>>("a"_s, "%q %v"_s) ==
        "0; expected quoted string; |[]|");
  CHECK(sscanf<bool>("false"_s, "%t"_s) == "1; <nil>; false|");
  CHECK(sscanf<bool>("1"_s, "%t"_s) == "1; <nil>; true|");
  CHECK(sscanf<bool>("TRUE x"_s, "%t"_s) == "1; <nil>; true|");
  CHECK(sscanf<long, long>("12345"_s, "%2d%3d"_s) == "2; <nil>; 12|345|");
  CHECK(sscanf<long, long>("12 345"_s, "%5d%d"_s) == "2; <nil>; 12|345|");
  CHECK(sscanf<long>("ff"_s, "%x"_s) == "1; <nil>; 255|");
  CHECK(sscanf<long>("0xff"_s, "%x"_s) == "1; <nil>; 0|");
  CHECK(sscanf<long>("FF"_s, "%X"_s) == "1; <nil>; 255|");
  CHECK(sscanf<long>("101"_s, "%b"_s) == "1; <nil>; 5|");
  CHECK(sscanf<long>("17"_s, "%o"_s) == "1; <nil>; 15|");
  CHECK(sscanf<std::int32_t>("U+1F600"_s, "%U"_s) == "1; <nil>; 128512|");
  CHECK(sscanf<std::int32_t, long>("12"_s, "%c%d"_s) == "2; <nil>; 49|2|");
  CHECK(sscanf<gocxx::string, gocxx::string>("\"hi there\" x"_s, "%q %s"_s) == "2; <nil>; hi there|x|");
  CHECK(sscanf<gocxx::string, gocxx::string>("`raw s` x"_s, "%q %s"_s) == "2; <nil>; raw s|x|");
  CHECK(sscanf<gocxx::string, gocxx::string>("6869 x"_s, "%x %s"_s) == "2; <nil>; hi|x|");
  CHECK(sscanf<gocxx::string>("68zz"_s, "%x"_s) == "1; <nil>; h|");
  CHECK(sscanf<gocxx::string>("\"unterm"_s, "%q"_s) == "0; unexpected EOF; |");
  CHECK(sscanf<gocxx::string>("abc"_s, "%q"_s) == "0; expected quoted string; |");
  CHECK(sscanf<long>("50%"_s, "%d%%"_s) == "1; <nil>; 50|");
  CHECK(sscanf<long>("50"_s, "%d%%"_s) == "1; unexpected EOF; 50|");
  CHECK(sscanf<long, long>("a1b2"_s, "a%db%d"_s) == "2; <nil>; 1|2|");
  CHECK(sscanf<long, long>("a1c2"_s, "a%db%d"_s) == "1; input does not match format; 1|0|");
  CHECK(sscanf<long, long, long>("1-2-3"_s, "%d-%d-%d"_s) == "3; <nil>; 1|2|3|");
  CHECK(sscanf<long, long>("10:20"_s, "%d:%d"_s) == "2; <nil>; 10|20|");
  CHECK(sscanf<long, long>("x=5 y=6"_s, "x=%d y=%d"_s) == "2; <nil>; 5|6|");
  CHECK(sscanf<long, long>("x=5\ny=6"_s, "x=%d\ny=%d"_s) == "2; <nil>; 5|6|");
  CHECK(sscanf<long, long>("x=5  y=6"_s, "x=%d y=%d"_s) == "2; <nil>; 5|6|");
  CHECK(sscanf<long, long>("5 6"_s, "%d"_s) == "1; too many operands; 5|0|");
  CHECK(sscanf<long>("5"_s, "%d %d"_s) == "1; too few operands for format '%d'; 5|");
  CHECK(sscanf<long>("5"_s, "%z"_s) == "0; bad verb '%z' for integer; 0|");
  CHECK(sscanf<long>("5"_s, "%s"_s) == "0; bad verb '%s' for integer; 0|");
  CHECK(sscanf<gocxx::string>("5"_s, "%d"_s) == "0; bad verb '%d' for string; |");
  CHECK(sscanf<long>("5"_s, "%"_s) == "0; missing verb: % at end of format string; 0|");
  CHECK(sscanf<long>("5 "_s, "%d "_s) == "1; <nil>; 5|");
  CHECK(sscanf<long>("5\n"_s, "%d\n"_s) == "1; <nil>; 5|");
  CHECK(sscanf<long>("5"_s, "%d\n"_s) == "1; <nil>; 5|");
  CHECK(sscanf<long>("5 x"_s, "%d\n"_s) == "1; newline in format does not match input; 5|");
  CHECK(sscanf<long>("  5"_s, "%d"_s) == "1; <nil>; 5|");
  CHECK(sscanf<gocxx::string, gocxx::string>("ab"_s, "%1s%1s"_s) == "2; <nil>; a|b|");
  CHECK(sscanf<long, long>("(1,2)"_s, "(%d,%d)"_s) == "2; <nil>; 1|2|");
  CHECK(sscanf<long, long, long>("1 2 3"_s, "%d %d %d"_s) == "3; <nil>; 1|2|3|");
  CHECK(sscanf<gocxx::string, long, double>("John 25 1.5"_s, "%s %d %f"_s) == "3; <nil>; John|25|1.5|");
  CHECK(sscanf<gocxx::complex<double>>("3+4i"_s, "%v"_s) == "1; <nil>; (3+4i)|");
}

TEST_CASE("operands must be pointers to what can be scanned") {
  auto [n, err] = gocxx::fmt::Sscan("5"_s, {5L});
  CHECK(n == 0);
  CHECK(err.Error() == "type not a pointer: int"_s);
  auto [m, list_err] = gocxx::fmt::Sscan("5"_s, {gocxx::new_object(gocxx::slice<long>())});
  CHECK(m == 0);
  CHECK(list_err.Error() == "can't scan type: *[]int"_s);
}
