// The universe: the scope of the predeclared names, and the predeclared types that have parts.
#pragma once

#include <string_view>

#include "compiler/types/object.h"
#include "compiler/types/type.h"

namespace gocxx::types {

class Interface;

/// The scope that encloses all packages. Shared by all compilations of the process and never changed.
const Scope& universe();

/// The predeclared any: identical to every interface{}, but printed as any.
const Interface* any_type();
/// The predeclared error, a Named.
const Named* error_type();

std::string_view builtin_name(BuiltinId id);

}  // namespace gocxx::types
