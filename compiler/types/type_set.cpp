// The algebra of type sets: unions of terms, and their intersections.
#include "compiler/types/type_set.h"

#include <algorithm>

#include "compiler/types/basic.h"
#include "compiler/types/chan.h"
#include "compiler/types/identity.h"
#include "compiler/types/interface.h"
#include "compiler/types/named.h"
#include "compiler/types/predicates.h"
#include "compiler/types/slice.h"
#include "compiler/types/type_param.h"
#include "compiler/types/union.h"

namespace gocxx::types {
namespace {

/// Whether no type is in both.
bool disjoint(const TypeTerm& x, const TypeTerm& y) {
  const Type* a = y.tilde ? underlying(x.type) : x.type;
  const Type* b = x.tilde ? underlying(y.type) : y.type;
  return !identical(a, b);
}

/// Whether each type of x is one of y.
bool term_within(const TypeTerm& x, const TypeTerm& y) { return !disjoint(x, y) && (y.tilde || !x.tilde); }

std::vector<TypeTerm> intersection(const std::vector<TypeTerm>& xs, const std::vector<TypeTerm>& ys) {
  std::vector<TypeTerm> result;
  for (const TypeTerm& x : xs)
    for (const TypeTerm& y : ys)
      if (!disjoint(x, y)) result.push_back(x.tilde && !y.tilde ? y : x);
  return result;
}

/// A set becomes what is in `other`, too.
void intersect(TypeSet& set, const TypeSet& other) {
  if (!other.all) {
    set.terms = set.all ? other.terms : intersection(set.terms, other.terms);
    set.all = false;
  }
  set.comparable = set.comparable || other.comparable;
}

TypeSet set_of_term(const TypeTerm& term) {
  if (const auto* interface = underlying_as<Interface>(term.type)) return type_set(interface);
  TypeSet set;
  set.all = false;
  if (is_valid(term.type)) set.terms.push_back(term);
  return set;
}

TypeSet set_of_union(const Union& listed) {
  TypeSet set;
  set.all = false;
  for (const Union::Term& term : listed.terms) {
    const TypeSet part = set_of_term({term.tilde, term.type});
    if (part.all) return part;
    set.terms.insert(set.terms.end(), part.terms.begin(), part.terms.end());
  }
  return set;
}

/// `open`: the interfaces that are looked into; one within itself was reported.
TypeSet set_of_interface(const Interface* interface, std::vector<const Interface*>& open) {
  TypeSet set;
  if (std::find(open.begin(), open.end(), interface) != open.end()) return set;
  open.push_back(interface);
  set.comparable = interface->comparable;
  for (const Type* embedded : interface->embeddeds) {
    const Type* under = underlying(embedded);
    if (const auto* inner = dyn_cast_or_null<Interface>(under))
      intersect(set, set_of_interface(inner, open));
    else if (const auto* listed = dyn_cast_or_null<Union>(under))
      intersect(set, set_of_union(*listed));
    else if (is_valid(under))
      intersect(set, set_of_term({false, embedded}));
  }
  open.pop_back();
  if (!set.all && set.comparable) {
    std::erase_if(set.terms, [](const TypeTerm& term) { return !strictly_comparable(term.type); });
    set.comparable = false;
  }
  return set;
}

bool is_bytes(const Type* type) {
  const auto* slice = dyn_cast_or_null<Slice>(type);
  return slice != nullptr && identical(slice->elem, byte_type());
}

/// The channel type that stands for both; null if there is none.
const Type* common_channel_or_null(const Chan* x, const Chan* y) {
  if (!identical(x->elem, y->elem)) return nullptr;
  if (x->dir == y->dir || y->dir == ChanDir::kBoth) return x;
  return x->dir == ChanDir::kBoth ? y : nullptr;
}

const Type* core_of_terms_or_null(const std::vector<TypeTerm>& terms, bool strings) {
  const Type* core = nullptr;
  bool has_string = false;
  for (const TypeTerm& term : terms) {
    const Type* under = underlying(term.type);
    if (strings && is_string(under)) {
      has_string = true;
      if (core == nullptr) core = under;
      if (is_string(core) || is_bytes(core)) continue;
      return nullptr;
    }
    if (core == nullptr || (strings && has_string && is_string(core) && is_bytes(under))) {
      core = under;
      continue;
    }
    if (identical(core, under)) continue;
    const auto* chan = dyn_cast_or_null<Chan>(core);
    const auto* other = dyn_cast_or_null<Chan>(under);
    core = chan != nullptr && other != nullptr ? common_channel_or_null(chan, other) : nullptr;
    if (core == nullptr) return nullptr;
  }
  return has_string ? basic(BasicKind::kString) : core;
}

}  // namespace

bool TypeSet::includes(const Type* type) const {
  return all || std::any_of(terms.begin(), terms.end(), [&](const TypeTerm& term) {
           return term_within({false, type}, term);
         });
}

bool TypeSet::subset_of(const TypeSet& other) const {
  if (other.all) return true;
  if (all) return false;
  return std::all_of(terms.begin(), terms.end(), [&](const TypeTerm& x) {
    return std::any_of(other.terms.begin(), other.terms.end(),
                       [&](const TypeTerm& y) { return term_within(x, y); });
  });
}

TypeSet type_set(const Interface* interface) {
  std::vector<const Interface*> open;
  return set_of_interface(interface, open);
}

TypeSet type_set(const TypeParam* param) {
  const Interface* interface = param->interface();
  return interface != nullptr ? type_set(interface) : TypeSet{};
}

bool for_all_terms(const Type* type, bool (*test)(const Type*)) {
  const auto* param = dyn_cast_or_null<TypeParam>(type);
  if (param == nullptr) return test(type);
  const TypeSet set = type_set(param);
  return !set.all && !set.terms.empty() &&
         std::all_of(set.terms.begin(), set.terms.end(),
                     [test](const TypeTerm& term) { return test(underlying(term.type)); });
}

const Type* core_type_or_null(const Type* type) {
  const auto* param = dyn_cast_or_null<TypeParam>(type);
  if (param == nullptr) return underlying(type);
  const TypeSet set = type_set(param);
  return set.all ? nullptr : core_of_terms_or_null(set.terms, false);
}

const Type* core_string_or_null(const Type* type) {
  const auto* param = dyn_cast_or_null<TypeParam>(type);
  if (param == nullptr) return underlying(type);
  const TypeSet set = type_set(param);
  return set.all ? nullptr : core_of_terms_or_null(set.terms, true);
}

}  // namespace gocxx::types
