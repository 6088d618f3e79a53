// The version, which CMakeLists.txt holds.
#include "compiler/driver/version.h"

namespace gocxx::driver {

std::string version_text() { return "gocxx " GOCXX_VERSION " (a subset of Go 1.23)"; }

}  // namespace gocxx::driver
