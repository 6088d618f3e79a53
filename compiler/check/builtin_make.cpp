// make and new.
#include "compiler/check/builtin.h"

namespace gocxx::check {

bool BuiltinChecker::make_call(Operand& x, const syntax::CallExpr* e) {
  const Type* type = c_.var_type(e->args[0]);
  if (!types::is_valid(type)) return false;
  const Type* core = types::core_type_or_null(type);
  if (core == nullptr) {
    c_.error(Code::kInvalidMake, e->args[0],
             "invalid argument: cannot make " + c_.str(e->args[0]) + ": no core type");
    return false;
  }
  const auto kind = core->kind;
  if (kind != types::TypeKind::kSlice && kind != types::TypeKind::kMap && kind != types::TypeKind::kChan) {
    c_.error(Code::kInvalidMake, e->args[0],
             "invalid argument: cannot make " + c_.str(e->args[0]) + "; type must be slice, map, or channel");
    return false;
  }
  const std::size_t least = kind == types::TypeKind::kSlice ? 2 : 1, count = e->args.size();
  if (count < least || count > least + 1) {
    c_.error(Code::kBuiltinArgumentCount, e,
             "invalid operation: " + c_.str(e) + " expects " + std::to_string(least) + " or " +
                 std::to_string(least + 1) + " arguments; found " + std::to_string(count));
    return false;
  }
  make_sizes(e);
  x.mode = Mode::kValue;
  x.type = type;
  return true;
}

void BuiltinChecker::make_sizes(const syntax::CallExpr* e) {
  std::vector<std::int64_t> known;
  for (std::size_t i = 1; i < e->args.size(); ++i) {
    const std::int64_t size = c_.index_value(e->args[i], -1).value_or(Checker::kUnknownIndex);
    if (size != Checker::kUnknownIndex) known.push_back(size);
  }
  if (known.size() == 2 && known[0] > known[1])
    c_.error(Code::kSwappedMakeArguments, e->args[1], "invalid argument: length and capacity swapped");
}

bool BuiltinChecker::new_call(Operand& x, const syntax::CallExpr* e) {
  const Type* type = c_.var_type(e->args[0]);
  if (!types::is_valid(type)) return false;
  x.mode = Mode::kValue;
  x.type = c_.context().make_type<types::Pointer>(type);
  return true;
}

}  // namespace gocxx::check
