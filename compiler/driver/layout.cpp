// The two shapes of an installation: bin/, include/, lib/gocxx/ below one prefix; and a build tree, in which
// the file lib/gocxx-source names the source folder.
#include "compiler/driver/layout.h"

#include <filesystem>

#include "compiler/driver/files.h"

namespace gocxx::driver {
namespace {

namespace fs = std::filesystem;

bool complete(const Layout& layout) {
  std::error_code ignored;
  return fs::exists(layout.include_dir + "/gocxx/gocxx.hpp", ignored) &&
         fs::exists(layout.runtime_library, ignored);
}

Layout build_tree(const std::string& prefix) {
  FileText source = read_source(prefix + "/lib/gocxx-source");
  if (!source.error.empty()) return {};
  std::string folder = source.text.substr(0, source.text.find('\n'));
  Layout layout;
  layout.include_dir = folder + "/runtime/include";
  layout.runtime_library = prefix + "/lib/libgocxx_runtime.a";
  layout.declarations = folder + "/runtime/lib";
  return layout;
}

Layout installed_tree(const std::string& prefix) {
  Layout layout;
  layout.include_dir = prefix + "/include";
  layout.runtime_library = prefix + "/lib/gocxx/libgocxx_runtime.a";
  layout.declarations = prefix + "/lib/gocxx/packages";
  return layout;
}

}  // namespace

Layout find_layout() {
  std::error_code error;
  fs::path binary = fs::read_symlink("/proc/self/exe", error);
  std::string prefix = binary.parent_path().parent_path().string();
  for (Layout layout : {build_tree(prefix), installed_tree(prefix)}) {
    layout.binary = binary.string();
    if (complete(layout)) return layout;
  }
  Layout missing;
  missing.error = "the installation is not complete: the runtime's headers and library (" +
                  installed_tree(prefix).runtime_library +
                  ") are missing; build and install gocxx again (cmake --build, cmake --install)";
  return missing;
}

}  // namespace gocxx::driver
