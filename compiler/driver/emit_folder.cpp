// `emit --dir`: the C++ as the files that `build` compiles. A list beside them has their names, for build
// scripts, and so that the next emission removes those that it does not write any more: nothing else in the
// folder is touched.
#include <algorithm>
#include <filesystem>
#include <sstream>

#include "compiler/driver/commands.h"
#include "compiler/driver/files.h"

namespace gocxx::driver {
namespace {

namespace fs = std::filesystem;

constexpr const char* kList = "program.files";

std::vector<emit::Unit> files_of(const Compilation& compilation) {
  if (compilation.units.empty()) return {{"program.cpp", compilation.text}};
  std::vector<emit::Unit> files = compilation.units.units;
  files.push_back(compilation.units.header);
  return files;
}

/// The names in the list that an earlier emission left; names of other folders are none of its own.
std::vector<std::string> listed_in(const fs::path& list) {
  std::vector<std::string> names;
  std::istringstream lines(read_source(list.string()).text);
  for (std::string name; std::getline(lines, name);)
    if (fs::path(name).filename() == name) names.push_back(name);
  return names;
}

std::string list_of(const std::vector<emit::Unit>& files) {
  std::string text;
  for (const emit::Unit& file : files)
    if (file.name.ends_with(".cpp")) text += file.name + "\n";
  return text;
}

void remove_those_not_written(const fs::path& folder, const std::vector<emit::Unit>& written) {
  for (const std::string& name : listed_in(folder / kList)) {
    const bool stays = std::any_of(written.begin(), written.end(),
                                   [&](const emit::Unit& file) { return file.name == name; });
    std::error_code ignored;  // it was removed by somebody else
    if (!stays) fs::remove(folder / name, ignored);
  }
}

/// Returns what is wrong, or nothing.
std::optional<std::string> write_files(const fs::path& folder, const std::vector<emit::Unit>& files) {
  std::error_code failed;
  fs::create_directories(folder, failed);
  if (failed) return folder.string() + ": " + error_text(failed.value());
  for (const emit::Unit& file : files)
    if (auto wrong = write_file((folder / file.name).string(), file.text))
      return (folder / file.name).string() + ": " + *wrong;
  remove_those_not_written(folder, files);
  auto wrong = write_file((folder / kList).string(), list_of(files));
  return wrong ? std::optional((folder / kList).string() + ": " + *wrong) : std::nullopt;
}

}  // namespace

int emit_folder(const Options& options) {
  std::vector<InputFile> inputs;
  if (!read_inputs(options, inputs)) return kProgramErrors;
  FrontEndOptions front;
  front.line_directives = options.line_directives;
  front.in_units = true;
  auto compilation = compile(inputs, find_installation(), front);
  if (!report(*compilation, options)) return kProgramErrors;
  if (auto wrong = write_files(options.directory, files_of(*compilation))) {
    complain(*wrong);
    return kProgramErrors;
  }
  return 0;
}

}  // namespace gocxx::driver
