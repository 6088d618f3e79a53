// Info as text.
#include "compiler/check/print.h"

#include <algorithm>

#include "compiler/syntax/ast/expr_string.h"
#include "compiler/types/print.h"

namespace gocxx::check {
namespace {

using syntax::NodeKind;

/// Expressions that the checker gave a meaning, outer ones first where they begin at the same place.
std::vector<const syntax::Expr*> known_expressions(const CheckedPackage& package) {
  std::vector<const syntax::Expr*> found;
  for (std::size_t id = 0; id < package.arena->size(); ++id) {
    const syntax::Node* node = package.arena->node(id);
    if (node->kind > NodeKind::kEllipsis) continue;  // expressions and type expressions come first
    const auto* e = static_cast<const syntax::Expr*>(node);
    if (package.info->type_and_value(e).mode != Mode::kInvalid) found.push_back(e);
  }
  std::stable_sort(found.begin(), found.end(), [](const syntax::Expr* x, const syntax::Expr* y) {
    return x->pos != y->pos ? x->pos < y->pos : x->end > y->end;
  });
  return found;
}

std::string_view mode_prefix(Mode mode) {
  switch (mode) {
    case Mode::kNoValue: return "no value";
    case Mode::kBuiltin: return "builtin";
    case Mode::kTypeExpr: return "type ";
    case Mode::kVariable: return "variable ";
    case Mode::kMapIndex: return "map index ";
    case Mode::kCommaOk: return "comma ok ";
    default: return "";
  }
}

void append_meaning(std::string& out, const TypeAndValue& known, const types::Package* from) {
  out += mode_prefix(known.mode);
  if (known.mode == Mode::kNoValue || known.mode == Mode::kBuiltin) return;
  types::append_type(out, known.type, from);
  if (known.is_constant()) out += " = " + known.constant.exact_string();
}

}  // namespace

std::string print_types(const CheckedPackage& package, const base::SourceSet& sources) {
  std::string out;
  for (const syntax::Expr* e : known_expressions(package)) {
    const base::Location at = sources.locate(e->pos);
    out += std::to_string(at.line) + ":" + std::to_string(at.column) + " ";
    out += syntax::expr_string(*e);
    out += ": ";
    append_meaning(out, package.info->type_and_value(e), package.types);
    out += '\n';
  }
  return out;
}

}  // namespace gocxx::check
