// Package strconv.
#pragma once

#include "gocxx/complex.h"
#include "gocxx/error.h"
#include "gocxx/results.h"
#include "gocxx/slice.h"

namespace gocxx {

namespace strconv {

inline constexpr long IntSize = 64;

/// The error of a conversion that failed: the function, its input and why (ErrRange, ErrSyntax, ...).
struct NumError {
  string Func;
  string Num;
  error Err;

  static string Error(ptr<NumError> e);
  static error Unwrap(ptr<NumError> e) { return e->Err; }
  bool operator==(const NumError&) const = default;
};

extern error ErrRange;
extern error ErrSyntax;

string Itoa(long i);
string FormatInt(long long i, long base);
string FormatUint(unsigned long long i, long base);
string FormatFloat(double f, std::uint8_t fmt, long prec, long bitSize);
string FormatBool(bool b);
string FormatComplex(complex128 c, std::uint8_t fmt, long prec, long bitSize);

slice<std::uint8_t> AppendInt(slice<std::uint8_t> dst, long long i, long base);
slice<std::uint8_t> AppendUint(slice<std::uint8_t> dst, unsigned long long i, long base);
slice<std::uint8_t> AppendFloat(slice<std::uint8_t> dst, double f, std::uint8_t fmt, long prec, long bitSize);
slice<std::uint8_t> AppendBool(slice<std::uint8_t> dst, bool b);

results<long, error> Atoi(string s);
results<long long, error> ParseInt(string s, long base, long bitSize);
results<unsigned long long, error> ParseUint(string s, long base, long bitSize);
results<complex128, error> ParseComplex(string s, long bitSize);
results<double, error> ParseFloat(string s, long bitSize);
results<bool, error> ParseBool(string str);

string Quote(string s);
string QuoteToASCII(string s);
string QuoteToGraphic(string s);
string QuoteRune(std::int32_t r);
string QuoteRuneToASCII(std::int32_t r);
string QuoteRuneToGraphic(std::int32_t r);
slice<std::uint8_t> AppendQuote(slice<std::uint8_t> dst, string s);
slice<std::uint8_t> AppendQuoteToASCII(slice<std::uint8_t> dst, string s);
slice<std::uint8_t> AppendQuoteToGraphic(slice<std::uint8_t> dst, string s);
slice<std::uint8_t> AppendQuoteRune(slice<std::uint8_t> dst, std::int32_t r);
slice<std::uint8_t> AppendQuoteRuneToASCII(slice<std::uint8_t> dst, std::int32_t r);
slice<std::uint8_t> AppendQuoteRuneToGraphic(slice<std::uint8_t> dst, std::int32_t r);
results<string, error> Unquote(string s);
results<std::int32_t, bool, string, error> UnquoteChar(string s, std::uint8_t quote);
results<string, error> QuotedPrefix(string s);
bool CanBackquote(string s);
bool IsPrint(std::int32_t r);
bool IsGraphic(std::int32_t r);

}  // namespace strconv

template <>
struct type_traits<strconv::NumError> {
  static constexpr const char* name = "strconv.NumError";
  static constexpr field fields[] = {{"Func", type_ref<string>, offsetof(strconv::NumError, Func)},
                                     {"Num", type_ref<string>, offsetof(strconv::NumError, Num)},
                                     {"Err", type_ref<error>, offsetof(strconv::NumError, Err)}};
};
template <>
const type descriptor<strconv::NumError>::value;
template <>
struct type_traits<ptr<strconv::NumError>> {
  static constexpr auto methods =
      gocxx::methods<ptr<strconv::NumError>, method<"Error", &strconv::NumError::Error>,
                     method<"Unwrap", &strconv::NumError::Unwrap>>;
};
template <>
const type descriptor<ptr<strconv::NumError>>::value;

}  // namespace gocxx
