// The specialisations of gocxx::type_traits, from which the run-time descriptors of the program's types are
// built.
#include <utility>

#include "compiler/emit/decl.h"
#include "compiler/emit/foreign_text.h"
#include "compiler/emit/type_text.h"
#include "compiler/types/named.h"
#include "compiler/types/object.h"
#include "compiler/types/package.h"
#include "compiler/types/runtime_name.h"
#include "compiler/types/struct.h"

namespace gocxx::emit {

std::string DeclWriter::qualified_type_name(const ir::TypeDecl& decl) const {
  const std::string space = context_.names.package_namespace(package_.package) + "::";
  if (decl.object == nullptr) return space + type_name(decl);
  return space + context_.names.of(decl.object) + template_arguments(decl.object, outside());
}

void DeclWriter::descriptor(const ir::TypeDecl& decl) {
  if (decl.form == ir::TypeDecl::Form::kAlias) return;
  bool named = decl.object != nullptr;
  bool has_fields = decl.form == ir::TypeDecl::Form::kStruct &&
                    !types::underlying_as<types::Struct>(decl.type)->fields.empty();
  if (named || has_fields || !decl.value_methods.empty()) traits_of_value(decl);
  if (!decl.pointer_methods.empty()) traits_of_pointer(decl);
}

void DeclWriter::traits_of_value(const ir::TypeDecl& decl) {
  std::string name = qualified_type_name(decl);
  out_ << "template <>";
  out_.end_line();
  out_ << "struct gocxx::type_traits<" << name << "> {";
  out_.end_line();
  out_.indent();
  if (decl.object != nullptr) {
    out_ << "static constexpr const char* name = "
         << quoted(types::runtime_name(*types::cast<types::Named>(decl.type))) << ';';
    out_.end_line();
  }
  if (decl.form == ir::TypeDecl::Form::kStruct) fields_of_traits(decl);
  methods_of_traits(decl, name, decl.value_methods);
  out_.dedent();
  out_ << "};";
  out_.end_line();
}

void DeclWriter::traits_of_pointer(const ir::TypeDecl& decl) {
  std::string name = "gocxx::ptr<" + qualified_type_name(decl) + ">";
  out_ << "template <>";
  out_.end_line();
  out_ << "struct gocxx::type_traits<" << name << "> {";
  out_.end_line();
  out_.indent();
  methods_of_traits(decl, name, decl.pointer_methods);
  out_.dedent();
  out_ << "};";
  out_.end_line();
}

/// {"Name", gocxx::type_ref<T>, offsetof(X, Name), "tag", embedded}, the last two only where they say
/// something.
void DeclWriter::fields_of_traits(const ir::TypeDecl& decl) {
  const auto* type = types::underlying_as<types::Struct>(decl.type);
  if (type->fields.empty()) return;
  std::string name = qualified_type_name(decl);
  if (name.find(',') != std::string::npos) {  // a macro would take it for two arguments
    out_ << "using struct_type = " << std::exchange(name, "struct_type") << ';';
    out_.end_line();
  }
  out_ << "static constexpr gocxx::field fields[] = {";
  out_.end_line();
  out_.indent();
  out_.indent();
  for (std::size_t i = 0; i < type->fields.size(); ++i) {
    const types::Var& field = *type->fields[i];
    std::vector<std::string> parts{quoted(field.name),
                                   "gocxx::type_ref<" + type_text(field.type, outside()) + ">",
                                   "offsetof(" + name + ", " + context_.names.of_field(&field) + ")"};
    if (!type->tag(i).empty() || field.embedded) parts.push_back(quoted(type->tag(i)));
    if (field.embedded) parts.push_back("true");
    out_ << '{';
    list(parts, Enclosure::kBraces);
    out_ << "},";
    out_.end_line();
  }
  out_.dedent();
  out_.dedent();
  out_ << "};";
  out_.end_line();
}

void DeclWriter::methods_of_traits(const ir::TypeDecl& decl, const std::string& receiver,
                                   const std::vector<ir::MethodEntry>& methods) {
  if (methods.empty()) return;
  begin_methods("gocxx::methods");
  out_ << receiver;
  for (const ir::MethodEntry& entry : methods) {
    separate();
    const bool embedded = entry.embedded && !entry.pointer_receiver;
    const bool variadic = entry.object->signature()->variadic;
    out_ << (embedded ? "gocxx::embedded<" : "") << (variadic ? "gocxx::variadic_method<" : "")
         << (entry.recovers ? "gocxx::recovering_method<" : "gocxx::method<") << quoted(entry.name) << ", &"
         << qualified_type_name(decl) << "::" << context_.names.of_method(entry.object, entry.owner)
         << (variadic ? ">>" : ">") << (embedded ? ">" : "");
  }
  end_methods();
}

/// static constexpr auto methods = gocxx::methods<
void DeclWriter::begin_methods(std::string_view name) {
  out_ << "static constexpr auto methods = ";
  out_.point(kAssignment);
  out_ << name << '<';
  out_.open(Enclosure::kAngles);
}

void DeclWriter::end_methods() {
  out_.close();
  out_ << ">;";
  out_.end_line();
}

void DeclWriter::separate() {
  out_ << ", ";
  out_.point();
}

void DeclWriter::list(const std::vector<std::string>& parts, Enclosure form) {
  Group group(out_, form);
  for (const std::string& each : parts) {
    if (&each != &parts.front()) separate();
    out_ << each;
  }
}

}  // namespace gocxx::emit
