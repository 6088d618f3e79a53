// Type elements of interfaces: unions A | ~B, and ~T alone.
#include "compiler/check/checker.h"

namespace gocxx::check {
namespace {

/// The terms of a union, which associates to the left.
void collect_terms(const syntax::Expr* e, std::vector<const syntax::Expr*>& terms) {
  const auto* binary = syntax::dyn_cast_or_null<syntax::BinaryExpr>(e);
  if (binary == nullptr) {
    terms.push_back(e);
    return;
  }
  collect_terms(binary->x, terms);
  collect_terms(binary->y, terms);
}

/// A term as messages about it name it: with its package.
std::string term_text(const types::Union::Term& term) {
  return (term.tilde ? "~" : "") + types::type_string(term.type, nullptr);
}

bool overlap(const types::Union::Term& x, const types::Union::Term& y) {
  if (types::is_interface(x.type) || types::is_interface(y.type)) return false;
  const Type* a = y.tilde ? underlying(x.type) : x.type;
  const Type* b = x.tilde ? underlying(y.type) : y.type;
  return types::identical(a, b);
}

}  // namespace

const Type* Checker::embedded_element(const syntax::Expr* e) {
  std::vector<const syntax::Expr*> parts;
  collect_terms(e, parts);
  std::vector<types::Union::Term> terms;
  for (const syntax::Expr* part : parts) {
    const auto* unary = syntax::dyn_cast_or_null<syntax::UnaryExpr>(part);
    const bool tilde = unary != nullptr && unary->op == Op::kTilde;
    const Type* type = type_expr(tilde ? unary->x : part);
    if (types::is_type_param(type)) {
      error(Code::kMisplacedTypeParam, tilde ? unary->x : part,
            tilde ? "type in term " + str(part) + " cannot be a type parameter"
                  : "term cannot be a type parameter");
      type = types::invalid_type();
    }
    if (parts.size() == 1 && !tilde) return type;
    terms.push_back({tilde, type});
  }
  const auto* type = context_.make_type<types::Union>(std::move(terms));
  later([this, type, parts] { check_union(type, parts); });
  return type;
}

void Checker::check_union(const types::Union* type, const std::vector<const syntax::Expr*>& terms) {
  for (std::size_t i = 0; i < terms.size(); ++i) {
    const types::Union::Term& term = type->terms[i];
    const Type* under = underlying(term.type);
    if (!types::is_valid(under)) continue;
    const auto* interface = dyn_cast_or_null<types::Interface>(under);
    if (term.tilde && interface != nullptr) {
      error(Code::kInvalidUnion, terms[i], "invalid use of ~ (" + str(term.type) + " is an interface)");
      continue;
    }
    if (term.tilde && !types::identical(under, term.type)) {
      error(Code::kInvalidUnion, terms[i],
            "invalid use of ~ (underlying type of " + str(term.type) + " is " + str(under) + ")");
      continue;
    }
    const std::string text = term_text(term);
    if (interface != nullptr && !interface->all_methods().empty())
      error(Code::kInvalidUnion, terms[i],
            "cannot use " + text + " in union (" + text + " contains methods)");
    else if (interface != nullptr && interface->comparable)
      error(Code::kInvalidUnion, terms[i], "cannot use comparable in union");
    else if (interface != nullptr && types::type_set(interface).comparable)
      error(Code::kInvalidUnion, terms[i],
            "cannot use " + text + " in union (" + text + " embeds comparable)");
    for (std::size_t j = 0; j < i; ++j) {
      if (!overlap(type->terms[j], term)) continue;
      error(Code::kInvalidUnion, terms[i], "overlapping terms " + text + " and " + term_text(type->terms[j]));
      break;
    }
  }
}

}  // namespace gocxx::check
