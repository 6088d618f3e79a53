// Reading the debug switches.
#include "platform/debug_switches.h"

#include <stdlib.h>
#include <string.h>

#include <cstddef>

namespace gocxx::rt::platform {

DebugSwitches debug_switches;

namespace {

// `text` is one item of the list: a name, or name=number.
void set_switch(const char* text, std::size_t length) {
  auto is = [&](const char* name) { return length == strlen(name) && memcmp(text, name, length) == 0; };
  auto number_of = [&](const char* name) -> const char* {
    std::size_t prefix = strlen(name);
    return length > prefix && memcmp(text, name, prefix) == 0 ? text + prefix : nullptr;
  };
  if (is("yield")) debug_switches.yield = true;
  if (is("evict")) debug_switches.evict = true;
  if (is("shuffle")) debug_switches.shuffle = true;
  if (is("poison")) debug_switches.poison = true;
  if (is("lost")) debug_switches.lost = true;
  if (const char* number = number_of("collect=")) debug_switches.collect = strtol(number, nullptr, 10);
  if (const char* number = number_of("seed=")) debug_switches.seed = strtoull(number, nullptr, 10);
}

}  // namespace

void read_debug_switches() {
  const char* list = getenv("GOCXX_DEBUG");
  while (list != nullptr && *list != '\0') {
    std::size_t length = strcspn(list, ",");
    set_switch(list, length);
    list += length + (list[length] == ',');
  }
}

}  // namespace gocxx::rt::platform
