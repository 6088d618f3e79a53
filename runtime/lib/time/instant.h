// How a Time holds its instant. `wall` is: bit 63, whether there is a reading of the monotonic clock; then,
// if so, 33 bits of seconds since 1885; 30 bits of nanoseconds. `ext` is the reading, in nanoseconds since
// the program began, or, if there is none, all of the seconds since the year 1. `loc` is nil for UTC.
#pragma once

#include "gocxx/lib/time.h"
#include "lib/time/calendar.h"

namespace gocxx::time {

inline constexpr unsigned long long kHasMonotonic = 1ULL << 63;
inline constexpr unsigned long long kNanosecondMask = (1ULL << 30) - 1;
inline constexpr long long kSecondsPerDay = 86400;
inline constexpr long long kSecondsTo1885 =
    (1884LL * 365 + 1884 / 4 - 1884 / 100 + 1884 / 400) * kSecondsPerDay;
inline constexpr long long kSecondsTo1970 =
    (1969LL * 365 + 1969 / 4 - 1969 / 100 + 1969 / 400) * kSecondsPerDay;

inline bool has_monotonic(const Time& t) { return (t.wall & kHasMonotonic) != 0; }
inline long nanosecond(const Time& t) { return static_cast<long>(t.wall & kNanosecondMask); }

/// Seconds since the year 1.
inline long long seconds(const Time& t) {
  return has_monotonic(t) ? kSecondsTo1885 + static_cast<long long>(t.wall << 1 >> 31) : t.ext;
}

inline long long unix_seconds(const Time& t) { return seconds(t) - kSecondsTo1970; }

/// The same instant without the reading of the monotonic clock.
inline Time without_monotonic(const Time& t) { return {t.wall & kNanosecondMask, seconds(t), t.loc}; }

/// `ns` must be below a second.
inline Time from_unix(long long sec, long ns, ptr<Location> loc) {
  return {static_cast<unsigned long long>(ns), sec + kSecondsTo1970, loc};
}

/// The part of a zone's history that holds at some instant.
struct zone_period {
  string name;
  long offset;
  bool is_dst;
  long long begin;  // Unix seconds, the first and the one after the last
  long long end;
};

/// Returns the part of the zone's history that holds at the instant; nil is UTC.
zone_period zone_at(ptr<Location> loc, long long unix_seconds);

/// The offset in a zone whose abbreviation is `name`: one that holds at that time of day, else the first of
/// that name.
bool offset_of_abbreviation(ptr<Location> loc, string name, long long unix_seconds, long& offset);

/// Seconds since the year 1 as a clock on the wall in t's zone shows them.
inline long long local_seconds(const Time& t) {
  return seconds(t) + (t.loc == nullptr ? 0 : zone_at(t.loc, unix_seconds(t)).offset);
}

/// loc as a Time holds it.
inline ptr<Location> held(ptr<Location> loc) { return loc == UTC ? nullptr : loc; }

/// The same instant in another zone, without the reading of the monotonic clock.
inline Time in_zone(const Time& t, ptr<Location> loc) {
  return {t.wall & kNanosecondMask, seconds(t), held(loc)};
}

/// The same as a day and a second of the day.
inline calendar::Moment local(const Time& t) { return calendar::moment_of(local_seconds(t)); }

}  // namespace gocxx::time
