// The elements of struct literals: T{a, b} and T{x: a, y: b}.
#include <algorithm>
#include <cctype>

#include "compiler/check/composite_lit.h"

namespace gocxx::check {
namespace {

/// The number of the field that `name`, written in package `from`, denotes; or -1.
int field_index(const types::Struct* type, const types::Package* from, std::string_view name) {
  const auto found = std::find_if(type->fields.begin(), type->fields.end(), [&](const types::Var* field) {
    return !field->blank() && field->same_id(from, name);
  });
  return found == type->fields.end() ? -1 : static_cast<int>(found - type->fields.begin());
}

bool equal_but_for_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

}  // namespace

void LiteralChecker::struct_elements(const syntax::CompositeLit* e, const Type* base,
                                     const types::Struct* type) {
  if (e->elements.empty()) return;
  if (e->elements[0]->kind == syntax::NodeKind::kKeyValueExpr)
    keyed_fields(e, base, type);
  else
    listed_fields(e, base, type);
}

void LiteralChecker::keyed_fields(const syntax::CompositeLit* e, const Type* base,
                                  const types::Struct* type) {
  std::vector<bool> given(type->fields.size());
  for (const syntax::Expr* element : e->elements) {
    const auto* pair = syntax::dyn_cast_or_null<syntax::KeyValueExpr>(element);
    if (pair == nullptr) {
      c_.error(Code::kMixedStructLiteral, element,
               "mixture of field:value and value elements in struct literal");
      continue;
    }
    Operand x;
    c_.expr(x, pair->value);
    const int i = keyed_field(pair, base, type);
    if (i < 0) continue;
    c_.assignment(x, type->fields[i]->type, "struct literal");
    if (given[i])
      c_.error(Code::kDuplicateLiteralField, pair,
               "duplicate field name " + type->fields[i]->name + " in struct literal");
    given[i] = true;
  }
}

/// The number of the field that the key of `pair` names; negative (and reported) if there is none.
int LiteralChecker::keyed_field(const syntax::KeyValueExpr* pair, const Type* base,
                                const types::Struct* type) {
  const auto* key = syntax::dyn_cast_or_null<syntax::Ident>(pair->key);
  if (key == nullptr) {
    c_.error(Code::kInvalidLiteralField, pair,
             "invalid field name " + c_.str(pair->key) + " in struct literal");
    return -1;
  }
  const int i = field_index(type, c_.types_pkg(), key->name);
  if (i < 0)
    unknown_field(key, base, type);
  else
    c_.info().record_use(key, type->fields[i]);
  return i;
}

void LiteralChecker::unknown_field(const syntax::Ident* key, const Type* base, const types::Struct* type) {
  const std::string where = key->name + " in struct literal of type " + c_.str(base);
  for (const types::Var* field : type->fields) {
    if (field->name == key->name && !field->blank()) {
      c_.error(Code::kUnexportedLiteralField, key, "cannot refer to unexported field " + where);
      return;
    }
    if (!key->blank() && field->same_id(c_.types_pkg(), field->name) &&
        equal_but_for_case(field->name, key->name)) {
      c_.error(Code::kUnknownLiteralField, key, "unknown field " + where + ", but does have " + field->name);
      return;
    }
  }
  c_.error(Code::kUnknownLiteralField, key, "unknown field " + where);
}

void LiteralChecker::listed_fields(const syntax::CompositeLit* e, const Type* base,
                                   const types::Struct* type) {
  for (std::size_t i = 0; i < e->elements.size(); ++i) {
    const syntax::Expr* element = e->elements[i];
    if (element->kind == syntax::NodeKind::kKeyValueExpr) {
      c_.error(Code::kMixedStructLiteral, element,
               "mixture of field:value and value elements in struct literal");
      continue;
    }
    Operand x;
    c_.expr(x, element);
    if (i >= type->fields.size()) {
      c_.error(Code::kTooManyLiteralValues, element,
               "too many values in struct literal of type " + c_.str(base));
      return;
    }
    const types::Var* field = type->fields[i];
    if (!field->same_id(c_.types_pkg(), field->name))
      c_.error(Code::kUnexportedLiteralField, element,
               "implicit assignment to unexported field " + field->name + " in struct literal of type " +
                   c_.str(base));
    else
      c_.assignment(x, field->type, "struct literal");
  }
  if (e->elements.size() < type->fields.size())
    c_.error(Code::kTooFewLiteralValues, e->rbrace,
             "too few values in struct literal of type " + c_.str(base));
}

}  // namespace gocxx::check
