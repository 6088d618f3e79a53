// The phases, in the order in which a program passes them. Each stops the road if it found an error.
#include "compiler/driver/pipeline.h"

#include <filesystem>

#include "compiler/check/check.h"
#include "compiler/check/print.h"
#include "compiler/driver/big_stack.h"
#include "compiler/driver/files.h"
#include "compiler/driver/selection.h"
#include "compiler/emit/emit.h"
#include "compiler/lower/lower.h"
#include "compiler/lower/print.h"
#include "compiler/syntax/parse.h"
#include "compiler/syntax/print.h"

namespace gocxx::driver {
namespace {

namespace fs = std::filesystem;

/// Runs the phases over one program.
class Road {
 public:
  Road(const std::vector<InputFile>& inputs, const Layout& layout, const FrontEndOptions& options,
       Compilation& result)
      : inputs_(inputs),
        layout_(layout),
        options_(options),
        result_(result),
        importer_(result.sources, context_, [this](std::string_view path) { return declarations_of(path); }) {
  }

  void travel() {
    if (!parse() || printed(Dump::kAst)) return;
    check();
    if (finished(Dump::kTypes) || options_.check_only || !is_program()) return;
    lower();
    if (finished(Dump::kLower)) return;
    emit();
  }

 private:
  /// False if a file has syntax errors. After others the checker has its say, too.
  bool parse() {
    bool complete = true;
    for (const InputFile* input : files_of_program(inputs_)) {
      const base::SourceFile& source = result_.sources.add(input->name, input->text);
      files_.push_back(syntax::parse_file(source, arena_, result_.diagnostics));
      complete = complete && files_.back()->complete;
    }
    return complete;
  }

  void check() {
    std::vector<const syntax::File*> files;
    for (const auto& file : files_) files.push_back(file.get());
    package_ = check::check_package(files, "main", arena_, context_, importer_, result_.diagnostics);
  }

  /// Other packages than main can be checked, but there is nothing to run in them.
  bool is_program() {
    const syntax::Ident* clause = files_.front()->package;
    if (clause == nullptr || clause->name == "main") return true;
    result_.diagnostics.add(base::Code::kNotPackageMain, clause->pos,
                            "package " + clause->name + " is not a main package");
    return false;
  }

  void lower() { program_.packages.push_back(lower::lower_package(*package_, context_)); }

  void emit() {
    emit::Options options;
    options.line_directives = options_.line_directives;
    options.file_name = [](std::string_view name) {
      std::error_code unknown;
      return fs::absolute(name, unknown).lexically_normal().string();
    };
    result_.text = emit::emit_program(program_, result_.sources, options);
  }

  /// Whether the road ends after the phase that `dump` prints, by an error or because that is what was asked
  /// for.
  bool finished(Dump dump) { return !result_.diagnostics.empty() || printed(dump); }

  bool printed(Dump dump) {
    if (options_.dump != dump) return false;
    switch (dump) {
      case Dump::kAst:
        for (const auto& file : files_) result_.text += syntax::print_tree(*file, result_.sources);
        break;
      case Dump::kTypes: result_.text = check::print_types(*package_, result_.sources); break;
      case Dump::kLower:
        result_.text = lower::print_package(*program_.packages.back(), result_.sources);
        break;
      case Dump::kNone:
      case Dump::kCxx: break;
    }
    return true;
  }

  std::optional<check::DeclarationFile> declarations_of(std::string_view path) const {
    std::string folder = layout_.declarations + "/" + std::string(path);
    std::string name = folder + "/" + fs::path(path).filename().string() + ".gc";
    FileText file = read_source(name);
    if (!file.error.empty()) return std::nullopt;
    return check::DeclarationFile{name, std::move(file.text)};
  }

  const std::vector<InputFile>& inputs_;
  const Layout& layout_;
  const FrontEndOptions& options_;
  Compilation& result_;
  syntax::Arena arena_;
  types::Context context_;
  check::Importer importer_;
  std::vector<std::unique_ptr<syntax::File>> files_;
  std::unique_ptr<check::Package> package_;
  ir::Program program_;
};

}  // namespace

std::unique_ptr<Compilation> compile(const std::vector<InputFile>& files, const Layout& layout,
                                     const FrontEndOptions& options) {
  auto result = std::make_unique<Compilation>();
  Road road(files, layout, options, *result);
  run_on_big_stack([](void* r) { static_cast<Road*>(r)->travel(); }, &road);
  result->diagnostics.sort_and_unique(result->sources);
  return result;
}

}  // namespace gocxx::driver
