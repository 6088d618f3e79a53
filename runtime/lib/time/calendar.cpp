// Years are counted from 1 March inside, so that the day that comes and goes is the last one.
#include "lib/time/calendar.h"

namespace gocxx::time::calendar {

namespace {

constexpr long long kDaysIn400Years = 146097;
constexpr long long kDaysUntilMarch = 306;  // from 1 March of the year 0 to 1 January of the year 1

constexpr long long floor_div(long long a, long long b) {
  return a / b - (a % b != 0 && (a % b < 0) != (b < 0));
}

// Days from 1 March to the first of the month that is the `index`th after March.
constexpr long long days_before(long long index) { return (153 * index + 2) / 5; }

}  // namespace

long long number_of(long long year, long long month, long long day) {
  long long months = month - 3;  // March is the first
  year += floor_div(months, 12);
  months -= floor_div(months, 12) * 12;
  long long era = floor_div(year, 400), year_of_era = year - era * 400;
  long long day_of_era =
      year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + days_before(months) + day - 1;
  return era * kDaysIn400Years + day_of_era - kDaysUntilMarch;
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
