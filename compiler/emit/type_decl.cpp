// Types: structs with their fields and methods, interfaces, defined types, aliases.
#include <algorithm>

#include "compiler/emit/decl.h"
#include "compiler/emit/foreign_text.h"
#include "compiler/emit/type_text.h"
#include "compiler/types/array.h"
#include "compiler/types/basic.h"
#include "compiler/types/interface.h"
#include "compiler/types/named.h"
#include "compiler/types/object.h"
#include "compiler/types/predicates.h"
#include "compiler/types/signature.h"
#include "compiler/types/size.h"
#include "compiler/types/struct.h"
#include "compiler/types/tuple.h"

namespace gocxx::emit {

using Form = ir::TypeDecl::Form;

namespace {

/// The parameters of an interface's methods: a1, a2.
std::string argument(std::size_t index) { return "a" + std::to_string(index + 1); }

}  // namespace

std::string DeclWriter::type_name(const ir::TypeDecl& decl) const {
  if (decl.object == nullptr) return context_.names.of_unnamed(decl.type).name;
  const std::string name = context_.names.of(decl.object);
  return decl.form == Form::kAlias ? name : name + template_arguments(decl.object, package_scope());
}

DeclWriter::Members DeclWriter::collect_members(const ir::TypeDecl& decl) const {
  Members members;
  const Names& names = context_.names;
  if (decl.form == Form::kStruct) {
    for (const types::Var* field : types::underlying_as<types::Struct>(decl.type)->fields)
      members.insert(names.of_field(field));
  }
  if (decl.form == Form::kInterface) {
    for (const types::Func* method : types::underlying_as<types::Interface>(decl.type)->all_methods()) {
      members.insert(names.of_method(method, decl.object));
      for (std::size_t i = 0; i < method->signature()->params->vars.size(); ++i) members.insert(argument(i));
    }
  }
  for (const ir::Function* method : decl.methods)
    members.insert(names.of_method(method->object, decl.object));
  for (const ir::Function* method : decl.forwarders)
    members.insert(names.of_method(method->object, decl.object));
  return members;
}

void DeclWriter::forward_declaration(const ir::TypeDecl& decl) {
  specialisation_of(decl.object);
  out_ << "struct " << type_name(decl) << ';';
  out_.end_line();
}

void DeclWriter::type(const ir::TypeDecl& decl) {
  CodeWriter(context_, package_scope()).leading_trivia(decl.trivia);
  if (decl.form != Form::kAlias) specialisation_of(decl.object);
  if (decl.form == Form::kInterface) complete_.insert(decl.type);  // within its own member functions it is
  switch (decl.form) {
    case Form::kStruct: struct_type(decl); break;
    case Form::kInterface: interface_type(decl); break;
    case Form::kDefined: defined_type(decl); break;
    case Form::kAlias: alias(decl); break;
  }
  complete_.insert(decl.type);
}

void DeclWriter::alias(const ir::TypeDecl& decl) {
  out_ << "using " << type_name(decl) << " = " << type_text(decl.type, package_scope()) << ';';
  out_.end_line();
}

const ir::Trivia* DeclWriter::field_trivia(const ir::TypeDecl& decl, const types::Var* field) const {
  for (const ir::TypeDecl::FieldTrivia& entry : decl.field_trivia) {
    if (entry.field == field) return &entry.trivia;
  }
  return nullptr;
}

/// Types are known without their namespace inside of a struct, unless a member has the name of one of them.
/// If no field takes room, the struct takes none either.
void DeclWriter::struct_type(const ir::TypeDecl& decl) {
  Scope scope = struct_scope(decl);
  CodeWriter code(context_, scope);
  out_ << "struct " << type_name(decl) << " {";
  const auto& fields = types::underlying_as<types::Struct>(decl.type)->fields;
  const bool zero_size = types::size_of(decl.type) == 0;
  bool empty = fields.empty() && decl.methods.empty() && decl.forwarders.empty();
  out_.end_line();
  out_.indent();
  for (const types::Var* field : fields) {
    const ir::Trivia* trivia = field_trivia(decl, field);
    if (trivia != nullptr) code.leading_trivia(*trivia);
    if (zero_size) out_ << "[[no_unique_address]] ";
    struct_field(*field, scope);
    code.end_line_with(trivia != nullptr ? *trivia : ir::Trivia{});
  }
  if (!fields.empty() && !(decl.methods.empty() && decl.forwarders.empty())) out_.blank_line();
  prototypes_of_methods(decl, scope);
  if (types::comparable(decl.type, compared_)) {
    if (!empty) out_.blank_line();
    equality(decl);
  }
  out_.dedent();
  out_ << "};";
  out_.end_line();
}

/// Numbers and bools are initialised, all else has a zero value of its own.
void DeclWriter::struct_field(const types::Var& field, const Scope& scope) {
  out_ << type_text(field.type, scope) << ' ' << context_.names.of_field(&field);
  const auto* basic = types::dyn_cast_or_null<types::Basic>(field.type);
  if (basic != nullptr && types::is_boolean(basic))
    out_ << " = false";
  else if (basic != nullptr && types::is_float(basic))
    out_ << " = 0.0";
  else if (basic != nullptr && types::is_integer(basic) && basic->basic_kind != types::BasicKind::kUintptr)
    out_ << " = 0";
  else
    out_ << "{}";
  out_ << ';';
}

/// Structs compare field by field; blank fields do not count.
void DeclWriter::equality(const ir::TypeDecl& decl) {
  std::string name = type_name(decl);
  const auto& fields = types::underlying_as<types::Struct>(decl.type)->fields;
  bool some_blank = false;
  for (const types::Var* field : fields) some_blank = some_blank || field->blank();
  if (!some_blank) {
    out_ << "bool operator==(const " << name << "&) const = default;";
    return out_.end_line();
  }
  std::string test;
  for (const types::Var* field : fields) {
    if (field->blank()) continue;
    std::string member = context_.names.of_field(field);
    test += (test.empty() ? "" : " && ") + member + " == other." + member;
  }
  out_ << "bool operator==(const " << name << "&" << (test.empty() ? "" : " other") << ") const { return "
       << (test.empty() ? "true" : test) << "; }";
  out_.end_line();
}

void DeclWriter::prototypes_of_methods(const ir::TypeDecl& decl, const Scope& scope) {
  auto write = [&](const ir::Function& method) {
    Scope inside = scope;
    inside.locals = &locals_of(method);
    out_ << "static ";
    heading(method, function_name(method), inside, inside);
    out_ << ';';
    out_.end_line();
  };
  for (const ir::Function* method : decl.methods) write(*method);
  for (const ir::Function* method : decl.forwarders) write(*method);
}

/// Whether the definition of a type that stands further below is not needed to pass a `type` by value.
bool DeclWriter::is_complete(const types::Type* type) const {
  switch (type->kind) {
    case types::TypeKind::kNamed: {
      const types::TypeName* name = types::cast<types::Named>(type)->object;
      return name->pkg != package_.package || complete_.contains(type);
    }
    case types::TypeKind::kArray: return is_complete(types::cast<types::Array>(type)->elem);
    case types::TypeKind::kStruct:
      return types::cast<types::Struct>(type)->fields.empty() || complete_.contains(type);
    case types::TypeKind::kInterface:
      return types::cast<types::Interface>(type)->empty() || complete_.contains(type);
    default: return true;
  }
}

bool DeclWriter::has_complete_types(const types::Signature& signature) const {
  auto complete = [this](const types::Var* var) { return is_complete(var->type); };
  return std::all_of(signature.params->vars.begin(), signature.params->vars.end(), complete) &&
         std::all_of(signature.results->vars.begin(), signature.results->vars.end(), complete);
}

/// The methods once as a list, sorted by name, and once as members that call by their place in it.
void DeclWriter::interface_type(const ir::TypeDecl& decl) {
  const auto& methods = types::underlying_as<types::Interface>(decl.type)->all_methods();
  Scope scope = struct_scope(decl);
  out_ << "struct " << type_name(decl) << " : gocxx::interface<" << type_name(decl) << "> {";
  out_.end_line();
  out_.indent();
  out_ << "using interface::interface;";
  out_.end_line();
  begin_methods("gocxx::interface_methods");
  for (const types::Func* method : methods) {
    if (method != methods.front()) separate();
    interface_signature(*method, scope);
  }
  end_methods();
  for (std::size_t i = 0; i < methods.size(); ++i) interface_method(decl, i, scope);
  out_.dedent();
  out_ << "};";
  out_.end_line();
}

/// gocxx::signature<"Name", R(A, gocxx::variadic<B>)>
void DeclWriter::interface_signature(const types::Func& method, const Scope& scope) {
  out_ << "gocxx::signature<";
  out_.open(Enclosure::kAngles);
  out_ << quoted(method.name);
  separate();
  std::vector<std::string> params;
  for (std::size_t i = 0; i < method.signature()->params->vars.size(); ++i)
    params.push_back(parameter_text(*method.signature(), i, scope, true));
  out_ << type_text(method.signature()->results, scope) << '(';
  list(params, Enclosure::kParameters);
  out_ << ')';
  out_.close();
  out_ << '>';
}

/// Two interfaces may have methods that return each other: then the body of one stands below both.
void DeclWriter::interface_method(const ir::TypeDecl& decl, std::size_t index, const Scope& scope) {
  const types::Func& method = *types::underlying_as<types::Interface>(decl.type)->all_methods()[index];
  const bool here = has_complete_types(*method.signature());
  out_ << type_text(method.signature()->results, scope) << ' '
       << context_.names.of_method(&method, decl.object);
  interface_method_tail(method, index, scope, here);
  if (!here) late_methods_.push_back({&decl, index});
  out_.end_line();
}

/// (A a1) const { return call<0, R>(a1); }  or, without `body`, (A a1) const;
void DeclWriter::interface_method_tail(const types::Func& method, std::size_t index, const Scope& scope,
                                       bool body) {
  std::vector<std::string> params, args;
  for (const types::Var* param : method.signature()->params->vars) {
    args.push_back(argument(args.size()));
    params.push_back(type_text(param->type, scope) + " " + args.back());
  }
  out_ << '(';
  list(params, Enclosure::kParameters);
  out_ << (body ? ") const { " : ") const;");
  if (!body) return;
  const std::string result = type_text(method.signature()->results, scope);
  out_.open(Enclosure::kBody);
  out_ << (result == "void" ? "" : "return ") << "call<" << std::to_string(index) << ", " << result << ">(";
  list(args, Enclosure::kParens);
  out_ << ");";
  out_.close();
  out_ << " }";
}

void DeclWriter::late_methods() {
  for (const LateMethod& late : late_methods_) {
    const types::Func& method =
        *types::underlying_as<types::Interface>(late.decl->type)->all_methods()[late.index];
    out_.blank_line();
    out_ << "inline " << type_text(method.signature()->results, package_scope()) << ' '
         << type_name(*late.decl) << "::" << context_.names.of_method(&method, late.decl->object);
    interface_method_tail(method, late.index, struct_scope(*late.decl), true);
    out_.end_line();
  }
}

void DeclWriter::defined_type(const ir::TypeDecl& decl) {
  Scope scope = struct_scope(decl);
  std::string name = type_name(decl);
  out_ << "struct " << name << " : gocxx::defined<" << name << ", "
       << type_text(types::underlying(decl.type), scope) << "> {";
  out_.end_line();
  out_.indent();
  out_ << "using defined::defined;";
  out_.end_line();
  prototypes_of_methods(decl, scope);
  out_.dedent();
  out_ << "};";
  out_.end_line();
}

}  // namespace gocxx::emit
