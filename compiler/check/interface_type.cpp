// Interface types: methods and embedded interfaces.
#include <algorithm>
#include <unordered_map>

#include "compiler/check/checker.h"

namespace gocxx::check {

namespace {

bool is_method(const syntax::Field& field) {
  return field.names.size() == 1 && field.type->kind == syntax::NodeKind::kFuncType;
}

}  // namespace

void Checker::interface_type(types::Interface* type, const syntax::InterfaceType* e,
                             const types::Named* def) {
  interfaces_.emplace_back(e, type);
  const Type* receiver = def != nullptr ? static_cast<const Type*>(def) : type;
  std::vector<const syntax::Expr*> embedded;
  for (const syntax::Field* element : e->elements->fields) {
    if (is_method(*element)) {
      interface_method(type, *element, receiver);
      continue;
    }
    type->embeddeds.push_back(embedded_element(element->type));
    embedded.push_back(element->type);
  }
  if (type->methods.empty() && embedded.empty()) return;
  std::ranges::stable_sort(type->methods, {}, &types::Func::name);  // as messages list them
  later([this, type, embedded] { check_interface(type, embedded); });
}

void Checker::interface_method(types::Interface* type, const syntax::Field& element, const Type* receiver) {
  const syntax::Ident* name = element.names[0];
  if (name->blank()) {
    error(Code::kBlankMethod, name, "methods must have a unique non-blank name");
    return;
  }
  auto* signature = context_.make_type<types::Signature>();
  func_type(signature, nullptr, syntax::cast<syntax::FuncType>(element.type),
            context_.make_scope(env_.scope));
  auto* recv = context_.make_object<types::Var>(name->pos, types_pkg_, "", receiver);
  recv->var_kind = types::VarKind::kReceiver;
  signature->recv = recv;
  auto* method = context_.make_object<types::Func>(name->pos, types_pkg_, name->name, signature);
  method->interface_method = true;
  method->progress = types::Progress::kBlack;
  info().record_def(name, method);
  type->methods.push_back(method);
}

void Checker::check_interface(const types::Interface* type,
                              const std::vector<const syntax::Expr*>& embedded) {
  struct Seen {
    const types::Func* method;
    Pos pos;  // what brings it in
  };
  std::unordered_map<std::string_view, std::vector<Seen>> seen;  // by name
  const auto add = [&](const types::Func* method, Pos pos, bool declared_here) {
    std::vector<Seen>& same_name = seen[method->name];
    for (const auto& [other, other_pos] : same_name) {
      if (!other->same_id(method->pkg, method->name)) continue;
      if (!declared_here && types::identical(other->type, method->type)) return;
      auto* report = error(Code::kDuplicateInterfaceMethod, pos, "duplicate method " + method->name);
      if (report != nullptr)
        report->notes.push_back({other_pos, "other declaration of method " + other->name});
      return;
    }
    same_name.push_back({method, pos});
  };
  for (const types::Func* method : type->methods) add(method, method->pos, true);
  for (std::size_t i = 0; i < embedded.size(); ++i) {
    const Type* under = underlying(type->embeddeds[i]);
    if (!types::is_valid(under)) continue;
    const auto* interface = dyn_cast_or_null<types::Interface>(under);
    if (interface == nullptr) continue;
    for (const types::Func* method : interface->all_methods()) add(method, embedded[i]->pos, false);
  }
}

}  // namespace gocxx::check
