// Range clauses: for key, value := range x.
#include "compiler/check/stmt.h"

namespace gocxx::check {

/// The version 1.N of the language that has ranges over integers.
constexpr int kRangeOverIntegers = 22;
/// The same for functions.
constexpr int kRangeOverFunctions = 23;

/// The types of the two values of an iteration. A null type: there is no such value, or it is not
/// known.
struct StmtChecker::RangeTypes {
  const Type* key = nullptr;
  const Type* value = nullptr;
  bool over_int = false;  // the key has the type of the operand, which may be untyped yet
};

void StmtChecker::range_stmt(const syntax::RangeStmt* s) {
  Operand x;
  const RangeTypes types = range_operand(s, x);
  if (s->extra != nullptr && types.value != nullptr)
    c_.error(Code::kRangeVariableCount, s->extra, "range clause permits at most two iteration variables");
  c_.open_scope(s);
  if (s->define)
    range_define(s, x, types);
  else if (s->key != nullptr || s->value != nullptr) {
    if (s->variables != nullptr) range_variables(s, types);
    range_assign(s, x, types);
  } else if (types.over_int)
    c_.assignment(x, nullptr, "range clause");
  stmt(s->body);
  c_.close_scope();
}

/// Checks what is ranged over and the number of variables.
StmtChecker::RangeTypes StmtChecker::range_operand(const syntax::RangeStmt* s, Operand& x) {
  c_.expr(x, s->x);
  if (!x.valid()) return {};
  const Type* int_type = types::basic(BasicKind::kInt);
  const Type* type = types::core_type_or_null(x.type);
  if (type == nullptr) {
    c_.error(Code::kInvalidRange, x, "cannot range over " + c_.str(x) + ": no core type");
    return {};
  }
  if (types::is_integer(type)) {
    if (c_.file_of(s->pos).version < kRangeOverIntegers) {
      c_.error(
          Code::kInvalidRange, x,
          "cannot range over " + c_.str(x) + ": requires go1.22 or later (" + c_.version_text(s->pos) + ")");
      return {};
    }
    if (s->value != nullptr) one_variable_only(s, x);
    return {x.type, nullptr, true};
  }
  if (types::is_string(type)) {
    c_.convert_untyped(x, types::default_type(x.type));
    return {int_type, types::rune_type()};
  }
  if (const auto* slice = dyn_cast_or_null<types::Slice>(type)) return {int_type, slice->elem};
  if (const auto* array = dyn_cast_or_null<types::Array>(type)) return {int_type, array->elem};
  if (const auto* array = types::array_behind_pointer_or_null(type)) return {int_type, array->elem};
  if (const auto* map = dyn_cast_or_null<types::Map>(type)) return {map->key, map->value};
  if (const auto* chan = dyn_cast_or_null<types::Chan>(type)) return range_channel(s, x, chan);
  if (const auto* function = dyn_cast_or_null<types::Signature>(type)) return range_function(s, x, *function);
  c_.error(Code::kInvalidRange, x, "cannot range over " + c_.str(x));
  return {};
}

namespace {

/// Why a function cannot be ranged over; empty if it can.
std::string not_an_iterator(const types::Signature& function) {
  const std::string form = "func must be func(yield func(...) bool): ";
  if (function.params->size() != 1) return form + "wrong argument count";
  if (!function.results->empty()) return form + "unexpected results";
  const auto* yield = types::core_type_as<types::Signature>(function.params->vars[0]->type);
  if (yield == nullptr) return form + "argument is not func";
  if (yield->params->size() > 2) return form + "yield func has too many parameters";
  const bool good = yield->results->size() == 1 && types::is_boolean(yield->results->vars[0]->type);
  return good ? "" : form + "yield func does not return bool";
}

}  // namespace

StmtChecker::RangeTypes StmtChecker::range_function(const syntax::RangeStmt* s, const Operand& x,
                                                    const types::Signature& function) {
  std::string fault = not_an_iterator(function);
  if (c_.file_of(s->pos).version < kRangeOverFunctions)
    fault = "requires go1.23 or later (" + c_.version_text(s->pos) + ")";
  if (!fault.empty()) {
    c_.error(Code::kInvalidRange, x, "cannot range over " + c_.str(x) + ": " + fault);
    return {};
  }
  const auto& params = types::core_type_as<types::Signature>(function.params->vars[0]->type)->params->vars;
  if (params.empty() && s->key != nullptr)
    c_.error(Code::kRangeVariableCount, s->key,
             "range over " + c_.str(x) + " permits no iteration variables");
  else if (params.size() == 1 && s->value != nullptr)
    one_variable_only(s, x);
  return {params.empty() ? nullptr : params[0]->type, params.size() < 2 ? nullptr : params[1]->type};
}

StmtChecker::RangeTypes StmtChecker::range_channel(const syntax::RangeStmt* s, const Operand& x,
                                                   const types::Chan* chan) {
  if (!chan->can_receive()) {
    c_.error(Code::kRangeOverSendOnly, x,
             "cannot range over " + c_.str(x) + ": receive from send-only channel");
    return {};
  }
  if (s->value != nullptr) one_variable_only(s, x);
  return {chan->elem, nullptr};
}

void StmtChecker::one_variable_only(const syntax::RangeStmt* s, const Operand& x) {
  c_.error(Code::kRangeVariableCount, s->value,
           "range over " + c_.str(x) + " permits only one iteration variable");
}

/// for key, value := range x: both are new in the scope of the statement.
void StmtChecker::range_define(const syntax::RangeStmt* s, Operand& x, const RangeTypes& types) {
  bool has_new = false;
  std::vector<std::pair<const syntax::Ident*, types::Var*>> vars;
  for (const syntax::Expr* e : {s->key, s->value}) {
    if (e == nullptr) continue;
    const auto* ident = syntax::dyn_cast_or_null<syntax::Ident>(e);
    if (ident == nullptr) {
      c_.error(Code::kNonNameOnLeftOfDefine, e, "non-name " + c_.str(e) + " on left side of :=");
      has_new = true;  // one mistake, one error
      continue;
    }
    has_new |= !ident->blank();
    vars.emplace_back(ident, range_var(ident, x, e == s->key ? types.key : types.value, types.over_int));
  }
  for (const auto& [ident, var] : vars) c_.declare(c_.env().scope, ident, var, s->body->pos);
  if (!has_new) c_.error(Code::kNoNewVariables, s, "no new variables on left side of :=");
}

types::Var* StmtChecker::range_var(const syntax::Ident* ident, Operand& x, const Type* type, bool over_int) {
  types::Var* var = new_local(ident, nullptr);
  if (type == nullptr) {
    var->type = types::invalid_type();
    var->used = true;  // it is wrong already
  } else if (over_int) {
    c_.init_var(var, x, "range clause");
  } else {
    var->type = type;
  }
  return var;
}

/// The variables that stand in front of the loop.
void StmtChecker::range_variables(const syntax::RangeStmt* s, const RangeTypes& types) {
  for (const syntax::Ident* name : s->variables->names) {
    const Type* type = s->key != nullptr && name->pos == s->key->pos ? types.key : types.value;
    types::Var* var = new_local(name, type != nullptr ? type : types::invalid_type());
    var->used = type == nullptr;  // it is wrong already
    c_.declare(c_.env().scope, name, var, s->pos);
  }
}

/// for key, value = range x.
void StmtChecker::range_assign(const syntax::RangeStmt* s, Operand& x, const RangeTypes& types) {
  for (const syntax::Expr* lhs : {s->key, s->value}) {
    const Type* type = lhs == s->key ? types.key : types.value;
    if (lhs == nullptr || type == nullptr) continue;
    if (types.over_int) {
      range_assign_int(lhs, x);
      continue;
    }
    Operand element;
    element.mode = Mode::kValue;
    element.expr = lhs;
    element.type = type;
    assign_operand(lhs, element, "assignment");
  }
}

void StmtChecker::range_assign_int(const syntax::Expr* lhs, Operand& x) {
  assign_operand(lhs, x, "range clause");
  if (x.valid() && !types::for_all_terms(x.type, types::is_integer))
    c_.error(Code::kInvalidRange, lhs, "cannot use iteration variable of type " + c_.str(x.type));
}

}  // namespace gocxx::check
