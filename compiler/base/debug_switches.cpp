// Reading the debug switches.
#include "compiler/base/debug_switches.h"

#include <cstdlib>
#include <sstream>

namespace gocxx::base {
namespace {

DebugSwitches read_debug_switches() {
  DebugSwitches switches;
  const char* list = std::getenv("GOCXX_DEBUG");
  std::istringstream names(list != nullptr ? list : "");
  for (std::string name; std::getline(names, name, ',');) {
    switches.escape |= name == "escape";
    switches.frames |= name == "frames";
    if (name.starts_with("units=")) switches.units = std::strtoul(name.c_str() + 6, nullptr, 10);
  }
  return switches;
}

}  // namespace

const DebugSwitches& debug_switches() {
  static const DebugSwitches switches = read_debug_switches();
  return switches;
}

}  // namespace gocxx::base
