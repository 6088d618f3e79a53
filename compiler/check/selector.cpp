// Selectors: x.f where x is a package, a value or a type.
#include <utility>

#include "compiler/check/checker.h"

namespace gocxx::check {

using types::object_as_or_null;

void Checker::selector(Operand& x, const syntax::SelectorExpr* e, bool want_type) {
  x.invalidate();
  x.expr = e;
  if (qualified_name(x, e)) return;
  if (want_type) {
    // A type is needed, and only packages have types in them.
    expr_or_type(x, e->x);
    if (x.valid() && types::is_valid(x.type)) error(Code::kNotAType, e->sel, str(e) + " is not a type");
    x.invalidate();
    return;
  }
  raw_expr(x, e->x);
  if (x.mode == Mode::kBuiltin) {
    error(Code::kBuiltinNotCalled, e->sel, "cannot select on " + str(x));
    x.invalidate();
  }
  exclude_novalue(x, "value or type");
  single_value(x);
  if (!x.valid()) return;
  types::Lookup found =
      types::lookup_field_or_method(x.type, x.mode == Mode::kVariable, types_pkg_, e->sel->name);
  if (found.object == nullptr) {
    if (types::is_valid(underlying(x.type))) missing_selector(x, e, found);
    x.invalidate();
    return;
  }
  if (found.object->type == nullptr) object_decl(found.object);
  info().record_use(e->sel, found.object);
  if (x.mode == Mode::kTypeExpr)
    method_expression(x, e, std::move(found));
  else
    selected(x, e, std::move(found));
}

bool Checker::qualified_name(Operand& x, const syntax::SelectorExpr* e) {
  const auto* name = syntax::dyn_cast_or_null<syntax::Ident>(e->x);
  auto* package = name != nullptr ? object_as_or_null<types::PkgName>(lookup(name->name)) : nullptr;
  if (package == nullptr) return false;
  info().record_use(name, package);
  package->used = true;
  Object* object = package->imported->scope.lookup(e->sel->name);
  if (package->imported->missing) return true;
  if (object == nullptr) {
    error(e->sel->blank() ? Code::kBlankAsValue : Code::kUndefinedInPackage, e->sel, "undefined: " + str(e));
    return true;
  }
  if (!object->exported()) {
    error(Code::kUnexportedName, e->sel,
          "name " + e->sel->name + " not exported by package " + package->imported->name);
    return true;
  }
  info().record_use(e->sel, object);
  object_operand(x, object, e);
  if (!x.valid()) error(Code::kPackageUnsupported, e->sel, str(e) + " is not supported yet");
  return true;
}

void Checker::method_expression(Operand& x, const syntax::SelectorExpr* e, types::Lookup found) {
  auto* method = object_as_or_null<types::Func>(found.object);
  if (method == nullptr) {
    error(Code::kMissingFieldOrMethod, e->sel,
          str(x.expr) + "." + e->sel->name + " undefined (type " + str(x.type) + " has no method " +
              e->sel->name + ")");
    x.invalidate();
    return;
  }
  add_dependency(method);
  const types::Signature* declared = method->signature();
  if (declared == nullptr) {
    x.invalidate();
    return;
  }
  // "The receiver type becomes the type of the first function argument."
  const auto& rest = declared->params->vars;
  const bool named = !rest.empty() && !rest[0]->name.empty();
  const bool receiver_named = declared->recv != nullptr && !declared->recv->name.empty();
  const std::string name = !named ? "" : receiver_named ? declared->recv->name : "_";
  auto* receiver = context_.make_object<types::Var>(e->pos, types_pkg_, name, x.type);
  receiver->var_kind = types::VarKind::kParam;
  std::vector<types::Var*> params = {receiver};
  params.insert(params.end(), rest.begin(), rest.end());
  auto* tuple = context_.make_type<types::Tuple>(std::move(params));
  const Type* type = context_.make_type<types::Signature>(tuple, declared->results, declared->variadic);
  info().record_selection(
      e, {SelectionKind::kMethodExpr, x.type, method, std::move(found.index), found.indirect, type});
  x.mode = Mode::kValue;
  x.type = type;
}

void Checker::selected(Operand& x, const syntax::SelectorExpr* e, types::Lookup found) {
  if (auto* field = object_as_or_null<types::Var>(found.object)) {
    const Type* type = field->type != nullptr ? field->type : types::invalid_type();
    const bool variable = x.mode == Mode::kVariable || found.indirect;
    info().record_selection(
        e, {SelectionKind::kFieldValue, x.type, field, std::move(found.index), found.indirect, type});
    x.mode = types::is_valid(type) ? variable ? Mode::kVariable : Mode::kValue : Mode::kInvalid;
    x.type = type;
    return;
  }
  auto* method = object_as_or_null<types::Func>(found.object);
  add_dependency(method);
  const types::Signature* declared = method->signature();
  if (declared == nullptr) {
    x.invalidate();
    return;
  }
  const Type* type = value_signature(method, *declared);
  info().record_selection(
      e, {SelectionKind::kMethodValue, x.type, method, std::move(found.index), found.indirect, type});
  x.mode = Mode::kValue;
  x.type = type;
}

const Type* Checker::value_signature(const types::Func* method, const types::Signature& declared) {
  const Type*& type = value_signatures_[method];
  if (type == nullptr)
    type = context_.make_type<types::Signature>(declared.params, declared.results, declared.variadic);
  return type;
}

// ---- what is not found

void Checker::missing_selector(const Operand& x, const syntax::SelectorExpr* e, const types::Lookup& found) {
  const std::string& name = e->sel->name;
  if (!found.index.empty()) {
    error(Code::kAmbiguousSelector, e->sel, "ambiguous selector " + str(x.expr) + "." + name);
    return;
  }
  const std::string type = str(x.type);
  if (found.indirect) {
    error(Code::kInvalidMethodExpression, e->sel,
          x.mode == Mode::kTypeExpr ? "invalid method expression " + type + "." + name +
                                          " (needs pointer receiver (*" + type + ")." + name + ")"
                                    : "cannot call pointer method " + name + " on " + type);
    return;
  }
  const auto* pointer = underlying_as<types::Pointer>(x.type);
  const bool to_pointer = pointer != nullptr && underlying_as<types::Pointer>(pointer->elem) != nullptr;
  Code code = to_pointer ? Code::kPointerToPointerSelector : Code::kMissingFieldOrMethod;
  std::string why;
  if (pointer != nullptr && types::is_interface(pointer->elem)) {
    code = Code::kPointerToInterface;
    why = "type " + type + " is pointer to interface, not interface";
  } else if (pointer != nullptr && types::is_type_param(pointer->elem)) {
    why = "type " + type + " is pointer to type parameter, not type parameter";
  } else {
    why = lookup_error(x.type, name, similar_or_null(x.type, name), code);
  }
  error(code, e->sel, str(x.expr) + "." + name + " undefined (" + why + ")");
}

const Object* Checker::similar_or_null(const Type* type, std::string_view name) {
  return types::lookup_field_or_method(type, true, types_pkg_, name, true).object;
}

std::string Checker::lookup_error(const Type* type, const std::string& name, const Object* similar,
                                  Code& code) {
  std::string base = "type " + str(type) + " has no field or method " + name;
  if (similar == nullptr) return base;
  const std::string what = similar->kind == types::ObjectKind::kVar ? "field " : "method ";
  if (similar->pkg == types_pkg_) return base + ", but does have " + what + similar->name;
  const bool same_tail = std::string_view(name).substr(1) == std::string_view(similar->name).substr(1);
  if (!same_tail) return base;
  if (similar->exported()) return base + ", but does have " + what + similar->name;
  code = Code::kUnexportedFieldOrMethod;
  if (name != similar->name) return base + ", but does have unexported " + what + similar->name;
  return "cannot refer to unexported " + what + name;
}

}  // namespace gocxx::check
