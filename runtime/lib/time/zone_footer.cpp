// Reads a footer, and finds the period of a zone after the last change in its file.
#include "lib/time/zone_footer.h"

#include <algorithm>

#include "lib/time/calendar.h"

namespace gocxx::time {

namespace {

constexpr long long kEndOfTime = 0x7FFFFFFFFFFFFFFF;

// Reads a footer from its head on. Each read_ function says whether the text was as it should be.
class FooterReader {
 public:
  explicit FooterReader(string text) : rest_(text) {}

  bool read(zone_footer& footer) {
    if (!read_name(footer.name) || !read_offset(footer.offset)) return false;
    footer.offset = -footer.offset;  // POSIX counts west of Greenwich
    footer.has_dst = rest_.len() > 0 && rest_[0] != ',';
    return !footer.has_dst || read_daylight(footer);
  }

 private:
  bool read_daylight(zone_footer& footer) {
    if (!read_name(footer.dst_name)) return false;
    footer.dst_offset = footer.offset + 3600;
    if (rest_.len() > 0 && rest_[0] != ',') {
      if (!read_offset(footer.dst_offset)) return false;
      footer.dst_offset = -footer.dst_offset;
    }
    if (rest_.len() == 0) rest_ = ",M3.2.0,M11.1.0"_s;  // the rule of the United States
    return (skip(',') || skip(';')) && read_change(footer.begin) && skip(',') && read_change(footer.end) &&
           rest_.len() == 0;
  }

  bool skip(char c) {
    if (rest_.len() == 0 || rest_[0] != static_cast<std::uint8_t>(c)) return false;
    rest_ = rest_.from(1);
    return true;
  }

  // At least three letters, or anything in angle brackets.
  bool read_name(string& name) {
    bool is_quoted = skip('<');
    long length = 0;
    while (length < rest_.len() && !ends_name(rest_[length], is_quoted)) ++length;
    if (is_quoted ? length == rest_.len() : length < 3) return false;
    name = rest_.sub(0, length);
    rest_ = rest_.from(is_quoted ? length + 1 : length);
    return true;
  }

  static bool ends_name(std::uint8_t c, bool is_quoted) {
    if (is_quoted) return c == '>';
    return (c >= '0' && c <= '9') || c == ',' || c == '-' || c == '+';
  }

  // "[+-]hh[:mm[:ss]]" in seconds; RFC 8536 allows a week.
  bool read_offset(long& seconds) {
    bool negative = skip('-');
    if (!negative) skip('+');
    int hours = 0, minutes = 0, rest = 0;
    if (!read_number(0, 24 * 7, hours)) return false;
    if (skip(':')) {
      if (!read_number(0, 59, minutes)) return false;
      if (skip(':') && !read_number(0, 59, rest)) return false;
    }
    seconds = hours * 3600L + minutes * 60L + rest;
    if (negative) seconds = -seconds;
    return true;
  }

  bool read_number(int low, int high, int& number) {
    long length = 0;
    number = 0;
    for (; length < rest_.len() && rest_[length] >= '0' && rest_[length] <= '9'; ++length) {
      number = number * 10 + (rest_[length] - '0');
      if (number > high) return false;
    }
    rest_ = rest_.from(length);
    return length > 0 && number >= low;
  }

  bool read_change(yearly_change& change) {
    using form = yearly_change::form;
    change.how = skip('J') ? form::julian : skip('M') ? form::month_week_day : form::day_of_year;
    change.second = 2 * 3600L;
    return read_day(change) && (!skip('/') || read_offset(change.second));
  }

  bool read_day(yearly_change& change) {
    if (change.how == yearly_change::form::julian) return read_number(1, 365, change.day);
    if (change.how == yearly_change::form::day_of_year) return read_number(0, 365, change.day);
    return read_number(1, 12, change.month) && skip('.') && read_number(1, 5, change.week) && skip('.') &&
           read_number(0, 6, change.day);
  }

  string rest_;
};

// The day of the change, counted from 1 January of the year.
long long day_in_year(const yearly_change& change, long year, long long first_of_year) {
  using form = yearly_change::form;
  if (change.how == form::day_of_year) return change.day;
  if (change.how == form::julian) return change.day - 1 + (change.day >= 60 && calendar::is_leap(year));
  long long first = calendar::number_of(year, change.month, 1);
  int day = (change.day - calendar::weekday(first) + 7) % 7;
  for (int week = 1; week < change.week && day + 7 < calendar::days_in(change.month, year); ++week) day += 7;
  return first - first_of_year + day;
}

// One of the two clocks of a zone with daylight saving time.
struct Clock {
  string name;
  long offset;
  bool is_dst;
};

zone_period period_of(const Clock& clock, long long begin, long long end) {
  return {clock.name, clock.offset, clock.is_dst, begin, end};
}

}  // namespace

zone_footer read_zone_footer(string text) {
  zone_footer footer;
  footer.exists = FooterReader(text).read(footer);
  return footer;
}

zone_period period_at(const zone_footer& footer, long long last_change, long long unix_seconds) {
  Clock standard{footer.name, footer.offset, false}, daylight{footer.dst_name, footer.dst_offset, true};
  if (!footer.has_dst) return period_of(standard, last_change, kEndOfTime);

  const calendar::Day day = calendar::day_of(calendar::moment_of(unix_seconds + kSecondsTo1970).day);
  const long long first = calendar::number_of(day.year, 1, 1);
  const long long year_begin = first * kSecondsPerDay - kSecondsTo1970;
  long long begin = year_begin + day_in_year(footer.begin, day.year, first) * kSecondsPerDay +
                    footer.begin.second - footer.offset;
  long long end = year_begin + day_in_year(footer.end, day.year, first) * kSecondsPerDay + footer.end.second -
                  footer.dst_offset;
  if (end < begin) {  // south of the equator the year begins in daylight saving time
    std::swap(begin, end);
    std::swap(standard, daylight);
  }
  if (unix_seconds < begin) return period_of(standard, year_begin, begin);
  if (unix_seconds < end) return period_of(daylight, begin, end);
  return period_of(standard, end, year_begin + 365 * kSecondsPerDay);
}

}  // namespace gocxx::time
