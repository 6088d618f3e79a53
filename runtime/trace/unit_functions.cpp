// The table that the compiler made, sorted by name.
#include "trace/unit_functions.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "gocxx/program.h"

namespace gocxx {

namespace {

// Written before the program runs.
const unit_function* functions = nullptr;
std::size_t function_count = 0;

const unit_function* find_or_null(std::string_view name) {
  const unit_function* end = functions + function_count;
  const unit_function* found = std::lower_bound(
      functions, end, name, [](const unit_function& f, std::string_view n) { return f.name < n; });
  return found != end && found->name == name ? found : nullptr;
}

}  // namespace

void name_unit_functions(const unit_function* list, std::size_t count) {
  functions = list;
  function_count = count;
}

namespace rt::trace {

const char* source_position(const char* file, int& line) {
  constexpr std::string_view kPrefix = "/unit:";
  const std::string_view whole(file);
  if (!whole.starts_with(kPrefix)) return file;
  const std::size_t end = whole.find(":/", kPrefix.size());
  if (end == std::string_view::npos) return file;
  const unit_function* function = find_or_null(whole.substr(kPrefix.size(), end - kPrefix.size()));
  if (function == nullptr) return file;
  line += function->lines_above;
  return file + end + 1;
}

}  // namespace rt::trace

}  // namespace gocxx
