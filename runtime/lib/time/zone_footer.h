// The footer of a TZif file: a rule for all time after the last change in the file, in the form of POSIX's
// variable TZ with the extensions of RFC 8536 ("EST5EDT,M3.2.0,M11.1.0").
#pragma once

#include "lib/time/instant.h"

namespace gocxx::time {

/// A moment of each year at which clocks change.
struct yearly_change {
  enum class form { julian, day_of_year, month_week_day };  // "J60", "59", "M3.2.0"

  form how = form::month_week_day;
  int month = 0;    // 1 to 12
  int week = 0;     // 1 to 5; 5 is the last one
  int day = 0;      // of the week, 0 for Sunday, or of the year
  long second = 0;  // of that day on the clock before the change; may lie outside of the day
};

/// The rule of a footer. Without one `exists` is false.
struct zone_footer {
  bool exists = false;
  bool has_dst = false;
  string name;  // of standard time
  long offset = 0;
  string dst_name;
  long dst_offset = 0;
  yearly_change begin;  // of daylight saving time
  yearly_change end;
};

/// Reads a footer; one that is not well formed does not exist.
zone_footer read_zone_footer(string text);

/// Returns the part of the history that holds at the instant by an existing footer. `last_change` is where
/// the file's history ends. The bounds of the period are exact near a change and else those of the year, of
/// 365 days.
zone_period period_at(const zone_footer& footer, long long last_change, long long unix_seconds);

}  // namespace gocxx::time
