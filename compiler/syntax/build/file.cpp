// Whole files: the package clause, the order of imports, scripts.
#include "compiler/syntax/build/builder.h"

namespace gocxx::syntax {

using base::Code;

void Builder::file_head(P::FileHeadContext* tree, File& out) {
  const auto& clause = tree->children[0]->children;
  out.package = ident(*token_or_null(clause[1]));
}

void Builder::file_item(P::FileItemContext* tree, File& out) {
  add_decl(top_level_decl(Cursor(tree).rule<P::TopLevelDeclContext>()), out);
}

void Builder::script_item(P::ScriptItemContext* tree, File& out) {
  Cursor parts(tree);
  if (auto* import = parts.accept<P::ImportDeclContext>()) return add_decl(import_decl(import), out);
  if (auto* function = parts.accept<P::FunctionDeclContext>()) return add_decl(function_decl(function), out);
  auto* found = parts.accept<P::StatementContext>();
  if (found == nullptr) return;
  Stmt* stmt = statement(found);
  auto* decl = dyn_cast_or_null<DeclStmt>(stmt);
  if (decl != nullptr && decl->decl->keyword == DeclKeyword::kType) return add_decl(decl->decl, out);
  out.script_stmts.push_back(stmt);
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
    const auto* before = out.decls.empty() ? group : dyn_cast_or_null<GenDecl>(out.decls.back());
    if (before == nullptr || before->keyword != DeclKeyword::kImport) {
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
