// Literals: basic, composite, functions.
#include <algorithm>

#include "compiler/syntax/build/builder.h"

namespace gocxx::syntax {
namespace {

using P = GocxxParser;

LitKind literal_kind(std::size_t token) {
  switch (token) {
    case P::INT_LIT: return LitKind::kInt;
    case P::FLOAT_LIT: return LitKind::kFloat;
    case P::IMAGINARY_LIT: return LitKind::kImag;
    case P::RUNE_LIT: return LitKind::kChar;
    default: return LitKind::kString;
  }
}

}  // namespace

/// "Carriage return characters ('\r') inside raw string literals are discarded from the raw string value."
BasicLit* Builder::basic_lit(const SourceToken& token) {
  auto* lit = make<BasicLit>(token);
  lit->lit = literal_kind(token.type());
  lit->text = token.text();
  lit->bad = errors_.any_in_token(token.begin(), token.end());
  if (lit->text.front() == '`') std::erase(lit->text, '\r');
  return lit;
}

Expr* Builder::function_lit(P::FunctionLitContext* tree) {
  Cursor parts(tree);
  FuncType* type = function_type(parts.rule<P::FunctionTypeContext>());
  if (parts.done()) return type;
  auto* lit = make<FuncLit>(tree);
  lit->type = type;
  lit->body = block(parts.rule<P::BlockContext>());
  return lit;
}

/// `type` is null where the literal stands inside another and leaves it out.
CompositeLit* Builder::composite_lit(Expr* type, P::LiteralValueContext* tree) {
  auto* lit = arena_.make<CompositeLit>(type != nullptr ? type->pos : begin(tree), end(tree));
  lit->type = type;
  lit->lbrace = begin(tree);
  Cursor parts(tree);
  while (auto* found = parts.find<P::KeyedElementContext>()) lit->elements.push_back(keyed_element(found));
  lit->rbrace = begin(source_token(tree->stop));
  return lit;
}

Expr* Builder::keyed_element(P::KeyedElementContext* tree) {
  Cursor parts(tree);
  Expr* first = element(parts.rule<P::ElementContext>());
  const SourceToken* colon = parts.accept(P::COLON);
  if (colon == nullptr) return first;
  auto* pair = make<KeyValueExpr>(tree);
  pair->key = first;
  pair->colon = begin(*colon);
  pair->value = element(parts.rule<P::ElementContext>());
  return pair;
}

Expr* Builder::element(P::ElementContext* tree) {
  Cursor parts(tree);
  if (auto* found = parts.accept<P::ExpressionContext>()) return expression(found);
  return composite_lit(nullptr, parts.rule<P::LiteralValueContext>());
}

}  // namespace gocxx::syntax
