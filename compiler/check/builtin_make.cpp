// make and new.
#include "compiler/check/checker.h"

namespace gocxx::check {

bool Checker::make_call(Operand& x, const syntax::CallExpr* e) {
  const Type* type = var_type(e->args[0]);
  if (!types::is_valid(type)) return false;
  const auto kind = underlying(type)->kind;
  if (kind != types::TypeKind::kSlice && kind != types::TypeKind::kMap && kind != types::TypeKind::kChan) {
    error(Code::kInvalidMake, e->args[0],
          "invalid argument: cannot make " + str(e->args[0]) + "; type must be slice, map, or channel");
    return false;
  }
  const std::size_t least = kind == types::TypeKind::kSlice ? 2 : 1, count = e->args.size();
  if (count < least || count > least + 1) {
    error(Code::kBuiltinArgumentCount, e,
          "invalid operation: " + str(e) + " expects " + std::to_string(least) + " or " +
              std::to_string(least + 1) + " arguments; found " + std::to_string(count));
    return false;
  }
  make_sizes(e);
  x.mode = Mode::kValue;
  x.type = type;
  return true;
}

void Checker::make_sizes(const syntax::CallExpr* e) {
  std::vector<std::int64_t> known;
  for (std::size_t i = 1; i < e->args.size(); ++i) {
    const std::int64_t size = index_value(e->args[i], -1).value_or(kUnknownIndex);
    if (size != kUnknownIndex) known.push_back(size);
  }
  if (known.size() == 2 && known[0] > known[1])
    error(Code::kSwappedMakeArguments, e->args[1], "invalid argument: length and capacity swapped");
}

bool Checker::new_call(Operand& x, const syntax::CallExpr* e) {
  const Type* type = var_type(e->args[0]);
  if (!types::is_valid(type)) return false;
  x.mode = Mode::kValue;
  x.type = context_.make_type<types::Pointer>(type);
  return true;
}

}  // namespace gocxx::check
