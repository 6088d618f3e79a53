// Import declarations: paths, the names of packages in a file, dot-imports, and imports that are never used.
#include "compiler/check/imports.h"

#include <algorithm>
#include <filesystem>

#include "compiler/base/unicode.h"
#include "compiler/check/checker.h"
#include "compiler/check/std_packages.h"

namespace gocxx::check {
namespace {

bool is_illegal(char32_t rune) {
  constexpr std::u32string_view kIllegal = U"!\"#$%&'()*,:;<=>?[]^{|}`\\ \x7F";
  return rune <= 0x20 || rune == base::kReplacement || kIllegal.find(rune) != std::u32string_view::npos;
}

/// Why `path` cannot be an import path; empty if it can.
std::string bad_path_cause(const std::string& path) {
  if (path.empty()) return "invalid import path (empty string)";
  for (std::string_view rest = path; !rest.empty();) {
    const base::Decoded next = base::decode(rest);
    if (is_illegal(next.rune))
      return "invalid import path (invalid character " + base::unicode_name(next.rune) + ")";
    rest.remove_prefix(next.size);
  }
  if (path.front() == '/') return "could not import " + path + " (import path cannot be absolute path)";
  const std::string canonical = std::filesystem::path(path).lexically_normal().string();
  if (!path.starts_with("./") && !path.starts_with("../") && canonical != path)
    return "could not import " + path + " (non-canonical import path \"" + path + "\" (should be \"" +
           canonical + "\"))";
  return "";
}

/// The name of a package that could not be found: the last element of its path.
std::string name_of_path(const std::string& path) { return path.substr(path.rfind('/') + 1); }

struct Refusal {
  Code code;
  std::string message;
};

/// Returns the refusal of a package without declaration file.
Refusal refusal(const std::string& path) {
  if (path == "C") return {Code::kCgoUnsupported, "cgo is not supported"};
  if (path == "unsafe") return {Code::kUnsafeUnsupported, "package unsafe is not supported"};
  if (path.starts_with("./") || path.starts_with("../"))
    return {Code::kLocalPackagesUnsupported, "packages beside the program are not supported yet"};
  if (is_std_package(path)) return {Code::kPackageUnsupported, "package " + path + " is not supported yet"};
  return {Code::kPackageNotFound, "package " + path + " is not in std"};
}

}  // namespace

const types::Package* Imports::package_or_null(const syntax::ImportSpec* spec) {
  const Constant value = Constant::of_literal(spec->path->text, syntax::LitKind::kString);
  if (!value.known()) return nullptr;
  const std::string& path = value.string_value();
  if (std::string cause = bad_path_cause(path); !cause.empty()) {
    c_.error(Code::kInvalidImportPath, spec->path, std::move(cause));
    return nullptr;
  }
  if (const types::Package* found = c_.importer().import_or_null(path, c_.diagnostics()); found != nullptr)
    return found;
  any_failed_ = true;
  Refusal why = refusal(path);
  c_.error(why.code, spec->path, std::move(why.message));
  types::Package* missing = c_.context().make_package(path, name_of_path(path));
  missing->missing = true;
  return missing;
}

void Imports::declare(const syntax::ImportSpec* spec, types::Scope* file_scope) {
  const types::Package* imported = package_or_null(spec);
  if (imported == nullptr) return;
  if (std::count(c_.types_pkg()->imports.begin(), c_.types_pkg()->imports.end(), imported) == 0)
    c_.types_pkg()->imports.push_back(imported);
  const std::string& name = spec->name != nullptr ? spec->name->name : imported->name;
  if (name == "init") {
    c_.error(Code::kImportInit, spec, "cannot import package as init - init must be a func");
    return;
  }
  auto* object =
      c_.context().make_object<types::PkgName>(spec->pos, c_.types_pkg(), name, types::invalid_type());
  object->progress = types::Progress::kBlack;
  object->imported = imported;
  object->spec = spec;
  object->used = imported->missing || name == "_";
  all_.push_back(object);
  if (spec->name != nullptr)
    c_.info().record_def(spec->name, object);
  else
    c_.info().record_implicit(spec, object);
  if (name == ".")
    declare_names(*imported, spec, file_scope);
  else
    c_.declare(file_scope, nullptr, object, Pos{});
}

void Imports::declare_names(const types::Package& imported, const syntax::ImportSpec* spec,
                            types::Scope* file_scope) {
  for (types::Object* object : imported.scope.objects()) {
    if (!object->exported()) continue;
    const types::Object* other = file_scope->insert(object);
    if (other == nullptr) continue;
    auto* report = c_.error(Code::kRedeclared, spec->pos, object->name + " redeclared in this block");
    if (report != nullptr && other->pos.valid())
      report->notes.push_back({other->pos, "other declaration of " + other->name});
  }
}

void Imports::note_use(const types::Object& object) {
  if (object.pkg == nullptr || object.pkg == c_.types_pkg()) return;
  for (types::PkgName* import : all_)
    if (import->imported == object.pkg && import->name == ".") import->used = true;
}

void Imports::report_unused() {
  for (const types::PkgName* import : all_) {
    const Pos begin = c_.file_of(import->pos).source->base(), end = c_.file_of(import->pos).source->end();
    const auto passed_over = [&](const std::string& name) {
      return c_.passed_over().mentions(name, begin, end);
    };
    if (import->used || passed_over(import->name)) continue;
    if (import->name == "." &&
        std::ranges::any_of(import->imported->scope.objects(), [&](const types::Object* object) {
          return object->exported() && passed_over(object->name);
        }))
      continue;
    const types::Package& pkg = *import->imported;
    std::string message = "\"" + pkg.path + "\" imported";
    if (import->name != "." && import->name != name_of_path(pkg.path)) message += " as " + import->name;
    c_.error(Code::kImportedAndNotUsed, import->pos, message + " and not used");
  }
}

}  // namespace gocxx::check
