// Indices, bounds and sizes: what may stand between brackets and behind the type in make.
#include "compiler/check/checker.h"

namespace gocxx::check {

/// Spec: "a constant index that is untyped is given type int", "must be of integer type", "a constant index must be
/// non-negative and representable by a value of type int".
bool Checker::valid_index(Operand& x, Code code, std::string_view what, bool allow_negative) {
  convert_untyped(x, types::basic(BasicKind::kInt));
  if (!x.valid()) return false;
  const auto refuse = [&](Code reason, std::string_view why) {
    error(reason, x, "invalid argument: " + std::string(what) + " " + str(x) + " " + std::string(why));
    return false;
  };
  if (!types::is_integer(x.type)) return refuse(code, "must be integer");
  if (!x.is_constant() || !x.constant.known()) return true;
  if (!allow_negative && x.constant.sign() < 0) return refuse(Code::kNegativeIndex, "must not be negative");
  if (!representable(x.constant, types::basic(BasicKind::kInt), &x.constant)) return refuse(code, "overflows int");
  return true;
}

}  // namespace gocxx::check
