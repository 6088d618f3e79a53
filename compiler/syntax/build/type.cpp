// Types.
#include "compiler/syntax/build/builder.h"

namespace gocxx::syntax {

Expr* Builder::type(P::TypeContext* tree) {
  Cursor parts(tree);
  if (auto* name = parts.accept<P::TypeNameContext>())
    return type_with_args(name, parts.accept<P::TypeArgsContext>());
  if (auto* lit = parts.accept<P::TypeLitContext>()) {
    return literal_type(static_cast<antlr4::ParserRuleContext*>(lit->children.back()));
  }
  auto* paren = make<ParenExpr>(tree);
  parts.skip();
  paren->x = type(parts.rule<P::TypeContext>());
  return paren;
}

Expr* Builder::type_name(P::TypeNameContext* tree) {
  Cursor parts(tree);
  Ident* name = ident(parts.token());
  if (parts.accept(P::DOT) == nullptr) return name;
  auto* qualified = make<SelectorExpr>(tree);
  qualified->x = name;
  qualified->sel = ident(parts.token());
  return qualified;
}

Expr* Builder::type_with_args(P::TypeNameContext* name, P::TypeArgsContext* args) {
  Expr* generic = type_name(name);
  if (args == nullptr) return generic;
  auto* instance = arena_.make<IndexExpr>(generic->pos, end(args));
  instance->x = generic;
  instance->lbrack = begin(args);
  Cursor parts(args);
  while (auto* found = parts.find<P::TypeContext>()) instance->indices.push_back(type(found));
  return instance;
}

/// The literal types, by the rule that `tree` is.
Expr* Builder::literal_type(antlr4::ParserRuleContext* tree) {
  switch (tree->getRuleIndex()) {
    case P::RuleSliceType: return slice_type(static_cast<P::SliceTypeContext*>(tree));
    case P::RuleArrayType: return array_type(static_cast<P::ArrayTypeContext*>(tree));
    case P::RuleStructType: return struct_type(static_cast<P::StructTypeContext*>(tree));
    case P::RulePointerType: return pointer_type(static_cast<P::PointerTypeContext*>(tree));
    case P::RuleFunctionType: return function_type(static_cast<P::FunctionTypeContext*>(tree));
    case P::RuleInterfaceType: return interface_type(static_cast<P::InterfaceTypeContext*>(tree));
    case P::RuleMapType: return map_type(static_cast<P::MapTypeContext*>(tree));
    case P::RuleReceiveChannelType: return channel_type(tree, ChanDir::kRecv);
    default: return channel_type(tree, ChanDir::kBoth);
  }
}

Expr* Builder::array_type(P::ArrayTypeContext* tree) {
  auto* array = make<ArrayType>(tree);
  Cursor parts(tree);
  parts.skip();
  if (const SourceToken* dots = parts.accept(P::ELLIPSIS)) {
    array->len = make<Ellipsis>(*dots);
  } else {
    array->len = expression(parts.rule<P::ExpressionContext>());
  }
  array->elem = type(parts.find<P::TypeContext>());
  return array;
}

Expr* Builder::slice_type(P::SliceTypeContext* tree) {
  auto* slice = make<ArrayType>(tree);
  slice->elem = type(Cursor(tree).find<P::TypeContext>());
  return slice;
}

Expr* Builder::pointer_type(P::PointerTypeContext* tree) {
  auto* pointer = make<StarExpr>(tree);
  pointer->x = type(Cursor(tree).find<P::TypeContext>());
  return pointer;
}

Expr* Builder::map_type(P::MapTypeContext* tree) {
  auto* map = make<MapType>(tree);
  Cursor parts(tree);
  map->key = type(parts.find<P::TypeContext>());
  map->value = type(parts.find<P::TypeContext>());
  return map;
}

Expr* Builder::channel_type(antlr4::ParserRuleContext* tree, ChanDir dir) {
  auto* channel = make<ChanType>(tree);
  Cursor parts(tree);
  parts.skip();
  channel->dir = dir == ChanDir::kBoth && parts.at(P::ARROW) ? ChanDir::kSend : dir;
  channel->value = type(parts.find<P::TypeContext>());
  return channel;
}

/// Unions associate to the left: A | B | C is (A | B) | C.
Expr* Builder::type_elem(P::TypeElemContext* tree) {
  Cursor parts(tree);
  Expr* all = type_term(parts.rule<P::TypeTermContext>());
  while (const SourceToken* op = parts.accept(P::OR)) {
    Expr* term = type_term(parts.rule<P::TypeTermContext>());
    auto* both = arena_.make<BinaryExpr>(all->pos, term->end);
    both->x = all;
    both->op = Op::kOr;
    both->op_pos = begin(*op);
    both->y = term;
    all = both;
  }
  return all;
}

Expr* Builder::type_term(P::TypeTermContext* tree) {
  Cursor parts(tree);
  const bool underlying = parts.accept(P::TILDE) != nullptr;
  Expr* named = type(parts.rule<P::TypeContext>());
  if (!underlying) return named;
  auto* term = make<UnaryExpr>(tree);
  term->op = Op::kTilde;
  term->x = named;
  return term;
}

FuncType* Builder::function_type(P::FunctionTypeContext* tree) {
  return signature(Cursor(tree).find<P::SignatureContext>(), begin(tree));
}

/// `begin` is where the keyword func stands, or the parameters if there is none.
FuncType* Builder::signature(P::SignatureContext* tree, Pos begin) {
  auto* made = arena_.make<FuncType>(begin, end(tree));
  Cursor parts(tree);
  made->params = parameters(parts.rule<P::ParametersContext>(), Ellipses::kAllowed);
  if (auto* found = parts.accept<P::ResultContext>()) made->results = results(found);
  return made;
}

}  // namespace gocxx::syntax
