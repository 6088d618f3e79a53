// Struct types: their fields, embedded ones, and tags.
#include "compiler/check/checker.h"

namespace gocxx::check {
namespace {

using namespace syntax;

/// The name that an embedded field gets from its type: T of T, *T, p.T; null if the type is written as
/// something else.
const Ident* embedded_name(const Expr* e) {
  switch (e->kind) {
    case NodeKind::kIdent: return cast<Ident>(e);
    case NodeKind::kStarExpr: {
      const Expr* base = cast<StarExpr>(e)->x;
      return base->kind == NodeKind::kStarExpr ? nullptr : embedded_name(base);
    }
    case NodeKind::kSelectorExpr: return cast<SelectorExpr>(e)->sel;
    case NodeKind::kIndexExpr: return embedded_name(cast<IndexExpr>(e)->x);
    case NodeKind::kParenExpr: return embedded_name(cast<ParenExpr>(e)->x);
    default: return nullptr;
  }
}

/// Fills in one struct type.
class FieldCollector {
 public:
  FieldCollector(Checker& checker, types::Struct* type) : checker_(checker), type_(type) {}

  void collect(const FieldList& list) {
    for (const Field* field : list.fields) {
      tag_ = field->tag != nullptr ? Constant::of_literal(field->tag->text, LitKind::kString) : Constant();
      if (field->names.empty()) {
        add_embedded(*field);
        continue;
      }
      const Type* type = checker_.var_type(field->type);
      for (const Ident* name : field->names) add(name, type, name->pos, false);
    }
  }

 private:
  void add_embedded(const Field& field) {
    const Pos pos = field.type->pos;
    const Type* type = checker_.var_type(field.type);
    const Ident* name = embedded_name(field.type);
    if (name == nullptr) {
      checker_.error(Code::kInvalidEmbedding, pos, "invalid embedded field type " + Checker::str(field.type));
      return;
    }
    add(name, type, name->pos, true);
    Checker& checker = checker_;
    checker.later([&checker, type, pos] { checker.check_embedded_type(type, pos); });
  }

  void add(const Ident* name, const Type* type, Pos pos, bool embedded) {
    auto* field = checker_.context().make_object<types::Var>(pos, checker_.types_pkg(), name->name, type);
    field->var_kind = types::VarKind::kField;
    field->embedded = embedded;
    field->progress = types::Progress::kBlack;
    checker_.info().record_def(name, field);
    if (const auto* other = same_name_or_null(*field); other != nullptr)
      return checker_.redeclared(field, other, field->name + " redeclared", Code::kDuplicateField);
    type_->fields.push_back(field);
    add_tag();
  }

  const types::Var* same_name_or_null(const types::Var& field) {
    if (field.blank()) return nullptr;
    if (type_->fields.size() >= kIndexed) return indexed_or_null(field);
    for (const types::Var* other : type_->fields)
      if (other->name == field.name) return other;
    return nullptr;
  }

  /// Structs with very many fields are searched through an index.
  const types::Var* indexed_or_null(const types::Var& field) {
    for (; indexed_ < type_->fields.size(); ++indexed_)
      by_name_.emplace(type_->fields[indexed_]->name, type_->fields[indexed_]);
    const auto found = by_name_.find(field.name);
    return found != by_name_.end() ? found->second : nullptr;
  }

  void add_tag() {
    if (tag_.known() && type_->tags.empty()) type_->tags.resize(type_->fields.size() - 1);
    if (tag_.known())
      type_->tags.push_back(tag_.string_value());
    else if (!type_->tags.empty())
      type_->tags.emplace_back();
  }

  static constexpr std::size_t kIndexed = 32;

  Checker& checker_;
  types::Struct* type_;
  Constant tag_;
  std::size_t indexed_ = 0;
  std::unordered_map<std::string_view, const types::Var*> by_name_;
};

}  // namespace

void Checker::struct_type(types::Struct* type, const syntax::StructType* e) {
  FieldCollector(*this, type).collect(*e->fields);
}

void Checker::check_embedded_type(const Type* type, Pos pos) {
  const Type* base = types::dereferenced(type);
  if (!types::is_valid(underlying(base))) return;
  if (types::is_type_param(base))
    error(Code::kInvalidEmbedding, pos, "embedded field type cannot be a (pointer to a) type parameter");
  else if (underlying(base)->kind == types::TypeKind::kPointer)
    error(Code::kInvalidEmbedding, pos, "embedded field type cannot be a pointer");
  else if (base != type && types::is_interface(base))
    error(Code::kInvalidEmbedding, pos, "embedded field type cannot be a pointer to an interface");
}

}  // namespace gocxx::check
