// Type parameters: of generic functions and types, and those that the receivers of methods name.
#include "compiler/check/checker.h"
#include "compiler/check/receiver.h"

namespace gocxx::check {
namespace {

using types::TypeParam;

bool is_type_element(const syntax::Expr* e) {
  const auto* unary = syntax::dyn_cast_or_null<syntax::UnaryExpr>(e);
  return e->kind == syntax::NodeKind::kBinaryExpr || (unary != nullptr && unary->op == Op::kTilde);
}

TypeParam* new_type_param(Checker& checker, const syntax::Ident* name, std::size_t index) {
  auto* object =
      checker.context().make_object<types::TypeName>(name->pos, checker.types_pkg(), name->name, nullptr);
  auto* param = checker.context().make_type<TypeParam>(object, static_cast<int>(index));
  object->type = param;
  object->progress = types::Progress::kBlack;
  return param;
}

}  // namespace

std::vector<TypeParam*> Checker::declare_type_params(const syntax::FieldList* list, Scope* scope) {
  std::vector<TypeParam*> params;
  for (const syntax::Field* field : list->fields)
    for (const syntax::Ident* name : field->names) {
      params.push_back(new_type_param(*this, name, params.size()));
      declare(scope, name, params.back()->object, list->pos);
    }
  std::size_t next = 0;
  for (const syntax::Field* field : list->fields) {
    const Type* constraint = constraint_type(field->type);
    for (std::size_t i = 0; i < field->names.size(); ++i) params[next++]->constraint = constraint;
  }
  return params;
}

const Type* Checker::constraint_type(const syntax::Expr* e) {
  if (is_type_element(e)) {
    auto* interface = context_.make_type<types::Interface>();
    interface->implicit = true;
    interface->embeddeds.push_back(embedded_element(e));
    return interface;
  }
  const Type* type = type_expr(e);
  if (!types::is_type_param(type)) return type;
  error(Code::kMisplacedTypeParam, e, "cannot use a type parameter as constraint");
  return types::invalid_type();
}

namespace {

/// The parts of a receiver's type *G[A, B].
struct GenericReceiver {
  bool pointer = false;
  const syntax::Ident* base = nullptr;
  const syntax::IndexExpr* index = nullptr;
};

GenericReceiver parts_of_receiver(const syntax::Expr* e) {
  GenericReceiver parts;
  e = syntax::unparen(e);
  if (const auto* star = syntax::dyn_cast_or_null<syntax::StarExpr>(e)) {
    parts.pointer = true;
    e = syntax::unparen(star->x);
  }
  parts.index = syntax::dyn_cast_or_null<syntax::IndexExpr>(e);
  if (parts.index != nullptr) parts.base = syntax::dyn_cast_or_null<syntax::Ident>(parts.index->x);
  return parts;
}

}  // namespace

const Type* Checker::generic_receiver_or_null(const syntax::FieldList* recv, Scope* scope) {
  if (recv->fields.empty()) return nullptr;
  const GenericReceiver parts = parts_of_receiver(recv->fields[0]->type);
  if (parts.base == nullptr) return nullptr;
  Operand x;
  raw_expr(x, parts.base, nullptr, /*generic=*/true);
  const auto* generic = x.mode == Mode::kTypeExpr ? dyn_cast_or_null<types::Named>(x.type) : nullptr;
  if (generic == nullptr || !generic->generic()) {
    if (x.valid() && types::is_valid(x.type))
      error(Code::kNotAType, parts.base,
            "invalid operation: " + str(parts.index) + " (" + str(parts.base) + " is not a generic type)");
    return types::invalid_type();
  }
  std::vector<const Type*> args;
  std::vector<TypeParam*> params;
  for (const syntax::Expr* e : parts.index->indices) {
    const auto* name = syntax::dyn_cast_or_null<syntax::Ident>(e);
    if (name == nullptr) {
      error(Code::kInvalidReceiver, e, "receiver type parameter " + str(e) + " must be an identifier");
      return types::invalid_type();
    }
    params.push_back(new_type_param(*this, name, params.size()));
    args.push_back(params.back());
    declare(scope, name, params.back()->object, parts.index->lbrack);
    TypeAndValue& known = info().record(name);
    known.mode = Mode::kTypeExpr;
    known.type = params.back();
  }
  const std::size_t wanted = generic->type_params.size();
  if (params.size() != wanted) {
    const bool few = params.size() < wanted;
    const std::string have = std::to_string(params.size());
    if (few)
      error(Code::kTypeArgumentCount, parts.index->indices.back(),
            "got " + have + " type parameter" + (params.size() == 1 ? "" : "s") +
                ", but receiver base type declares " + std::to_string(wanted));
    error(Code::kTypeArgumentCount, parts.index,
          std::string(few ? "not enough" : "too many") + " type arguments for type " + generic->object->name +
              ": have " + have + ", want " + std::to_string(wanted));
    return types::invalid_type();
  }
  // The constraints are those of the type, in terms of the receiver's names.
  const types::Substitution renamed(context_, generic->type_params, args);
  for (std::size_t i = 0; i < wanted; ++i) {
    params[i]->constraint = renamed(generic->type_params[i]->constraint);
    cycles_.add_name(params[i], generic->type_params[i]);
  }
  const Type* type = context_.instances().instance(generic, std::move(args));
  TypeAndValue& known = info().record(parts.index);
  known.mode = Mode::kTypeExpr;
  known.type = type;
  return parts.pointer ? context_.make_type<types::Pointer>(type) : type;
}

}  // namespace gocxx::check
