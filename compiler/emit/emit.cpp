// A program as one file: includes, then for each package its types, descriptors, functions and variables; at
// last C++'s main.
#include "compiler/emit/emit.h"

#include "compiler/emit/package_writer.h"

namespace gocxx::emit {
namespace {

void write_sites(Context& context, PackageWriter& writer) {
  if (!context.options.line_directives) return;
  for (const ir::Site* site : writer.package().sites) writer.decls().site(*site, site_name(*site));
  context.out.blank_line();
}

void write_package(Context& context, const ir::Package& package) {
  PackageWriter writer(context, package);
  writer.types_and_descriptors();
  writer.open_namespace();
  write_sites(context, writer);
  writer.literals();
  writer.constants();
  writer.prototypes();
  for (const ir::Item& item : package.items) {
    if (item.global != nullptr) writer.decls().global(*item.global);
  }
  writer.for_each_function([&](const ir::Function& function, const ir::TypeDecl* type) {
    context.out.blank_line();
    writer.function(function, type);
  });
  if (has_initialization(package)) {
    context.out.blank_line();
    writer.decls().function(*package.init);
  }
  writer.close_namespace();
}

}  // namespace

std::string emit_program(const ir::Program& program, const base::SourceSet& sources, const Options& options) {
  Names names(program);
  Writer out(!options.line_directives);
  Context context{names, sources, options, out};
  write_header_comments(program, out);
  write_includes(program, out);
  for (const auto& package : program.packages) write_package(context, *package);
  write_process_main(program, context, "");
  return out.take();
}

}  // namespace gocxx::emit
