// The order of the file: includes, then for each package its types, descriptors, functions and variables; at
// last C++'s main.
#include "compiler/emit/emit.h"

#include <algorithm>

#include "compiler/emit/decl.h"
#include "compiler/emit/foreign_text.h"
#include "compiler/emit/forward.h"
#include "compiler/types/object.h"
#include "compiler/types/package.h"

namespace gocxx::emit {
namespace {

using Form = ir::TypeDecl::Form;

bool has_initialization(const ir::Package& package) { return !package.init->body->stmts.empty(); }

/// Writes one package.
class PackageWriter {
 public:
  PackageWriter(Context& context, const ir::Package& package)
      : context_(context), out_(context.out), package_(package), decls_(context, package) {}

  void write() {
    if (!package_.types.empty()) types_and_descriptors();
    open_namespace();
    sites();
    literals();
    constants_and_prototypes();
    globals();
    functions();
    if (has_initialization(package_)) {
      out_.blank_line();
      decls_.function(*package_.init);
    }
    close_namespace();
  }

 private:
  void open_namespace() {
    out_.blank_line();
    out_ << "namespace " << context_.names.package_namespace(package_.package) << " {";
    out_.end_line();
    out_.end_line();
  }

  void close_namespace() {
    out_.blank_line();
    out_ << "}  // namespace " << context_.names.package_namespace(package_.package);
    out_.end_line();
  }

  /// Descriptors stand outside of the namespace, because what they specialise does.
  void types_and_descriptors() {
    decls_.generated();
    open_namespace();
    forward_declarations();
    types();
    close_namespace();
    descriptors();
  }

  void forward_declarations() {
    for (const ir::TypeDecl* decl : needed_before(package_)) decls_.forward_declaration(*decl);
  }

  void types() {
    for (const ir::TypeDecl* decl : package_.types) {
      if (decl->form != Form::kAlias) out_.blank_line();
      decls_.type(*decl);
    }
    decls_.late_methods();
  }

  void descriptors() {
    for (const ir::TypeDecl* decl : package_.types) {
      out_.blank_line();
      decls_.descriptor(*decl);
    }
  }

  void sites() {
    if (!context_.options.line_directives) return;
    for (const ir::Site* site : package_.sites) decls_.site(*site);
    out_.blank_line();
  }

  void literals() {
    if (!context_.options.line_directives || package_.literals.empty()) return;
    out_ << "constexpr gocxx::function_literal function_literals[] = {";
    out_.end_line();
    out_.indent();
    for (const ir::LiteralName& literal : package_.literals) decls_.literal(literal);
    out_.dedent();
    out_ << "};";
    out_.end_line();
    out_.blank_line();
  }

  void constants_and_prototypes() {
    for (const ir::Item& item : package_.items) {
      if (item.constant != nullptr) decls_.constant(*item.constant);
    }
    out_.blank_line();
    for (const ir::Item& item : package_.items) {
      if (item.function != nullptr && item.function->owner == nullptr) decls_.prototype(*item.function);
    }
    out_.blank_line();
  }

  void globals() {
    for (const ir::Item& item : package_.items) {
      if (item.global != nullptr) decls_.global(*item.global);
    }
  }

  void functions() {
    for (const ir::Item& item : package_.items) {
      if (item.function == nullptr || item.function->body == nullptr) continue;
      out_.blank_line();
      decls_.function(*item.function);
    }
    for (const ir::TypeDecl* decl : package_.types) {
      for (const ir::Function* forwarder : decl->forwarders) {
        out_.blank_line();
        decls_.forwarder(*decl, *forwarder);
      }
    }
  }

  Context& context_;
  Writer& out_;
  const ir::Package& package_;
  DeclWriter decls_;
};

void includes(const ir::Program& program, Writer& out) {
  out << "#include <gocxx/gocxx.hpp>";
  out.end_line();
  std::vector<std::string> paths;
  for (const auto& package : program.packages) {
    for (const types::Package* imported : package->imports) paths.push_back(imported->path);
  }
  out.blank_line();
  std::sort(paths.begin(), paths.end());
  paths.erase(std::unique(paths.begin(), paths.end()), paths.end());
  for (const std::string& path : paths) {
    out << "#include <gocxx/lib/" << path << ".h>";
    out.end_line();
  }
  out.blank_line();
  out << "using namespace gocxx::literals;";
  out.end_line();
}

/// The entry of the process; packages are initialised after those that they import.
void process_main(const ir::Program& program, const Names& names, bool names_literals, Writer& out) {
  const ir::Package& last = *program.packages.back();
  if (last.main == nullptr) return;
  std::string space = names.package_namespace(last.package);
  out.blank_line();
  out << "int main(int argc, char** argv) { ";
  if (names_literals && !last.literals.empty())
    out << "gocxx::name_literals(" << space << "::function_literals); ";
  out << "return gocxx::run_program(argc, argv, ";
  if (has_initialization(last)) out << space << "::init, ";
  out << space << "::" << names.of(last.main) << "); }";
  out.end_line();
}

}  // namespace

std::string emit_program(const ir::Program& program, const base::SourceSet& sources, const Options& options) {
  Names names(program);
  Writer out(!options.line_directives);
  Context context{names, sources, options, out};
  for (const ir::Comment& comment : program.packages.back()->header) {
    out << comment_text(comment.text);
    out.end_line();
  }
  out.blank_line();
  includes(program, out);
  for (const auto& package : program.packages) PackageWriter(context, *package).write();
  process_main(program, names, options.line_directives, out);
  return out.take();
}

}  // namespace gocxx::emit
