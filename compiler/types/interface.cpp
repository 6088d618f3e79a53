// The methods of an interface, with those of the interfaces that it embeds.
#include "compiler/types/interface.h"

#include <algorithm>

#include "compiler/types/basic.h"
#include "compiler/types/object.h"
#include "compiler/types/package.h"

namespace gocxx::types {
namespace {

const std::string& path_of(const Func* method) {
  static const std::string kNone;
  return method->pkg != nullptr ? method->pkg->path : kNone;
}

/// By name; unexported ones of the same name by package.
bool before(const Func* x, const Func* y) {
  if (x->name != y->name) return x->name < y->name;
  return !x->exported() && path_of(x) < path_of(y);
}

}  // namespace

const std::vector<Func*>& Interface::all_methods() const {
  if (complete_) return all_methods_;
  complete_ = true;  // before the embedded ones are asked: a cycle, reported elsewhere, ends here
  all_methods_ = methods;
  constraint_ = comparable;
  for (const Type* embedded : embeddeds) embed(embedded);
  std::stable_sort(all_methods_.begin(), all_methods_.end(), before);
  const auto same = [](const Func* x, const Func* y) { return x->same_id(y->pkg, y->name); };
  all_methods_.erase(std::unique(all_methods_.begin(), all_methods_.end(), same), all_methods_.end());
  return all_methods_;
}

/// Adds the methods of an embedded interface. An invalid type adds nothing.
void Interface::embed(const Type* embedded) const {
  if (const auto* interface = underlying_as<Interface>(embedded)) {
    const auto& more = interface->all_methods();
    all_methods_.insert(all_methods_.end(), more.begin(), more.end());
    constraint_ = constraint_ || interface->constraint_;
  } else if (is_valid(underlying(embedded))) {
    constraint_ = true;
  }
}

Func* Interface::method_or_null(const Package* pkg, std::string_view name) const {
  const auto& all = all_methods();
  auto method = std::lower_bound(all.begin(), all.end(), name, [](const Func* each, std::string_view wanted) {
    return each->name < wanted;
  });
  for (; method != all.end() && (*method)->name == name; ++method)
    if ((*method)->same_id(pkg, name)) return *method;
  return nullptr;
}

bool Interface::empty() const { return all_methods().empty() && !is_constraint(); }

bool Interface::is_constraint() const {
  all_methods();
  return constraint_;
}

}  // namespace gocxx::types
