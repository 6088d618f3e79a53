// Loading the declaration files through the compiler's own front end.
#include "tests/fuzz/library_declarations.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>

#include "compiler/frontend/load.h"
#include "compiler/types/interface.h"
#include "compiler/types/named.h"

namespace gocxx::fuzz {
namespace {

namespace fs = std::filesystem;

std::optional<std::string> text_of(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return std::nullopt;
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

frontend::DeclarationReader reader_of(const std::string& folder) {
  return [folder](std::string_view path) -> std::optional<frontend::SourceText> {
    std::string name = folder + "/" + std::string(path) + "/" + fs::path(path).filename().string() + ".gc";
    std::optional<std::string> text = text_of(name);
    if (!text) return std::nullopt;
    return frontend::SourceText{name, *text};
  };
}

/// "math/rand" for FOLDER/math/rand/rand.gc.
std::vector<std::string> import_paths(const std::string& folder) {
  std::vector<std::string> paths;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.path().extension() == ".gc")
      paths.push_back(fs::relative(entry.path().parent_path(), folder).string());
  std::ranges::sort(paths);
  return paths;
}

std::string unquoted(const std::string& literal) { return literal.substr(1, literal.size() - 2); }

/// Functions that would end the process, wait, change the machine, or depend on the time, the machine or
/// chance.
const std::map<std::string, std::string, std::less<>> kLeftOut = {
    {"context", "timers and goroutines"},
    {"flag.Parse", "reads the arguments of the process"},
    {"fmt.Print", "writes to standard output"},
    {"fmt.Printf", "writes to standard output"},
    {"fmt.Println", "writes to standard output"},
    {"fmt.Scan", "reads standard input"},
    {"fmt.Scanf", "reads standard input"},
    {"fmt.Scanln", "reads standard input"},
    {"io.Pipe", "waits for a goroutine"},
    {"io.PipeReader", "waits for a goroutine"},
    {"io.PipeWriter", "waits for a goroutine"},
    {"log.Fatal", "ends the process"},
    {"log.Fatalf", "ends the process"},
    {"log.Fatalln", "ends the process"},
    {"log.Logger.Fatal", "ends the process"},
    {"log.Logger.Fatalf", "ends the process"},
    {"log.Logger.Fatalln", "ends the process"},
    {"math/rand.ExpFloat64", "depends on chance"},
    {"math/rand.Float32", "depends on chance"},
    {"math/rand.Float64", "depends on chance"},
    {"math/rand.Int", "depends on chance"},
    {"math/rand.Int31", "depends on chance"},
    {"math/rand.Int31n", "depends on chance"},
    {"math/rand.Int63", "depends on chance"},
    {"math/rand.Int63n", "depends on chance"},
    {"math/rand.Intn", "depends on chance"},
    {"math/rand.NormFloat64", "depends on chance"},
    {"math/rand.Perm", "depends on chance"},
    {"math/rand.Read", "depends on chance"},
    {"math/rand.Shuffle", "depends on chance"},
    {"math/rand.Uint32", "depends on chance"},
    {"math/rand.Uint64", "depends on chance"},
    {"os", "changes the machine"},
    {"os/signal", "changes the process"},
    {"path/filepath.Abs", "depends on the machine"},
    {"path/filepath.Glob", "depends on the machine"},
    {"path/filepath.Walk", "depends on the machine"},
    {"path/filepath.WalkDir", "depends on the machine"},
    {"runtime", "depends on the machine"},
    {"sync", "waits for goroutines"},
    {"sync/atomic", "has its own tests of every interleaving"},
    {"syscall", "changes the process"},
    {"time.After", "waits"},
    {"time.AfterFunc", "waits"},
    {"time.NewTicker", "waits"},
    {"time.NewTimer", "waits"},
    {"time.Now", "depends on the time"},
    {"time.Since", "depends on the time"},
    {"time.Sleep", "waits"},
    {"time.Tick", "waits"},
    {"time.Ticker", "waits"},
    {"time.Timer", "waits"},
    {"time.Until", "depends on the time"},
};

}  // namespace

Declarations::Declarations(const std::string& folder, const std::string& prelude_file)
    : session_(reader_of(folder)) {
  base::Diagnostics diagnostics;
  for (const std::string& path : import_paths(folder))
    if (const types::Package* package = session_.library_package_or_null(path, diagnostics))
      packages_.push_back(package);
  prelude_ = frontend::load(session_, {prelude_file}, text_of);
  stop_at_errors(diagnostics);
  stop_at_errors(prelude_->diagnostics);
}

void Declarations::stop_at_errors(const base::Diagnostics& diagnostics) const {
  for (const base::Diagnostic& diagnostic : diagnostics.items()) {
    base::Location place = prelude_->sources.locate(diagnostic.span.begin);
    std::cerr << place.file << ":" << place.line << ": " << diagnostic.message << "\n";
  }
  if (!diagnostics.empty()) std::exit(2);
}

std::vector<std::string> Declarations::prelude_imports() const {
  std::vector<std::string> paths;
  for (const syntax::ImportSpec* spec : prelude_file().imports) paths.push_back(unquoted(spec->path->text));
  return paths;
}

std::string Declarations::prelude_body() const {
  const base::SourceFile& source = *prelude_file().source;
  const syntax::ImportSpec* last = prelude_file().imports.back();
  std::size_t end = source.text().find(")\n", source.offset_of(last->path->pos));
  return std::string(source.text().substr(end + 2));
}

std::vector<const types::Func*> functions_of(const types::Package& package) {
  std::vector<const types::Func*> functions;
  for (const types::Object* object : package.scope.objects())
    if (const auto* func = types::object_as_or_null<types::Func>(object); func != nullptr && func->exported())
      functions.push_back(func);
  return functions;
}

std::vector<const types::Named*> types_of(const types::Package& package) {
  std::vector<const types::Named*> found;
  for (const types::Object* object : package.scope.objects()) {
    const auto* name = types::object_as_or_null<types::TypeName>(object);
    if (name == nullptr || name->alias || !name->exported()) continue;
    found.push_back(types::cast<types::Named>(name->type));
  }
  return found;
}

std::vector<const types::Func*> methods_of(const types::Named& type) {
  const auto* interface = types::underlying_as<types::Interface>(&type);
  const auto& all = interface != nullptr ? interface->all_methods() : type.methods;
  std::vector<const types::Func*> methods;
  for (const types::Func* method : all)
    if (method->exported()) methods.push_back(method);
  return methods;
}

std::string reason_to_leave_out(const std::string& name) {
  auto found = kLeftOut.find(name);
  return found == kLeftOut.end() ? "" : found->second;
}

}  // namespace gocxx::fuzz
