// A day is taken apart by years that are counted from 1 March, so that the day that comes and goes is the
// last one.
#include "lib/time/calendar.h"

namespace gocxx::time::calendar {

namespace {

constexpr long long kDaysIn400Years = 146097;
constexpr long long kDaysUntilMarch = 306;  // from 1 March of the year 0 to 1 January of the year 1

constexpr long long floor_div(long long a, long long b) {
  return a / b - (a % b != 0 && (a % b < 0) != (b < 0));
}

// Days before each month of a year that is no leap year.
constexpr int kDaysBefore[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};

// Days from 1 March to the first of the month that is the `index`th after March.
constexpr long long days_before(long long index) { return (153 * index + 2) / 5; }

}  // namespace

// In days since the first year, whose number less one is a multiple of 400.
long long number_of(long long year, long long month, long long day) {
  long long carry = floor_div(month - 1, 12);
  year += carry;
  month -= carry * 12;
  auto years = static_cast<unsigned long long>(year - kFirstYear), rest = years % 400;
  unsigned long long days =
      years / 400 * kDaysIn400Years + rest * 365 + rest / 4 - rest / 100 + kDaysBefore[month - 1];
  if (month > 2 && is_leap(year)) ++days;
  return static_cast<long long>(days) + day - 1 - kDaysSinceFirstYear;
}

Day day_of(long long number) {
  number += kDaysUntilMarch;
  long long era = floor_div(number, kDaysIn400Years), day = number - era * kDaysIn400Years;
  long long year = (day - day / 1460 + day / 36524 - day / 146096) / 365;
  day -= year * 365 + year / 4 - year / 100;
  long long index = (5 * day + 2) / 153;
  int month = static_cast<int>(index < 10 ? index + 3 : index - 9);
  return {static_cast<long>(era * 400 + year + (month <= 2)), month,
          static_cast<int>(day - days_before(index) + 1)};
}

int day_of_year(Day day) {
  int number = day.day;
  for (int month = 1; month < day.month; ++month) number += days_in(month, day.year);
  return number;
}

}  // namespace gocxx::time::calendar
