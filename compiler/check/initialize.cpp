// Initial values: of constants, of new variables, and of the results of a return statement.
#include "compiler/check/checker.h"

namespace gocxx::check {
namespace {

/// "1 value", "2 values".
std::string counted(std::size_t n, std::string_view unit) {
  return std::to_string(n) + " " + std::string(unit) + (n == 1 ? "" : "s");
}

const syntax::CallExpr* call_or_null(const syntax::Expr* e) {
  return syntax::dyn_cast_or_null<syntax::CallExpr>(syntax::unparen(e));
}

bool all_valid(const std::vector<Operand>& list) {
  for (const Operand& x : list)
    if (!x.valid()) return false;
  return true;
}

/// Sets the type of variables that got none by their initialization to the invalid type.
void end_initialization(const std::vector<types::Var*>& vars) {
  for (types::Var* var : vars)
    if (var->type == nullptr) var->type = types::invalid_type();
}

}  // namespace

void Checker::init_const(types::Const* lhs, Operand& x) {
  const bool good =
      x.valid() && types::is_valid(x.type) && (lhs->type == nullptr || types::is_valid(lhs->type));
  if (good && !x.is_constant()) error(Code::kNotConstant, x, str(x) + " is not constant");
  if (!good || !x.is_constant()) {
    if (lhs->type == nullptr) lhs->type = types::invalid_type();
    return;
  }
  if (lhs->type == nullptr)
    lhs->type = x.type;
  else
    assignment(x, lhs->type, "constant declaration");
  if (x.valid()) lhs->value = x.constant;
}

void Checker::init_var(types::Var* lhs, Operand& x, std::string_view context) {
  const bool good =
      x.valid() && types::is_valid(x.type) && (lhs->type == nullptr || types::is_valid(lhs->type));
  if (!good) {
    if (lhs->type == nullptr) lhs->type = types::invalid_type();
    return x.invalidate();
  }
  if (lhs->type != nullptr) return assignment(x, lhs->type, context);
  // "If no type is given, each variable is given the type of the corresponding initialization value."
  assignment(x, nullptr, context);
  lhs->type = x.valid() ? x.type : types::invalid_type();
}

void Checker::init_vars(const std::vector<types::Var*>& lhs, const std::vector<syntax::Expr*>& rhs,
                        const syntax::Stmt* return_stmt) {
  const std::string_view context = return_stmt != nullptr ? "return statement" : "assignment";
  const bool one_call = rhs.size() == 1 && call_or_null(rhs[0]) != nullptr;
  if (lhs.size() == rhs.size() && !one_call) {
    for (std::size_t i = 0; i < lhs.size(); ++i) {
      Operand x;
      expr(x, rhs[i],
           {lhs[i]->type, lhs[i]->name.empty() ? "result variable" : std::string_view(lhs[i]->name)});
      init_var(lhs[i], x, context);
    }
    return;
  }
  if (rhs.size() > 1 && return_stmt == nullptr) {
    if (use(rhs)) assignment_count_error(rhs, lhs.size(), rhs.size());
    return end_initialization(lhs);
  }
  const bool comma_ok = lhs.size() == 2 && return_stmt == nullptr;
  std::vector<Operand> values = expr_list(rhs, comma_ok);
  if (values.size() != lhs.size() || rhs.size() > 1) {
    if (all_valid(values) && return_stmt != nullptr)
      return_count_error(return_stmt, lhs, values);
    else if (all_valid(values))
      assignment_count_error(rhs, lhs.size(), values.size());
    return end_initialization(lhs);
  }
  for (std::size_t i = 0; i < lhs.size(); ++i) init_var(lhs[i], values[i], context);
  if (comma_ok && !one_call && all_valid(values)) record_comma_ok(rhs[0], values[0].type, values[1].type);
}

void Checker::assignment_count_error(const std::vector<syntax::Expr*>& rhs, std::size_t lhs_count,
                                     std::size_t rhs_count) {
  const std::string places = "assignment mismatch: " + counted(lhs_count, "variable") + " but ";
  const std::string values = counted(rhs_count, "value");
  const syntax::CallExpr* call = rhs.size() == 1 ? call_or_null(rhs[0]) : nullptr;
  if (call != nullptr)
    error(Code::kCallResultCount, rhs[0], places + str(call->fun) + " returns " + values);
  else
    error(Code::kAssignmentCount, rhs[0], places + values);
}

void Checker::return_count_error(const syntax::Stmt* at, const std::vector<types::Var*>& want,
                                 const std::vector<Operand>& have) {
  const bool too_many = have.size() > want.size();
  Pos pos = at->pos;
  if (!have.empty()) pos = (too_many ? have[want.size()] : have.back()).pos();
  std::vector<const Type*> have_types, want_types;
  for (const Operand& x : have) have_types.push_back(x.type);
  for (const types::Var* var : want) want_types.push_back(var->type);
  error(too_many ? Code::kTooManyResults : Code::kNotEnoughResults, pos,
        std::string(too_many ? "too many" : "not enough") + " return values\n\thave " +
            types_summary(have_types) + "\n\twant " + types_summary(want_types));
}

std::string Checker::types_summary(const std::vector<const Type*>& list, bool variadic) const {
  std::string out = "(";
  for (const Type* type : list) {
    if (out.size() > 1) out += ", ";
    if (!types::is_valid(type))
      out += "unknown type";
    else if (types::is_untyped_numeric(type))
      out += "number";  // "have number" does not suggest that its kind matters
    else if (types::is_untyped_nil(type))
      out += "nil";
    else if (types::is_untyped(type))
      out += str(types::default_type(type));
    else if (variadic && type == list.back())
      out += "..." + str(underlying_as<types::Slice>(type)->elem);
    else
      out += str(type);
  }
  return out + ")";
}

}  // namespace gocxx::check
