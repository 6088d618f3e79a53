// The facts about the nodes of an instance.
#include "compiler/desugar/instance_copier.h"

#include "compiler/types/basic.h"
#include "compiler/types/lookup.h"
#include "compiler/types/named.h"
#include "compiler/types/pointer.h"
#include "compiler/types/struct.h"
#include "compiler/types/type_set.h"

namespace gocxx::desugar {

using namespace syntax;

namespace {

/// A constant as a value of `type`: 1 is 1.0 where the type parameter stands for a float.
check::Constant constant_as(const check::Constant& value, const Type* type) {
  if (!value.known() || type == nullptr || types::is_untyped(type)) return value;
  if (types::is_integer(type)) {
    const check::Constant integer = value.to_int();
    return integer.known() ? integer : value;
  }
  if (!types::is_float(type)) return value;
  const check::Constant real = value.to_float();
  if (!real.known()) return value;
  const bool small = types::underlying_as<types::Basic>(type)->basic_kind == types::BasicKind::kFloat32;
  return check::Constant::of_float(small ? static_cast<double>(real.float32_value()) : real.float64_value());
}

}  // namespace

const Ident* generic_name_or_null(const check::Info& info, const Expr* e) {
  e = unparen(e);
  const auto* selector = dyn_cast_or_null<SelectorExpr>(e);
  const auto* name = dyn_cast_or_null<Ident>(selector != nullptr ? selector->sel : e);
  return name != nullptr && info.type_args_of_or_null(name) != nullptr ? name : nullptr;
}

const types::Signature* ranged_function_or_null(const Type* type) {
  return type != nullptr ? types::core_type_as<types::Signature>(type) : nullptr;
}

Stmt* InstanceCopier::range_func_or_null(const RangeStmt& s) {
  const types::Signature* type = ranged_function_or_null(substitution_(from_.type_of(s.x)));
  return type != nullptr ? functions_.back().loop(s, *type) : nullptr;
}

/// f[int] is the name of an instance: f alone.
Node* InstanceCopier::replacement_or_null(const Node& node) {
  if (const auto* range = dyn_cast_or_null<RangeStmt>(&node)) {
    Stmt* made = range_func_or_null(*range);
    if (made != nullptr) copies_[&node] = made;
    return made;
  }
  if (const auto* branch = dyn_cast_or_null<BranchStmt>(&node))
    return functions_.back().jump_or_null(*branch);
  if (const auto* leave = dyn_cast_or_null<ReturnStmt>(&node))
    return functions_.back().return_or_null(*leave);
  const auto* index = dyn_cast_or_null<IndexExpr>(&node);
  if (index == nullptr || generic_name_or_null(from_, index->x) == nullptr) return nullptr;
  Node* made = copy(index->x);
  copies_[&node] = made;
  return made;
}

void InstanceCopier::begin(const Node& node, Node& made) {
  info_.grow(made.id + 1);
  copies_[&node] = &made;
  if (const auto* lit = dyn_cast_or_null<FuncLit>(&node)) {
    const Type* type = from_.type_of(lit);
    declare_signature(type);
    const auto known = signatures_.find(type);
    enter_function(known != signatures_.end() ? known->second : types::cast<types::Signature>(type));
  } else if (const auto* decl = dyn_cast_or_null<FuncDecl>(&node)) {
    const auto* function = types::object_as_or_null<types::Func>(object(from_.def_of_or_null(decl->name)));
    enter_function(function != nullptr ? function->signature() : nullptr);
  }
  if (const auto* clause = dyn_cast_or_null<CaseClause>(&node)) {
    if (types::Object* implicit = from_.implicit_of_or_null(clause))
      info_.record_implicit(&made, object(implicit));
  } else if (const auto* field = dyn_cast_or_null<Field>(&node)) {
    if (types::Object* implicit = from_.implicit_of_or_null(field))
      info_.record_implicit(&made, object(implicit));
  } else if (const auto* spec = dyn_cast_or_null<TypeSpec>(&node)) {
    object(from_.def_of_or_null(spec->name));  // before its definition, which may name it
  }
  if (const check::Scope* scope = from_.scope_of_or_null(&node)) info_.record_scope(&made, scope);
}

void InstanceCopier::end(const Node& node, Node& made) {
  if (const Expr* e = as_expr_or_null(&node)) copy_expr_facts(*e, *cast<Expr>(&made));
  switch (node.kind) {
    case NodeKind::kFuncLit:
    case NodeKind::kFuncDecl: functions_.pop_back(); return;
    case NodeKind::kIdent: return copy_ident_facts(*cast<Ident>(&node), *cast<Ident>(&made));
    case NodeKind::kSelectorExpr:
      return copy_selection(*cast<SelectorExpr>(&node), *cast<SelectorExpr>(&made));
    case NodeKind::kCompositeLit: return set_field_keys(*cast<CompositeLit>(&made));
    case NodeKind::kBranchStmt:
      branches_.emplace_back(cast<BranchStmt>(&node), cast<BranchStmt>(&made));
      return;
    default: return;
  }
}

void InstanceCopier::enter_function(const types::Signature* signature) {
  functions_.emplace_back(from_, info_, arena(), context_, *this, package_, signature);
}

void InstanceCopier::finish() {
  for (const auto& [from, to] : branches_) {
    const Stmt* target = from_.target_of_or_null(from);
    if (target == nullptr) continue;
    const auto found = copies_.find(target);
    info_.record_target(to, found != copies_.end() ? cast<Stmt>(found->second) : target);
  }
}

// ---- types

void InstanceCopier::copy_expr_facts(const Expr& from, const Expr& to) {
  const check::TypeAndValue known = from_.type_and_value(&from);
  check::TypeAndValue& made = info_.record(&to);
  made = known;
  const auto signature = signatures_.find(known.type);
  made.type = signature != signatures_.end() ? signature->second : substitution_(known.type);
  if (known.is_constant()) made.constant = constant_as(known.constant, made.type);
}

const types::Signature* InstanceCopier::new_signature(const types::Signature* generic) {
  const auto copies = [this](const types::Tuple* tuple) -> const types::Tuple* {
    if (tuple->empty()) return tuple;
    std::vector<types::Var*> vars;
    for (const types::Var* var : tuple->vars) vars.push_back(new_variable(*var));
    return context_.make_type<types::Tuple>(std::move(vars));
  };
  const types::Var* recv = generic->recv != nullptr ? new_variable(*generic->recv) : nullptr;
  const types::Tuple* params = copies(generic->params);
  const types::Tuple* results = copies(generic->results);
  auto* made = context_.make_type<types::Signature>(params, results, generic->variadic);
  made->recv = recv;
  return made;
}

/// The parameters of a function literal are objects of its type.
void InstanceCopier::declare_signature(const Type* type) {
  const auto* signature = types::dyn_cast_or_null<types::Signature>(type);
  if (substitution_.empty() || signature == nullptr || signatures_.count(signature) > 0) return;
  signatures_[signature] = new_signature(signature);
}

// ---- objects

bool InstanceCopier::is_local(const types::Object& object) const {
  const auto* variable = types::object_as_or_null<types::Var>(&object);
  if (variable != nullptr && variable->is_field()) return false;
  if (object.pkg != package_ || object.parent == &package_->scope) return false;
  return object.kind != types::ObjectKind::kFunc && object.kind != types::ObjectKind::kPkgName;
}

types::Object* InstanceCopier::object(types::Object* from) {
  if (from == nullptr) return nullptr;
  if (const auto found = objects_.find(from); found != objects_.end()) return found->second;
  if (substitution_.empty() || !is_local(*from)) return from;
  types::Object* made = new_object(from);
  objects_[from] = made;
  return made;
}

types::Object* InstanceCopier::new_object(types::Object* from) {
  switch (from->kind) {
    case types::ObjectKind::kVar: return new_variable(*types::object_as_or_null<types::Var>(from));
    case types::ObjectKind::kTypeName: return new_type(*types::object_as_or_null<types::TypeName>(from));
    case types::ObjectKind::kConst: {
      auto* made =
          context_.make_object<types::Const>(from->pos, from->pkg, from->name, substitution_(from->type));
      made->value = types::object_as_or_null<types::Const>(from)->value;
      made->parent = from->parent;
      return made;
    }
    default: return from;
  }
}

types::Var* InstanceCopier::new_variable(const types::Var& from) {
  auto* made = context_.make_object<types::Var>(from.pos, from.pkg, from.name, substitution_(from.type));
  made->var_kind = from.var_kind;
  made->embedded = from.embedded;
  made->used = from.used;
  made->parent = from.parent;
  made->progress = types::Progress::kBlack;
  objects_[&from] = made;
  return made;
}

/// A type that the function declares is another one in each instance. An alias is what it stands for.
types::Object* InstanceCopier::new_type(const types::TypeName& from) {
  auto* object = context_.make_object<types::TypeName>(from.pos, from.pkg, from.name, nullptr);
  object->parent = from.parent;
  object->alias = from.alias;
  object->progress = types::Progress::kBlack;
  const auto* named = types::dyn_cast_or_null<types::Named>(from.type);
  if (from.alias || named == nullptr || named->object != &from) {
    object->type = substitution_(from.type);
    return object;
  }
  auto* made = context_.make_type<types::Named>(object);
  object->type = made;
  substitution_.add(named, made);
  made->local_number = named->local_number;
  made->outer_args = outer_args_;
  made->underlying = substitution_(types::underlying(named));
  return object;
}

void InstanceCopier::copy_ident_facts(const Ident& from, const Ident& to) {
  if (types::Object* defined = from_.def_of_or_null(&from)) info_.record_def(&to, object(defined));
  types::Object* used = from_.use_of_or_null(&from);
  if (used == nullptr) return;
  const std::vector<const Type*>* args = from_.type_args_of_or_null(&from);
  if (args == nullptr) {
    info_.record_use(&to, object(used));
    return;
  }
  std::vector<const Type*> concrete;
  for (const Type* arg : *args) concrete.push_back(substitution_(arg));
  info_.record_use(&to, requests_.function(types::object_as_or_null<types::Func>(used), std::move(concrete)));
}

// ---- selections

/// x.f is looked up in the type that x has in the instance.
void InstanceCopier::copy_selection(const SelectorExpr& from, const SelectorExpr& to) {
  const check::Selection* known = from_.selection_of_or_null(&from);
  if (known == nullptr) return;
  check::Selection made = *known;
  made.recv = substitution_(known->recv);
  made.type = substitution_(known->type);
  if (made.recv != known->recv) {
    const bool addressable = from_.type_and_value(from.x).addressable();
    types::Lookup found = types::lookup_field_or_method(made.recv, addressable, package_, from.sel->name);
    if (auto* method = types::object_as_or_null<types::Func>(found.object);
        method != nullptr && method->type == nullptr)
      context_.instances().complete_method(*method);
    made.object = found.object;
    made.index = std::move(found.index);
    made.indirect = found.indirect;
  }
  info_.record_use(to.sel, const_cast<types::Object*>(made.object));
  info_.record_selection(&to, std::move(made));
}

/// The keys of a struct literal are the fields of the instance's struct.
void InstanceCopier::set_field_keys(const CompositeLit& lit) {
  const Type* type = info_.type_of(&lit);
  if (substitution_.empty() || type == nullptr) return;
  const auto* pointer = types::underlying_as<types::Pointer>(type);
  const auto* structure = types::underlying_as<types::Struct>(pointer != nullptr ? pointer->elem : type);
  if (structure == nullptr) return;
  for (const Expr* element : lit.elements) {
    const auto* pair = dyn_cast_or_null<KeyValueExpr>(element);
    const auto* key = pair != nullptr ? dyn_cast_or_null<Ident>(pair->key) : nullptr;
    if (key == nullptr) continue;
    const std::size_t position = structure->position_of(key->name);
    if (position < structure->fields.size()) info_.record_use(key, structure->fields[position]);
  }
}

}  // namespace gocxx::desugar
