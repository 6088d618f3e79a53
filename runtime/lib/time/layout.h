// Layouts: a layout is text in which the parts of the reference time, Mon Jan 2 15:04:05 MST 2006, stand for
// the parts of another.
#pragma once

#include "gocxx/string.h"

namespace gocxx::time {

/// The parts of the reference time.
enum class element {
  none,
  long_month,                 // January
  month,                      // Jan
  number_month,               // 1
  zero_month,                 // 01
  long_weekday,               // Monday
  weekday,                    // Mon
  day,                        // 2
  under_day,                  // _2
  zero_day,                   // 02
  under_year_day,             // __2
  zero_year_day,              // 002
  hour,                       // 15
  hour12,                     // 3
  zero_hour12,                // 03
  minute,                     // 4
  zero_minute,                // 04
  second,                     // 5
  zero_second,                // 05
  long_year,                  // 2006
  year,                       // 06
  upper_pm,                   // PM
  lower_pm,                   // pm
  zone_name,                  // MST
  iso_zone,                   // Z0700: Z for UTC
  iso_seconds_zone,           // Z070000
  iso_short_zone,             // Z07
  iso_colon_zone,             // Z07:00
  iso_colon_seconds_zone,     // Z07:00:00
  number_zone,                // -0700
  number_seconds_zone,        // -070000
  number_short_zone,          // -07
  number_colon_zone,          // -07:00
  number_colon_seconds_zone,  // -07:00:00
  fraction_zeros,             // .000: as many digits as zeros
  fraction_nines,             // .999: the same without zeros at the end
};

/// The first element of a layout and what stands before and after it.
struct layout_part {
  string before;
  gocxx::time::element element;
  string text;  // of the element
  string after;
};

layout_part next_part(string layout);

}  // namespace gocxx::time
