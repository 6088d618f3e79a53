// Library packages from their declaration files.
#include "compiler/check/importer.h"

#include "compiler/check/check.h"
#include "compiler/syntax/parse.h"

namespace gocxx::check {

Importer::Importer(base::SourceSet& sources, types::Context& context, DeclarationReader reader)
    : sources_(sources), context_(context), reader_(std::move(reader)) {}

Importer::~Importer() = default;

const types::Package* Importer::import_or_null(std::string_view path, base::Diagnostics& diagnostics) {
  // A package that is being imported further up is entered as null: declaration files do not import in
  // circles.
  const auto [place, fresh] = by_path_.emplace(std::string(path), nullptr);
  if (!fresh) return place->second;
  std::optional<DeclarationFile> text = reader_(path);
  if (!text) return nullptr;
  const base::SourceFile& source = sources_.add(std::move(text->name), std::move(text->text));
  Entry& entry = entries_.emplace_back();
  entry.file = syntax::parse_file(source, entry.arena, diagnostics);
  Options options;
  options.declarations_only = true;
  entry.package = check_package({entry.file.get()}, std::string(path), entry.arena, context_, *this,
                                diagnostics, options);
  const types::Package* result = entry.package->types;
  by_path_[std::string(path)] = result;
  return result;
}

}  // namespace gocxx::check
