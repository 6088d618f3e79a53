// Reading the layouts RFC3339 and RFC3339Nano, without looking for the elements in them.
#pragma once

#include <optional>

#include "gocxx/string.h"

namespace gocxx::time {

/// An instant as it is written; all parts are in their ranges, except for the day.
struct Rfc3339 {
  long year, month, day, hour, minute, second, nanosecond;
  bool is_utc;  // Z
  long offset;  // in seconds, if not
};

bool is_rfc3339(string layout);

/// Returns nothing for any value that Parse might refuse, and for some that it takes.
std::optional<Rfc3339> read_rfc3339(string value);

}  // namespace gocxx::time
