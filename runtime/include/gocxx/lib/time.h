// Package time.
#pragma once

#include "gocxx/chan.h"
#include "gocxx/defined.h"
#include "gocxx/error.h"
#include "gocxx/func.h"
#include "gocxx/ptr.h"
#include "gocxx/results.h"
#include "gocxx/site.h"
#include "gocxx/slice.h"
#include "gocxx/string.h"
#include "gocxx/type.h"

namespace gocxx::rt::time {
struct Timer;
}

namespace gocxx {

namespace time {

struct Time;
struct zone_rules;  // when which offset holds; private to the package

using namespace literals;

inline constexpr string Layout = "01/02 03:04:05PM '06 -0700"_s;
inline constexpr string ANSIC = "Mon Jan _2 15:04:05 2006"_s;
inline constexpr string UnixDate = "Mon Jan _2 15:04:05 MST 2006"_s;
inline constexpr string RubyDate = "Mon Jan 02 15:04:05 -0700 2006"_s;
inline constexpr string RFC822 = "02 Jan 06 15:04 MST"_s;
inline constexpr string RFC822Z = "02 Jan 06 15:04 -0700"_s;
inline constexpr string RFC850 = "Monday, 02-Jan-06 15:04:05 MST"_s;
inline constexpr string RFC1123 = "Mon, 02 Jan 2006 15:04:05 MST"_s;
inline constexpr string RFC1123Z = "Mon, 02 Jan 2006 15:04:05 -0700"_s;
inline constexpr string RFC3339 = "2006-01-02T15:04:05Z07:00"_s;
inline constexpr string RFC3339Nano = "2006-01-02T15:04:05.999999999Z07:00"_s;
inline constexpr string Kitchen = "3:04PM"_s;
inline constexpr string Stamp = "Jan _2 15:04:05"_s;
inline constexpr string StampMilli = "Jan _2 15:04:05.000"_s;
inline constexpr string StampMicro = "Jan _2 15:04:05.000000"_s;
inline constexpr string StampNano = "Jan _2 15:04:05.000000000"_s;
inline constexpr string DateTime = "2006-01-02 15:04:05"_s;
inline constexpr string DateOnly = "2006-01-02"_s;
inline constexpr string TimeOnly = "15:04:05"_s;

struct Duration : defined<Duration, long long> {
  using defined::defined;
  static Duration Abs(Duration d);
  static double Hours(Duration d);
  static long long Microseconds(Duration d);
  static long long Milliseconds(Duration d);
  static double Minutes(Duration d);
  static long long Nanoseconds(Duration d);
  static Duration Round(Duration d, Duration m);
  static double Seconds(Duration d);
  static string String(Duration d);
  static Duration Truncate(Duration d, Duration m);
};

inline constexpr Duration Nanosecond = 1;
inline constexpr Duration Microsecond = 1000;
inline constexpr Duration Millisecond = 1000000;
inline constexpr Duration Second = 1000000000;
inline constexpr Duration Minute = 60000000000L;
inline constexpr Duration Hour = 3600000000000L;

results<Duration, error> ParseDuration(string s);
Duration Since(Time t);
Duration Until(Time t);

struct Month : defined<Month, long> {
  using defined::defined;
  static string String(Month m);
};

inline constexpr Month January = 1;
inline constexpr Month February = 2;
inline constexpr Month March = 3;
inline constexpr Month April = 4;
inline constexpr Month May = 5;
inline constexpr Month June = 6;
inline constexpr Month July = 7;
inline constexpr Month August = 8;
inline constexpr Month September = 9;
inline constexpr Month October = 10;
inline constexpr Month November = 11;
inline constexpr Month December = 12;

struct Weekday : defined<Weekday, long> {
  using defined::defined;
  static string String(Weekday d);
};

inline constexpr Weekday Sunday = 0;
inline constexpr Weekday Monday = 1;
inline constexpr Weekday Tuesday = 2;
inline constexpr Weekday Wednesday = 3;
inline constexpr Weekday Thursday = 4;
inline constexpr Weekday Friday = 5;
inline constexpr Weekday Saturday = 6;

/// A Location is a time zone.
struct Location {
  string name{};
  long offset{};  // east of UTC, in seconds; of a zone without rules
  ptr<zone_rules> rules{};
  bool is_fixed{};  // made by FixedZone; a Location without a zone has the name and offset of UTC

  static string String(ptr<Location> l);
};

extern ptr<Location> Local;
extern ptr<Location> UTC;

ptr<Location> FixedZone(string name, long offset);
results<ptr<Location>, error> LoadLocation(string name);

struct ParseError {
  string Layout{};
  string Value{};
  string LayoutElem{};
  string ValueElem{};
  string Message{};

  static string Error(ptr<ParseError> e);
  bool operator==(const ParseError&) const = default;
};

/// A Time is a point in time to the nanosecond, with the clock reading that measures durations if it comes
/// from Now.
struct Time {
  unsigned long long wall{};
  long long ext{};
  ptr<time::Location> loc{};

  static Time Add(Time t, Duration d);
  static Time AddDate(Time t, long years, long months, long days);
  static bool After(Time t, Time u);
  static slice<std::uint8_t> AppendFormat(Time t, slice<std::uint8_t> b, string layout);
  static bool Before(Time t, Time u);
  static results<long, long, long> Clock(Time t);
  static long Compare(Time t, Time u);
  static results<long, time::Month, long> Date(Time t);
  static long Day(Time t);
  static bool Equal(Time t, Time u);
  static string Format(Time t, string layout);
  static string GoString(Time t);
  static long Hour(Time t);
  static results<long, long> ISOWeek(Time t);
  static Time In(Time t, ptr<time::Location> loc);
  static bool IsDST(Time t);
  static bool IsZero(Time t);
  static Time Local(Time t);
  static ptr<time::Location> Location(Time t);
  static long Minute(Time t);
  static time::Month Month(Time t);
  static long Nanosecond(Time t);
  static Time Round(Time t, Duration d);
  static long Second(Time t);
  static string String(Time t);
  static Duration Sub(Time t, Time u);
  static Time Truncate(Time t, Duration d);
  static Time UTC(Time t);
  static long long Unix(Time t);
  static long long UnixMicro(Time t);
  static long long UnixMilli(Time t);
  static long long UnixNano(Time t);
  static time::Weekday Weekday(Time t);
  static long Year(Time t);
  static long YearDay(Time t);
  static results<string, long> Zone(Time t);
  static results<Time, Time> ZoneBounds(Time t);
  bool operator==(const Time&) const = default;
};

Time Date(long year, Month month, long day, long hour, long min, long sec, long nsec, ptr<Location> loc);
Time Now();
results<Time, error> Parse(string layout, string value);
results<Time, error> ParseInLocation(string layout, string value, ptr<Location> loc);
Time Unix(long long sec, long long nsec);
Time UnixMicro(long long usec);
Time UnixMilli(long long msec);
recv_chan<Time> After(Duration d);
void Sleep(Duration d, const site& where = site::here());
recv_chan<Time> Tick(Duration d);

/// A Timer sends the time on C once, or calls a function once.
struct Timer {
  recv_chan<Time> C{};
  rt::time::Timer* timer{};

  static bool Reset(ptr<Timer> t, Duration d);
  static bool Stop(ptr<Timer> t);
  bool operator==(const Timer&) const = default;
};

ptr<Timer> AfterFunc(Duration d, func<void()> f);
ptr<Timer> NewTimer(Duration d);

/// A Ticker sends the time on C at intervals.
struct Ticker {
  recv_chan<Time> C{};
  rt::time::Timer* timer{};

  static void Reset(ptr<Ticker> t, Duration d);
  static void Stop(ptr<Ticker> t);
  bool operator==(const Ticker&) const = default;
};

ptr<Ticker> NewTicker(Duration d);

}  // namespace time

template <>
struct type_traits<time::Duration> {
  static constexpr const char* name = "time.Duration";
  static constexpr auto methods = gocxx::methods<
      time::Duration, method<"Abs", &time::Duration::Abs>, method<"Hours", &time::Duration::Hours>,
      method<"Microseconds", &time::Duration::Microseconds>,
      method<"Milliseconds", &time::Duration::Milliseconds>, method<"Minutes", &time::Duration::Minutes>,
      method<"Nanoseconds", &time::Duration::Nanoseconds>, method<"Round", &time::Duration::Round>,
      method<"Seconds", &time::Duration::Seconds>, method<"String", &time::Duration::String>,
      method<"Truncate", &time::Duration::Truncate>>;
};
template <>
const type descriptor<time::Duration>::value;

template <>
struct type_traits<time::Month> {
  static constexpr const char* name = "time.Month";
  static constexpr auto methods = gocxx::methods<time::Month, method<"String", &time::Month::String>>;
};
template <>
const type descriptor<time::Month>::value;

template <>
struct type_traits<time::Weekday> {
  static constexpr const char* name = "time.Weekday";
  static constexpr auto methods = gocxx::methods<time::Weekday, method<"String", &time::Weekday::String>>;
};
template <>
const type descriptor<time::Weekday>::value;

template <>
struct type_traits<time::Location> {
  static constexpr const char* name = "time.Location";
  static constexpr field fields[] = {{"name", type_ref<string>, offsetof(time::Location, name)},
                                     {"offset", type_ref<long>, offsetof(time::Location, offset)}};
};
template <>
const type descriptor<time::Location>::value;
template <>
struct type_traits<ptr<time::Location>> {
  static constexpr auto methods =
      gocxx::methods<ptr<time::Location>, method<"String", &time::Location::String>>;
};
template <>
const type descriptor<ptr<time::Location>>::value;

template <>
struct type_traits<time::ParseError> {
  static constexpr const char* name = "time.ParseError";
  static constexpr field fields[] = {{"Layout", type_ref<string>, offsetof(time::ParseError, Layout)},
                                     {"Value", type_ref<string>, offsetof(time::ParseError, Value)},
                                     {"LayoutElem", type_ref<string>, offsetof(time::ParseError, LayoutElem)},
                                     {"ValueElem", type_ref<string>, offsetof(time::ParseError, ValueElem)},
                                     {"Message", type_ref<string>, offsetof(time::ParseError, Message)}};
};
template <>
const type descriptor<time::ParseError>::value;
template <>
struct type_traits<ptr<time::ParseError>> {
  static constexpr auto methods =
      gocxx::methods<ptr<time::ParseError>, method<"Error", &time::ParseError::Error>>;
};
template <>
const type descriptor<ptr<time::ParseError>>::value;

template <>
struct type_traits<time::Time> {
  static constexpr const char* name = "time.Time";
  static constexpr field fields[] = {{"wall", type_ref<unsigned long long>, offsetof(time::Time, wall)},
                                     {"ext", type_ref<long long>, offsetof(time::Time, ext)},
                                     {"loc", type_ref<ptr<time::Location>>, offsetof(time::Time, loc)}};
  static constexpr auto methods =
      gocxx::methods<time::Time, method<"Add", &time::Time::Add>, method<"AddDate", &time::Time::AddDate>,
                     method<"After", &time::Time::After>, method<"AppendFormat", &time::Time::AppendFormat>,
                     method<"Before", &time::Time::Before>, method<"Clock", &time::Time::Clock>,
                     method<"Compare", &time::Time::Compare>, method<"Date", &time::Time::Date>,
                     method<"Day", &time::Time::Day>, method<"Equal", &time::Time::Equal>,
                     method<"Format", &time::Time::Format>, method<"GoString", &time::Time::GoString>,
                     method<"Hour", &time::Time::Hour>, method<"ISOWeek", &time::Time::ISOWeek>,
                     method<"In", &time::Time::In>, method<"IsDST", &time::Time::IsDST>,
                     method<"IsZero", &time::Time::IsZero>, method<"Local", &time::Time::Local>,
                     method<"Location", &time::Time::Location>, method<"Minute", &time::Time::Minute>,
                     method<"Month", &time::Time::Month>, method<"Nanosecond", &time::Time::Nanosecond>,
                     method<"Round", &time::Time::Round>, method<"Second", &time::Time::Second>,
                     method<"String", &time::Time::String>, method<"Sub", &time::Time::Sub>,
                     method<"Truncate", &time::Time::Truncate>, method<"UTC", &time::Time::UTC>,
                     method<"Unix", &time::Time::Unix>, method<"UnixMicro", &time::Time::UnixMicro>,
                     method<"UnixMilli", &time::Time::UnixMilli>, method<"UnixNano", &time::Time::UnixNano>,
                     method<"Weekday", &time::Time::Weekday>, method<"Year", &time::Time::Year>,
                     method<"YearDay", &time::Time::YearDay>, method<"Zone", &time::Time::Zone>,
                     method<"ZoneBounds", &time::Time::ZoneBounds>>;
};
template <>
const type descriptor<time::Time>::value;
template <>
const type descriptor<recv_chan<time::Time>>::value;

template <>
struct type_traits<time::Timer> {
  static constexpr const char* name = "time.Timer";
  static constexpr field fields[] = {
      {"C", type_ref<recv_chan<time::Time>>, offsetof(time::Timer, C)},
  };
};
template <>
const type descriptor<time::Timer>::value;
template <>
struct type_traits<ptr<time::Timer>> {
  static constexpr auto methods = gocxx::methods<ptr<time::Timer>, method<"Reset", &time::Timer::Reset>,
                                                 method<"Stop", &time::Timer::Stop>>;
};
template <>
const type descriptor<ptr<time::Timer>>::value;

template <>
struct type_traits<time::Ticker> {
  static constexpr const char* name = "time.Ticker";
  static constexpr field fields[] = {
      {"C", type_ref<recv_chan<time::Time>>, offsetof(time::Ticker, C)},
  };
};
template <>
const type descriptor<time::Ticker>::value;
template <>
struct type_traits<ptr<time::Ticker>> {
  static constexpr auto methods = gocxx::methods<ptr<time::Ticker>, method<"Reset", &time::Ticker::Reset>,
                                                 method<"Stop", &time::Ticker::Stop>>;
};
template <>
const type descriptor<ptr<time::Ticker>>::value;

}  // namespace gocxx
