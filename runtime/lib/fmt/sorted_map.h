// The entries of a map in the order in which fmt prints them.
#pragma once

#include "lib/fmt/value.h"

namespace gocxx::rt::fmt {

/// A key and its value.
struct Entry {
  Value key;
  Value value;
};

/// Sorted by key: numbers and strings by value (NaN first), false before true, structs and arrays part by
/// part, pointers and channels by address, interface values by type and then by value, nil first.
slice<Entry> sorted_entries(const Value& v);

}  // namespace gocxx::rt::fmt
