// Taking receivers apart.
#include "compiler/check/receiver.h"

namespace gocxx::check {

ReceiverBase receiver_base(const syntax::Expr* e) {
  ReceiverBase base;
  while (e != nullptr) {
    switch (e->kind) {
      case syntax::NodeKind::kParenExpr: e = syntax::cast<syntax::ParenExpr>(e)->x; break;
      case syntax::NodeKind::kIndexExpr: e = syntax::cast<syntax::IndexExpr>(e)->x; break;
      case syntax::NodeKind::kStarExpr:
        base.pointer = true;
        e = syntax::cast<syntax::StarExpr>(e)->x;
        break;
      default: base.name = syntax::dyn_cast_or_null<syntax::Ident>(e); return base;
    }
  }
  return base;
}

}  // namespace gocxx::check
