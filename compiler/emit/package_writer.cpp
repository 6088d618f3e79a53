#include "compiler/emit/package_writer.h"

#include <algorithm>

#include "compiler/emit/foreign_text.h"
#include "compiler/emit/forward.h"
#include "compiler/types/object.h"
#include "compiler/types/package.h"

namespace gocxx::emit {

using Form = ir::TypeDecl::Form;

void PackageWriter::open_namespace() {
  out_.blank_line();
  out_ << "namespace " << context_.names.package_namespace(package_.package) << " {";
  out_.end_line();
  out_.end_line();
}

void PackageWriter::close_namespace() {
  out_.blank_line();
  out_ << "}  // namespace " << context_.names.package_namespace(package_.package);
  out_.end_line();
}

void PackageWriter::types_and_descriptors() {
  if (package_.types.empty()) return;
  decls_.generated();
  open_namespace();
  decls_.type_templates();
  forward_declarations();
  types();
  close_namespace();
  descriptors();
}

void PackageWriter::forward_declarations() {
  for (const ir::TypeDecl* decl : needed_before(package_)) decls_.forward_declaration(*decl);
}

void PackageWriter::types() {
  for (const ir::TypeDecl* decl : package_.types) {
    if (decl->form != Form::kAlias) out_.blank_line();
    decls_.type(*decl);
  }
  decls_.late_methods();
}

void PackageWriter::descriptors() {
  for (const ir::TypeDecl* decl : package_.types) {
    out_.blank_line();
    decls_.descriptor(*decl);
  }
}

void PackageWriter::literals() {
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

void PackageWriter::constants() {
  for (const ir::Item& item : package_.items) {
    if (item.constant != nullptr) decls_.constant(*item.constant);
  }
  out_.blank_line();
}

void PackageWriter::prototypes() {
  decls_.function_templates();
  for (const ir::Item& item : package_.items) {
    if (item.function != nullptr && item.function->owner == nullptr) decls_.prototype(*item.function);
  }
  out_.blank_line();
}

void PackageWriter::function(const ir::Function& function, const ir::TypeDecl* type) {
  if (type != nullptr)
    decls_.forwarder(*type, function);
  else
    decls_.function(function);
}

void write_header_comments(const ir::Program& program, Writer& out) {
  for (const ir::Comment& comment : program.packages.back()->header) {
    out << comment_text(comment.text);
    out.end_line();
  }
  out.blank_line();
}

void write_includes(const ir::Program& program, Writer& out) {
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

/// Packages are initialised after those that they import.
void write_process_main(const ir::Program& program, const Context& context, const std::string& before) {
  const ir::Package& last = *program.packages.back();
  if (last.main == nullptr) return;
  Writer& out = context.out;
  const std::string space = context.names.package_namespace(last.package);
  out.blank_line();
  out << "int main(int argc, char** argv) { " << before;
  if (context.options.line_directives && !last.literals.empty())
    out << "gocxx::name_literals(" << space << "::function_literals); ";
  out << "return gocxx::run_program(argc, argv, ";
  if (has_initialization(last)) out << space << "::init, ";
  out << space << "::" << context.names.of(last.main) << "); }";
  out.end_line();
}

}  // namespace gocxx::emit
