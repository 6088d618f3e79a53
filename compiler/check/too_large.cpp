// The objects that Go's compiler refuses after checking, since no object file or stack holds them.
#include "compiler/check/checker.h"
#include "compiler/types/size.h"

namespace gocxx::check {
namespace {

constexpr std::int64_t kLargestSymbol = 2'000'000'000;
constexpr std::int64_t kLargestFrame = 1 << 30;

std::int64_t size_of(const types::Tuple& list) {
  std::int64_t sum = 0;
  for (const types::Var* var : list.vars) sum += types::size_of(var->type);
  return sum;
}

/// The bytes that a call passes.
std::int64_t size_of_arguments(const types::Signature& signature) {
  const std::int64_t receiver = signature.recv != nullptr ? types::size_of(signature.recv->type) : 0;
  return receiver + size_of(*signature.params) + size_of(*signature.results);
}

}  // namespace

void Checker::check_sizes() {
  if (!diagnostics_.empty()) return;
  for (const types::Object* object : types_pkg_->scope.objects()) {
    const auto* variable = types::object_as_or_null<types::Var>(object);
    const std::int64_t size = variable != nullptr ? types::size_of(variable->type) : 0;
    if (size > kLargestSymbol)
      error(Code::kTypeTooLarge, variable->pos,
            types_pkg_->name + "." + variable->name + ": symbol too large (" + std::to_string(size) +
                " bytes > " + std::to_string(kLargestSymbol) + " bytes)");
  }
  for (const syntax::FuncDecl* function : package_.functions) {
    const auto* object = types::object_as_or_null<types::Func>(info().def_of_or_null(function->name));
    const std::int64_t size = object != nullptr ? size_of_arguments(*object->signature()) : 0;
    if (size >= kLargestFrame)
      error(Code::kTypeTooLarge, function->name->pos,
            "stack frame too large (>1GB): 0 MB locals + " + std::to_string(size >> 20) + " MB args");
  }
}

}  // namespace gocxx::check
