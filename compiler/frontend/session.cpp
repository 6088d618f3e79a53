// Library packages from their declaration files.
#include "compiler/frontend/session.h"

namespace gocxx::frontend {

/// Resolves the imports of declaration files.
class Session::LibraryImporter : public check::Importer {
 public:
  explicit LibraryImporter(Session& session) : session_(session) {}

  const types::Package* import_or_null(std::string_view path, base::Diagnostics& diagnostics) override {
    return session_.library_package_or_null(path, diagnostics);
  }
  base::Location locate(base::Pos pos) const override { return session_.sources_.locate(pos); }

 private:
  Session& session_;
};

const types::Package* Session::library_package_or_null(std::string_view path,
                                                       base::Diagnostics& diagnostics) {
  const std::string key(path);
  // A package that is being loaded has no value yet: declaration files do not import in circles.
  if (const auto known = packages_.find(key); known != packages_.end())
    return known->second != nullptr ? known->second->checked->types : nullptr;
  std::optional<SourceText> text = declarations_(path);
  if (!text) return nullptr;
  packages_.emplace(key, nullptr);
  LibraryImporter importer(*this);
  std::vector<SourceText> texts;
  texts.push_back(*std::move(text));
  auto package = load_package(std::move(texts), key, {sources_, context_, importer, diagnostics},
                              CheckMode::kAll, {.declarations_only = true});
  return (packages_[key] = std::move(package))->checked->types;
}

const check::CheckedPackage* Session::checked_or_null(const types::Package* package) const {
  const auto found = package != nullptr ? packages_.find(package->path) : packages_.end();
  if (found == packages_.end() || found->second == nullptr) return nullptr;
  const check::CheckedPackage* checked = found->second->checked.get();
  return checked != nullptr && checked->types == package ? checked : nullptr;
}

}  // namespace gocxx::frontend
