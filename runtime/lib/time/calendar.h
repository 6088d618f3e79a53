// The Gregorian calendar, extended to all years: days counted from 1 January of the year 1, which was a
// Monday.
#pragma once

namespace gocxx::time::calendar {

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

// The number of the day; month and day may lie outside their ranges by any amount that the year can take up.
long long number_of(long long year, long long month, long long day);

Day day_of(long long number);

// 1 for 1 January.
int day_of_year(Day day);

// 0 for Sunday.
constexpr int weekday(long long number) { return static_cast<int>(((number + 1) % 7 + 7) % 7); }

}  // namespace gocxx::time::calendar
