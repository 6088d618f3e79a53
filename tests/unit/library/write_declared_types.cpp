// write_declared_types FOLDER OUTPUT: reads the declaration file of every library package below FOLDER and
// writes its types as C++: declared_types.cpp, which defines what declared_types.h declares. The method sets
// are those that the lowering finds, the names and types those that the emitter writes.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "compiler/desugar/desugar.h"
#include "compiler/emit/foreign_text.h"
#include "compiler/emit/type_text.h"
#include "compiler/frontend/session.h"
#include "compiler/lower/lower.h"
#include "compiler/types/interface.h"
#include "compiler/types/object.h"
#include "compiler/types/package.h"
#include "compiler/types/predicates.h"
#include "compiler/types/signature.h"
#include "compiler/types/size.h"
#include "compiler/types/struct.h"

namespace gocxx::library {
namespace {

namespace fs = std::filesystem;
using emit::quoted;
using Form = ir::TypeDecl::Form;

std::string text_of(const fs::path& path) {
  std::ifstream in(path);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

/// Returns the import paths of all packages, sorted: "io/fs" for the file io/fs/fs.gc.
std::vector<std::string> import_paths(const fs::path& folder) {
  std::vector<std::string> paths;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder))
    if (entry.path().extension() == ".gc")
      paths.push_back(fs::relative(entry.path().parent_path(), folder).generic_string());
  std::sort(paths.begin(), paths.end());
  return paths;
}

/// The packages in their folder. A package that is written is loaded for itself; those that it imports are
/// the session's.
class Library : public check::Importer, public desugar::Packages {
 public:
  explicit Library(fs::path folder)
      : folder_(std::move(folder)), session_([this](std::string_view path) { return declarations(path); }) {}

  /// Returns the package of `path` as lowering makes it; null if its declaration file has errors.
  std::unique_ptr<ir::Package> lowered_or_null(const std::string& path) {
    loaded_.push_back(frontend::load_package({*declarations(path)}, path,
                                             {sources_, context_, *this, diagnostics_},
                                             frontend::CheckMode::kAll, {.declarations_only = true}));
    for (const base::Diagnostic& error : diagnostics_.items())
      std::cerr << path << ": " << error.message << '\n';
    if (!diagnostics_.empty()) return nullptr;
    // Generic types and functions are no declarations of C++: their instances are written into programs.
    frontend::LoadedPackage& loaded = *loaded_.back();
    for (auto& file : desugar::desugar(*loaded.checked, loaded.arena, context_, *this))
      loaded.files.push_back(std::move(file));
    return lower::lower_package(*loaded.checked, context_);
  }

  const check::CheckedPackage* checked_or_null(const types::Package* package) const override {
    return session_.checked_or_null(package);
  }

  const types::Package* import_or_null(std::string_view path, base::Diagnostics& diagnostics) override {
    return session_.library_package_or_null(path, diagnostics);
  }
  base::Location locate(base::Pos pos) const override { return sources_.locate(pos); }

 private:
  std::optional<frontend::SourceText> declarations(std::string_view path) const {
    const fs::path folder = folder_ / path;
    const fs::path file = folder / (folder.filename().string() + ".gc");
    if (!fs::exists(file)) return std::nullopt;
    return frontend::SourceText{file.string(), text_of(file)};
  }

  fs::path folder_;
  frontend::Session session_;
  base::SourceSet sources_{&session_.sources()};
  types::Context context_;
  base::Diagnostics diagnostics_;
  std::vector<std::unique_ptr<frontend::LoadedPackage>> loaded_;
};

std::string link_to(const std::string& type) { return "gocxx::rt::core::link_to<" + type + ">"; }

/// Writes the types of one package after the other.
class Writer {
 public:
  explicit Writer(std::ostream& out) : out_(out) {}

  /// The lines for one package, and what stands below those of all packages.
  void package(const ir::Package& package) {
    for (const ir::TypeDecl* decl : package.types) type(*decl);
    for (const types::Object* each : package.package->scope.objects())
      if (each->exported()) object(*each);
  }

  void lists() {
    out_ << "\nconst DeclaredType kDeclaredTypes[] = {\n"
         << entries_.str() << "};\n"
         << "\nconst DeclaredObject kDeclaredObjects[] = {\n"
         << objects_.str() << "};\n";
  }

  /// One use and one declaration of each descriptor that shall be in the runtime library: if the header does
  /// not declare it, this is a second definition; if descriptors.cpp does not define it, linking fails.
  void references() {
    for (const std::string& type : in_library_)
      out_ << "static_assert(gocxx::library::uses(gocxx::descriptor<" << type << ">::value));\ntemplate <>\n"
           << "const gocxx::type gocxx::descriptor<" << type << ">::value;\n";
  }

 private:
  void type(const ir::TypeDecl& decl) {
    if (decl.object == nullptr) return;
    const std::string scope = "type_" + std::to_string(++count_);
    title_ = decl.object->pkg->name + "." + decl.object->name;
    out_ << "\nnamespace " << scope << " {  // " << title_ << '\n';
    cxx_name_ = names_.package_namespace(decl.object->pkg) + "::" + names_.of(decl.object);
    out_ << "using T = " << cxx_name_ << ";\n";
    if (decl.form == Form::kAlias) {
      alias(decl);
    } else {
      value_type(decl, scope);
      if (decl.form != Form::kInterface) pointer_type(decl, scope);
    }
    out_ << "}\n";
  }

  /// A function, variable or constant; types have entries of their own.
  void object(const types::Object& object) {
    const std::string name = names_.package_namespace(object.pkg) + "::" + names_.of(&object);
    std::string right;
    switch (object.kind) {
      case types::ObjectKind::kFunc:
        if (!types::cast<types::Signature>(object.type)->type_params.empty()) return;
        right = "GOCXX_FUNCTION(" + name + ", " + emit::signature_text(object.type, scope_, true) + ")";
        break;
      case types::ObjectKind::kVar: right = "GOCXX_VARIABLE(" + name + ", " + text(object.type) + ")"; break;
      case types::ObjectKind::kConst:
        right = name + " == " + value_text(types::object_as_or_null<types::Const>(&object)->value);
        break;
      default: return;
    }
    objects_ << "{" << quoted(object.pkg->name + "." + object.name) << ", " << right << "},\n";
  }

  static std::string value_text(const types::Constant& value) {
    switch (value.kind()) {
      case types::Constant::Kind::kBool: return value.bool_value() ? "true" : "false";
      case types::Constant::Kind::kString: return emit::quoted(value.string_value()) + "_s";
      case types::Constant::Kind::kFloat: return fmt::format("{:a}", value.float64_value());
      default:  // the least of all is no literal of C++
        if (value.sign() < 0) return fmt::format("({}L - 1)", value.int64_value() + 1);
        return fmt::format("{}UL", value.uint64_value());
    }
  }

  /// Another name for a type that is described where it is declared.
  void alias(const ir::TypeDecl& decl) {
    out_ << "static_assert(std::is_same_v<T, " << text(decl.type) << ">);\n";
  }

  void value_type(const ir::TypeDecl& decl, const std::string& scope) {
    in_library_.push_back(cxx_name_);
    const types::Type* underlying = types::underlying(decl.type);
    std::string methods = "{}", fields = "{}", under = "{}", kind;
    if (decl.form == Form::kStruct) {
      kind = "gocxx::kind::structure";
      fields = fields_of(*types::cast<types::Struct>(underlying), scope);
    } else if (decl.form == Form::kDefined) {
      under = link_to(text(underlying));
      kind = under + "->kind()";
    } else {
      kind = "gocxx::kind::interface";
      methods = asked_methods(decl, scope);
    }
    if (!decl.value_methods.empty()) methods = methods_of(decl.value_methods, "T", scope, "value_methods");
    entries_ << "{" << quoted(title_) << ", " << quoted(title_) << ", " << link_to(scope + "::T") << ", "
             << kind << ", " << under << ", {}, " << (types::comparable(decl.type) ? "true" : "false") << ", "
             << fields << ", " << methods << "},\n";
  }

  void pointer_type(const ir::TypeDecl& decl, const std::string& scope) {
    std::string methods = "{}";
    if (!decl.pointer_methods.empty()) {
      in_library_.push_back("gocxx::ptr<" + cxx_name_ + ">");
      methods = methods_of(decl.pointer_methods, "gocxx::ptr<T>", scope, "pointer_methods");
    }
    entries_ << "{" << quoted("*" + title_) << ", nullptr, " << link_to("gocxx::ptr<" + scope + "::T>")
             << ", gocxx::kind::pointer, {}, " << link_to(scope + "::T") << ", true, {}, " << methods
             << "},\n";
  }

  std::string fields_of(const types::Struct& type, const std::string& scope) {
    if (type.fields.empty()) return "{}";
    out_ << "const DeclaredField fields[] = {\n";
    for (std::size_t i = 0; i < type.fields.size(); ++i) {
      const types::Var& field = *type.fields[i];
      out_ << "    {" << quoted(field.name) << ", " << quoted(type.tag(i)) << ", " << flag(field.embedded)
           << ", " << flag(types::size_of(field.type) == 0) << ", " << link_to(text(field.type))
           << ", GOCXX_MEMBER(T, " << names_.of_field(&field) << ", " << text(field.type) << ")},\n";
    }
    out_ << "};\n";
    return "all(" + scope + "::fields)";
  }

  std::string asked_methods(const ir::TypeDecl& decl, const std::string& scope) {
    const auto& methods = types::underlying_as<types::Interface>(decl.type)->all_methods();
    if (methods.empty()) return "{}";
    out_ << "const DeclaredMethod asked_methods[] = {\n";
    for (const types::Func* method : methods)
      out_ << "    GOCXX_ASKED_METHOD(T, " << quoted(method->name) << ", "
           << names_.of_method(method, decl.object) << ", " << signature(*method) << "),\n";
    out_ << "};\n";
    return "all(" + scope + "::asked_methods)";
  }

  std::string methods_of(const std::vector<ir::MethodEntry>& methods, const std::string& receiver,
                         const std::string& scope, const std::string& name) {
    out_ << "const DeclaredMethod " << name << "[] = {\n";
    for (const ir::MethodEntry& entry : methods)
      out_ << "    GOCXX_METHOD(T, " << receiver << ", " << quoted(entry.name) << ", "
           << names_.of_method(entry.object, entry.owner) << ", "
           << flag(entry.embedded && !entry.pointer_receiver) << ", " << signature(*entry.object) << "),\n";
    out_ << "};\n";
    return "all(" + scope + "::" + name + ")";
  }

  static const char* flag(bool value) { return value ? "true" : "false"; }
  std::string text(const types::Type* type) const { return emit::type_text(type, scope_); }
  std::string signature(const types::Func& method) const {
    return emit::signature_text(method.type, scope_, true);
  }

  std::ostream& out_;
  std::ostringstream entries_;  // of the types
  std::ostringstream objects_;  // of the others
  std::string title_;           // of the type that is written: "os.File"
  std::string cxx_name_;        // "gocxx::os::File"
  std::vector<std::string> in_library_;
  int count_ = 0;
  ir::Program none_;  // library packages are no part of a program: their names are those that programs use
  emit::Names names_{none_};
  emit::Scope scope_{&names_};
};

int run(const fs::path& folder, const fs::path& output) {
  Library library(folder);
  const std::vector<std::string> paths = import_paths(folder);
  std::ofstream out(output);
  out << "// Made by write_declared_types.\n#include \"tests/unit/library/declared_types.h\"\n\n";
  for (const std::string& path : paths)
    if (fs::exists(folder.parent_path() / "include/gocxx/lib" / (path + ".h")))  // not if all of it is generic
      out << "#include \"gocxx/lib/" << path << ".h\"\n";
  out << "\nnamespace gocxx::library {\nnamespace {\n\nusing namespace gocxx::literals;\n";
  Writer writer(out);
  for (const std::string& path : paths) {
    const std::unique_ptr<ir::Package> package = library.lowered_or_null(path);
    if (package == nullptr) return 1;
    writer.package(*package);
  }
  writer.lists();
  out << "\n}  // namespace\n\nview<DeclaredType> declared_types() { return all(kDeclaredTypes); }\n"
         "view<DeclaredObject> declared_objects() { return all(kDeclaredObjects); }\n\n"
         "}  // namespace gocxx::library\n\n";
  writer.references();
  return out.good() ? 0 : 1;
}

}  // namespace
}  // namespace gocxx::library

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  return gocxx::library::run(argv[1], argv[2]);
}
