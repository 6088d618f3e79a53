// Go types as C++ spells them: the "Types" table of runtime/include/gocxx/README.md.
#pragma once

#include <string>
#include <vector>

#include "compiler/emit/scope.h"
#include "compiler/types/signature.h"

namespace gocxx::emit {

/// `type` as written in `scope`. Null and the empty tuple are void; a tuple of several is
/// gocxx::results<...>.
std::string type_text(const types::Type* type, const Scope& scope);

/// <long, gocxx::string>: the template arguments of an instance; empty for other objects.
std::string template_arguments(const types::Object* object, const Scope& scope);

/// A type or function by its qualified name and template arguments.
std::string object_text(const types::Object* object, const Scope& scope);

/// Returns the C++ type that a function with these results returns.
std::string result_text(const std::vector<const types::Type*>& results, const Scope& scope);

/// Returns the type of parameter number `index`; of a variadic one as in `signature_text`.
std::string parameter_text(const types::Signature& signature, std::size_t index, const Scope& scope,
                           bool variadic_mark);

/// The C++ function type R(A, B) of a signature; a variadic parameter is gocxx::variadic<T> if
/// `variadic_mark`, else the slice that the function takes.
std::string signature_text(const types::Type* signature, const Scope& scope, bool variadic_mark);

}  // namespace gocxx::emit
