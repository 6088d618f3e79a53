// Package time: instants: the clock, arithmetic, comparison, and their parts by the calendar.
#include "gocxx/lib/time.h"

#include <ctime>

#include "gocxx/any.h"
#include "gocxx/panic.h"
#include "lib/time/calendar.h"
#include "lib/time/instant.h"

namespace gocxx::time {

namespace {

constexpr long long kBillion = 1000000000;
constexpr long long kMaxDuration = 0x7FFFFFFFFFFFFFFF;

long long read_clock(clockid_t clock, long& ns) {
  timespec now;
  ::clock_gettime(clock, &now);
  ns = now.tv_nsec;
  return now.tv_sec;
}

long long monotonic() {
  long ns;
  long long sec = read_clock(CLOCK_MONOTONIC, ns);
  return sec * kBillion + ns;
}

// So that no reading is zero.
const long long begin_of_program = monotonic() - 1;

// sec * 10^9 + ns as a Duration, the nearest one if it is none.
Duration saturated(__int128 ns) {
  if (ns > kMaxDuration) return kMaxDuration;
  if (ns < -static_cast<__int128>(kMaxDuration) - 1) return -kMaxDuration - 1;
  return static_cast<long long>(ns);
}

// From one monotonic reading to another.
Duration elapsed(long long from, long long to) { return saturated(static_cast<__int128>(to) - from); }

__int128 nanoseconds(const Time& t) { return static_cast<__int128>(seconds(t)) * kBillion + nanosecond(t); }

long long days_since_year_1(const Time& t) { return local(t).day; }

// Returns the time since the last multiple of d since the year 1.
long long remainder(const Time& t, Duration d) {
  auto rest = static_cast<long long>(nanoseconds(t) % d.value);
  return rest < 0 ? rest + d.value : rest;
}

}  // namespace

Time Now() {
  long ns;
  long long since_1885 = read_clock(CLOCK_REALTIME, ns) + kSecondsTo1970 - kSecondsTo1885;
  unsigned long long wall =
      kHasMonotonic | static_cast<unsigned long long>(since_1885) << 30 | static_cast<unsigned long long>(ns);
  return {wall, monotonic() - begin_of_program, Local};
}

Time Unix(long long sec, long long nsec) {
  sec += nsec / kBillion;
  nsec %= kBillion;
  if (nsec < 0) {
    nsec += kBillion;
    --sec;
  }
  return from_unix(sec, static_cast<long>(nsec), Local);
}

Time UnixMilli(long long msec) { return Unix(msec / 1000, msec % 1000 * 1000000); }
Time UnixMicro(long long usec) { return Unix(usec / 1000000, usec % 1000000 * 1000); }

// Out-of-range parts carry over into the next larger ones.
Time Date(long year, Month month, long day, long hour, long min, long sec, long nsec, ptr<Location> loc) {
  if (loc == nullptr) panic(any("time: missing Location in call to Date"_s));
  sec += nsec / kBillion - (nsec % kBillion < 0);
  nsec = nsec % kBillion + (nsec % kBillion < 0 ? kBillion : 0);
  long long days = calendar::number_of(year, month.value, day);
  long long wall = days * kSecondsPerDay + hour * 3600LL + min * 60LL + sec - kSecondsTo1970;
  zone_period zone = zone_at(loc, wall);
  long long instant = wall - zone.offset;
  if (zone.offset != 0 && (instant < zone.begin || instant >= zone.end))
    instant = wall - zone_at(loc, instant).offset;
  return from_unix(instant, nsec, held(loc));
}

// Of two instants with monotonic readings only these count, so the other clock need not be read.
Duration Since(Time t) {
  return has_monotonic(t) ? elapsed(t.ext, monotonic() - begin_of_program) : Time::Sub(Now(), t);
}
Duration Until(Time t) {
  return has_monotonic(t) ? elapsed(monotonic() - begin_of_program, t.ext) : Time::Sub(t, Now());
}

Time Time::Add(Time t, Duration d) {
  long ns = nanosecond(t) + static_cast<long>(d.value % kBillion);
  long long change = d.value / kBillion;
  if (ns >= kBillion || ns < 0) {
    long carry = ns < 0 ? -1 : 1;
    change += carry;
    ns -= carry * static_cast<long>(kBillion);
  }
  long long sec = 0;
  if (__builtin_add_overflow(seconds(t), change, &sec)) sec = change > 0 ? kMaxDuration : -kMaxDuration;
  long long reading = 0, since_1885 = sec - kSecondsTo1885;
  bool keeps_reading = has_monotonic(t) && since_1885 >= 0 && since_1885 < 1LL << 33 &&
                       !__builtin_add_overflow(t.ext, d.value, &reading);
  if (!keeps_reading) return {static_cast<unsigned long long>(ns), sec, t.loc};
  return {
      kHasMonotonic | static_cast<unsigned long long>(since_1885) << 30 | static_cast<unsigned long long>(ns),
      reading, t.loc};
}

Duration Time::Sub(Time t, Time u) {
  if (has_monotonic(t) && has_monotonic(u)) return elapsed(u.ext, t.ext);
  return saturated(nanoseconds(t) - nanoseconds(u));
}

Time Time::AddDate(Time t, long years, long months, long days) {
  auto [year, month, day] = Date(t);
  auto [hour, min, sec] = Clock(t);
  return time::Date(year + years, time::Month(month.value + months), day + days, hour, min, sec,
                    Nanosecond(t), Location(t));
}

long Time::Compare(Time t, Time u) {
  if (has_monotonic(t) && has_monotonic(u)) return t.ext < u.ext ? -1 : t.ext > u.ext;
  __int128 a = nanoseconds(t), b = nanoseconds(u);
  return a < b ? -1 : a > b;
}

bool Time::After(Time t, Time u) { return Compare(t, u) > 0; }
bool Time::Before(Time t, Time u) { return Compare(t, u) < 0; }
bool Time::Equal(Time t, Time u) { return Compare(t, u) == 0; }
bool Time::IsZero(Time t) { return seconds(t) == 0 && nanosecond(t) == 0; }

Time Time::Round(Time t, Duration d) {
  t = without_monotonic(t);
  if (d <= 0) return t;
  Duration rest = remainder(t, d);
  return Add(t, rest + rest < d && rest.value <= kMaxDuration / 2 ? -rest : d - rest);
}

Time Time::Truncate(Time t, Duration d) {
  t = without_monotonic(t);
  return d <= 0 ? t : Add(t, -remainder(t, d));
}

long long Time::Unix(Time t) { return unix_seconds(t); }
long long Time::UnixMilli(Time t) { return unix_seconds(t) * 1000 + nanosecond(t) / 1000000; }
long long Time::UnixMicro(Time t) { return unix_seconds(t) * 1000000 + nanosecond(t) / 1000; }
long long Time::UnixNano(Time t) { return unix_seconds(t) * kBillion + nanosecond(t); }

results<long, Month, long> Time::Date(Time t) {
  calendar::Day day = calendar::day_of(days_since_year_1(t));
  return {day.year, time::Month(day.month), day.day};
}

results<long, long, long> Time::Clock(Time t) {
  long second = local(t).second;
  return {second / 3600, second % 3600 / 60, second % 60};
}

long Time::Year(Time t) { return Date(t).r0; }
time::Month Time::Month(Time t) { return Date(t).r1; }
long Time::Day(Time t) { return Date(t).r2; }
long Time::Hour(Time t) { return Clock(t).r0; }
long Time::Minute(Time t) { return Clock(t).r1; }
long Time::Second(Time t) { return Clock(t).r2; }
long Time::Nanosecond(Time t) { return nanosecond(t); }
time::Weekday Time::Weekday(Time t) { return calendar::weekday(days_since_year_1(t)); }
long Time::YearDay(Time t) { return calendar::day_of_year(calendar::day_of(days_since_year_1(t))); }

// A week belongs to the year in which its Thursday lies.
results<long, long> Time::ISOWeek(Time t) {
  long long day = days_since_year_1(t);
  int since_monday = (calendar::weekday(day) + 6) % 7;
  calendar::Day thursday = calendar::day_of(day - since_monday + 3);
  return {thursday.year, (calendar::day_of_year(thursday) - 1) / 7 + 1};
}

}  // namespace gocxx::time
