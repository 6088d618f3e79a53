// Package strconv: recorded from Go.
#include <doctest/doctest.h>

#include <string>

#include "gocxx/lib/fmt.h"
#include "gocxx/lib/strconv.h"

using namespace gocxx::literals;
namespace strconv = gocxx::strconv;

namespace {

std::string text_of(gocxx::string s) { return {s.data(), static_cast<std::size_t>(s.len())}; }

// The value and the error, or "nil".
template <class T>
std::string report(gocxx::results<T, gocxx::error> result) {
  auto [value, err] = result;
  return text_of(gocxx::fmt::Sprint({value})) + " " + (err == nullptr ? "nil" : text_of(err.Error()));
}

}  // namespace

TEST_CASE("FormatFloat: shortest and fixed precision") {
  CHECK(text_of(strconv::FormatFloat(0.1, 'g', -1, 64)) == "0.1");
  CHECK(text_of(strconv::FormatFloat(0.1, 'g', -1, 32)) == "0.1");
  CHECK(text_of(strconv::FormatFloat(1e21, 'f', -1, 64)) == "1000000000000000000000");
  CHECK(text_of(strconv::FormatFloat(123456789.0, 'g', -1, 64)) == "1.23456789e+08");
  CHECK(text_of(strconv::FormatFloat(1e20, 'g', -1, 64)) == "1e+20");
  CHECK(text_of(strconv::FormatFloat(100.0, 'g', -1, 64)) == "100");
  CHECK(text_of(strconv::FormatFloat(5e-324, 'e', -1, 64)) == "5e-324");
  CHECK(text_of(strconv::FormatFloat(1.7976931348623157e308, 'g', -1, 64)) == "1.7976931348623157e+308");
  CHECK(text_of(strconv::FormatFloat(2.5, 'f', 0, 64)) == "2");
  CHECK(text_of(strconv::FormatFloat(3.5, 'f', 0, 64)) == "4");
  CHECK(text_of(strconv::FormatFloat(1234.5678, 'e', 3, 64)) == "1.235e+03");
  CHECK(text_of(strconv::FormatFloat(1234.5678, 'g', 3, 64)) == "1.23e+03");
  CHECK(text_of(strconv::FormatFloat(1234.5678, 'G', 10, 64)) == "1234.5678");
  CHECK(text_of(strconv::FormatFloat(0.000012345, 'g', -1, 64)) == "1.2345e-05");
  CHECK(text_of(strconv::FormatFloat(0.00012345, 'g', -1, 64)) == "0.00012345");
  CHECK(text_of(strconv::FormatFloat(1.5, 'b', -1, 64)) == "6755399441055744p-52");
  CHECK(text_of(strconv::FormatFloat(1.5, 'x', -1, 64)) == "0x1.8p+00");
  CHECK(text_of(strconv::FormatFloat(3.14159, 'X', 3, 64)) == "0X1.922P+01");
  CHECK(text_of(strconv::FormatFloat(0.1, 'f', 25, 64)) == "0.1000000000000000055511151");
  CHECK(text_of(strconv::FormatFloat(16777216.0, 'g', -1, 32)) == "1.6777216e+07");
  CHECK(text_of(strconv::FormatFloat(1.0, 'e', -1, 64)) == "1e+00");
  CHECK(text_of(strconv::FormatFloat(0.0, 'e', 2, 64)) == "0.00e+00");
  CHECK(text_of(strconv::FormatFloat(99.995, 'f', 2, 64)) == "100.00");
}

TEST_CASE("ParseInt and ParseUint: bases, prefixes, ranges") {
  CHECK(report(strconv::ParseInt("0"_s, 10, 64)) == "0 nil");
  CHECK(report(strconv::ParseInt("-128"_s, 10, 8)) == "-128 nil");
  CHECK(report(strconv::ParseInt("128"_s, 10, 8)) ==
        "127 strconv.ParseInt: parsing \"128\": value out of range");
  CHECK(report(strconv::ParseInt("0xff"_s, 0, 64)) == "255 nil");
  CHECK(report(strconv::ParseInt("0b101"_s, 0, 0)) == "5 nil");
  CHECK(report(strconv::ParseInt("0o17"_s, 0, 64)) == "15 nil");
  CHECK(report(strconv::ParseInt("017"_s, 0, 64)) == "15 nil");
  CHECK(report(strconv::ParseInt("1_000"_s, 0, 64)) == "1000 nil");
  CHECK(report(strconv::ParseInt("1__0"_s, 0, 64)) == "0 strconv.ParseInt: parsing \"1__0\": invalid syntax");
  CHECK(report(strconv::ParseInt("1_000"_s, 10, 64)) ==
        "0 strconv.ParseInt: parsing \"1_000\": invalid syntax");
  CHECK(report(strconv::ParseInt("zz"_s, 36, 64)) == "1295 nil");
  CHECK(report(strconv::ParseInt(""_s, 10, 64)) == "0 strconv.ParseInt: parsing \"\": invalid syntax");
  CHECK(report(strconv::ParseInt("12a"_s, 10, 64)) == "0 strconv.ParseInt: parsing \"12a\": invalid syntax");
  CHECK(report(strconv::ParseInt("9223372036854775808"_s, 10, 64)) ==
        "9223372036854775807 strconv.ParseInt: parsing \"9223372036854775808\": value out of range");
  CHECK(report(strconv::ParseInt("-9223372036854775809"_s, 10, 64)) ==
        "-9223372036854775808 strconv.ParseInt: parsing \"-9223372036854775809\": value out of range");
  CHECK(report(strconv::ParseInt("1"_s, 1, 64)) == "0 strconv.ParseInt: parsing \"1\": invalid base 1");
  CHECK(report(strconv::ParseInt("1"_s, 10, 65)) == "0 strconv.ParseInt: parsing \"1\": invalid bit size 65");
  CHECK(report(strconv::ParseInt("+7"_s, 10, 64)) == "7 nil");
  CHECK(report(strconv::ParseInt("-"_s, 10, 64)) == "0 strconv.ParseInt: parsing \"-\": invalid syntax");
  CHECK(report(strconv::ParseUint("255"_s, 10, 8)) == "255 nil");
  CHECK(report(strconv::ParseUint("256"_s, 10, 8)) ==
        "255 strconv.ParseUint: parsing \"256\": value out of range");
  CHECK(report(strconv::ParseUint("18446744073709551615"_s, 10, 64)) == "18446744073709551615 nil");
  CHECK(report(strconv::ParseUint("18446744073709551616"_s, 10, 64)) ==
        "18446744073709551615 strconv.ParseUint: parsing \"18446744073709551616\": value out of range");
  CHECK(report(strconv::ParseUint("-1"_s, 10, 64)) == "0 strconv.ParseUint: parsing \"-1\": invalid syntax");
}

TEST_CASE("ParseFloat") {
  CHECK(report(strconv::ParseFloat("1.5"_s, 64)) == "1.5 nil");
  CHECK(report(strconv::ParseFloat("1e400"_s, 64)) ==
        "+Inf strconv.ParseFloat: parsing \"1e400\": value out of range");
  CHECK(report(strconv::ParseFloat("-1e400"_s, 64)) ==
        "-Inf strconv.ParseFloat: parsing \"-1e400\": value out of range");
  CHECK(report(strconv::ParseFloat("0x1p-2"_s, 64)) == "0.25 nil");
  CHECK(report(strconv::ParseFloat("0x1"_s, 64)) == "0 strconv.ParseFloat: parsing \"0x1\": invalid syntax");
  CHECK(report(strconv::ParseFloat("inf"_s, 64)) == "+Inf nil");
  CHECK(report(strconv::ParseFloat("-Infinity"_s, 64)) == "-Inf nil");
  CHECK(report(strconv::ParseFloat("nan"_s, 64)) == "NaN nil");
  CHECK(report(strconv::ParseFloat("1_0.5"_s, 64)) == "10.5 nil");
  CHECK(report(strconv::ParseFloat("0x_1p4"_s, 64)) == "16 nil");
  CHECK(report(strconv::ParseFloat(".5"_s, 64)) == "0.5 nil");
  CHECK(report(strconv::ParseFloat("5."_s, 64)) == "5 nil");
  CHECK(report(strconv::ParseFloat("1e"_s, 64)) == "0 strconv.ParseFloat: parsing \"1e\": invalid syntax");
  CHECK(report(strconv::ParseFloat(""_s, 64)) == "0 strconv.ParseFloat: parsing \"\": invalid syntax");
  CHECK(report(strconv::ParseFloat("abc"_s, 64)) == "0 strconv.ParseFloat: parsing \"abc\": invalid syntax");
  CHECK(report(strconv::ParseFloat("1e-400"_s, 64)) == "0 nil");
}

TEST_CASE("Quote and its inverse") {
  CHECK(text_of(strconv::Quote(""_s)) == "\"\"");
  CHECK(text_of(strconv::QuoteToASCII(""_s)) == "\"\"");
  CHECK(text_of(strconv::Quote("a\n\t\"\\"_s)) == "\"a\\n\\t\\\"\\\\\"");
  CHECK(text_of(strconv::QuoteToASCII("a\n\t\"\\"_s)) == "\"a\\n\\t\\\"\\\\\"");
  CHECK(text_of(strconv::Quote("\000\177\377"_s)) == "\"\\x00\\x7f\\xff\"");
  CHECK(text_of(strconv::QuoteToASCII("\000\177\377"_s)) == "\"\\x00\\x7f\\xff\"");
  CHECK(text_of(strconv::Quote("é世😀"_s)) == "\"é世😀\"");
  CHECK(text_of(strconv::QuoteToASCII("é世😀"_s)) == "\"\\u00e9\\u4e16\\U0001f600\"");
  CHECK(text_of(strconv::Quote("\342\200\213\302\240"_s)) == "\"\\u200b\\u00a0\"");
  CHECK(text_of(strconv::QuoteToASCII("\342\200\213\302\240"_s)) == "\"\\u200b\\u00a0\"");
  CHECK(report(strconv::Unquote("\"a\\n\""_s)) == "a\n nil");
  CHECK(report(strconv::Unquote("'x'"_s)) == "x nil");
  CHECK(report(strconv::Unquote("`raw`"_s)) == "raw nil");
  CHECK(report(strconv::Unquote("\"\\x41\\u00e9\""_s)) == "Aé nil");
  CHECK(report(strconv::Unquote("\"bad"_s)) == " invalid syntax");
  CHECK(report(strconv::Unquote("'ab'"_s)) == " invalid syntax");
  CHECK(report(strconv::Unquote("\"\\q\""_s)) == " invalid syntax");
  CHECK(report(strconv::Unquote(""_s)) == " invalid syntax");
}

TEST_CASE("the errors of conversions can be told apart") {
  auto [value, err] = strconv::Atoi("x"_s);
  CHECK(value == 0);
  auto failed = gocxx::type_assert<gocxx::ptr<strconv::NumError>>(err);
  CHECK(failed->Func == "Atoi"_s);
  CHECK(failed->Num == "x"_s);
  CHECK(failed->Err == strconv::ErrSyntax);
  auto [large, range_err] = strconv::Atoi("99999999999999999999"_s);
  CHECK(large == INT64_MAX);
  CHECK(gocxx::type_assert<gocxx::ptr<strconv::NumError>>(range_err)->Err == strconv::ErrRange);
  auto [yes, bool_err] = strconv::ParseBool("maybe"_s);
  CHECK_FALSE(yes);
  CHECK(text_of(bool_err.Error()) == "strconv.ParseBool: parsing \"maybe\": invalid syntax");
  CHECK(strconv::Itoa(-42) == "-42"_s);
  CHECK(strconv::FormatInt(-255, 16) == "-ff"_s);
  CHECK(strconv::AppendInt(nullptr, 7, 2).len() == 3);
}
