// Prints the declarations of a package; print_stmt prints the bodies of functions.
#include "compiler/lower/print.h"

#include <fmt/format.h>

#include "compiler/lower/print_stmt.h"
#include "compiler/types/object.h"
#include "compiler/types/package.h"
#include "compiler/types/print.h"

namespace gocxx::lower {
namespace {

using namespace ir;

std::string method_list(std::string_view title, const std::vector<MethodEntry>& list) {
  std::string text;
  for (const MethodEntry& entry : list) text += " " + entry.name;
  return list.empty() ? "" : fmt::format("  {}:{}\n", title, text);
}

std::string function_text(const Function& function) {
  std::string params;
  for (const Variable* v : function.params)
    params += fmt::format("{}{} {}", params.empty() ? "" : ", ", v->name.empty() ? "_" : v->name,
                          types::type_string(v->type));
  std::string results;
  for (const types::Type* type : function.results)
    results += (results.empty() ? "" : ", ") + types::type_string(type);
  const std::string owner = function.owner != nullptr ? function.owner->name + "::" : "";
  return fmt::format("func {}{}({}) ({}) {}\n", owner, function.name, params, results,
                     print_block(*function.body));
}

std::string type_text(const TypeDecl& decl) {
  static constexpr std::string_view kForms[] = {"struct", "interface", "defined", "alias"};
  const std::string name = decl.object != nullptr ? decl.object->name : "";
  std::string text =
      fmt::format("{} {} {}\n", kForms[static_cast<int>(decl.form)], name,
                  types::type_string(decl.object != nullptr ? types::underlying(decl.type) : decl.type));
  text += method_list("methods", decl.value_methods);
  text += method_list("methods on the pointer", decl.pointer_methods);
  for (const Function* forwarder : decl.forwarders) text += function_text(*forwarder);
  return text;
}

std::string item_text(const Item& item) {
  if (item.constant != nullptr)
    return fmt::format("const {} = {}\n", item.constant->object->name, print_expr(*item.constant->value));
  if (item.function != nullptr) return function_text(*item.function);
  const Variable& v = *item.global->variable;
  return fmt::format("global {} {}{}\n", v.name.empty() ? "_" : v.name, types::type_string(v.type),
                     item.global->value != nullptr ? " = " + print_expr(*item.global->value) : "");
}

}  // namespace

std::string print_package(const Package& package, const base::SourceSet& sources) {
  std::string text = fmt::format("package {}\n", package.package->name);
  for (const types::Package* imported : package.imports) text += "import " + imported->path + "\n";
  for (const TypeDecl* decl : package.types) text += type_text(*decl);
  for (const Item& item : package.items) text += item_text(item);
  text += function_text(*package.init);
  for (const Site* site : package.sites) {
    const base::Location where = sources.locate(site->pos);
    text += fmt::format("site {}: {}:{}:{} {} {}\n", site->number, where.file, where.line, where.column,
                        site->operation, site->variable);
  }
  return text;
}

}  // namespace gocxx::lower
