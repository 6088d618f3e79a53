// Whole files: the package clause, the order of imports, scripts.
#include "compiler/syntax/builder.h"

namespace gocxx::syntax {

using base::Code;

void Builder::file(P::SourceFileContext* tree, File& out) {
  Cursor parts(tree);
  if (auto* clause = parts.accept<P::PackageClauseContext>(); clause != nullptr && clause->children.size() == 2) {
    out.package = ident(*token_or_null(clause->children[1]));
  }
  while (auto* decl = parts.find<P::TopLevelDeclContext>()) {
    if (decl->exception == nullptr) add_decl(top_level_decl(decl), out);
  }
}

void Builder::script(P::ScriptContext* tree, File& out) {
  for (Cursor parts(tree); !parts.done();) {
    if (auto* import = parts.accept<P::ImportDeclContext>()) {
      if (import->exception == nullptr) add_decl(import_decl(import), out);
    } else if (auto* function = parts.accept<P::FunctionDeclContext>()) {
      if (function->exception == nullptr) add_decl(function_decl(function), out);
    } else if (auto* found = parts.accept<P::StatementContext>()) {
      Stmt* stmt = statement(found);
      auto* decl = dyn_cast_or_null<DeclStmt>(stmt);
      if (decl != nullptr && decl->decl->keyword == DeclKeyword::kType) {
        add_decl(decl->decl, out);
      } else {
        out.script_stmts.push_back(stmt);
      }
    } else {
      parts.skip();
    }
  }
}

Decl* Builder::top_level_decl(P::TopLevelDeclContext* tree) {
  Cursor parts(tree);
  if (auto* decl = parts.accept<P::DeclarationContext>()) return declaration(decl);
  if (auto* function = parts.accept<P::FunctionDeclContext>()) return function_decl(function);
  return import_decl(parts.rule<P::ImportDeclContext>());
}

void Builder::add_decl(Decl* decl, File& out) {
  auto* group = dyn_cast_or_null<GenDecl>(decl);
  if (group != nullptr && group->keyword == DeclKeyword::kImport) {
    if (!out.decls.empty() && out.imports.size() == 0) {
      error(Code::kMisplacedImport, decl->pos, "imports must appear before other declarations");
    }
    for (Spec* spec : group->specs) out.imports.push_back(cast<ImportSpec>(spec));
  }
  out.decls.push_back(decl);
}

void Builder::error(Code code, Pos at, const std::string& message) {
  const std::size_t offset = source_.offset_of(at);
  errors_.syntax(code, offset, offset, message);
}

Ident* Builder::ident(const SourceToken& token) {
  auto* made = make<Ident>(token);
  made->name = token.text();
  return made;
}

std::vector<Ident*> Builder::identifiers(P::IdentifierListContext* tree) {
  std::vector<Ident*> names;
  for (Cursor parts(tree); !parts.done(); parts.accept(P::COMMA)) names.push_back(ident(parts.token()));
  return names;
}

}  // namespace gocxx::syntax
