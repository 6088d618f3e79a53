// The phases of checking a package, in their order.
#include "compiler/check/check.h"

#include <utility>

#include "compiler/check/checker.h"

namespace gocxx::check {

namespace {

constexpr int kLanguage = 23;  // the language is that of Go 1.23

}  // namespace

Checker::Checker(CheckedPackage& package, types::Context& context, Importer& importer,
                 base::Diagnostics& diagnostics, const Options& options)
    : package_(package),
      types_pkg_(package.types),
      context_(context),
      importer_(importer),
      diagnostics_(diagnostics),
      options_(options) {}

void Checker::check_files() {
  if (refuses_scripts()) return;
  check_package_names();
  collect_objects();
  if (imports_.any_failed()) return;  // most of what follows would only say that again
  package_objects();
  process_delayed();  // function bodies among others
  initialization_order();
  imports_.report_unused();
  if (diagnostics_.empty()) cycles_.report(*this);
  check_interface_cycles();
  if (diagnostics_.empty()) type_limits_.check_channels();
  check_bodies();
  check_sizes();
  check_main();
}

bool Checker::refuses_scripts() {
  bool found = false;
  for (const syntax::File* file : package_.files) {
    if (file->package != nullptr) continue;
    found = true;
    Pos first = file->source->end();
    if (!file->decls.empty()) first = file->decls.front()->pos;
    if (!file->script_stmts.empty()) first = std::min(first, file->script_stmts.front()->pos);
    error(Code::kMissingPackageClause, first, "syntax error: package statement must be first");
  }
  return found;
}

void Checker::check_package_names() {
  for (const syntax::File* file : package_.files) {
    const std::string& name = file->package->name;
    if (name == "_")
      error(Code::kInvalidPackageName, file->package, "invalid package name _");
    else if (name != types_pkg_->name)
      error(Code::kMismatchedPackageNames, file->package,
            "package " + name + "; expected package " + types_pkg_->name);
    if (file->version > kLanguage)
      error(Code::kNewerLanguage, file->package,
            "file requires newer Go version go1." + std::to_string(file->version));
  }
}

void Checker::check_bodies() {
  if (!diagnostics_.empty()) return;
  for (const syntax::FuncDecl* func : declarations_.without_body)
    error(Code::kMissingFunctionBody, func->recv != nullptr ? func->recv->pos : func->name->pos,
          "missing function body");
}

void Checker::check_main() {
  // Asked for last, as the linker does: a program with other errors is not linked.
  if (!diagnostics_.empty() || options_.declarations_only || types_pkg_->name != "main" ||
      types_pkg_->scope.lookup("main") != nullptr)
    return;
  const syntax::Ident* clause = package_.files.front()->package;
  error(Code::kMainUndeclared, clause != nullptr ? clause->pos : Pos{},
        "function main is undeclared in the main package");
}

std::unique_ptr<CheckedPackage> check_package(std::vector<const syntax::File*> files, const std::string& path,
                                              const syntax::Arena& arena, types::Context& context,
                                              Importer& importer, base::Diagnostics& diagnostics,
                                              const Options& options) {
  auto package = std::make_unique<CheckedPackage>();
  const syntax::Ident* clause = files.empty() ? nullptr : files.front()->package;
  package->types = context.make_package(path, clause != nullptr ? clause->name : "main");
  package->arena = &arena;
  package->files = std::move(files);
  package->info = std::make_unique<Info>(arena.size());
  Checker(*package, context, importer, diagnostics, options).check_files();
  return package;
}

}  // namespace gocxx::check
