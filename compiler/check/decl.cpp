// Declarations of constants, variables and functions; the order in which package-level ones are checked, and
// cycles among them.
#include <algorithm>
#include <utility>

#include "compiler/check/checker.h"
#include "compiler/check/receiver.h"

namespace gocxx::check {
namespace {

using types::object_as_or_null;
using types::ObjectKind;
using types::Progress;

bool is_value(const Object* object) {
  return object->kind == ObjectKind::kConst || object->kind == ObjectKind::kVar;
}

}  // namespace

void Checker::package_objects() {
  // Types first, then aliases: the types in a value's declaration are then complete.
  const auto declare_all = [this](auto wanted) {
    for (std::size_t i = 0; i < declarations_.objects.size(); ++i)
      if (wanted(declarations_.objects[i])) object_decl(declarations_.objects[i]);
  };
  const auto is_type = [](const Object* object) { return object->kind == ObjectKind::kTypeName; };
  const auto is_alias = [](const Object* object) {
    return object_as_or_null<types::TypeName>(object)->alias;
  };
  declare_all([&](const Object* object) { return is_type(object) && !is_alias(object); });
  declare_all([&](const Object* object) { return is_type(object) && is_alias(object); });
  declare_all([&](const Object* object) { return !is_type(object); });
}

void Checker::object_decl(Object* object) {
  if (auto* method = object_as_or_null<types::Func>(object);
      method != nullptr && method->instance != nullptr && method->type == nullptr) {
    object_decl(method->origin);
    context_.instances().complete_method(*method);
    return;
  }
  if (object->progress == Progress::kBlack || postpone_definition(object)) return;
  if (object->progress == Progress::kGrey) {
    met_again(object);
    return;
  }
  const auto found = declarations_.of.find(object);
  if (found == declarations_.of.end()) return;  // a local one: it is declared where it stands
  object->progress = Progress::kGrey;
  object_path_.push_back(object);
  DeclInfo* decl = found->second;
  Environment saved = std::exchange(env_, Environment{});
  env_.scope = decl->file_scope;
  declare_in_environment(object, decl);
  env_ = std::move(saved);
  object_path_.pop_back();
  object->progress = Progress::kBlack;
}

void Checker::declare_in_environment(Object* object, DeclInfo* decl) {
  switch (object->kind) {
    case ObjectKind::kConst:
      env_.decl = decl;
      env_.iota = Constant::of_int(decl->iota);
      const_decl(object_as_or_null<types::Const>(object), decl->type_expr, decl->init, decl->inherited);
      break;
    case ObjectKind::kVar:
      env_.decl = decl;
      var_decl(object_as_or_null<types::Var>(object), decl->lhs, decl->type_expr, decl->init);
      break;
    case ObjectKind::kTypeName: type_decl(object_as_or_null<types::TypeName>(object), decl->type_spec); break;
    case ObjectKind::kFunc: func_decl(object_as_or_null<types::Func>(object), decl); break;
    default: break;
  }
}

void Checker::met_again(Object* object) {
  const bool valid = valid_cycle(object);
  if (valid && is_value(object)) declarations_.self_referring.insert(object);
  if (object->kind == ObjectKind::kFunc) return;  // its type may be known all the same
  if (!valid || object->type == nullptr) object->type = types::invalid_type();
}

bool Checker::valid_cycle(const Object* object) {
  const auto start = std::find(object_path_.begin(), object_path_.end(), object);
  const std::vector<const Object*> cycle(start, object_path_.end());
  std::size_t values = 0;
  std::size_t definitions = 0;
  // Functions whose signature names the function itself: that is no type, which is reported there.
  std::size_t functions = 0;
  for (const Object* each : cycle) {
    if (is_value(each)) ++values;
    if (each->kind == ObjectKind::kFunc) ++functions;
    const auto* type = object_as_or_null<types::TypeName>(each);
    if (type != nullptr && !type->alias) ++definitions;
  }
  if (values == cycle.size() || functions == cycle.size() || (values == 0 && definitions > 0)) return true;
  cycle_error(cycle);
  return false;
}

void Checker::cycle_error(const std::vector<const Object*>& cycle) {
  const auto first = std::min_element(cycle.begin(), cycle.end(),
                                      [](const Object* x, const Object* y) { return x->pos < y->pos; });
  const bool type = (*first)->kind == ObjectKind::kTypeName;
  const std::string& name = (*first)->name;
  const Code code = type ? Code::kInvalidRecursiveType : Code::kInvalidDeclarationCycle;
  if (cycle.size() == 1) {
    error(
        code, (*first)->pos,
        (type ? "invalid recursive type: " : "invalid cycle in declaration: ") + name + " refers to itself");
    return;
  }
  auto* report = error(code, (*first)->pos,
                       (type ? "invalid recursive type " : "invalid cycle in declaration of ") + name);
  if (report == nullptr) return;
  const std::size_t offset = static_cast<std::size_t>(first - cycle.begin());
  for (std::size_t i = 0; i < cycle.size(); ++i) {
    const Object* each = cycle[(offset + i) % cycle.size()];
    report->notes.push_back({each->pos, each->name + " refers to"});
  }
  report->notes.push_back({(*first)->pos, name});
}

// ---- constants

void Checker::check_value_count(const syntax::Spec* spec, const std::vector<syntax::Ident*>& names,
                                const std::vector<syntax::Expr*>& values, bool constants, bool inherited) {
  if (names.size() < values.size()) {
    const syntax::Expr* extra = values[names.size()];
    if (inherited)
      error(Code::kExtraInitialValue, spec, "extra init expr at " + place(extra->pos));
    else
      error(Code::kExtraInitialValue, extra, "extra init expr " + str(extra));
  } else if (names.size() > values.size() && (constants || values.size() != 1)) {
    const syntax::Ident* name = names[values.size()];
    error(Code::kMissingInitialValue, name, "missing init expr for " + name->name);
  }
}

void Checker::const_decl(types::Const* object, const syntax::Expr* type, const syntax::Expr* init,
                         bool inherited) {
  object->value = Constant();
  if (type != nullptr) {
    const Type* t = type_expr(type);
    if (!types::is_const_type(t)) {
      // "Constants are boolean, rune, integer, floating-point, complex and string constants."
      if (types::is_valid(underlying(t)))
        error(Code::kInvalidConstantType, type, "invalid constant type " + str(t));
      object->type = types::invalid_type();
      return;
    }
    object->type = t;
  }
  Operand x;
  if (init != nullptr) {
    if (inherited) env_.error_pos = object->pos;  // the expression stands in another line
    expr(x, init);
  }
  init_const(object, x);
  env_.error_pos = Pos{};
}

// ---- variables

void Checker::var_decl(types::Var* object, const std::vector<types::Var*>& lhs, const syntax::Expr* type,
                       const syntax::Expr* init) {
  if (type != nullptr) object->type = var_type(type);
  if (init == nullptr) {
    if (type == nullptr) object->type = types::invalid_type();  // a count error was reported
    return;
  }
  if (lhs.size() < 2) {
    Operand x;
    expr(x, init, {object->type, object->name});
    init_var(object, x, "variable declaration");
    return;
  }
  // var a, b = f(): all are initialized at once, whichever is met first.
  if (type != nullptr)
    for (types::Var* each : lhs) each->type = object->type;
  init_vars(lhs, {const_cast<syntax::Expr*>(init)}, nullptr);
}

// ---- functions

void Checker::func_decl(types::Func* object, DeclInfo* decl) {
  const syntax::FuncDecl* func = decl->func;
  auto* signature = context_.make_type<types::Signature>();
  object->type = signature;  // already now: the length of an array among the parameters may call the function
  Scope* scope = context_.make_scope(env_.scope);
  info().record_scope(func->type, scope);
  func_type(signature, func->recv, func->type, scope);
  if (func->body == nullptr) return;
  FunctionBody body;
  body.decl = decl;
  body.signature = signature;
  body.type = func->type;
  body.body = func->body;
  body.scope = scope;
  later([this, body] { function_body(body); });
}

// ---- inside functions

void Checker::local_decl(const syntax::GenDecl* decl) {
  const syntax::ConstSpec* repeated = nullptr;
  for (const syntax::Spec* spec : decl->specs) {
    switch (spec->kind) {
      case syntax::NodeKind::kConstSpec: {
        const auto* constants = syntax::cast<syntax::ConstSpec>(spec);
        if (constants->type != nullptr || !constants->values.empty()) repeated = constants;
        local_constants(constants, repeated);
        break;
      }
      case syntax::NodeKind::kVarSpec: local_variables(syntax::cast<syntax::VarSpec>(spec)); break;
      case syntax::NodeKind::kTypeSpec: local_type(syntax::cast<syntax::TypeSpec>(spec)); break;
      default: break;
    }
  }
}

void Checker::local_constants(const syntax::ConstSpec* spec, const syntax::ConstSpec* source) {
  static const std::vector<syntax::Expr*> kNone;
  const auto& values = source != nullptr ? source->values : kNone;
  const std::size_t first_delayed = delayed_.size();
  std::vector<types::Const*> objects;
  const Constant saved = std::exchange(env_.iota, Constant::of_int(spec->iota));
  for (std::size_t i = 0; i < spec->names.size(); ++i) {
    const syntax::Ident* name = spec->names[i];
    auto* object = context_.make_object<types::Const>(name->pos, types_pkg_, name->name, nullptr);
    const_decl(object, source != nullptr ? source->type : nullptr, i < values.size() ? values[i] : nullptr,
               source != spec);
    objects.push_back(object);
  }
  env_.iota = saved;
  check_value_count(spec, spec->names, values, true, source != spec);
  // "The scope of a constant identifier declared inside a function begins at the end of the ConstSpec."
  process_delayed(first_delayed);
  for (std::size_t i = 0; i < objects.size(); ++i) declare(env_.scope, spec->names[i], objects[i], spec->end);
}

void Checker::local_variables(const syntax::VarSpec* spec) {
  if (spec->of_range) return;  // see range_stmt
  const std::size_t first_delayed = delayed_.size();
  std::vector<types::Var*> objects;
  for (const syntax::Ident* name : spec->names)
    objects.push_back(context_.make_object<types::Var>(name->pos, types_pkg_, name->name, nullptr));
  const auto& values = spec->values;
  if (values.size() == 1 && objects.size() > 1) {
    var_decl(objects[0], objects, spec->type, values[0]);
  } else {
    for (std::size_t i = 0; i < objects.size(); ++i)
      var_decl(objects[i], {}, spec->type, i < values.size() ? values[i] : nullptr);
  }
  for (types::Var* object : objects)
    if (object->type == nullptr) object->type = types::invalid_type();
  if (spec->type == nullptr || !values.empty()) check_value_count(spec, spec->names, values, false, false);
  process_delayed(first_delayed);  // function literals do not see the new variables
  for (std::size_t i = 0; i < objects.size(); ++i) declare(env_.scope, spec->names[i], objects[i], spec->end);
}

std::vector<const types::TypeParam*> Checker::type_params_around() const {
  const syntax::FuncDecl* decl = env_.decl->func;
  const auto* function = object_as_or_null<types::Func>(package_.info->def_of_or_null(decl->name));
  const types::Signature* signature = function != nullptr ? function->signature() : nullptr;
  if (signature == nullptr) return {};
  std::vector<const types::TypeParam*> params(signature->type_params.begin(), signature->type_params.end());
  const auto* receiver = signature->recv != nullptr
                             ? dyn_cast_or_null<types::Named>(types::dereferenced(signature->recv->type))
                             : nullptr;
  if (receiver != nullptr)
    for (const Type* arg : receiver->type_args)
      if (types::is_type_param(arg)) params.push_back(cast<types::TypeParam>(arg));
  return params;
}

void Checker::local_type(const syntax::TypeSpec* spec) {
  auto* object =
      context_.make_object<types::TypeName>(spec->name->pos, types_pkg_, spec->name->name, nullptr);
  object->alias = spec->alias;
  // "The scope of a type identifier declared inside a function begins at the identifier in the TypeSpec."
  declare(env_.scope, spec->name, object, spec->name->pos);
  object->progress = Progress::kGrey;
  object_path_.push_back(object);
  type_decl(object, spec);
  object_path_.pop_back();
  if (env_.decl != nullptr && env_.decl->func != nullptr && object->type != nullptr && !spec->alias)
    cycles_.add_local(object->type, type_params_around());
  object->progress = Progress::kBlack;
}

}  // namespace gocxx::check
