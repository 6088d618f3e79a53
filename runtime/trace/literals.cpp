// The table that the compiler made, in source order: the last of the literals that have a line is the
// innermost.
#include "trace/literals.h"

#include <cstring>
#include <string_view>

namespace gocxx {

namespace {

// Written before the program runs.
const function_literal* literals = nullptr;
std::size_t literal_count = 0;

bool has_line(const function_literal& literal, int line) {
  return literal.first_line == literal.last_line ? line == literal.first_line
                                                 : line > literal.first_line && line <= literal.last_line;
}

}  // namespace

void name_literals(const function_literal* list, std::size_t count) {
  literals = list;
  literal_count = count;
}

namespace rt::trace {

const function_literal* literal_at(const char* file, int line) {
  const function_literal* found = nullptr;
  for (std::size_t i = 0; i < literal_count; ++i)
    if (has_line(literals[i], line) && std::string_view(file).ends_with(literals[i].file))
      found = &literals[i];
  return found;
}

// The name of a literal begins with that of the literal around it: "main.f.func1" and "main.f.func1.2".
const function_literal* literal_around(const function_literal& inner) {
  std::string_view name(inner.name);
  std::string_view outer = name.substr(0, name.rfind('.'));
  for (const function_literal* one = &inner; one != literals;)
    if ((--one)->name == outer) return one;
  return nullptr;
}

}  // namespace rt::trace

}  // namespace gocxx
