// Package flag.
#pragma once

#include "gocxx/any.h"
#include "gocxx/defined.h"
#include "gocxx/error.h"
#include "gocxx/func.h"
#include "gocxx/interface.h"
#include "gocxx/lib/io.h"
#include "gocxx/lib/time.h"
#include "gocxx/map.h"
#include "gocxx/ptr.h"
#include "gocxx/results.h"
#include "gocxx/slice.h"
#include "gocxx/string.h"
#include "gocxx/type.h"

namespace gocxx {

namespace flag {

struct FlagSet;

extern error ErrHelp;
extern func<void()> Usage;
extern ptr<FlagSet> CommandLine;

struct Value : interface<Value> {
  using interface::interface;
  static constexpr auto methods =
      interface_methods<signature<"Set", error(string)>, signature<"String", string()>>;
  error Set(string text) const { return call<0, error>(text); }
  string String() const { return call<1, string>(); }
};

struct Getter : interface<Getter> {
  using interface::interface;
  static constexpr auto methods = interface_methods<signature<"Get", any()>, signature<"Set", error(string)>,
                                                    signature<"String", string()>>;
  any Get() const { return call<0, any>(); }
  error Set(string text) const { return call<1, error>(text); }
  string String() const { return call<2, string>(); }
};

struct ErrorHandling : defined<ErrorHandling, long> {
  using defined::defined;
};

inline constexpr ErrorHandling ContinueOnError = 0;
inline constexpr ErrorHandling ExitOnError = 1;
inline constexpr ErrorHandling PanicOnError = 2;

struct Flag {
  string Name{};
  string Usage{};
  flag::Value Value{};
  string DefValue{};

  bool operator==(const Flag&) const = default;
};

struct FlagSet {
  func<void()> Usage{};
  string name{};
  bool parsed{};
  map<string, ptr<Flag>> actual{};
  map<string, ptr<Flag>> formal{};
  slice<string> args{};
  flag::ErrorHandling errorHandling{};
  io::Writer output{};
  map<string, string> undef{};  // the positions at which undefined flags were set

  static string Arg(ptr<FlagSet> f, long i);
  static slice<string> Args(ptr<FlagSet> f);
  static ptr<bool> Bool(ptr<FlagSet> f, string name, bool value, string usage);
  static void BoolFunc(ptr<FlagSet> f, string name, string usage, func<error(string)> fn);
  static void BoolVar(ptr<FlagSet> f, ptr<bool> p, string name, bool value, string usage);
  static ptr<time::Duration> Duration(ptr<FlagSet> f, string name, time::Duration value, string usage);
  static void DurationVar(ptr<FlagSet> f, ptr<time::Duration> p, string name, time::Duration value,
                          string usage);
  static flag::ErrorHandling ErrorHandling(ptr<FlagSet> f);
  static ptr<double> Float64(ptr<FlagSet> f, string name, double value, string usage);
  static void Float64Var(ptr<FlagSet> f, ptr<double> p, string name, double value, string usage);
  static void Func(ptr<FlagSet> f, string name, string usage, func<error(string)> fn);
  static void Init(ptr<FlagSet> f, string name, flag::ErrorHandling errorHandling);
  static ptr<long> Int(ptr<FlagSet> f, string name, long value, string usage);
  static ptr<long long> Int64(ptr<FlagSet> f, string name, long long value, string usage);
  static void Int64Var(ptr<FlagSet> f, ptr<long long> p, string name, long long value, string usage);
  static void IntVar(ptr<FlagSet> f, ptr<long> p, string name, long value, string usage);
  static ptr<Flag> Lookup(ptr<FlagSet> f, string name);
  static long NArg(ptr<FlagSet> f);
  static long NFlag(ptr<FlagSet> f);
  static string Name(ptr<FlagSet> f);
  static io::Writer Output(ptr<FlagSet> f);
  static error Parse(ptr<FlagSet> f, slice<string> arguments);
  static bool Parsed(ptr<FlagSet> f);
  static void PrintDefaults(ptr<FlagSet> f);
  static error Set(ptr<FlagSet> f, string name, string value);
  static void SetOutput(ptr<FlagSet> f, io::Writer output);
  static ptr<string> String(ptr<FlagSet> f, string name, string value, string usage);
  static void StringVar(ptr<FlagSet> f, ptr<string> p, string name, string value, string usage);
  static ptr<unsigned long> Uint(ptr<FlagSet> f, string name, unsigned long value, string usage);
  static ptr<unsigned long long> Uint64(ptr<FlagSet> f, string name, unsigned long long value, string usage);
  static void Uint64Var(ptr<FlagSet> f, ptr<unsigned long long> p, string name, unsigned long long value,
                        string usage);
  static void UintVar(ptr<FlagSet> f, ptr<unsigned long> p, string name, unsigned long value, string usage);
  static void Var(ptr<FlagSet> f, Value value, string name, string usage);
  static void Visit(ptr<FlagSet> f, func<void(ptr<Flag>)> fn);
  static void VisitAll(ptr<FlagSet> f, func<void(ptr<Flag>)> fn);
};

string Arg(long i);
slice<string> Args();
ptr<bool> Bool(string name, bool value, string usage);
void BoolFunc(string name, string usage, func<error(string)> fn);
void BoolVar(ptr<bool> p, string name, bool value, string usage);
ptr<time::Duration> Duration(string name, time::Duration value, string usage);
void DurationVar(ptr<time::Duration> p, string name, time::Duration value, string usage);
ptr<double> Float64(string name, double value, string usage);
void Float64Var(ptr<double> p, string name, double value, string usage);
void Func(string name, string usage, func<error(string)> fn);
ptr<long> Int(string name, long value, string usage);
ptr<long long> Int64(string name, long long value, string usage);
void Int64Var(ptr<long long> p, string name, long long value, string usage);
void IntVar(ptr<long> p, string name, long value, string usage);
ptr<Flag> Lookup(string name);
long NArg();
long NFlag();
ptr<FlagSet> NewFlagSet(string name, ErrorHandling errorHandling);
void Parse();
bool Parsed();
void PrintDefaults();
error Set(string name, string value);
ptr<string> String(string name, string value, string usage);
void StringVar(ptr<string> p, string name, string value, string usage);
ptr<unsigned long> Uint(string name, unsigned long value, string usage);
ptr<unsigned long long> Uint64(string name, unsigned long long value, string usage);
void Uint64Var(ptr<unsigned long long> p, string name, unsigned long long value, string usage);
void UintVar(ptr<unsigned long> p, string name, unsigned long value, string usage);
results<string, string> UnquoteUsage(ptr<Flag> flag);
void Var(Value value, string name, string usage);
void Visit(func<void(ptr<Flag>)> fn);
void VisitAll(func<void(ptr<Flag>)> fn);

}  // namespace flag

template <>
struct type_traits<flag::Value> {
  static constexpr const char* name = "flag.Value";
};
template <>
const type descriptor<flag::Value>::value;

template <>
struct type_traits<flag::Getter> {
  static constexpr const char* name = "flag.Getter";
};
template <>
const type descriptor<flag::Getter>::value;

template <>
struct type_traits<flag::ErrorHandling> {
  static constexpr const char* name = "flag.ErrorHandling";
};
template <>
const type descriptor<flag::ErrorHandling>::value;

template <>
struct type_traits<flag::Flag> {
  static constexpr const char* name = "flag.Flag";
  static constexpr field fields[] = {{"Name", type_ref<string>, offsetof(flag::Flag, Name)},
                                     {"Usage", type_ref<string>, offsetof(flag::Flag, Usage)},
                                     {"Value", type_ref<flag::Value>, offsetof(flag::Flag, Value)},
                                     {"DefValue", type_ref<string>, offsetof(flag::Flag, DefValue)}};
};
template <>
const type descriptor<flag::Flag>::value;

template <>
struct type_traits<flag::FlagSet> {
  static constexpr const char* name = "flag.FlagSet";
  static constexpr field fields[] = {
      {"Usage", type_ref<func<void()>>, offsetof(flag::FlagSet, Usage)},
      {"name", type_ref<string>, offsetof(flag::FlagSet, name)},
      {"parsed", type_ref<bool>, offsetof(flag::FlagSet, parsed)},
      {"actual", type_ref<map<string, ptr<flag::Flag>>>, offsetof(flag::FlagSet, actual)},
      {"formal", type_ref<map<string, ptr<flag::Flag>>>, offsetof(flag::FlagSet, formal)},
      {"args", type_ref<slice<string>>, offsetof(flag::FlagSet, args)},
      {"errorHandling", type_ref<flag::ErrorHandling>, offsetof(flag::FlagSet, errorHandling)},
      {"output", type_ref<io::Writer>, offsetof(flag::FlagSet, output)},
      {"undef", type_ref<map<string, string>>, offsetof(flag::FlagSet, undef)}};
};
template <>
const type descriptor<flag::FlagSet>::value;
template <>
struct type_traits<ptr<flag::FlagSet>> {
  static constexpr auto methods = gocxx::methods<
      ptr<flag::FlagSet>, method<"Arg", &flag::FlagSet::Arg>, method<"Args", &flag::FlagSet::Args>,
      method<"Bool", &flag::FlagSet::Bool>, method<"BoolFunc", &flag::FlagSet::BoolFunc>,
      method<"BoolVar", &flag::FlagSet::BoolVar>, method<"Duration", &flag::FlagSet::Duration>,
      method<"DurationVar", &flag::FlagSet::DurationVar>,
      method<"ErrorHandling", &flag::FlagSet::ErrorHandling>, method<"Float64", &flag::FlagSet::Float64>,
      method<"Float64Var", &flag::FlagSet::Float64Var>, method<"Func", &flag::FlagSet::Func>,
      method<"Init", &flag::FlagSet::Init>, method<"Int", &flag::FlagSet::Int>,
      method<"Int64", &flag::FlagSet::Int64>, method<"Int64Var", &flag::FlagSet::Int64Var>,
      method<"IntVar", &flag::FlagSet::IntVar>, method<"Lookup", &flag::FlagSet::Lookup>,
      method<"NArg", &flag::FlagSet::NArg>, method<"NFlag", &flag::FlagSet::NFlag>,
      method<"Name", &flag::FlagSet::Name>, method<"Output", &flag::FlagSet::Output>,
      method<"Parse", &flag::FlagSet::Parse>, method<"Parsed", &flag::FlagSet::Parsed>,
      method<"PrintDefaults", &flag::FlagSet::PrintDefaults>, method<"Set", &flag::FlagSet::Set>,
      method<"SetOutput", &flag::FlagSet::SetOutput>, method<"String", &flag::FlagSet::String>,
      method<"StringVar", &flag::FlagSet::StringVar>, method<"Uint", &flag::FlagSet::Uint>,
      method<"Uint64", &flag::FlagSet::Uint64>, method<"Uint64Var", &flag::FlagSet::Uint64Var>,
      method<"UintVar", &flag::FlagSet::UintVar>, method<"Var", &flag::FlagSet::Var>,
      method<"Visit", &flag::FlagSet::Visit>, method<"VisitAll", &flag::FlagSet::VisitAll>>;
};
template <>
const type descriptor<ptr<flag::FlagSet>>::value;

}  // namespace gocxx
