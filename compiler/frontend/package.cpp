// Parse, then check.
#include "compiler/frontend/package.h"

#include <utility>

#include "compiler/syntax/parse.h"

namespace gocxx::frontend {

std::unique_ptr<LoadedPackage> load_package(std::vector<SourceText> texts, const std::string& path,
                                            const Surroundings& surroundings, CheckMode mode,
                                            const check::Options& options) {
  auto package = std::make_unique<LoadedPackage>();
  std::vector<const syntax::File*> trees;
  for (SourceText& text : texts) {
    const base::SourceFile& source = surroundings.sources.add(std::move(text.name), std::move(text.text));
    package->files.push_back(syntax::parse_file(source, package->arena, surroundings.diagnostics));
    package->complete = package->complete && package->files.back()->complete;
    trees.push_back(package->files.back().get());
  }
  if (mode == CheckMode::kParseOnly || (mode == CheckMode::kCompleteOnly && !package->complete))
    return package;
  base::Diagnostics dropped;
  base::Diagnostics& diagnostics = package->complete ? surroundings.diagnostics : dropped;
  package->checked = check::check_package(std::move(trees), path, package->arena, surroundings.context,
                                          surroundings.importer, diagnostics, options);
  return package;
}

}  // namespace gocxx::frontend
