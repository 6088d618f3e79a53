// The Gregorian calendar, extended to all years: days counted from 1 January of the year 1, which was a
// Monday.
#pragma once

namespace gocxx::time::calendar {

/// A day of the calendar.
struct Day {
  long year;
  int month;  // 1 to 12
  int day;    // 1 to 31
};

constexpr bool is_leap(long year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

constexpr int days_in(int month, long year) {
  if (month == 2) return is_leap(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/// Instants wrap as Go's do: all 2^64 seconds from 1 January of this year on are told apart, and no others.
inline constexpr long long kFirstYear = -292277022399;
inline constexpr long long kDaysSinceFirstYear = 106751990353932;  // until the year 1

/// A day and a second in it.
struct Moment {
  long long day;
  long second;
};

/// Of the seconds since the year 1.
constexpr Moment moment_of(long long seconds) {
  constexpr unsigned long long kSecondsPerDay = 86400;
  unsigned long long all = static_cast<unsigned long long>(seconds) + kDaysSinceFirstYear * kSecondsPerDay;
  return {static_cast<long long>(all / kSecondsPerDay) - kDaysSinceFirstYear,
          static_cast<long>(all % kSecondsPerDay)};
}

/// The number of the day. Month and day may lie outside their ranges.
long long number_of(long long year, long long month, long long day);

Day day_of(long long number);

/// 1 for 1 January.
int day_of_year(Day day);

/// 0 for Sunday.
constexpr int weekday(long long number) { return static_cast<int>(((number + 1) % 7 + 7) % 7); }

}  // namespace gocxx::time::calendar
