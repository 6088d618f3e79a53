// Calls of built-in functions: the number of arguments, and the functions whose rules fit in a few lines. The
// others have files of their own.
#include "compiler/check/builtin.h"

#include <algorithm>

#include "compiler/types/universe.h"

namespace gocxx::check {

using types::BuiltinId;

namespace {

bool is_map_or_slice(const Type* type) {
  const auto kind = underlying(type)->kind;
  return kind == types::TypeKind::kMap || kind == types::TypeKind::kSlice;
}

bool is_channel(const Type* type) { return underlying(type)->kind == types::TypeKind::kChan; }

bool can_be_closed(const Type* type) {
  const auto* chan = underlying_as<types::Chan>(type);
  return chan != nullptr && chan->can_send();
}

}  // namespace

const BuiltinRule& builtin_rule(BuiltinId id) {
  static constexpr BuiltinRule kRules[] = {
      {1, true, ExprKind::kExpression},   // append
      {1, false, ExprKind::kExpression},  // cap
      {1, false, ExprKind::kStatement},   // clear
      {1, false, ExprKind::kStatement},   // close
      {2, false, ExprKind::kExpression},  // complex
      {2, false, ExprKind::kStatement},   // copy
      {2, false, ExprKind::kStatement},   // delete
      {1, false, ExprKind::kExpression},  // imag
      {1, false, ExprKind::kExpression},  // len
      {1, true, ExprKind::kExpression},   // make
      {1, true, ExprKind::kExpression},   // max
      {1, true, ExprKind::kExpression},   // min
      {1, false, ExprKind::kExpression},  // new
      {1, false, ExprKind::kStatement},   // panic
      {0, true, ExprKind::kStatement},    // print
      {0, true, ExprKind::kStatement},    // println
      {1, false, ExprKind::kExpression},  // real
      {0, false, ExprKind::kStatement},   // recover
  };
  return kRules[static_cast<std::size_t>(id)];
}

bool BuiltinChecker::call(Operand& x, const syntax::CallExpr* e, BuiltinId id) {
  if (e->ellipsis.valid() && id != BuiltinId::kAppend) {
    c_.error(Code::kBuiltinDots, e,
             "invalid operation: invalid use of ... with built-in " + std::string(types::builtin_name(id)));
    c_.use(e->args);
    return false;
  }
  if (id == BuiltinId::kMake || id == BuiltinId::kNew)
    return argument_count(e, id, e->args.size()) &&
           (id == BuiltinId::kMake ? make_call(x, e) : new_call(x, e));
  std::vector<Operand> args = c_.expr_list(e->args, /*comma_ok=*/false);
  if (!std::ranges::all_of(args, &Operand::valid)) return false;
  return argument_count(e, id, args.size()) && values(x, e, id, args);
}

bool BuiltinChecker::argument_count(const syntax::CallExpr* e, BuiltinId id, std::size_t count) {
  const BuiltinRule& rule = builtin_rule(id);
  const bool few = count<rule.arguments, many = count> rule.arguments && !rule.variadic;
  if (few || many)
    c_.error(Code::kBuiltinArgumentCount, e,
             "invalid operation: " + std::string(few ? "not enough" : "too many") + " arguments for " +
                 c_.str(e) + " (expected " + std::to_string(rule.arguments) + ", found " +
                 std::to_string(count) + ")");
  return !few && !many;
}

/// The functions whose arguments are values. The number of arguments is right.
bool BuiltinChecker::values(Operand& x, const syntax::CallExpr* e, BuiltinId id, std::vector<Operand>& args) {
  if (!args.empty()) x = args[0];
  switch (id) {
    case BuiltinId::kAppend: return append_call(x, e, args);
    case BuiltinId::kLen:
    case BuiltinId::kCap: return length_call(x, id);
    case BuiltinId::kClear: return clear_call(x);
    case BuiltinId::kClose: return close_call(x);
    case BuiltinId::kCopy: return copy_call(x, args[1]);
    case BuiltinId::kDelete: return delete_call(x, args[1]);
    case BuiltinId::kMax:
    case BuiltinId::kMin: return extremum_call(x, id, args);
    case BuiltinId::kPanic: return panic_call(x);
    case BuiltinId::kPrint:
    case BuiltinId::kPrintln: return print_call(x, id, args);
    case BuiltinId::kRecover:
      x.mode = Mode::kValue;
      x.type = c_.context().make_type<types::Interface>();
      return true;
    case BuiltinId::kComplex: return complex_call(x, e, args[1]);
    case BuiltinId::kReal:
    case BuiltinId::kImag: return part_call(x, id);
    default: return false;  // make and new have no values as arguments
  }
}

bool BuiltinChecker::clear_call(Operand& x) {
  if (!types::for_all_terms(x.type, is_map_or_slice)) {
    c_.error(Code::kInvalidClear, x,
             "invalid argument: cannot clear " + c_.str(x) +
                 ": argument must be (or constrained by) map or slice");
    return false;
  }
  x.mode = Mode::kNoValue;
  return true;
}

bool BuiltinChecker::close_call(Operand& x) {
  if (!types::for_all_terms(x.type, can_be_closed)) {
    const bool is_chan = types::for_all_terms(x.type, is_channel);
    c_.error(is_chan ? Code::kCloseReceiveOnly : Code::kCloseNonChannel, x,
             "invalid operation: cannot close " + std::string(is_chan ? "receive-only" : "non-channel") +
                 (is_chan ? " channel " : " ") + c_.str(x));
    return false;
  }
  x.mode = Mode::kNoValue;
  return true;
}

bool BuiltinChecker::copy_call(Operand& x, Operand& source) {
  const auto* to = types::core_type_as<types::Slice>(x.type);
  const Type* core = types::core_string_or_null(source.type);
  const auto* from = dyn_cast_or_null<types::Slice>(core);
  const bool from_string = core != nullptr && types::is_string(core);
  if (to == nullptr || (from == nullptr && !from_string)) {
    c_.error(Code::kInvalidCopy, x,
             "invalid argument: copy expects slice arguments; found " + c_.str(x) + " and " + c_.str(source));
    return false;
  }
  const Type* elem = from_string ? types::byte_type() : from->elem;
  if (!types::identical(to->elem, elem)) {
    c_.error(Code::kInvalidCopy, x,
             "invalid argument: arguments to copy " + c_.str(x) + " and " + c_.str(source) +
                 " have different element types " + c_.str(to->elem) + " and " + c_.str(elem));
    return false;
  }
  c_.convert_untyped(source, types::default_type(source.type));
  x.mode = Mode::kValue;
  x.type = types::basic(BasicKind::kInt);
  return true;
}

bool BuiltinChecker::delete_call(Operand& x, Operand& key) {
  const auto* map = types::core_type_as<types::Map>(x.type);
  if (map == nullptr) {
    c_.error(Code::kInvalidDelete, x, "invalid argument: " + c_.str(x) + " is not a map");
    return false;
  }
  c_.assignment(key, map->key, "argument to delete");
  x.mode = Mode::kNoValue;
  return key.valid();
}

bool BuiltinChecker::panic_call(Operand& x) {
  c_.assignment(x, types::any_type(), "argument to panic");
  if (!x.valid()) return false;
  x.mode = Mode::kNoValue;
  return true;
}

bool BuiltinChecker::print_call(Operand& x, BuiltinId id, std::vector<Operand>& args) {
  // Go's own message lacks the space.
  const std::string context = "argument to built-in" + std::string(types::builtin_name(id));
  for (Operand& arg : args) {
    c_.assignment(arg, nullptr, std::string_view(context));
    if (!arg.valid()) return false;
  }
  x.mode = Mode::kNoValue;
  return true;
}

}  // namespace gocxx::check
