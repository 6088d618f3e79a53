// The directives of declarations (`//gocxx:name`). A function without any may do everything.
#include "compiler/lower/library.h"

#include <algorithm>
#include <charconv>

#include "compiler/types/package.h"
#include "compiler/types/signature.h"

namespace gocxx::lower {
namespace {

/// The directive of that name, or null. The methods of interfaces have none.
const syntax::Directive* directive_or_null(const types::Func& function, std::string_view name) {
  if (function.decl == nullptr) return nullptr;
  const auto& all = function.decl->directives;
  const auto found = std::find_if(all.begin(), all.end(), [&](const auto& d) { return d.name == name; });
  return found != all.end() ? &*found : nullptr;
}

bool has_directive(const types::Func& function, std::string_view name) {
  return directive_or_null(function, name) != nullptr;
}

/// Whether the function's `//gocxx:noescape` names the parameter.
bool stays(const types::Func& function, const types::Var& param) {
  const syntax::Directive* noescape = directive_or_null(function, "noescape");
  if (noescape == nullptr) return false;
  const auto& names = noescape->arguments;
  return std::find(names.begin(), names.end(), param.name) != names.end();
}

}  // namespace

bool library_receiver_stays(const types::Func& method) { return stays(method, *method.signature()->recv); }

bool library_argument_stays(const types::Func& function, std::size_t index) {
  const auto& params = function.signature()->params->vars;
  return index < params.size() && stays(function, *params[index]);
}

bool library_may_call_back(const types::Func& function) {
  return !library_is_pure(function) && !has_directive(function, "nocallback");
}

bool library_is_pure(const types::Func& function) { return has_directive(function, "pure"); }

bool library_panics(const types::Func& function) { return has_directive(function, "panics"); }

std::string_view library_operation(const types::Func& function) {
  const syntax::Directive* blocks = directive_or_null(function, "blocks");
  return blocks != nullptr ? blocks->arguments.front() : std::string_view();
}

std::optional<int> library_inlining_cost(const types::Func& function) {
  const syntax::Directive* inlined = directive_or_null(function, "inlined");
  if (inlined == nullptr) return std::nullopt;
  const std::string_view text = inlined->arguments.front();
  int cost = 0;
  std::from_chars(text.data(), text.data() + text.size(), cost);
  return cost;
}

bool library_takes_args(const types::Func& function) {
  return function.pkg != nullptr && function.signature()->variadic;
}

}  // namespace gocxx::lower
