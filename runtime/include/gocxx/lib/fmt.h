// Package fmt.
#pragma once

#include "gocxx/any.h"
#include "gocxx/error.h"
#include "gocxx/lib/io.h"

namespace gocxx {

namespace fmt {

/// The printer, for a Formatter.
struct State : interface<State> {
  using interface::interface;
  static constexpr auto methods =
      interface_methods<signature<"Flag", bool(long)>, signature<"Precision", results<long, bool>()>,
                        signature<"Width", results<long, bool>()>,
                        signature<"Write", results<long, error>(slice<std::uint8_t>)>>;
  bool Flag(long c) const { return call<0, bool>(c); }
  results<long, bool> Precision() const { return call<1, results<long, bool>>(); }
  results<long, bool> Width() const { return call<2, results<long, bool>>(); }
  results<long, error> Write(slice<std::uint8_t> b) const { return call<3, results<long, error>>(b); }
};

struct Formatter : interface<Formatter> {
  using interface::interface;
  static constexpr auto methods = interface_methods<signature<"Format", void(State, std::int32_t)>>;
  void Format(State f, std::int32_t verb) const { call<0, void>(f, verb); }
};

struct Stringer : interface<Stringer> {
  using interface::interface;
  static constexpr auto methods = interface_methods<signature<"String", string()>>;
  string String() const { return call<0, string>(); }
};

struct GoStringer : interface<GoStringer> {
  using interface::interface;
  static constexpr auto methods = interface_methods<signature<"GoString", string()>>;
  string GoString() const { return call<0, string>(); }
};

/// The scan, for a Scanner.
struct ScanState : interface<ScanState> {
  using interface::interface;
  static constexpr auto methods = interface_methods<
      signature<"Read", results<long, error>(slice<std::uint8_t>)>,
      signature<"ReadRune", results<std::int32_t, long, error>()>, signature<"SkipSpace", void()>,
      signature<"Token", results<slice<std::uint8_t>, error>(bool, func<bool(std::int32_t)>)>,
      signature<"UnreadRune", error()>, signature<"Width", results<long, bool>()>>;
  results<long, error> Read(slice<std::uint8_t> buf) const { return call<0, results<long, error>>(buf); }
  results<std::int32_t, long, error> ReadRune() const {
    return call<1, results<std::int32_t, long, error>>();
  }
  void SkipSpace() const { call<2, void>(); }
  results<slice<std::uint8_t>, error> Token(bool skipSpace, func<bool(std::int32_t)> f) const {
    return call<3, results<slice<std::uint8_t>, error>>(skipSpace, f);
  }
  error UnreadRune() const { return call<4, error>(); }
  results<long, bool> Width() const { return call<5, results<long, bool>>(); }
};

struct Scanner : interface<Scanner> {
  using interface::interface;
  static constexpr auto methods = interface_methods<signature<"Scan", error(ScanState, std::int32_t)>>;
  error Scan(ScanState state, std::int32_t verb) const { return call<0, error>(state, verb); }
};

results<long, error> Print(args a = {});
results<long, error> Println(args a = {});
results<long, error> Printf(string format, args a = {});
results<long, error> Fprint(io::Writer w, args a = {});
results<long, error> Fprintln(io::Writer w, args a = {});
results<long, error> Fprintf(io::Writer w, string format, args a = {});
string Sprint(args a = {});
string Sprintln(args a = {});
string Sprintf(string format, args a = {});
slice<std::uint8_t> Append(slice<std::uint8_t> b, args a = {});
slice<std::uint8_t> Appendln(slice<std::uint8_t> b, args a = {});
slice<std::uint8_t> Appendf(slice<std::uint8_t> b, string format, args a = {});
error Errorf(string format, args a = {});
string FormatString(State state, std::int32_t verb);

results<long, error> Scan(args a = {});
results<long, error> Scanln(args a = {});
results<long, error> Scanf(string format, args a = {});
results<long, error> Sscan(string str, args a = {});
results<long, error> Sscanln(string str, args a = {});
results<long, error> Sscanf(string str, string format, args a = {});
results<long, error> Fscan(io::Reader r, args a = {});
results<long, error> Fscanln(io::Reader r, args a = {});
results<long, error> Fscanf(io::Reader r, string format, args a = {});

}  // namespace fmt

template <>
struct type_traits<fmt::State> {
  static constexpr const char* name = "fmt.State";
};
template <>
const type descriptor<fmt::State>::value;
template <>
struct type_traits<fmt::Formatter> {
  static constexpr const char* name = "fmt.Formatter";
};
template <>
const type descriptor<fmt::Formatter>::value;
template <>
struct type_traits<fmt::Stringer> {
  static constexpr const char* name = "fmt.Stringer";
};
template <>
const type descriptor<fmt::Stringer>::value;
template <>
struct type_traits<fmt::GoStringer> {
  static constexpr const char* name = "fmt.GoStringer";
};
template <>
const type descriptor<fmt::GoStringer>::value;
template <>
struct type_traits<fmt::ScanState> {
  static constexpr const char* name = "fmt.ScanState";
};
template <>
const type descriptor<fmt::ScanState>::value;
template <>
struct type_traits<fmt::Scanner> {
  static constexpr const char* name = "fmt.Scanner";
};
template <>
const type descriptor<fmt::Scanner>::value;

}  // namespace gocxx
