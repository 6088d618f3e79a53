// The tags are those of Go 1.23 as it is installed: cgo is one of them, though `import "C"` is refused.
#include "compiler/driver/selection.h"

#include <algorithm>
#include <charconv>

#include "compiler/syntax/parser/build_constraint.h"

namespace gocxx::driver {
namespace {

constexpr std::string_view kArchitecture = std::string_view(GOCXX_PROCESSOR) == "x86_64"    ? "amd64"
                                           : std::string_view(GOCXX_PROCESSOR) == "aarch64" ? "arm64"
                                                                                            : GOCXX_PROCESSOR;

bool is_release(std::string_view tag) {
  constexpr std::string_view kPrefix = "go1.";
  constexpr int kNewest = 23;
  int minor = 0;
  if (!tag.starts_with(kPrefix) || tag.substr(kPrefix.size()).starts_with("0")) return false;
  const auto [end, error] = std::from_chars(tag.data() + kPrefix.size(), tag.data() + tag.size(), minor);
  return error == std::errc() && end == tag.data() + tag.size() && 1 <= minor && minor <= kNewest;
}

bool holds(std::string_view tag) {
  return tag == "linux" || tag == "unix" || tag == "gc" || tag == "cgo" || tag == kArchitecture ||
         is_release(tag);
}

}  // namespace

std::vector<const InputFile*> files_of_program(const std::vector<InputFile>& files) {
  std::vector<const InputFile*> all, taken;
  for (const InputFile& file : files) {
    all.push_back(&file);
    if (syntax::build_constraint(file.text, holds).satisfied) taken.push_back(&file);
  }
  return files.size() < 2 || taken.empty() ? all : taken;
}

}  // namespace gocxx::driver
