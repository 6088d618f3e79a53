// Types that we refuse because of how they are built. Go has no such limits, and takes time and memory
// without bounds.
#include "compiler/check/checker.h"

namespace gocxx::check {
namespace {

/// An alias that stands for more is spelled out wherever it is used.
constexpr std::int64_t kMostParts = 10'000;
/// Each of the types has the fields and methods of all that are embedded in it.
constexpr int kDeepest = 1000;

}  // namespace

void Checker::check_alias_parts(types::TypeName* alias) {
  if (part_count_.of(alias->type) <= kMostParts) return;
  error(Code::kTypeTooLarge, alias->pos,
        "type " + alias->name + " is made of more than " + std::to_string(kMostParts) +
            " types; define some of them instead");
  alias->type = types::invalid_type();
}

void Checker::check_containment_depth(const types::Named* type) {
  if (containment_depth_.of(type) != kDeepest + 1) return;
  error(Code::kTypeTooLarge, type->object->pos,
        "type " + type->object->name + " is nested too deep: more than " + std::to_string(kDeepest) +
            " types within each other");
}

}  // namespace gocxx::check
