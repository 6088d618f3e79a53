// Types and objects in Go's words, as messages print them.
#pragma once

#include <string>

#include "compiler/types/object.h"
#include "compiler/types/type.h"

namespace gocxx::types {

/// The type as a program would write it. Names of other packages than `from` are qualified by the package's
/// name.
std::string type_string(const Type* type, const Package* from = nullptr);
/// The same onto the end of `out`.
void append_type(std::string& out, const Type* type, const Package* from);
/// "(a int, b string) error" for func(a int, b string) error.
void append_signature(std::string& out, const Signature* signature, const Package* from);
/// "(int, string) error" for the same: without the names of parameters and results.
void append_nameless_signature(std::string& out, const Signature* signature, const Package* from);

}  // namespace gocxx::types
