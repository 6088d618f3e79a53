// Constants, globals, functions and sites; types are in type_decl.cpp, descriptors in descriptor.cpp.
#include "compiler/emit/decl.h"

#include "compiler/emit/foreign_text.h"
#include "compiler/emit/partition.h"
#include "compiler/emit/type_text.h"
#include "compiler/types/named.h"
#include "compiler/types/object.h"
#include "compiler/types/package.h"
#include "compiler/types/type_param.h"

namespace gocxx::emit {

namespace {

/// Returns the specifiers of a function or variable. What units refer to has external linkage. g++ takes
/// every function named main, whatever its namespace, for one that runs once, and would optimise much of it
/// for size; gnu::hot prevents that.
std::string_view specifiers(ir::Linkage linkage, bool in_units) {
  if (in_units) return linkage == ir::Linkage::kMain ? "[[gnu::hot]] " : "";
  switch (linkage) {
    case ir::Linkage::kExternal: return "";
    case ir::Linkage::kInternal: return "static ";
    case ir::Linkage::kUnreferenced: return "[[maybe_unused]] static ";
    case ir::Linkage::kMain: return "[[gnu::hot]] static ";
  }
  return "";
}

}  // namespace

std::string site_name(const ir::Site& site) { return "site_" + std::to_string(site.number); }

/// The dots become two underscores each, so that different functions have different names. Those of instances
/// have a number made of their template arguments.
std::string site_name(const UnitFunction& function, std::size_t number) {
  std::string name = "site_";
  std::size_t depth = 0;
  for (char c : function.name) {
    if (c == '<') ++depth;
    if (depth == 0) name += c == '.' || c == ':' ? std::string("__") : std::string(1, c);
    if (c == '>') --depth;
  }
  if (function.name.find('<') != std::string::npos) name += "_" + std::to_string(stable_hash(function.name));
  return name + "_" + std::to_string(number);
}

DeclWriter::DeclWriter(Context& context, const ir::Package& package)
    : context_(context), out_(context.out), package_(package) {
  for (const ir::TypeDecl* decl : package.types) {
    members_[decl] = collect_members(*decl);
    if (decl->object != nullptr) owners_[decl->object] = decl;
  }
}

Scope DeclWriter::struct_scope(const ir::TypeDecl& decl) const {
  Scope scope = package_scope();
  scope.members = &members_of(decl);
  scope.inherits = decl.form == ir::TypeDecl::Form::kDefined || decl.form == ir::TypeDecl::Form::kInterface;
  return scope;
}

Scope DeclWriter::owner_scope(const types::TypeName* owner) const { return struct_scope(*owners_.at(owner)); }

void DeclWriter::constant(const ir::ConstDecl& decl) {
  CodeWriter code(context_, package_scope());
  code.leading_trivia(decl.trivia);
  out_ << "inline constexpr " << type_text(decl.value->type, package_scope()) << ' '
       << context_.names.of(decl.object) << " = ";
  out_.point(kAssignment);
  code.expr(decl.value);
  out_ << ';';
  code.end_line_with(decl.trivia);
}

void DeclWriter::global(const ir::GlobalDecl& decl) {
  CodeWriter code(context_, package_scope());
  code.leading_trivia(decl.trivia);
  out_ << specifiers(decl.linkage, context_.in_units) << type_text(decl.variable->type, package_scope())
       << ' ' << context_.names.of_global(decl.variable);
  if (decl.value == nullptr) {
    out_ << "{}";
  } else {
    out_ << " = ";
    out_.point(kAssignment);
    code.expr(decl.value);
  }
  out_ << ';';
  code.end_line_with(decl.trivia);
}

void DeclWriter::global_declaration(const ir::GlobalDecl& decl) {
  out_ << "extern " << type_text(decl.variable->type, package_scope()) << ' '
       << context_.names.of_global(decl.variable) << ';';
  out_.end_line();
}

std::string DeclWriter::function_name(const ir::Function& function) const {
  const Names& names = context_.names;
  if (function.object == nullptr) return function.name;
  if (function.owner == nullptr)
    return names.of(function.object) + template_arguments(function.object, package_scope());
  return names.of_method(function.object, function.owner);
}

/// R name(A a, B b). The result is written as in `before`, the parameters as in `scope`; the locals of both
/// are the function's.
void DeclWriter::heading(const ir::Function& function, const std::string& name, const Scope& before,
                         const Scope& scope) {
  out_ << result_text(function.results, before) << ' ' << name;
  CodeWriter(context_, scope).parameters(function.params);
}

/// Found by a walk over all of the function, for its prototype and its definition.
const LocalNames& DeclWriter::locals_of(const ir::Function& function) {
  return locals_.try_emplace(&function, function).first->second;
}

void DeclWriter::template_head(const std::vector<types::TypeParam*>& params) {
  out_ << "template <";
  for (const types::TypeParam* param : params)
    out_ << (param == params.front() ? "" : ", ") << "class " << type_text(param, package_scope());
  out_ << ">";
  out_.end_line();
}

void DeclWriter::specialisation_of(const types::Object* object) {
  if (object == nullptr || context_.names.arguments_of(object).empty()) return;
  out_ << "template <>";
  out_.end_line();
}

void DeclWriter::type_templates() {
  for (const types::Object* generic : context_.names.templates_of(package_.package)) {
    if (generic->kind != types::ObjectKind::kTypeName) continue;
    template_head(types::cast<types::Named>(generic->type)->type_params);
    out_ << "struct " << context_.names.of(generic) << ';';
    out_.end_line();
  }
}

void DeclWriter::function_templates() {
  const Scope scope = package_scope();
  for (const types::Object* generic : context_.names.templates_of(package_.package)) {
    const auto* function = types::object_as_or_null<types::Func>(generic);
    if (function == nullptr) continue;
    const types::Signature& signature = *function->signature();
    template_head(signature.type_params);
    if (!generic->exported() && !context_.in_units) out_ << "static ";
    std::vector<std::string> params;
    for (const types::Var* param : signature.params->vars) params.push_back(type_text(param->type, scope));
    out_ << type_text(signature.results, scope) << ' ' << context_.names.of(generic) << '(';
    list(params, Enclosure::kParameters);
    out_ << ");";
    out_.end_line();
  }
}

void DeclWriter::prototype(const ir::Function& function) {
  Scope scope = package_scope();
  scope.locals = &locals_of(function);
  if (context_.names.arguments_of(function.object).empty())
    out_ << specifiers(function.linkage, context_.in_units);
  else
    specialisation_of(function.object);
  heading(function, function_name(function), scope, scope);
  out_ << ';';
  out_.end_line();
}

void DeclWriter::function(const ir::Function& function) {
  if (function.owner == nullptr) return definition(function, function_name(function), package_scope());
  definition(function, type_name(*owners_.at(function.owner)) + "::" + function_name(function),
             owner_scope(function.owner));
}

void DeclWriter::generated() { CodeWriter(context_, package_scope()).generated(); }

void DeclWriter::forwarder(const ir::TypeDecl& decl, const ir::Function& function) {
  generated();
  definition(function, type_name(decl) + "::" + function_name(function), struct_scope(decl));
}

/// `name` is qualified; `scope` is that of the parameters and the body.
void DeclWriter::definition(const ir::Function& function, const std::string& name, Scope scope) {
  const LocalNames& locals = locals_of(function);
  Scope before = package_scope();  // the result stands before the class is entered
  before.locals = &locals;
  CodeWriter(context_, before).leading_trivia(function.trivia);
  scope.locals = &locals;
  CodeWriter code(context_, scope);
  code.directive(function.pos);
  if (function.owner == nullptr && function.object != nullptr) specialisation_of(function.object);
  if (context_.function != nullptr && context_.function->is_copy) out_ << "[[gnu::gnu_inline]] inline ";
  heading(function, name, before, scope);
  out_ << ' ';
  if (!code.flat_body(*function.body, false)) code.block(*function.body);
  code.end_line_with({});
  locals_.erase(&function);
}

void DeclWriter::literal(const ir::LiteralName& literal) {
  base::Location first = context_.sources.locate(literal.begin);
  base::Location last = context_.sources.locate(literal.end);
  out_ << '{' << quoted(literal.name) << ", " << quoted(context_.options.file_name(first.file)) << ", "
       << std::to_string(first.line) << ", " << std::to_string(last.line) << "},";
  out_.end_line();
}

void DeclWriter::site(const ir::Site& site, const std::string& name) {
  base::Location at = context_.sources.locate(site.pos);
  out_ << "constexpr gocxx::site " << name << '{' << quoted(context_.options.file_name(at.file)) << ", "
       << quoted(site.operation) << ", " << quoted(site.variable) << ", " << std::to_string(at.line) << ", "
       << std::to_string(at.column) << "};";
  out_.end_line();
}

void DeclWriter::site_declaration(const std::string& name) {
  out_ << "extern const gocxx::site " << name << ';';
  out_.end_line();
}

std::string DeclWriter::unit_name(const ir::Function& function, const ir::TypeDecl* owner) const {
  std::string name = context_.names.package_namespace(package_.package) + ".";
  if (owner != nullptr)
    name += type_name(*owner) + ".";
  else if (function.owner != nullptr)
    name += type_name(*owners_.at(function.owner)) + ".";
  return name + function_name(function);
}

}  // namespace gocxx::emit
