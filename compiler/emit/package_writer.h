// Writes the parts of one package, in whichever order and into whichever file the caller wants.
#pragma once

#include "compiler/emit/decl.h"

namespace gocxx::emit {

/// Whether the package has variables or init functions that run at the start.
inline bool has_initialization(const ir::Package& package) { return !package.init->body->stmts.empty(); }

class PackageWriter {
 public:
  PackageWriter(Context& context, const ir::Package& package)
      : context_(context), out_(context.out), package_(package), decls_(context, package) {}

  DeclWriter& decls() { return decls_; }
  const ir::Package& package() const { return package_; }

  /// namespace main_ {
  void open_namespace();
  void close_namespace();
  /// Types in their namespace; descriptors outside of it, because what they specialise is outside.
  void types_and_descriptors();
  /// The table of the function literals.
  void literals();
  void constants();
  void prototypes();
  /// Calls visit(function, type) for each function with a body: those of the source, then the promoted
  /// methods of types, with their type (otherwise it is null).
  template <class Visit>
  void for_each_function(Visit visit) const {
    for (const ir::Item& item : package_.items)
      if (item.function != nullptr && item.function->body != nullptr) visit(*item.function, nullptr);
    for (const ir::TypeDecl* decl : package_.types)
      for (const ir::Function* forwarder : decl->forwarders) visit(*forwarder, decl);
  }
  /// Writes a function that for_each_function has found.
  void function(const ir::Function& function, const ir::TypeDecl* type);

 private:
  void forward_declarations();
  void types();
  void descriptors();

  Context& context_;
  Writer& out_;
  const ir::Package& package_;
  DeclWriter decls_;
};

/// The comments above the package clause.
void write_header_comments(const ir::Program& program, Writer& out);

/// The includes that every file of the program needs.
void write_includes(const ir::Program& program, Writer& out);

/// C++'s main, the entry of the process. `before`: statements that it begins with.
void write_process_main(const ir::Program& program, const Context& context, const std::string& before);

}  // namespace gocxx::emit
