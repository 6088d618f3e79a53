// Declarations.
#include "compiler/syntax/build/builder.h"

namespace gocxx::syntax {

using base::Code;

GenDecl* Builder::declaration(P::DeclarationContext* tree) {
  Cursor parts(tree);
  if (auto* found = parts.accept<P::ConstDeclContext>()) return const_decl(found);
  if (auto* found = parts.accept<P::TypeDeclContext>()) return type_decl(found);
  return var_decl(parts.rule<P::VarDeclContext>());
}

GenDecl* Builder::import_decl(P::ImportDeclContext* tree) {
  GenDecl* decl = gen_decl(tree, DeclKeyword::kImport);
  Cursor parts(tree);
  while (auto* spec = parts.find<P::ImportSpecContext>()) decl->specs.push_back(import_spec(spec));
  return decl;
}

GenDecl* Builder::const_decl(P::ConstDeclContext* tree) {
  GenDecl* decl = gen_decl(tree, DeclKeyword::kConst);
  Cursor parts(tree);
  for (int iota = 0; auto* spec = parts.find<P::ConstSpecContext>(); ++iota) {
    decl->specs.push_back(const_spec(spec, iota));
  }
  return decl;
}

GenDecl* Builder::type_decl(P::TypeDeclContext* tree) {
  GenDecl* decl = gen_decl(tree, DeclKeyword::kType);
  Cursor parts(tree);
  while (auto* spec = parts.find<P::TypeSpecContext>()) decl->specs.push_back(type_spec(spec));
  return decl;
}

GenDecl* Builder::var_decl(P::VarDeclContext* tree) {
  GenDecl* decl = gen_decl(tree, DeclKeyword::kVar);
  Cursor parts(tree);
  while (auto* spec = parts.find<P::VarSpecContext>()) decl->specs.push_back(var_spec(spec));
  return decl;
}

/// The keyword and whether a parenthesis follows it.
GenDecl* Builder::gen_decl(const antlr4::ParserRuleContext* tree, DeclKeyword keyword) {
  auto* decl = make<GenDecl>(tree);
  decl->keyword = keyword;
  Cursor parts(tree);
  parts.skip();
  decl->grouped = parts.at(P::L_PAREN);
  return decl;
}

Spec* Builder::import_spec(P::ImportSpecContext* tree) {
  auto* spec = make<ImportSpec>(tree);
  Cursor parts(tree);
  if (!parts.at(P::STRING_LIT)) spec->name = ident(parts.token());
  spec->path = basic_lit(parts.token());
  return spec;
}

Spec* Builder::const_spec(P::ConstSpecContext* tree, int iota) {
  auto* spec = make<ConstSpec>(tree);
  Cursor parts(tree);
  spec->iota = iota;
  spec->names = identifiers(parts.rule<P::IdentifierListContext>());
  if (auto* found = parts.accept<P::TypeContext>()) spec->type = type(found);
  if (parts.accept(P::ASSIGN) != nullptr)
    spec->values = expression_list(parts.rule<P::ExpressionListContext>());
  return spec;
}

Spec* Builder::var_spec(P::VarSpecContext* tree) {
  auto* spec = make<VarSpec>(tree);
  Cursor parts(tree);
  spec->names = identifiers(parts.rule<P::IdentifierListContext>());
  if (auto* found = parts.accept<P::TypeContext>()) spec->type = type(found);
  if (parts.accept(P::ASSIGN) != nullptr)
    spec->values = expression_list(parts.rule<P::ExpressionListContext>());
  return spec;
}

Spec* Builder::type_spec(P::TypeSpecContext* tree) {
  auto* spec = make<TypeSpec>(tree);
  Cursor parts(tree);
  spec->name = ident(parts.token());
  if (auto* found = parts.accept<P::TypeParametersContext>()) spec->type_params = type_parameters(found);
  spec->alias = parts.accept(P::ASSIGN) != nullptr;
  spec->type = type(parts.rule<P::TypeContext>());
  return spec;
}

FuncDecl* Builder::function_decl(P::FunctionDeclContext* tree) {
  auto* decl = make<FuncDecl>(tree);
  Cursor parts(tree);
  parts.skip();
  auto* recv = parts.accept<P::ReceiverContext>();
  decl->name = ident(source_token(parts.rule<P::FunctionNameContext>()->start));
  if (recv != nullptr) decl->recv = receiver_or_null(recv, decl->name->pos);
  auto* generic = parts.accept<P::TypeParametersContext>();
  decl->type = signature(parts.rule<P::SignatureContext>(), decl->pos);
  if (generic != nullptr) decl->type->type_params = type_parameters(generic);
  if (generic != nullptr && decl->recv != nullptr) {
    error(Code::kMisplacedMethodTypeParameters, begin(generic), "method must have no type parameters");
  }
  if (auto* found = parts.accept<P::BlockContext>()) decl->body = block(found);
  return decl;
}

namespace {

/// Leaves the first parameter alone in the list.
void keep_first(FieldList& list) {
  list.fields.resize(1);
  std::vector<Ident*>& names = list.fields.front()->names;
  names.resize(std::min<std::size_t>(names.size(), 1));
}

}  // namespace

/// Mistakes in the number of receivers are reported at the method's name. Without any it is a function.
FieldList* Builder::receiver_or_null(P::ReceiverContext* tree, Pos name) {
  FieldList* list = parameters(Cursor(tree).rule<P::ParametersContext>(), Ellipses::kRefused);
  std::size_t count = 0;
  for (const Field* field : list->fields) count += std::max<std::size_t>(field->names.size(), 1);
  if (count == 0) {
    errors_.plain(Code::kMethodHasNoReceiver, source_.offset_of(name), "method has no receiver");
    return nullptr;
  }
  if (count > 1) {
    errors_.plain(Code::kMultipleReceivers, source_.offset_of(name), "method has multiple receivers");
    keep_first(*list);
  }
  return list;
}

}  // namespace gocxx::syntax
