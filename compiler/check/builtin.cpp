// Calls of the built-in functions, each with rules of its own.
#include "compiler/check/call_free.h"
#include "compiler/check/checker.h"
#include "compiler/types/universe.h"

namespace gocxx::check {
namespace {

using types::BuiltinId;

/// How many arguments a built-in function takes.
struct Arity {
  std::size_t least;
  bool more;
};

Arity arity_of(BuiltinId id) {
  switch (id) {
    case BuiltinId::kPrint:
    case BuiltinId::kPrintln: return {0, true};
    case BuiltinId::kRecover: return {0, false};
    case BuiltinId::kAppend:
    case BuiltinId::kMake:
    case BuiltinId::kMax:
    case BuiltinId::kMin: return {1, true};
    case BuiltinId::kComplex:
    case BuiltinId::kCopy:
    case BuiltinId::kDelete: return {2, false};
    default: return {1, false};
  }
}

bool takes_type(BuiltinId id) { return id == BuiltinId::kMake || id == BuiltinId::kNew; }

bool is_complex_function(BuiltinId id) {
  return id == BuiltinId::kComplex || id == BuiltinId::kReal || id == BuiltinId::kImag;
}

/// The array that `type` is or points to; anything else as it is.
const Type* through_array_pointer(const Type* type) {
  const auto* pointer = dyn_cast_or_null<types::Pointer>(type);
  const auto* array = pointer != nullptr ? underlying_as<types::Array>(pointer->elem) : nullptr;
  return array != nullptr ? array : type;
}

/// The slice that copy and append read from: of bytes for a string. Null for anything else.
const Type* element_read_or_null(const Type* type) {
  if (types::is_string(type)) return types::byte_type();
  const auto* slice = underlying_as<types::Slice>(type);
  return slice != nullptr ? slice->elem : nullptr;
}

bool is_byte_slice(const Type* type) {
  const auto* slice = underlying_as<types::Slice>(type);
  return slice != nullptr && types::identical(slice->elem, types::byte_type());
}

}  // namespace

/// True if the call was right; then `x` is its result.
bool Checker::builtin_call(Operand& x, const syntax::CallExpr* e, BuiltinId id) {
  const std::string name(types::builtin_name(id));
  x.invalidate();
  if (is_complex_function(id)) {
    unsupported(Code::kUnsupportedComplex, e->pos, "complex numbers");
    use(e->args);
    return false;
  }
  if (e->ellipsis.valid() && id != BuiltinId::kAppend) {
    error(Code::kBuiltinDots, e->ellipsis, "invalid operation: invalid use of ... with built-in " + name);
    use(e->args);
    return false;
  }
  std::vector<Operand> args;
  if (!takes_type(id)) args = expr_list(e->args, false);
  for (const Operand& arg : args)
    if (!arg.valid()) return false;
  if (!builtin_argument_count(e, id, takes_type(id) ? e->args.size() : args.size())) return false;
  if (!args.empty()) x = args[0];
  builtin_result(x, e, id, args);
  x.expr = e;
  return x.valid();
}

bool Checker::builtin_argument_count(const syntax::CallExpr* e, BuiltinId id, std::size_t found) {
  const Arity arity = arity_of(id);
  const bool too_few = found < arity.least;
  if (!too_few && (arity.more || found == arity.least)) return true;
  error(Code::kBuiltinArgumentCount, e,
        "invalid operation: " + std::string(too_few ? "not enough" : "too many") + " arguments for " + str(e) +
            " (expected " + std::to_string(arity.least) + ", found " + std::to_string(found) + ")");
  return false;
}

void Checker::builtin_result(Operand& x, const syntax::CallExpr* e, BuiltinId id, std::vector<Operand>& args) {
  switch (id) {
    case BuiltinId::kAppend: return builtin_append(x, e, args);
    case BuiltinId::kCap:
    case BuiltinId::kLen: return builtin_length(x, e, id);
    case BuiltinId::kClear: return builtin_clear(x);
    case BuiltinId::kClose: return builtin_close(x);
    case BuiltinId::kCopy: return builtin_copy(x, args[1]);
    case BuiltinId::kDelete: return builtin_delete(x, args[1]);
    case BuiltinId::kMake: return builtin_make(x, e);
    case BuiltinId::kMax:
    case BuiltinId::kMin: return builtin_min_max(x, args, id);
    case BuiltinId::kNew: return builtin_new(x, e);
    case BuiltinId::kPanic:
      assignment(x, types::any_type(), "argument to panic");
      if (x.valid()) x.mode = Mode::kNoValue;
      return;
    case BuiltinId::kPrint:
    case BuiltinId::kPrintln: return builtin_print(x, args, id);
    case BuiltinId::kRecover:
      x.mode = Mode::kValue;
      x.type = context_.make_type<types::Interface>();  // printed as interface{}
      return;
    case BuiltinId::kComplex:
    case BuiltinId::kImag:
    case BuiltinId::kReal: return;
  }
}

/// append(s S, values ...E) S; also append(bytes, text...).
void Checker::builtin_append(Operand& x, const syntax::CallExpr* e, std::vector<Operand>& args) {
  const Type* type = x.type;
  const auto* slice = underlying_as<types::Slice>(type);
  if (x.is_nil() || slice == nullptr) {
    // Without the usual "invalid argument", which would say "argument" twice.
    error(Code::kInvalidAppend, x, "first argument to append must be a slice; have " + (x.is_nil() ? "untyped nil" : str(x)));
    return x.invalidate();
  }
  if (e->ellipsis.valid() && args.size() == 2 && is_byte_slice(type) && types::is_string(args[1].type)) {
    convert_untyped(args[1], types::basic(BasicKind::kString));
  } else if (e->ellipsis.valid() && args.size() != 2) {
    const bool few = args.size() < 2;
    error(few ? Code::kNotEnoughArguments : Code::kTooManyArguments, args.back(),
          std::string(few ? "not enough" : "too many") + " arguments in call to append");
  } else {
    const Type* wanted = e->ellipsis.valid() ? context_.make_type<types::Slice>(slice->elem) : slice->elem;
    for (std::size_t i = 1; i < args.size(); ++i) assignment(args[i], wanted, "argument to append");
  }
  x.mode = Mode::kValue;
  x.type = type;
}

/// len(x) and cap(x): constants for constant strings and for arrays that need not be evaluated.
void Checker::builtin_length(Operand& x, const syntax::CallExpr* e, BuiltinId id) {
  const Type* type = through_array_pointer(underlying(x.type));
  const bool is_len = id == BuiltinId::kLen;
  const auto* array = dyn_cast_or_null<types::Array>(type);
  const bool measured = array != nullptr || type->kind == types::TypeKind::kSlice || type->kind == types::TypeKind::kChan ||
                        (is_len && (type->kind == types::TypeKind::kMap || types::is_string(type)));
  if (x.is_nil() || !measured) {
    error(Code::kInvalidLength, x, "invalid argument: " + str(x) + " for built-in " + std::string(types::builtin_name(id)));
    return x.invalidate();
  }
  Constant value;
  const bool constant_string = types::is_string(type) && x.is_constant();
  if (constant_string) value = Constant::of_int(static_cast<std::int64_t>(x.constant.string_value().size()));
  if (array != nullptr && array->length >= 0 && is_call_free(e->args[0], info())) value = Constant::of_int(array->length);
  if (constant_string) convert_untyped(x, types::default_type(x.type));
  x.mode = value.known() ? Mode::kConstant : Mode::kValue;
  x.constant = value;
  x.type = types::basic(BasicKind::kInt);
}

void Checker::builtin_clear(Operand& x) {
  if (underlying_as<types::Map>(x.type) == nullptr && underlying_as<types::Slice>(x.type) == nullptr) {
    error(Code::kInvalidClear, x, "invalid argument: cannot clear " + str(x) + ": argument must be (or constrained by) map or slice");
    return x.invalidate();
  }
  x.mode = Mode::kNoValue;
}

void Checker::builtin_close(Operand& x) {
  const auto* chan = underlying_as<types::Chan>(x.type);
  if (chan == nullptr || chan->dir == syntax::ChanDir::kRecv) {
    const bool is_chan = chan != nullptr;
    error(is_chan ? Code::kCloseReceiveOnly : Code::kCloseNonChannel, x,
          "invalid operation: cannot close " + std::string(is_chan ? "receive-only channel " : "non-channel ") + str(x));
    return x.invalidate();
  }
  x.mode = Mode::kNoValue;
}

void Checker::builtin_copy(Operand& x, Operand& y) {
  const auto* to = underlying_as<types::Slice>(x.type);
  const Type* from = element_read_or_null(y.type);
  if (to == nullptr || from == nullptr) {
    error(Code::kInvalidCopy, x, "invalid argument: copy expects slice arguments; found " + str(x) + " and " + str(y));
    return x.invalidate();
  }
  if (!types::identical(to->elem, from)) {
    error(Code::kInvalidCopy, x,
          "invalid argument: arguments to copy " + str(x) + " and " + str(y) + " have different element types " +
              str(to->elem) + " and " + str(from));
    return x.invalidate();
  }
  convert_untyped(y, types::default_type(y.type));
  x.mode = Mode::kValue;
  x.type = types::basic(BasicKind::kInt);
}

void Checker::builtin_delete(Operand& x, Operand& key) {
  const auto* map = underlying_as<types::Map>(x.type);
  if (x.is_nil() || map == nullptr) {
    error(Code::kInvalidDelete, x, "invalid argument: " + str(x) + " is not a map");
    return x.invalidate();
  }
  assignment(key, map->key, "argument to delete");
  if (!key.valid()) return x.invalidate();
  x.mode = Mode::kNoValue;
}

void Checker::builtin_make(Operand& x, const syntax::CallExpr* e) {
  const syntax::Expr* type_operand = e->args[0];
  const Type* type = var_type(type_operand);
  if (!types::is_valid(type)) return (void)use({e->args.begin() + 1, e->args.end()});
  const types::TypeKind kind = underlying(type)->kind;
  const bool is_slice = kind == types::TypeKind::kSlice;
  if (!is_slice && kind != types::TypeKind::kMap && kind != types::TypeKind::kChan) {
    error(Code::kInvalidMake, type_operand, "invalid argument: cannot make " + str(type_operand) + "; type must be slice, map, or channel");
    return;
  }
  const std::size_t least = is_slice ? 2 : 1;
  if (e->args.size() < least || e->args.size() > least + 1) {
    error(Code::kBuiltinArgumentCount, e,
          "invalid operation: " + str(e) + " expects " + std::to_string(least) + " or " + std::to_string(least + 1) +
              " arguments; found " + std::to_string(e->args.size()));
    return;
  }
  make_sizes(e);
  x.mode = Mode::kValue;
  x.type = type;
}

/// The length and capacity of make; both constant, they must not be the wrong way round.
void Checker::make_sizes(const syntax::CallExpr* e) {
  std::vector<Constant> sizes;
  for (std::size_t i = 1; i < e->args.size(); ++i) {
    Operand size;
    expr(size, e->args[i]);
    if (size.valid() && valid_index(size, Code::kInvalidMake, "index", false) && size.is_constant()) sizes.push_back(size.constant);
  }
  if (sizes.size() == 2 && types::compare(sizes[0], Op::kGtr, sizes[1]))
    error(Code::kSwappedMakeArguments, e->args[1], "invalid argument: length and capacity swapped");
}

void Checker::builtin_new(Operand& x, const syntax::CallExpr* e) {
  const Type* type = var_type(e->args[0]);
  if (!types::is_valid(type)) return;
  x.mode = Mode::kValue;
  x.type = context_.make_type<types::Pointer>(type);
}

/// All operands get one type; constants give a constant.
void Checker::builtin_min_max(Operand& x, std::vector<Operand>& args, BuiltinId id) {
  const Op better = id == BuiltinId::kMin ? Op::kLss : Op::kGtr;
  for (Operand& arg : args) {
    if (!types::is_ordered(arg.type) || arg.is_nil()) {
      error(Code::kInvalidMinMax, arg, "invalid argument: " + str(arg) + " cannot be ordered");
      return x.invalidate();
    }
    if (&arg == &args.front()) continue;
    match_types(x, arg);
    if (!x.valid() || !arg.valid()) return x.invalidate();
    if (!types::identical(x.type, arg.type)) {
      error(Code::kMismatchedTypes, arg,
            "invalid argument: mismatched types " + str(x.type) + " (previous argument) and " + str(arg.type) + " (type of " +
                str(arg.expr) + ")");
      return x.invalidate();
    }
    if (!x.is_constant() || !arg.is_constant()) x.mode = Mode::kValue;
    else if (types::compare(arg.constant, better, x.constant)) x = arg;
  }
  if (!x.is_constant()) x.mode = Mode::kValue;
  for (const Operand& arg : args) update_expr_type(arg.expr, x.type, true);
}

void Checker::builtin_print(Operand& x, std::vector<Operand>& args, BuiltinId id) {
  const std::string context = "argument to built-in" + std::string(types::builtin_name(id));  // Go's words, with no space
  for (Operand& arg : args) {
    assignment(arg, nullptr, context);
    if (!arg.valid()) return x.invalidate();
  }
  x.mode = Mode::kNoValue;
}

}  // namespace gocxx::check
