// min and max.
#include "compiler/check/builtin.h"

namespace gocxx::check {

using types::BuiltinId;

/// min and max: like a < b of each two arguments; constant if all are.
bool BuiltinChecker::extremum_call(Operand& x, BuiltinId id, std::vector<Operand>& args) {
  const Op better = id == BuiltinId::kMin ? Op::kLss : Op::kGtr;
  for (std::size_t i = 0; i < args.size(); ++i) {
    Operand& arg = args[i];
    if (!types::for_all_terms(arg.type, types::is_ordered)) {
      c_.error(Code::kInvalidMinMax, arg, "invalid argument: " + c_.str(arg) + " cannot be ordered");
      return false;
    }
    if (i == 0) continue;
    c_.match_types(x, arg);
    if (!x.valid()) return false;
    if (!types::identical(x.type, arg.type)) {
      c_.error(Code::kInvalidMinMax, arg,
               "invalid argument: mismatched types " + c_.str(x.type) + " (previous argument) and " +
                   c_.str(arg.type) + " (type of " + c_.str(arg.expr) + ")");
      return false;
    }
    if (!x.is_constant() || !arg.is_constant())
      x.mode = Mode::kValue;
    else if (types::compare(arg.constant, better, x.constant))
      x = arg;
  }
  if (!x.is_constant()) {
    x.mode = Mode::kValue;
    if (types::is_untyped(x.type)) c_.convert_untyped(x, types::default_type(x.type));
    if (!x.valid()) return false;
  }
  if (types::is_typed(x.type))
    for (const Operand& arg : args) c_.update_expr_type(arg.expr, x.type, true);
  return true;
}

}  // namespace gocxx::check
