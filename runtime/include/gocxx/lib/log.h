// Package log.
#pragma once

#include "gocxx/any.h"
#include "gocxx/chan.h"
#include "gocxx/empty_struct.h"
#include "gocxx/error.h"
#include "gocxx/func.h"
#include "gocxx/lib/io.h"
#include "gocxx/ptr.h"
#include "gocxx/string.h"
#include "gocxx/type.h"

namespace gocxx {

namespace log {

struct Logger;
struct logger;

inline constexpr long Ldate = 1;
inline constexpr long Ltime = 2;
inline constexpr long Lmicroseconds = 4;
inline constexpr long Llongfile = 8;
inline constexpr long Lshortfile = 16;
inline constexpr long LUTC = 32;
inline constexpr long Lmsgprefix = 64;
inline constexpr long LstdFlags = 3;

ptr<Logger> New(io::Writer out, string prefix, long flag);
ptr<Logger> Default();
void Fatal(args v);
void Fatalf(string format, args v);
void Fatalln(args v);
long Flags();
error Output(long calldepth, string s);
void Panic(args v);
void Panicf(string format, args v);
void Panicln(args v);
string Prefix();
void Print(args v);
void Printf(string format, args v);
void Println(args v);
void SetFlags(long flag);
void SetOutput(io::Writer w);
void SetPrefix(string prefix);
io::Writer Writer();

/// A Logger writes whole lines, from any number of goroutines.
struct Logger {
  ptr<logger> impl{};

  static void Fatal(ptr<Logger> l, args v);
  static void Fatalf(ptr<Logger> l, string format, args v);
  static void Fatalln(ptr<Logger> l, args v);
  static long Flags(ptr<Logger> l);
  static error Output(ptr<Logger> l, long calldepth, string s);
  static void Panic(ptr<Logger> l, args v);
  static void Panicf(ptr<Logger> l, string format, args v);
  static void Panicln(ptr<Logger> l, args v);
  static string Prefix(ptr<Logger> l);
  static void Print(ptr<Logger> l, args v);
  static void Printf(ptr<Logger> l, string format, args v);
  static void Println(ptr<Logger> l, args v);
  static void SetFlags(ptr<Logger> l, long flag);
  static void SetOutput(ptr<Logger> l, io::Writer w);
  static void SetPrefix(ptr<Logger> l, string prefix);
  static io::Writer Writer(ptr<Logger> l);
  bool operator==(const Logger&) const = default;
};

/// The methods with a final ...any, with a slice, for method tables.
struct variadic_methods {
  static void Fatal(ptr<Logger> l, variadic<any> v) { Logger::Fatal(l, v); }
  static void Fatalln(ptr<Logger> l, variadic<any> v) { Logger::Fatalln(l, v); }
  static void Panic(ptr<Logger> l, variadic<any> v) { Logger::Panic(l, v); }
  static void Panicln(ptr<Logger> l, variadic<any> v) { Logger::Panicln(l, v); }
  static void Print(ptr<Logger> l, variadic<any> v) { Logger::Print(l, v); }
  static void Println(ptr<Logger> l, variadic<any> v) { Logger::Println(l, v); }
  static void Fatalf(ptr<Logger> l, string format, variadic<any> v) { Logger::Fatalf(l, format, v); }
  static void Panicf(ptr<Logger> l, string format, variadic<any> v) { Logger::Panicf(l, format, v); }
  static void Printf(ptr<Logger> l, string format, variadic<any> v) { Logger::Printf(l, format, v); }
};

/// The state of a Logger. `lock` is its mutex: a channel that holds one element while a line is written or a
/// field is used.
struct logger {
  chan<empty_struct> lock{};
  io::Writer out{};
  string prefix{};
  long flags{};
};

}  // namespace log

template <>
struct type_traits<log::Logger> {
  static constexpr const char* name = "log.Logger";
  static constexpr field fields[] = {{"impl", type_ref<ptr<log::logger>>, offsetof(log::Logger, impl)}};
};
template <>
const type descriptor<log::Logger>::value;
template <>
struct type_traits<ptr<log::Logger>> {
  using T = log::Logger;
  using V = log::variadic_methods;
  static constexpr auto methods =
      gocxx::methods<ptr<T>, method<"Fatal", &V::Fatal>, method<"Fatalf", &V::Fatalf>,
                     method<"Fatalln", &V::Fatalln>, method<"Flags", &T::Flags>, method<"Output", &T::Output>,
                     method<"Panic", &V::Panic>, method<"Panicf", &V::Panicf>, method<"Panicln", &V::Panicln>,
                     method<"Prefix", &T::Prefix>, method<"Print", &V::Print>, method<"Printf", &V::Printf>,
                     method<"Println", &V::Println>, method<"SetFlags", &T::SetFlags>,
                     method<"SetOutput", &T::SetOutput>, method<"SetPrefix", &T::SetPrefix>,
                     method<"Writer", &T::Writer>>;
};
template <>
const type descriptor<ptr<log::Logger>>::value;

template <>
struct type_traits<log::logger> {
  static constexpr const char* name = "log.logger";
};
template <>
const type descriptor<log::logger>::value;

}  // namespace gocxx
