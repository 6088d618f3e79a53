// Matching of patterns, for packages path and filepath.
#pragma once

#include "gocxx/lib/path.h"

namespace gocxx::path {

/// Match, which reports a pattern as malformed wherever it is, if `checks_rest`: else only up to the place
/// where the name stopped fitting.
results<bool, error> match(string pattern, string name, bool checks_rest);

}  // namespace gocxx::path
