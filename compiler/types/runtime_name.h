// The names of defined types as Go's reflection and fmt's %T give them.
#pragma once

#include <string>

#include "compiler/types/type.h"

namespace gocxx::types {

class Named;

/// "main.List[int]", "main.Pair[string,main.Point]". A type that a function declares has its number behind it
/// where it is an argument: "main.List[main.node·2]".
std::string runtime_name(const Named& type);

}  // namespace gocxx::types
