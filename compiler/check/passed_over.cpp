// The names in a part of the program.
#include "compiler/check/passed_over.h"

#include <algorithm>

#include "compiler/syntax/ast/walk.h"

namespace gocxx::check {
namespace {

/// Adds the identifiers in `node` that may be names of the package, of imports or of variables: all but what
/// selectors pick.
void add_names(const syntax::Node& node, std::unordered_set<std::string>& names) {
  syntax::walk(node, [&names](const syntax::Node& part) {
    if (const auto* name = syntax::dyn_cast_or_null<syntax::Ident>(&part)) names.insert(name->name);
    const auto* selector = syntax::dyn_cast_or_null<syntax::SelectorExpr>(&part);
    if (selector != nullptr) add_names(*selector->x, names);
    return selector == nullptr;
  });
}

}  // namespace

void PassedOver::add(const syntax::Node& node) {
  add_names(node,
            parts_.emplace_back(base::Span{node.pos, node.end}, std::unordered_set<std::string>{}).second);
}

bool PassedOver::mentions(const std::string& name, base::Pos begin, base::Pos end, std::size_t first) const {
  return std::any_of(
      parts_.begin() + static_cast<std::ptrdiff_t>(first), parts_.end(), [&](const auto& part) {
        return begin <= part.first.begin && part.first.end <= end && part.second.contains(name);
      });
}

}  // namespace gocxx::check
