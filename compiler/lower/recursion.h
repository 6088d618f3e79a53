// Which functions of a call graph can call themselves, directly or through others.
#pragma once

#include <unordered_map>
#include <vector>

namespace gocxx::types {
class Func;
}

namespace gocxx::lower {

/// The functions that each function calls by name.
using CallGraph = std::unordered_map<const types::Func*, std::vector<const types::Func*>>;

/// The functions that are part of a cycle, in no particular order.
std::vector<const types::Func*> functions_on_cycles(const CallGraph& graph);

}  // namespace gocxx::lower
