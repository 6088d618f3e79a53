// Finds the parts of an installation from the place of the running binary, so that a build tree, an installed
// tree and a moved tree all work.
#pragma once

#include <string>

namespace gocxx::driver {

/// Folders and files that a compilation needs. `error` is set, and nothing else, if they were not found.
struct Installation {
  std::string binary;           // this program
  std::string include_dir;      // holds gocxx/gocxx.hpp
  std::string runtime_library;  // libgocxx_runtime.a
  std::string declarations;     // holds fmt/fmt.gc
  std::string error;
};

/// Looks beside the running binary: first for a build tree (CMake's cache names its source folder), then for
/// an installation (../include, ../lib/gocxx).
Installation find_installation();

}  // namespace gocxx::driver
