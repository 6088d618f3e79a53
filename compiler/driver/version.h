// The text that `gocxx version` prints.
#pragma once

#include <string>

namespace gocxx::driver {

/// "gocxx 0.1.0 (a subset of Go 1.23)", without a line end.
std::string version_text();

}  // namespace gocxx::driver
