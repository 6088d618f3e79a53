// Function types: parameters, results and receivers.
#include <utility>

#include "compiler/check/checker.h"
#include "compiler/check/receiver.h"

namespace gocxx::check {
namespace {

using namespace syntax;
using types::VarKind;

/// Collects the parameters or results of one function type.
class ParameterCollector {
 public:
  ParameterCollector(Checker& checker, Scope* scope, Pos scope_pos)
      : checker_(checker), scope_(scope), scope_pos_(scope_pos) {}

  /// The type of the receiver, where it is known already; else null.
  const Type* receiver_type = nullptr;

  /// `variadic` is set if the last one is written ...T; null if that is not allowed.
  std::vector<types::Var*> collect(const syntax::FieldList* list, VarKind kind, bool* variadic) {
    vars_.clear();
    kind_ = kind;
    if (list == nullptr) return {};
    for (std::size_t i = 0; i < list->fields.size(); ++i) {
      const Field& field = *list->fields[i];
      const bool last = i + 1 == list->fields.size() && field.names.size() <= 1;
      add(field, parameter_type(field, last ? variadic : nullptr));
    }
    return std::move(vars_);
  }

 private:
  const Type* parameter_type(const Field& field, bool* variadic) {
    if (receiver_type != nullptr) return receiver_type;
    const auto* dots = dyn_cast_or_null<Ellipsis>(field.type);
    if (dots == nullptr) return checker_.var_type(field.type);
    const Type* elem = dots->elem != nullptr ? checker_.var_type(dots->elem) : types::invalid_type();
    if (variadic == nullptr) {
      checker_.error(Code::kMisplacedDotDotDot, dots, "can only use ... with final parameter in list");
      return elem;
    }
    *variadic = true;
    return checker_.context().make_type<types::Slice>(elem);
  }

  void add(const Field& field, const Type* type) {
    if (field.names.empty()) {
      types::Var* var = make(field.type->pos, "", type);
      checker_.info().record_implicit(&field, var);
      return;
    }
    for (const Ident* name : field.names) {
      types::Var* var = make(name->pos, name->name, type);
      checker_.declare(scope_, name, var, scope_pos_);
    }
  }

  types::Var* make(Pos pos, const std::string& name, const Type* type) {
    auto* var = checker_.context().make_object<types::Var>(pos, checker_.types_pkg(), name, type);
    var->var_kind = kind_;
    var->used = true;  // parameters need not be
    var->progress = types::Progress::kBlack;
    vars_.push_back(var);
    return var;
  }

  Checker& checker_;
  Scope* scope_;
  Pos scope_pos_;
  VarKind kind_ = VarKind::kParam;
  std::vector<types::Var*> vars_;
};

}  // namespace

void Checker::func_type(types::Signature* signature, const syntax::FieldList* recv,
                        const syntax::FuncType* type, Scope* scope) {
  auto* locals = std::exchange(env_.locals, nullptr);
  ParameterCollector collector(*this, scope, type->end);
  // Types see the type parameters, but not the parameters: in func(node func(*node)) node is a type twice.
  Scope* outer = env_.scope;
  Scope* type_scope = context_.make_scope(env_.scope);
  if (recv != nullptr) {
    collector.receiver_type = generic_receiver_or_null(recv, type_scope);
    for (Object* param : type_scope->objects()) scope->insert(param);
    signature->recv = receiver(collector.collect(recv, types::VarKind::kReceiver, nullptr), recv);
    collector.receiver_type = nullptr;
  } else if (type->type_params != nullptr) {
    env_.scope = type_scope;
    signature->type_params = declare_type_params(type->type_params, type_scope);
    for (Object* param : type_scope->objects()) scope->insert(param);
  }
  env_.scope = type_scope;
  bool variadic = false;
  const auto params = collector.collect(type->params, types::VarKind::kParam, &variadic);
  const auto results = collector.collect(type->results, types::VarKind::kResult, nullptr);
  if (!params.empty()) signature->params = context_.make_type<types::Tuple>(params);
  if (!results.empty()) signature->results = context_.make_type<types::Tuple>(results);
  signature->variadic = variadic;
  env_.scope = outer;
  env_.locals = locals;
}

const types::Var* Checker::receiver(const std::vector<types::Var*>& vars, const syntax::FieldList* list) {
  if (vars.empty()) {
    error(Code::kInvalidReceiver, list, "method has no receiver");
    return nullptr;
  }
  if (vars.size() > 1) error(Code::kInvalidReceiver, vars[1]->pos, "method has multiple receivers");
  const types::Var* recv = vars[0];
  later([this, recv, list] { check_receiver(recv, list->fields.front()->type); });
  return recv;
}

void Checker::check_receiver(const types::Var* recv, const syntax::Expr* written) {
  const Type* base = types::dereferenced(recv->type);
  if (!types::is_valid(underlying(base))) return;
  const auto* named = dyn_cast_or_null<types::Named>(base);
  if (base->kind == types::TypeKind::kBasic || (named != nullptr && named->object->pkg != types_pkg_)) {
    error(Code::kNonLocalReceiver, recv->pos, "cannot define new methods on non-local type " + str(base));
    return;
  }
  if (named == nullptr) {
    error(Code::kInvalidReceiver, recv->pos, "invalid receiver type " + str(recv->type));
    return;
  }
  const ReceiverBase base_name = receiver_base(written);
  if (named->origin != nullptr && base_name.name != nullptr && base_name.name->name != named->object->name) {
    error(Code::kInvalidReceiver, recv->pos,
          "cannot define new methods on instantiated type " + base_name.name->name);
    return;
  }
  const auto kind = underlying(named)->kind;
  if (kind == types::TypeKind::kPointer || kind == types::TypeKind::kInterface)
    error(Code::kInvalidReceiver, recv->pos,
          "invalid receiver type " + str(base) + " (pointer or interface type)");
}

}  // namespace gocxx::check
