// The two shapes of an installation: bin/, include/, lib/gocxx/ below one prefix; and a build tree, in which
// the file lib/gocxx-source names the source folder.
#include "compiler/driver/installation.h"

#include <filesystem>

#include "compiler/driver/files.h"

namespace gocxx::driver {
namespace {

namespace fs = std::filesystem;

bool complete(const Installation& installation) {
  std::error_code ignored;
  return fs::exists(installation.include_dir + "/gocxx/gocxx.hpp", ignored) &&
         fs::exists(installation.runtime_library, ignored);
}

Installation build_tree(const std::string& prefix) {
  FileText source = read_source(prefix + "/lib/gocxx-source");
  if (!source.error.empty()) return {};
  std::string folder = source.text.substr(0, source.text.find('\n'));
  Installation installation;
  installation.include_dir = folder + "/runtime/include";
  installation.runtime_library = prefix + "/lib/libgocxx_runtime.a";
  installation.declarations = folder + "/runtime/lib";
  return installation;
}

Installation installed_tree(const std::string& prefix) {
  Installation installation;
  installation.include_dir = prefix + "/include";
  installation.runtime_library = prefix + "/lib/gocxx/libgocxx_runtime.a";
  installation.declarations = prefix + "/lib/gocxx/packages";
  return installation;
}

}  // namespace

Installation find_installation() {
  std::error_code error;
  fs::path binary = fs::read_symlink("/proc/self/exe", error);
  std::string prefix = binary.parent_path().parent_path().string();
  for (Installation installation : {build_tree(prefix), installed_tree(prefix)}) {
    installation.binary = binary.string();
    if (complete(installation)) return installation;
  }
  Installation missing;
  missing.error = "the installation is not complete: the runtime's headers and library (" +
                  installed_tree(prefix).runtime_library +
                  ") are missing; build and install gocxx again (cmake --build, cmake --install)";
  return missing;
}

}  // namespace gocxx::driver
