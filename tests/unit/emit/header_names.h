// The names that the runtime's headers declare, read from their text: enough of C++ for headers that are
// written as these are.
#pragma once

#include <set>
#include <string>

namespace gocxx::emit {

/// Names of functions declared in namespace gocxx itself by runtime/include/gocxx/*.h.
std::set<std::string> functions_of_headers();

/// Names of the members of the class or struct `type` that are not private, functions and variables, declared
/// in `header`. Empty if there is none.
std::set<std::string> members_of(const std::string& header, const std::string& type);

/// Macros that every emitted program has, whatever it includes of the runtime: as the host compiler says.
std::set<std::string> macros_of_headers();

}  // namespace gocxx::emit
