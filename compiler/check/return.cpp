// Return statements.
#include "compiler/check/stmt.h"

namespace gocxx::check {
namespace {

/// "var err error", as notes name a declaration.
std::string declaration_string(const Checker& checker, const Object* object) {
  const std::string name_and_type =
      object->name + (object->type != nullptr ? " " + checker.str(object->type) : std::string());
  switch (object->kind) {
    case types::ObjectKind::kConst: return "const " + name_and_type;
    case types::ObjectKind::kTypeName: return "type " + object->name;
    default: return "var " + name_and_type;
  }
}

}  // namespace

void StmtChecker::return_stmt(const syntax::ReturnStmt* s) {
  const std::vector<types::Var*>& results = c_.env().signature->results->vars;
  if (!s->results.empty())
    c_.init_vars(results, s->results, s);
  else if (!results.empty() && results[0]->name.empty())
    c_.return_count_error(s, results, {});
  else
    results_in_scope(s);
}

/// "A compiler may disallow an empty expression list in a return statement if a different entity with the
/// same name as a result parameter is in scope at the place of the return."
void StmtChecker::results_in_scope(const syntax::ReturnStmt* s) {
  for (const types::Var* result : c_.env().signature->results->vars) {
    const Object* seen = c_.lookup(result->name);
    if (seen == nullptr || seen == result || result->blank()) continue;
    base::Diagnostic* error =
        c_.error(Code::kResultNotInScope, s, "result parameter " + result->name + " not in scope at return");
    if (error != nullptr)
      error->notes.push_back({seen->pos, "inner declaration of " + declaration_string(c_, seen)});
  }
}

}  // namespace gocxx::check
