// Sorting strings.
#pragma once

#include "gocxx/string.h"

namespace gocxx::sort {

/// Sorts [first, last). Equal strings cannot be told apart, so any order of them is Go's.
void sort_strings(string* first, string* last);

}  // namespace gocxx::sort
