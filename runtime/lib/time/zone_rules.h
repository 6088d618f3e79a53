// The rules of a zone: the history in a TZif file (RFC 8536), and its footer for the time after.
#pragma once

#include "gocxx/slice.h"
#include "lib/time/instant.h"
#include "lib/time/zone_footer.h"

namespace gocxx::time {

/// A local time type: an offset with its abbreviation.
struct zone_kind {
  string name;
  long offset;
  bool is_dst;
};

/// From `begin` on, until the next change, clocks show the kind of that index.
struct zone_change {
  long long begin;
  long kind;
};

/// The rules of one zone; constant once read.
struct zone_rules {
  slice<zone_kind> kinds;      // as the file orders them, at least one
  slice<zone_change> changes;  // oldest first, at least one
  zone_footer footer;          // what holds after the last change
};

inline constexpr long long kEndOfTime = 0x7FFFFFFFFFFFFFFF;
inline constexpr long long kBeginOfTime = -kEndOfTime - 1;

/// The part of the history that `unix_seconds` lies in.
zone_period period_at(const zone_rules& rules, long long unix_seconds);

/// Reads the contents of a TZif file; null if they are not as they should be.
ptr<zone_rules> read_zone_file_or_null(slice<std::uint8_t> data);

}  // namespace gocxx::time
