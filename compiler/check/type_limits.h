// TypeLimits: types that are refused because of how they are built.
#pragma once

#include <utility>
#include <vector>

#include "compiler/syntax/ast.h"
#include "compiler/types/chan.h"
#include "compiler/types/complexity.h"
#include "compiler/types/named.h"

namespace gocxx::check {

class Checker;

/// The limits of one package's types. Go has only that of channels; without the others, types take time and
/// memory without bounds.
class TypeLimits {
 public:
  explicit TypeLimits(Checker& c) : c_(c) {}

  /// type A = func(int) int; type B = func(A) A; ...: each alias may be twice as large as the one before.
  void check_parts(types::TypeName* alias);
  /// Reported of the first type in a chain that is too deep.
  void check_depth(const types::Named* type);
  /// check_channels() looks at `type`, which `e` denotes.
  void add_channel(const syntax::ChanType* e, const types::Chan* type) { channels_.emplace_back(e, type); }
  /// Elements of channels are of limited size. To be called when all types are complete and right.
  void check_channels();

 private:
  Checker& c_;
  types::PartCount parts_;
  types::ContainmentDepth depth_;
  std::vector<std::pair<const syntax::ChanType*, const types::Chan*>> channels_;
};

}  // namespace gocxx::check
