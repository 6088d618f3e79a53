// The import paths of Go's standard library, to tell a package that is not supported yet from one that does
// not exist.
#pragma once

#include <string_view>

namespace gocxx::check {

bool is_std_package(std::string_view path);

}  // namespace gocxx::check
