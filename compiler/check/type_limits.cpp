// The limits and what is said of a type beyond them.
#include "compiler/check/type_limits.h"

#include "compiler/check/checker.h"
#include "compiler/types/size.h"

namespace gocxx::check {
namespace {

/// An alias that stands for more is spelled out wherever it is used.
constexpr std::int64_t kMostParts = 10'000;
/// Each of the types has the fields and methods of all that are embedded in it.
constexpr int kDeepest = 1000;
/// The size in bytes of the largest elements of Go's channels.
constexpr std::int64_t kLargestElement = (1 << 16) - 1;

}  // namespace

void TypeLimits::check_parts(types::TypeName* alias) {
  if (parts_.of(alias->type) <= kMostParts) return;
  c_.error(Code::kTypeTooLarge, alias->pos,
           "type " + alias->name + " is made of more than " + std::to_string(kMostParts) +
               " types; define some of them instead");
  alias->type = types::invalid_type();
}

void TypeLimits::check_depth(const types::Named* type) {
  if (depth_.of(type) != kDeepest + 1) return;
  c_.error(Code::kTypeTooLarge, type->object->pos,
           "type " + type->object->name + " is nested too deep: more than " + std::to_string(kDeepest) +
               " types within each other");
}

void TypeLimits::check_channels() {
  for (const auto& [e, type] : channels_)
    if (types::size_of(type->elem) > kLargestElement)
      c_.error(Code::kTypeTooLarge, e, "channel element type too large (>64kB)");
}

}  // namespace gocxx::check
