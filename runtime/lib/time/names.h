// The names of months and days.
#pragma once

#include "gocxx/string.h"

namespace gocxx::time {

using namespace literals;

inline constexpr string kMonths[] = {"January"_s,   "February"_s, "March"_s,    "April"_s,
                                     "May"_s,       "June"_s,     "July"_s,     "August"_s,
                                     "September"_s, "October"_s,  "November"_s, "December"_s};
inline constexpr string kDays[] = {"Sunday"_s,   "Monday"_s, "Tuesday"_s, "Wednesday"_s,
                                   "Thursday"_s, "Friday"_s, "Saturday"_s};

}  // namespace gocxx::time
