// Walks over the lowered tree for the types that it uses, and computes their method sets.
#include "compiler/lower/types.h"

#include "compiler/lower/function.h"
#include "compiler/lower/package.h"
#include "compiler/types/array.h"
#include "compiler/types/chan.h"
#include "compiler/types/interface.h"
#include "compiler/types/lookup.h"
#include "compiler/types/map.h"
#include "compiler/types/named.h"
#include "compiler/types/package.h"
#include "compiler/types/pointer.h"
#include "compiler/types/signature.h"
#include "compiler/types/slice.h"
#include "compiler/types/struct.h"
#include "compiler/types/universe.h"

namespace gocxx::lower {

using types::TypeKind;
using Form = ir::TypeDecl::Form;

namespace {

Form form_of(const types::Type* type) {
  switch (types::underlying(type)->kind) {
    case TypeKind::kStruct: return Form::kStruct;
    case TypeKind::kInterface: return Form::kInterface;
    default: return Form::kDefined;
  }
}

}  // namespace

ir::TypeDecl* TypeCollector::declaration_or_null(const types::TypeName* name) const {
  auto found = by_name_.find(name);
  return found != by_name_.end() ? found->second : nullptr;
}

ir::TypeDecl* TypeCollector::declare(const syntax::TypeSpec& spec, const std::string& function) {
  const auto* name = types::object_as_or_null<types::TypeName>(package_.info().def_of_or_null(spec.name));
  if (name == nullptr) return nullptr;  // type _ ...
  const auto* interface = types::underlying_as<types::Interface>(name->type);
  if (interface != nullptr && interface->is_constraint()) return nullptr;  // no variable has it
  auto* decl = package_.build().make<ir::TypeDecl>(spec.pos);
  decl->object = name;
  decl->type = name->type;
  decl->form = spec.alias ? Form::kAlias : form_of(name->type);
  decl->function = function;
  if (!spec.alias) by_name_[name] = decl;
  declared_.push_back(decl);
  if (const auto* type = syntax::dyn_cast_or_null<syntax::StructType>(spec.type))
    comments_of(*decl, type->fields, name->type);
  if (const auto* type = syntax::dyn_cast_or_null<syntax::InterfaceType>(spec.type))
    comments_of(*decl, type->elements, name->type);
  return decl;
}

/// The comments and blank lines between the fields of a struct or the methods of an interface.
void TypeCollector::comments_of(ir::TypeDecl& decl, const syntax::FieldList* fields, const types::Type*) {
  Pos after = fields->pos;
  for (const syntax::Field* field : fields->fields) {
    ir::Trivia trivia = package_.comments().around(*field, after);
    after = field->end;
    const bool any = !trivia.leading.empty() || !trivia.trailing.empty() || trivia.blank_line_before;
    if (!any || field->names.empty()) continue;
    const auto* object =
        types::object_as_or_null<types::Var>(package_.info().def_of_or_null(field->names.front()));
    if (object != nullptr) decl.field_trivia.push_back({object, std::move(trivia)});
  }
}

// ---- what is used -----------------------------------------------------------------------------------------

void TypeCollector::use_all(const ir::Arena& arena) {
  for (std::size_t i = 0; i < arena.objects().size(); ++i) {
    const ir::Node* node = arena.objects()[i];
    if (const ir::Expr* e = node->expr_or_null()) {
      use_expr(*e);
    } else if (const auto* variable = dynamic_cast<const ir::Variable*>(node)) {
      use(variable->type);
    } else if (const auto* function = dynamic_cast<const ir::Function*>(node)) {
      for (const types::Type* type : function->results) use(type);
    }
  }
}

void TypeCollector::use_expr(const ir::Expr& e) {
  use(e.type);
  if (const auto* call = ir::dyn_cast_or_null<ir::RuntimeCall>(&e))
    for (const types::Type* type : call->type_args) use(type);
  if (const auto* closure = ir::dyn_cast_or_null<ir::Closure>(&e))
    for (const types::Type* type : closure->results) use(type);
}

void TypeCollector::use(const types::Type* type) {
  if (type == nullptr || !used_.insert(type).second) return;
  if (const auto* named = types::dyn_cast_or_null<types::Named>(type)) {
    package_.note_import(named->object->pkg);
    for (const types::Type* arg : named->type_args) use(arg);
    if (named->object->pkg == package_.checked().types) use_parts(types::underlying(named));
    return;
  }
  use_parts(type);
  // struct{} is the runtime's empty_struct.
  const auto* structure = types::dyn_cast_or_null<types::Struct>(type);
  if (structure != nullptr && !structure->fields.empty() && unnamed_.find(type) == unnamed_.end())
    declare_unnamed(type, Form::kStruct);
  const auto* interface = types::dyn_cast_or_null<types::Interface>(type);
  if (interface != nullptr && !interface->empty() && unnamed_.find(type) == unnamed_.end())
    declare_unnamed(type, Form::kInterface);
}

void TypeCollector::use_parts(const types::Type* type) {
  switch (type->kind) {
    case TypeKind::kArray: return use(types::cast<types::Array>(type)->elem);
    case TypeKind::kSlice: return use(types::cast<types::Slice>(type)->elem);
    case TypeKind::kPointer: return use(types::cast<types::Pointer>(type)->elem);
    case TypeKind::kChan: return use(types::cast<types::Chan>(type)->elem);
    case TypeKind::kMap:
      use(types::cast<types::Map>(type)->key);
      return use(types::cast<types::Map>(type)->value);
    case TypeKind::kTuple:
      for (const types::Var* v : types::cast<types::Tuple>(type)->vars) use(v->type);
      return;
    case TypeKind::kSignature:
      use(types::cast<types::Signature>(type)->params);
      return use(types::cast<types::Signature>(type)->results);
    case TypeKind::kStruct:
      for (const types::Var* v : types::cast<types::Struct>(type)->fields) use(v->type);
      return;
    case TypeKind::kInterface:
      for (const types::Func* f : types::cast<types::Interface>(type)->all_methods()) use(f->type);
      return;
    default: return;
  }
}

ir::TypeDecl* TypeCollector::declare_unnamed(const types::Type* type, Form form) {
  auto* decl = package_.build().make<ir::TypeDecl>();
  decl->type = type;
  decl->form = form;
  unnamed_[type] = decl;
  declared_.push_back(decl);
  return decl;
}

// ---- method sets ------------------------------------------------------------------------------------------

/// The method sets of T and *T. A promoted method gets a forwarder that follows the path to it:
///
///   struct { *Base; ... }      static void Reset(gocxx::ptr<T> self) { Base::Reset(self->Base); }
void TypeCollector::method_sets(ir::TypeDecl& decl) {
  if (decl.form == Form::kInterface || decl.form == Form::kAlias) return;
  if (decl.object != nullptr) decl.methods = package_.methods_of(decl.object);
  const types::Type* pointer = package_.pointer_to(decl.type);
  std::unordered_set<std::string_view> of_value;
  auto add = [&](const types::Type* receiver, std::vector<ir::MethodEntry>& list) {
    for (const types::Lookup& found : types::method_set(receiver)) {
      const auto* method = types::object_as_or_null<types::Func>(found.object);
      if (method == nullptr || (receiver == pointer && of_value.contains(method->name))) continue;
      if (receiver != pointer) of_value.insert(method->name);
      list.push_back({method->name, method, decl.object, receiver == pointer,
                      package_.facts().recovers(method), found.index.size() > 1});
      if (found.index.size() > 1)
        decl.forwarders.push_back(FunctionLowering(package_).forwarder(found, receiver, decl.object));
    }
  };
  add(decl.type, decl.value_methods);
  add(pointer, decl.pointer_methods);
}

// ---- order ------------------------------------------------------------------------------------------------

std::vector<ir::TypeDecl*> TypeCollector::finish(ir::Arena& arena) {
  use_all(arena);
  for (std::size_t i = 0; i < declared_.size(); ++i) use(declared_[i]->type);  // may add to the list
  for (std::size_t i = 0; i < declared_.size(); ++i) method_sets(*declared_[i]);
  std::vector<ir::TypeDecl*> ordered;
  for (ir::TypeDecl* decl : declared_) order(decl, ordered);
  return ordered;
}

/// The types that `decl` holds by value come before it. The checker has refused types that hold themselves.
void TypeCollector::order(ir::TypeDecl* decl, std::vector<ir::TypeDecl*>& ordered) {
  if (!ordered_.insert(decl).second) return;
  if (decl->form == Form::kAlias)
    order_parts(decl->type, ordered);
  else if (const auto* fields = types::underlying_as<types::Struct>(decl->type))
    for (const types::Var* field : fields->fields) order_parts(field->type, ordered);
  else
    order_parts(types::underlying(decl->type), ordered);
  ordered.push_back(decl);
}

void TypeCollector::order_parts(const types::Type* type, std::vector<ir::TypeDecl*>& ordered) {
  if (const auto* named = types::dyn_cast_or_null<types::Named>(type)) {
    if (ir::TypeDecl* decl = declaration_or_null(named->object)) order(decl, ordered);
    return;
  }
  if (const auto* array = types::dyn_cast_or_null<types::Array>(type))
    return order_parts(array->elem, ordered);
  auto unnamed = unnamed_.find(type);
  if (unnamed != unnamed_.end()) order(unnamed->second, ordered);
}

}  // namespace gocxx::lower
