// Finds out why the host compiler can build no program at all, by building very small ones: compilers and
// linkers say it in many words and languages.
#include <fmt/format.h>
#include <unistd.h>

#include <sstream>

#include "compiler/driver/toolchain.h"

namespace gocxx::driver {
namespace {

constexpr const char* kOldCompilers =
    "#if defined(__clang__) ? __clang_major__ < 14 : __GNUC__ < 12\n"
    "#error this compiler is too old\n"
    "#endif\n"
    "#include <atomic>\n"
    "#include <concepts>\n";

constexpr const char* kUsesLibrary =
    "#include <string>\n"
    "int main(int n, char**) { return std::to_string(n).empty() || new int == nullptr; }\n";

struct Library {
  const char* flag;
  const char* name;
  const char* package;  // Debian's
};

constexpr Library kLibraries[] = {
    {"-l:libgc.a", "libgc, the garbage collector", "libgc-dev"},
};

/// The first line that says more than where it was.
std::string first_error(const std::string& said) {
  std::istringstream lines(said);
  for (std::string line; std::getline(lines, line);)
    if (line.find("error") != std::string::npos) return "; it said: " + line;
  return "";
}

}  // namespace

bool Toolchain::builds(const TempDir& work, const std::string& text, const Arguments& flags,
                       std::string& said) const {
  const std::string source = work.file("small.cpp");
  if (write_file(source, text)) return false;
  Arguments argv = compiler_;
  for (const Arguments& part : {compile_flags(), {"-o", work.file("small"), source}, flags})
    argv.insert(argv.end(), part.begin(), part.end());
  print(argv);
  said.clear();
  unlink(work.file("small").c_str());
  return run_captured(argv, said).succeeded() && access(work.file("small").c_str(), R_OK) == 0;
}

std::optional<std::string> Toolchain::what_is_missing(const TempDir& work) const {
  std::string said;
  const auto links = [&](const std::string& flag) { return builds(work, "int main() {}\n", {flag}, said); };
  const std::string compiler = quoted(compiler_);
  if (!builds(work, kOldCompilers, {"-c"}, said))
    return fmt::format(
        "{} cannot compile C++20 as gocxx needs it: install g++ 12 or clang++ 14, or a later one (on Debian "
        "'sudo apt-get install g++'), and name it in CXX or with --cxx{}",
        compiler, first_error(said));
  if (!builds(work, kUsesLibrary, {"-static-libstdc++", "-static-libgcc"}, said))
    return fmt::format(
        "{} compiles C++ but does not link it: name a C++ compiler, as g++ or clang++, in CXX or with --cxx",
        compiler);
  for (const Library& library : kLibraries)
    if (!links(library.flag))
      return fmt::format(
          "{} is missing, which every program is linked with: install it (on Debian 'sudo apt-get install "
          "{}')",
          library.name, library.package);
  if (!links(installation_.runtime_library))
    return fmt::format("the runtime library {} is damaged: build and install gocxx again",
                       installation_.runtime_library);
  return std::nullopt;
}

}  // namespace gocxx::driver
