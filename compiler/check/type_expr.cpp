// Type expressions.
#include "compiler/check/checker.h"
#include "compiler/types/size.h"

namespace gocxx::check {

using syntax::NodeKind;

const Type* Checker::type_expr(const syntax::Expr* e) { return definition(e, nullptr); }

const Type* Checker::definition(const syntax::Expr* e, types::Named* def) {
  const Type* type = type_of_kind(e, def);
  TypeAndValue& known = info().record(e);
  known.mode = Mode::kTypeExpr;
  known.type = type;
  return type;
}

const Type* Checker::var_type(const syntax::Expr* e) {
  const Type* type = type_expr(e);
  // Put off: the type may not be complete yet.
  if (type->kind == types::TypeKind::kNamed || type->kind == types::TypeKind::kInterface)
    later([this, e, type] {
      const auto* interface = underlying_as<types::Interface>(type);
      if (interface != nullptr && interface->is_constraint())
        error(
            Code::kInterfaceConstraintAsType, e,
            "cannot use type " + str(type) + " outside a type constraint: interface " +
                (types::type_set(interface).all ? "is (or embeds) comparable" : "contains type constraints"));
    });
  return type;
}

const Type* Checker::type_of_kind(const syntax::Expr* e, types::Named* def) {
  switch (e->kind) {
    case NodeKind::kBadExpr: return types::invalid_type();
    case NodeKind::kIdent:
    case NodeKind::kSelectorExpr: return named_type(e);
    case NodeKind::kParenExpr: return definition(syntax::cast<syntax::ParenExpr>(e)->x, def);
    case NodeKind::kIndexExpr: return instantiated_type(syntax::cast<syntax::IndexExpr>(e));
    case NodeKind::kArrayType: return array_type(syntax::cast<syntax::ArrayType>(e));
    case NodeKind::kStarExpr: return pointer_type(syntax::cast<syntax::StarExpr>(e));
    case NodeKind::kMapType: return map_type(syntax::cast<syntax::MapType>(e));
    case NodeKind::kChanType: {
      const auto* chan = syntax::cast<syntax::ChanType>(e);
      const auto* type = context_.make_type<types::Chan>(chan->dir, var_type(chan->value));
      type_limits_.add_channel(chan, type);
      return type;
    }
    case NodeKind::kStructType: {
      auto* type = context_.make_type<types::Struct>();
      if (def != nullptr) def->underlying = type;
      struct_type(type, syntax::cast<syntax::StructType>(e));
      return type;
    }
    case NodeKind::kInterfaceType: {
      auto* type = context_.make_type<types::Interface>();
      if (def != nullptr) def->underlying = type;
      interface_type(type, syntax::cast<syntax::InterfaceType>(e), def);
      return type;
    }
    case NodeKind::kFuncType: {
      auto* type = context_.make_type<types::Signature>();
      if (def != nullptr) def->underlying = type;
      func_type(type, nullptr, syntax::cast<syntax::FuncType>(e), context_.make_scope(env_.scope));
      return type;
    }
    default: error(Code::kNotAType, e, str(e) + " is not a type"); return types::invalid_type();
  }
}

const Type* Checker::named_type(const syntax::Expr* e) {
  const auto* name = syntax::dyn_cast_or_null<syntax::Ident>(e);
  if (name != nullptr && name->blank()) {
    error(Code::kBlankAsType, e, "cannot use _ as value or type");
    return types::invalid_type();
  }
  Operand x;
  x.expr = e;
  Object* object = name != nullptr ? lookup(name->name) : nullptr;
  if (object != nullptr && object->kind != types::ObjectKind::kTypeName) {
    error(Code::kNotAType, e, str(e) + " is not a type");
    if (auto* variable = types::object_as_or_null<types::Var>(object)) variable->used = true;
    return types::invalid_type();
  }
  if (e->kind == NodeKind::kIdent)
    ident(x, syntax::cast<syntax::Ident>(e));
  else
    selector(x, syntax::cast<syntax::SelectorExpr>(e), true);
  switch (x.mode) {
    case Mode::kTypeExpr: exclude_generic(x); return x.valid() ? x.type : types::invalid_type();
    case Mode::kInvalid: break;
    case Mode::kNoValue: error(Code::kNotAType, e, str(e) + " used as type"); break;
    default: error(Code::kNotAType, e, str(e) + " is not a type"); break;
  }
  return types::invalid_type();
}

const Type* Checker::array_type(const syntax::ArrayType* e) {
  if (e->len == nullptr) return context_.make_type<types::Slice>(var_type(e->elem));
  if (e->len->kind == NodeKind::kEllipsis) {
    error(Code::kMisplacedArrayDots, e, "invalid use of [...] array (outside a composite literal)");
    return types::invalid_type();
  }
  const std::int64_t length = array_length(e->len);
  const Type* elem = var_type(e->elem);
  if (length < 0) return types::invalid_type();
  const Type* type = context_.make_type<types::Array>(length, elem);
  later([this, e, type] {
    if (types::size_of(type) >= types::kAddressSpace &&
        types::size_of(cast<types::Array>(type)->elem) < types::kAddressSpace)
      error(Code::kTypeTooLarge, e, "type " + str(type) + " larger than address space");
  });
  return type;
}

std::int64_t Checker::array_length(const syntax::Expr* e) {
  if (const auto* name = syntax::dyn_cast_or_null<syntax::Ident>(e); name != nullptr) {
    const Object* object = lookup(name->name);
    if (object == nullptr) {
      error(Code::kInvalidArrayLength, name,
            "undefined array length " + name->name + " or missing type constraint");
      return -1;
    }
    if (object->kind != types::ObjectKind::kConst) {
      error(Code::kInvalidArrayLength, name, "invalid array length " + name->name);
      return -1;
    }
  }
  Operand x;
  expr(x, e);
  if (!x.valid()) return -1;
  if (!x.is_constant()) {
    error(Code::kInvalidArrayLength, x, "array length " + str(x) + " must be constant");
    return -1;
  }
  if (types::is_untyped(x.type) || types::is_integer(x.type)) {
    const Constant length = x.constant.to_int();
    if (length.is_int64() && length.int64_value() >= 0) {
      convert_untyped(x, types::basic(BasicKind::kInt));
      return length.int64_value();
    }
  }
  error(Code::kInvalidArrayLength, x,
        types::is_integer(x.type) ? "invalid array length " + str(x)
                                  : "array length " + str(x) + " must be integer");
  return -1;
}

const Type* Checker::pointer_type(const syntax::StarExpr* e) {
  const Type* base = var_type(e->x);
  if (!types::is_valid(base)) return types::invalid_type();
  return context_.make_type<types::Pointer>(base);
}

const Type* Checker::map_type(const syntax::MapType* e) {
  const Type* key = var_type(e->key);
  const Type* value = var_type(e->value);
  // Put off: whether the key is comparable may depend on types that are not complete yet.
  later([this, e, key] {
    if (types::is_valid(underlying(key)) && !types::comparable(key))
      error(Code::kInvalidMapKey, e->key, "invalid map key type " + str(key));
  });
  return context_.make_type<types::Map>(key, value);
}

}  // namespace gocxx::check
