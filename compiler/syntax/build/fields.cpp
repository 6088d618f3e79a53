// Lists of fields: structs, interfaces, parameters, results, type parameters.
#include "compiler/syntax/build/builder.h"

namespace gocxx::syntax {
namespace {

using base::Code;

/// The position of Go's errors about `type`: a function type begins with its parameters there.
Pos place_of(const Expr& type) {
  const auto* function = dyn_cast_or_null<FuncType>(&type);
  return function != nullptr ? function->params->pos : type.pos;
}

}  // namespace

StructType* Builder::struct_type(P::StructTypeContext* tree) {
  auto* made = make<StructType>(tree);
  Cursor parts(tree);
  parts.skip();
  made->fields = arena_.make<FieldList>(begin(parts.token()), made->end);
  while (auto* found = parts.find<P::FieldDeclContext>()) made->fields->fields.push_back(field_decl(found));
  return made;
}

Field* Builder::field_decl(P::FieldDeclContext* tree) {
  auto* field = make<Field>(tree);
  Cursor parts(tree);
  if (auto* names = parts.accept<P::IdentifierListContext>()) {
    field->names = identifiers(names);
    field->type = type(parts.rule<P::TypeContext>());
    if (field->names.size() == 1) check_no_open_array(field->type);
  } else {
    field->type = embedded_field(parts.rule<P::EmbeddedFieldContext>());
  }
  if (const SourceToken* tag = parts.accept(P::STRING_LIT)) field->tag = basic_lit(*tag);
  return field;
}

Expr* Builder::embedded_field(P::EmbeddedFieldContext* tree) {
  Cursor parts(tree);
  const bool pointer = parts.accept(P::MUL) != nullptr;
  Expr* embedded = nullptr;
  if (const SourceToken* paren = parts.accept(P::L_PAREN)) {
    error(Code::kUnexpectedToken, begin(*paren), "cannot parenthesize embedded type");
    embedded = embedded_field(parts.rule<P::EmbeddedFieldContext>());
  } else {
    auto* name = parts.rule<P::TypeNameContext>();
    embedded = type_with_args(name, parts.accept<P::TypeArgsContext>());
  }
  if (!pointer) return embedded;
  auto* star = make<StarExpr>(tree);
  star->x = embedded;
  return star;
}

InterfaceType* Builder::interface_type(P::InterfaceTypeContext* tree) {
  auto* made = make<InterfaceType>(tree);
  Cursor parts(tree);
  parts.skip();
  made->elements = arena_.make<FieldList>(begin(parts.token()), made->end);
  while (auto* found = parts.find<P::InterfaceElemContext>())
    made->elements->fields.push_back(interface_elem(found));
  return made;
}

Field* Builder::interface_elem(P::InterfaceElemContext* tree) {
  auto* field = make<Field>(tree);
  Cursor parts(tree);
  if (auto* method = parts.accept<P::MethodElemContext>()) {
    Cursor inner(method);
    field->names.push_back(ident(inner.token()));
    auto* found = inner.rule<P::SignatureContext>();
    field->type = signature(found, begin(found));
  } else {
    field->type = type_elem(parts.rule<P::TypeElemContext>());
  }
  return field;
}

FieldList* Builder::parameters(P::ParametersContext* tree, Ellipses ellipses) {
  auto* list = make<FieldList>(tree);
  std::vector<Entry> entries;
  Cursor parts(tree);
  while (auto* found = parts.find<P::ParameterDeclContext>()) entries.push_back(parameter(found));
  list->fields = group_entries(std::move(entries));
  check_ellipses(list->fields, ellipses);
  return list;
}

FieldList* Builder::results(P::ResultContext* tree) {
  Cursor parts(tree);
  if (auto* found = parts.accept<P::ParametersContext>()) return parameters(found, Ellipses::kRefused);
  auto* list = make<FieldList>(tree);
  auto* field = make<Field>(tree);
  field->type = type(parts.rule<P::TypeContext>());
  list->fields.push_back(field);
  return list;
}

Builder::Entry Builder::parameter(P::ParameterDeclContext* tree) {
  Entry entry;
  entry.begin = begin(tree);
  entry.end = end(tree);
  Cursor parts(tree);
  if (const SourceToken* name = parts.accept(P::IDENTIFIER)) entry.name = ident(*name);
  const SourceToken* dots = parts.accept(P::ELLIPSIS);
  entry.type = type(parts.rule<P::TypeContext>());
  if (entry.name != nullptr) check_no_open_array(entry.type);
  if (dots != nullptr) {
    auto* variadic = arena_.make<Ellipsis>(begin(*dots), entry.end);
    variadic->elem = entry.type;
    entry.type = variadic;
  }
  return entry;
}

/// "Within a list of parameters or results, the names (IdentifierList) must either all be present or all be
/// absent." A name without a type has the type of the next entry that has one.
std::vector<Field*> Builder::group_entries(std::vector<Entry> entries) {
  const bool named =
      std::any_of(entries.begin(), entries.end(), [](const Entry& e) { return e.name != nullptr; });
  if (!named) return unnamed_fields(entries);
  std::vector<Field*> fields;
  std::vector<Ident*> names;
  Pos first, wrong;
  for (const Entry& entry : entries) {
    if (names.empty()) first = entry.begin;
    Ident* lone = entry.name == nullptr ? dyn_cast_or_null<Ident>(entry.type) : nullptr;
    if (lone != nullptr) {
      names.push_back(lone);
    } else if (entry.name == nullptr) {
      if (!wrong.valid()) wrong = place_of(*entry.type);
    } else {
      names.push_back(entry.name);
      auto* field = arena_.make<Field>(first, entry.end);
      field->names = std::move(names);
      field->type = entry.type;
      fields.push_back(field);
      names.clear();
    }
  }
  if (!wrong.valid() && !names.empty()) wrong = names.front()->pos;
  if (wrong.valid()) error(Code::kMixedParameters, wrong, "mixed named and unnamed parameters");
  return fields;
}

std::vector<Field*> Builder::unnamed_fields(const std::vector<Entry>& entries) {
  std::vector<Field*> fields;
  for (const Entry& entry : entries) {
    fields.push_back(arena_.make<Field>(entry.begin, entry.end));
    fields.back()->type = entry.type;
  }
  return fields;
}

/// "The final incoming parameter in a function signature may have a type prefixed with ...".
void Builder::check_ellipses(const std::vector<Field*>& fields, Ellipses ellipses) {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const auto* variadic = dyn_cast_or_null<Ellipsis>(fields[i]->type);
    const bool last = i + 1 == fields.size() && fields[i]->names.size() < 2;
    if (variadic == nullptr || (last && ellipses == Ellipses::kAllowed)) continue;
    errors_.plain(Code::kMisplacedDotDotDot, source_.offset_of(variadic->pos),
                  "can only use ... with final parameter in list");
  }
}

/// [...]T is no type of its own; behind the name of a field or parameter Go does not even read it.
void Builder::check_no_open_array(const Expr* type) {
  const auto* array = dyn_cast_or_null<ArrayType>(type);
  if (array == nullptr || array->len == nullptr || array->len->kind != NodeKind::kEllipsis) return;
  error(Code::kUnexpectedToken, array->len->pos, "unexpected ..., expected expression");
}

FieldList* Builder::type_parameters(P::TypeParametersContext* tree) {
  auto* list = make<FieldList>(tree);
  std::vector<Ident*> names;
  Cursor parts(tree);
  while (auto* found = parts.find<P::TypeParamDeclContext>()) {
    Cursor inner(found);
    names.push_back(ident(inner.token()));
    auto* constraint = inner.accept<P::TypeElemContext>();
    if (constraint == nullptr) continue;
    auto* field = arena_.make<Field>(names.front()->pos, end(found));
    field->names = std::move(names);
    field->type = type_elem(constraint);
    list->fields.push_back(field);
    names.clear();
  }
  const Pos close = list->end.advanced_by(-1);
  if (!names.empty()) {
    error(Code::kEmptyTypeParameters, close, "missing type constraint");
  } else if (list->fields.empty()) {
    error(Code::kEmptyTypeParameters, close, "empty type parameter list");
  }
  return list;
}

}  // namespace gocxx::syntax
