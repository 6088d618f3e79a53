// Command lines for g++ and clang++.
#include "compiler/driver/toolchain.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <sstream>
#include <string_view>
#include <thread>

#include "compiler/base/debug_switches.h"
#include "compiler/driver/files.h"
#include "compiler/driver/host_flags.h"

namespace gocxx::driver {
namespace {

namespace fs = std::filesystem;

Arguments words_of(const std::string& text) {
  Arguments words;
  std::istringstream in(text);
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

void append(Arguments& to, const Arguments& more) { to.insert(to.end(), more.begin(), more.end()); }

/// Compilers and linkers say in words only that there was too little disk or memory; empty if they say
/// neither.
std::string lack_of_room(const std::string& said) {
  const auto tells = [&](const char* words) { return said.find(words) != std::string::npos; };
  if (tells(std::strerror(ENOSPC)) || tells("Disk full")) return error_text(ENOSPC);
  for (const char* words : {"Killed signal terminated program", "memory exhausted", "out of memory"})
    if (tells(words)) return error_text(ENOMEM);
  return "";
}

/// The file that `name` means as a command: itself if it has a slash, else the first in PATH. Empty if there
/// is none.
std::string find_in_path(const std::string& name) {
  if (name.find('/') != std::string::npos) return name;
  const char* path = std::getenv("PATH");
  std::istringstream folders(path != nullptr ? path : "/usr/bin:/bin");
  for (std::string folder; std::getline(folders, folder, ':');) {
    std::string candidate = folder + "/" + name;
    if (access(candidate.c_str(), X_OK) == 0) return candidate;
  }
  return "";
}

}  // namespace

std::string file_stamp(const std::string& path) {
  struct stat about {};
  if (stat(path.c_str(), &about) != 0) return "";
  return path + " " + std::to_string(about.st_size) + " " + std::to_string(about.st_mtim.tv_sec) + "." +
         std::to_string(about.st_mtim.tv_nsec);
}

std::string folder_stamp(const std::string& folder, std::string_view ending) {
  std::vector<std::string> paths;
  std::error_code ignored;
  for (const auto& entry : fs::recursive_directory_iterator(folder, ignored))
    if (entry.path().native().ends_with(ending)) paths.push_back(entry.path().native());
  std::sort(paths.begin(), paths.end());
  std::string stamps;
  for (const std::string& path : paths) stamps += file_stamp(path) + "\n";
  return stamps;
}

Toolchain::Toolchain(const HostOptions& options, const Installation& installation)
    : options_(options), installation_(installation), compiler_(words_of(options.cxx)) {
  if (compiler_.empty()) compiler_ = {"g++"};
  for (const std::string& word : compiler_) {
    if (!word.starts_with("-")) program_ = word;
  }
  is_clang_ = fs::path(program_).filename().string().find("clang") != std::string::npos;
}

/// Those of runtime/host_flags.cmake, where they are explained.
Arguments Toolchain::compile_flags() const {
  Arguments flags = words_of(kCommonFlags);
  flags.push_back("-O" + std::to_string(options_.optimization));
  flags.push_back(options_.debug ? "-g" : "-g1");
  append(flags, words_of(is_clang_ ? kClangFlags : kGccFlags));
  // A function must return a copy, not the local that is overwritten.
  if (base::debug_switches().frames) flags.push_back("-fno-elide-constructors");
  // The emitted code is clean under -Wall -Wextra; a program's user need not pay for the checks.
  flags.push_back("-w");
  return flags;
}

/// Not -pthread: it defines a macro, and g++ would refuse the precompiled header, which has been compiled
/// without it.
Arguments Toolchain::link_flags() const {
  Arguments flags = {installation_.runtime_library};
  append(flags, words_of("-static-libstdc++ -static-libgcc -l:libgc.a -lpthread"));
  if (!find_in_path("ld.mold").empty()) flags.push_back("-fuse-ld=mold");
  return flags;
}

void Toolchain::print(const Arguments& argv) const {
  if (options_.print_commands) std::fprintf(stderr, "%s\n", quoted(argv).c_str());
}

Arguments Toolchain::compile_command(const std::string& precompiled_dir) const {
  Arguments argv = compiler_;
  append(argv, compile_flags());
  if (!precompiled_dir.empty()) argv.push_back("-I" + precompiled_dir);
  argv.push_back("-I" + installation_.include_dir);
  return argv;
}

/// Returns why a command of the host compiler failed, or nothing if it succeeded.
std::optional<BuildFailure> Toolchain::failure_of(const Captured& captured) const {
  const std::string& name = compiler_[0];
  const ProcessEnd& end = captured.end;
  if (end.succeeded()) return std::nullopt;
  if (!end.started)
    return BuildFailure{false,
                        name + ": the host compiler cannot be started: " + error_text(end.error) +
                            ": install g++ (on Debian 'sudo apt-get install g++'), or name another one in "
                            "CXX or with --cxx"};
  if (std::string lack = lack_of_room(captured.output); !lack.empty())
    return BuildFailure{false, name + ": the host compiler could not finish: " + lack};
  if (end.signal != 0)
    return BuildFailure{false,
                        name + ": the host compiler was ended by signal " + std::to_string(end.signal)};
  if (captured.output.empty())
    return BuildFailure{true, name + " gave status " + std::to_string(end.exit_status)};
  return BuildFailure{true, captured.output};
}

std::optional<BuildFailure> Toolchain::compile(const std::vector<Unit>& units, const std::string& include_dir,
                                               const std::string& precompiled_dir) const {
  std::vector<Arguments> commands;
  for (const Unit& unit : units) {
    Arguments argv = compile_command(precompiled_dir);
    append(argv, {"-I" + include_dir, "-c", "-o", unit.object, unit.source});
    print(argv);
    commands.push_back(std::move(argv));
  }
  const std::size_t processors = std::max(1U, std::thread::hardware_concurrency());
  const std::vector<Captured> all = run_all_captured(commands, processors);
  // Those that were cancelled have not failed by themselves. All are if a signal came.
  const auto failed = [](const Captured& c) { return !c.end.succeeded() && c.end.error != ECANCELED; };
  auto first = std::find_if(all.begin(), all.end(), failed);
  if (first == all.end())
    first = std::find_if(all.begin(), all.end(), [](const Captured& c) { return !c.end.succeeded(); });
  return first == all.end() ? std::nullopt : failure_of(*first);
}

std::optional<BuildFailure> Toolchain::link(const std::vector<std::string>& objects,
                                            const std::string& output) const {
  Arguments argv = compiler_;
  append(argv, compile_flags());
  append(argv, {"-o", output});
  append(argv, objects);
  append(argv, link_flags());
  print(argv);
  return failure_of(run_all_captured({argv}, 1).front());
}

std::optional<BuildFailure> Toolchain::build(const std::string& source, const std::string& output,
                                             const std::string& precompiled_dir) const {
  Arguments argv = compile_command(precompiled_dir);
  append(argv, {"-o", output, source});
  append(argv, link_flags());
  print(argv);
  const Captured captured = run_all_captured({argv}, 1).front();
  if (captured.end.succeeded() && access(output.c_str(), X_OK) != 0)
    return BuildFailure{true, compiler_[0] + " made no binary"};
  return failure_of(captured);
}

bool Toolchain::precompile(const std::string& file) const {
  Arguments argv = compiler_;
  append(argv, compile_flags());
  append(argv, {"-I" + installation_.include_dir, "-x", "c++-header",
                installation_.include_dir + "/gocxx/precompiled.h", "-o", file});
  print(argv);
  std::string said;
  return run_captured(argv, said).succeeded();
}

std::string Toolchain::identity() const {
  return quoted(compiler_) + "\n" + file_stamp(find_in_path(program_)) + "\n" + quoted(compile_flags()) +
         "\n" + file_stamp(installation_.runtime_library) + "\n" + folder_stamp(installation_.include_dir) +
         "\n" + quoted(link_flags()) + "\n";
}

}  // namespace gocxx::driver
