// The phases, in the order in which a program passes them. Each is the last if it found an error.
#include "compiler/driver/pipeline.h"

#include <filesystem>
#include <utility>

#include "compiler/base/debug_switches.h"
#include "compiler/check/print.h"
#include "compiler/desugar/desugar.h"
#include "compiler/driver/big_stack.h"
#include "compiler/driver/files.h"
#include "compiler/driver/selection.h"
#include "compiler/frontend/load.h"
#include "compiler/lower/lower.h"
#include "compiler/lower/print.h"
#include "compiler/syntax/ast/print.h"

namespace gocxx::driver {
namespace {

namespace fs = std::filesystem;
using frontend::Program;

frontend::DeclarationReader declarations_of(const Installation& installation) {
  return [&installation](std::string_view path) -> std::optional<frontend::SourceText> {
    const std::string folder = installation.declarations + "/" + std::string(path);
    const std::string name = folder + "/" + fs::path(path).filename().string() + ".gc";
    FileText file = read_source(name);
    if (!file.error.empty()) return std::nullopt;
    return frontend::SourceText{name, std::move(file.text)};
  };
}

std::unique_ptr<Program> load_program(frontend::Session& session, const std::vector<InputFile>& inputs,
                                      const FrontEndOptions& options) {
  std::vector<std::string> roots;
  std::vector<const InputFile*> files = files_of_program(inputs);
  roots.reserve(files.size());
  for (const InputFile* file : files) roots.push_back(file->name);
  frontend::LoadOptions load_options;
  load_options.mode =
      options.dump == Dump::kAst ? frontend::CheckMode::kParseOnly : frontend::CheckMode::kCompleteOnly;
  // Two files may have one name ("-" twice), so they are read in their order.
  auto next = files.begin();
  return frontend::load(
      session, roots, [&next](const std::string&) { return std::optional((*next++)->text); }, load_options);
}

/// Other packages than main can be checked, but there is nothing to run in them.
bool refuses_other_packages(Program& program) {
  const syntax::Ident* clause = program.main().files.front()->package;
  if (clause == nullptr || clause->name == "main") return false;
  program.diagnostics.add(base::Code::kNotPackageMain, clause->pos,
                          "package " + clause->name + " is not a main package");
  return true;
}

/// The packages of the library.
class LibraryPackages final : public desugar::Packages {
 public:
  explicit LibraryPackages(const frontend::Session& session) : session_(session) {}
  const check::CheckedPackage* checked_or_null(const types::Package* package) const override {
    return session_.checked_or_null(package);
  }

 private:
  const frontend::Session& session_;
};

ir::Program lower_program(Program& program, const frontend::Session& session) {
  ir::Program lowered;
  for (const auto& package : program.packages) {
    for (auto& file :
         desugar::desugar(*package->checked, package->arena, program.context, LibraryPackages(session)))
      package->files.push_back(std::move(file));
    lowered.packages.push_back(lower::lower_package(*package->checked, program.context));
  }
  return lowered;
}

emit::Options emit_options(const FrontEndOptions& options) {
  emit::Options made;
  made.line_directives = options.line_directives;
  made.absolute_lines = options.absolute_lines;
  made.file_name = [](std::string_view name) {
    std::error_code unknown;
    return fs::absolute(name, unknown).lexically_normal().string();
  };
  return made;
}

/// A unit takes one or two seconds to compile: a third of a second for what all units share.
emit::UnitSizes unit_sizes() {
  constexpr std::size_t kLeast = 30'000;
  const std::size_t forced = base::debug_switches().units;
  const std::size_t least = forced != 0 ? forced : kLeast;
  return {least, 3 * least};
}

/// Whether a program whose C++ is as long as `text` becomes several files: from some 1,200 lines on.
bool is_large(const std::string& text) {
  constexpr std::size_t kLarge = 90'000;
  const std::size_t forced = base::debug_switches().units;
  return text.size() >= (forced != 0 ? forced : kLarge);
}

void emit_cxx(Program& program, const FrontEndOptions& options, Compilation& result) {
  const ir::Program lowered = lower_program(program, result.session);
  result.text = emit::emit_program(lowered, program.sources, emit_options(options));
  if (options.in_units && is_large(result.text))
    result.units = emit::emit_units(lowered, program.sources, emit_options(options), unit_sizes());
}

std::string trees_of(const Program& program) {
  std::string text;
  for (const auto& file : program.main().files) text += syntax::print_tree(*file, program.sources);
  return text;
}

/// Makes the C++ or the dump that `options` ask for; nothing after errors.
void run_phases(Program& program, const FrontEndOptions& options, Compilation& result) {
  if (!program.complete()) return;
  if (options.dump == Dump::kAst) result.text = trees_of(program);
  if (options.dump == Dump::kAst || !program.diagnostics.empty()) return;
  if (options.dump == Dump::kTypes) {
    result.text = check::print_types(*program.main().checked, program.sources);
  } else if (options.check_only || refuses_other_packages(program)) {
    return;
  } else if (options.dump == Dump::kLower) {
    result.text =
        lower::print_package(*lower_program(program, result.session).packages.back(), program.sources);
  } else {
    emit_cxx(program, options, result);
  }
}

}  // namespace

std::unique_ptr<Compilation> compile(const std::vector<InputFile>& files, const Installation& installation,
                                     const FrontEndOptions& options) {
  auto result = std::make_unique<Compilation>(declarations_of(installation));
  auto run = [&] {
    result->program = load_program(result->session, files, options);
    run_phases(*result->program, options, *result);
  };
  run_on_big_stack([](void* r) { (*static_cast<decltype(run)*>(r))(); }, &run);
  return result;
}

}  // namespace gocxx::driver
