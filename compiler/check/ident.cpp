// Names: what an identifier denotes where it stands.
#include "compiler/check/checker.h"

namespace gocxx::check {

using types::object_as_or_null;
using types::ObjectKind;

void Checker::ident(Operand& x, const syntax::Ident* e) {
  x.invalidate();
  x.expr = e;
  Object* object = lookup(e->name);
  if (object == nullptr) {
    if (e->blank())
      error(Code::kBlankAsValue, e, "cannot use _ as value or type");
    else
      error(e->name == "init" ? Code::kInitReference : Code::kUndefined, e, "undefined: " + e->name);
    return;
  }
  info().record_use(e, object);
  if (object->type == nullptr || object->progress == types::Progress::kGrey) object_decl(object);
  imports_.note_use(*object);
  object_operand(x, object, e);
}

/// Makes `x` what `object` is.
void Checker::object_operand(Operand& x, Object* object, const syntax::Expr* e) {
  const Type* type = object->type != nullptr ? object->type : types::invalid_type();
  if (object->kind == ObjectKind::kPkgName) {
    error(Code::kPackageAsValue, e, "use of package " + object->name + " not in selector");
    return;
  }
  if (object->kind == ObjectKind::kBuiltin) {
    x.mode = Mode::kBuiltin;
    x.builtin = object_as_or_null<types::Builtin>(object)->id;
    x.type = type;
    return;
  }
  if (auto* variable = object_as_or_null<types::Var>(object);
      variable != nullptr && object->pkg == types_pkg_)
    variable->used = true;
  add_dependency(object);
  if (!types::is_valid(type)) return;
  x.type = type;
  switch (object->kind) {
    case ObjectKind::kConst: constant_operand(x, object_as_or_null<types::Const>(object), e); break;
    case ObjectKind::kTypeName: x.mode = Mode::kTypeExpr; break;
    case ObjectKind::kVar: x.mode = Mode::kVariable; break;
    case ObjectKind::kFunc: x.mode = Mode::kValue; break;
    case ObjectKind::kNil: x.mode = Mode::kNilValue; break;
    default: break;
  }
}

void Checker::constant_operand(Operand& x, const types::Const* object, const syntax::Expr* e) {
  x.constant = object->value;
  if (object->pkg == nullptr && object->name == "iota") {
    if (!env_.iota.known()) {
      error(Code::kIotaOutsideConst, e, "cannot use iota outside constant declaration");
      return;
    }
    x.constant = env_.iota;
  }
  x.mode = Mode::kConstant;
}

}  // namespace gocxx::check
