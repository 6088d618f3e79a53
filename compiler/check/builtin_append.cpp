// append.
#include "compiler/check/builtin.h"

namespace gocxx::check {
namespace {

bool has_string_core(const Type* type) {
  const Type* core = types::core_string_or_null(type);
  return core != nullptr && types::is_string(core);
}

}  // namespace

/// append(s S, x ...E) S, where E is the element type of S.
bool BuiltinChecker::append_call(Operand& x, const syntax::CallExpr* e, std::vector<Operand>& args) {
  const auto* slice = types::core_type_as<types::Slice>(x.type);
  if (slice == nullptr) {
    c_.error(Code::kInvalidAppend, x,
             "first argument to append must be a slice; " +
                 (types::core_type_or_null(x.type) == nullptr
                      ? c_.str(x) + " has no core type"
                      : "have " + (x.is_nil() ? "untyped nil" : c_.str(x))));
    return false;
  }
  const bool dots = e->ellipsis.valid();
  if (dots && args.size() != 2) {
    append_count_error(x.type, slice, args);
    return false;
  }
  bool good = true;
  if (dots) {
    good = append_slice(args[1], slice);
  } else {
    for (std::size_t i = 1; i < args.size(); ++i) {
      c_.assignment(args[i], slice->elem, "argument to append");
      good &= args[i].valid();
    }
  }
  x.mode = Mode::kValue;  // of the type of the first argument, also after an error in others
  return good || x.valid();
}

/// append(s, y...). "As a special case, append also accepts a first argument assignable to type []byte with a
/// second argument of string type followed by ... ."
bool BuiltinChecker::append_slice(Operand& y, const types::Slice* slice) {
  if (types::identical(slice->elem, types::byte_type()) && has_string_core(y.type)) {
    c_.convert_untyped(y, types::default_type(y.type));
    return true;
  }
  c_.assignment(y, c_.context().make_type<types::Slice>(slice->elem), "argument to append");
  return y.valid();
}

void BuiltinChecker::append_count_error(const Type* type, const types::Slice* slice,
                                        const std::vector<Operand>& args) {
  std::vector<const Type*> have;
  have.reserve(args.size());
  for (const Operand& arg : args) have.push_back(arg.type);
  const bool few = args.size() < 2;
  c_.error(few ? Code::kNotEnoughArguments : Code::kTooManyArguments, args[few ? 0 : 2].pos(),
           std::string(few ? "not enough" : "too many") + " arguments in call to append\n\thave " +
               c_.types_summary(have) + "\n\twant (" + c_.str(type) + ", ..." + c_.str(slice->elem) + ")");
}

}  // namespace gocxx::check
