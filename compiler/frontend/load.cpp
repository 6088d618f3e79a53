// A program is one package so far: main.
#include "compiler/frontend/load.h"

#include <algorithm>

namespace gocxx::frontend {
namespace {

/// Resolves the imports of a program's packages.
class ProgramImporter : public check::Importer {
 public:
  ProgramImporter(Session& session, const Program& program) : session_(session), program_(program) {}

  const types::Package* import_or_null(std::string_view path, base::Diagnostics& diagnostics) override {
    return session_.library_package_or_null(path, diagnostics);
  }
  base::Location locate(base::Pos pos) const override { return program_.sources.locate(pos); }

 private:
  Session& session_;
  const Program& program_;
};

std::vector<SourceText> read_all(const std::vector<std::string>& names, const SourceReader& reader) {
  std::vector<SourceText> texts;
  for (const std::string& name : names)
    if (std::optional<std::string> text = reader(name)) texts.push_back({name, *std::move(text)});
  return texts;
}

}  // namespace

Program::Program(const Session& session) : sources(&session.sources()) {}

bool Program::complete() const {
  return std::all_of(packages.begin(), packages.end(), [](const auto& package) { return package->complete; });
}

std::unique_ptr<Program> load(Session& session, const std::vector<std::string>& roots,
                              const SourceReader& reader, const LoadOptions& options) {
  auto program = std::make_unique<Program>(session);
  ProgramImporter importer(session, *program);
  program->packages.push_back(load_package(
      read_all(roots, reader), "main", {program->sources, program->context, importer, program->diagnostics},
      options.mode, options.check));
  program->diagnostics.sort_and_unique(program->sources);
  return program;
}

}  // namespace gocxx::frontend
