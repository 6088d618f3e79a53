// The commands `build` and `run`: front end, host compiler, cache.
#include "compiler/driver/build.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "compiler/base/debug_switches.h"
#include "compiler/driver/commands.h"

namespace gocxx::driver {
namespace {

namespace fs = std::filesystem;

/// Copies a cached binary, or moves a fresh one, to its place.
std::optional<std::string> put_in_place(const ProgramBuild& build, const std::string& output) {
  const HeldSignals until_it_is_whole;
  return build.binary_is_cached() ? copy_file(build.binary(), output) : move_file(build.binary(), output);
}

int exit_status_of(const ProcessEnd& end) { return end.signal != 0 ? 128 + end.signal : end.exit_status; }

}  // namespace

ProgramBuild::ProgramBuild(const Options& options)
    : options_(options),
      installation_(find_installation()),
      toolchain_(options.host, installation_),
      cache_(default_cache()) {}

/// Everything that the binary depends on: the sources under their full names (which tracebacks print), this
/// compiler, the host compiler with its flags, and the runtime.
std::string ProgramBuild::key_of(const std::vector<InputFile>& files) const {
  std::string content = file_stamp(installation_.binary) + "\n" +
                        folder_stamp(installation_.declarations, ".gc") + "\n" +
                        base::debug_switches().key() + "\n" + toolchain_.identity();
  for (const InputFile& file : files) {
    std::error_code ignored;
    content += fmt::format("{}\n{}\n", fs::absolute(file.name, ignored).string(), file.text.size());
    content += file.text;
  }
  return content_key(content);
}

std::string ProgramBuild::precompiled_dir() const {
  if (!toolchain_.can_precompile() || !cache_.keeps_precompiled()) return "";
  std::string key = content_key(toolchain_.identity());
  if (std::string found = cache_.find_precompiled(key); !found.empty()) return found;
  if (isatty(STDERR_FILENO) != 0)
    complain("precompiling the runtime's headers, once for this compiler and these options");
  std::string header = work_->file("gocxx.hpp.gch");
  if (!toolchain_.precompile(header)) return "";
  if (auto wrong = cache_.store_precompiled(key, header)) complain("cache: " + *wrong);
  return cache_.find_precompiled(key);
}

int ProgramBuild::report(const BuildFailure& failure) {
  if (HeldSignals::held() != 0) return kProgramErrors;
  if (!failure.refused) {
    complain(failure.said);
    return kProgramErrors;
  }
  if (auto lacks = toolchain_.what_is_missing(*work_)) {
    complain(*lacks);
    return kProgramErrors;
  }
  work_->keep();
  complain("internal error: the host compiler refused the C++ that was emitted; this is a defect of gocxx");
  fmt::print(stderr, "The C++ is kept in {}. The host compiler's words:\n{}\n", work_->path(), failure.said);
  return kInternalError;
}

std::optional<BuildFailure> ProgramBuild::write(const std::string& name, const std::string& text) {
  auto wrong = write_file(work_->file(name), text);
  return wrong ? std::optional(BuildFailure{false, work_->file(name) + ": " + *wrong}) : std::nullopt;
}

std::optional<BuildFailure> ProgramBuild::build_file(const std::string& text) {
  if (auto wrong = write("program.cpp", text)) return wrong;
  return toolchain_.build(work_->file("program.cpp"), binary_, precompiled_dir());
}

/// Only the units that are not in the cache are compiled.
std::optional<BuildFailure> ProgramBuild::build_units(const emit::Units& units) {
  if (auto wrong = write(units.header.name, units.header.text)) return wrong;
  std::vector<std::string> objects, fresh_keys;
  std::vector<Toolchain::Unit> fresh;
  const std::string common = toolchain_.identity() + "\n" + units.header.text + "\n";
  for (const emit::Unit& unit : units.units) {
    const std::string key = content_key(common + unit.text);
    objects.push_back(cache_.find_object(key));
    if (!objects.back().empty()) continue;
    if (auto wrong = write(unit.name, unit.text)) return wrong;
    objects.back() = work_->file(unit.name + ".o");
    fresh.push_back({work_->file(unit.name), objects.back()});
    fresh_keys.push_back(key);
  }
  if (auto wrong = toolchain_.compile(fresh, work_->path(), precompiled_dir())) return wrong;
  if (auto wrong = toolchain_.link(objects, binary_)) return wrong;
  for (std::size_t i = 0; i < fresh.size(); ++i)
    if (auto wrong = cache_.store_object(fresh_keys[i], fresh[i].object)) complain("cache: " + *wrong);
  return std::nullopt;
}

int ProgramBuild::compile_and_link(const std::vector<InputFile>& files) {
  FrontEndOptions front;
  front.line_directives = front.in_units = true;
  front.absolute_lines = options_.host.debug;
  auto compilation = compile(files, installation_, front);
  if (!driver::report(*compilation, options_)) return kProgramErrors;
  work_.emplace();
  if (work_->path().empty()) {
    complain("cannot make a temporary folder: " + work_->error());
    return kProgramErrors;
  }
  binary_ = work_->file("program");
  const emit::Units& units = compilation->units;
  auto wrong = units.empty() ? build_file(compilation->text) : build_units(units);
  return wrong ? report(*wrong) : 0;
}

int ProgramBuild::run() {
  if (!installation_.error.empty()) {
    complain(installation_.error);
    return kProgramErrors;
  }
  std::vector<InputFile> files;
  if (!read_inputs(options_, files)) return kProgramErrors;
  key_ = key_of(files);
  binary_ = cache_.find(key_);
  cached_ = !binary_.empty();
  if (cached_) return 0;
  int status = compile_and_link(files);
  if (status != 0) return status;
  if (auto wrong = cache_.store(key_, binary_)) complain("cache: " + *wrong);
  return 0;
}

int build_command(const Options& options) {
  if (options.dump != Dump::kNone) return emit_command(options);
  if (options.output == "-") {
    complain("build: a binary is not written to standard output; -o names a file or a folder");
    return kWrongUsage;
  }
  const auto output = output_path(options, "");
  if (!output) return kWrongUsage;
  ProgramBuild build(options);
  if (int status = build.run(); status != 0) return status;
  if (auto wrong = put_in_place(build, *output)) {
    complain(*output + ": " + *wrong);
    return kProgramErrors;
  }
  return 0;
}

int run_command(const Options& options) {
  if (options.dump != Dump::kNone) return emit_command(options);
  ProgramBuild build(options);
  if (int status = build.run(); status != 0) return kNotStarted;
  Arguments argv = {build.binary()};
  argv.insert(argv.end(), options.program_args.begin(), options.program_args.end());
  ProcessEnd end = run_in_foreground(build.binary(), argv);
  if (end.started) return exit_status_of(end);
  complain(build.binary() + ": " + error_text(end.error));
  return kNotStarted;
}

}  // namespace gocxx::driver
