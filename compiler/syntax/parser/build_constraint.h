// Build constraints: the //go:build line (or // +build lines) above a package clause. What a line means
// depends on the tags that hold where the program is built, which the caller knows.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace gocxx::syntax {

/// The constraint in the lines above the package clause of one file.
struct BuildConstraint {
  bool satisfied = true;   // the file belongs to the program
  int version = -1;        // the N of the lowest go1.N that its //go:build line implies; -1: of none
  std::size_t offset = 0;  // of that line
  std::string error;       // what is wrong with it; empty if nothing is
};

/// Reads the constraint of the file `text`. `holds` says which tags hold.
BuildConstraint build_constraint(std::string_view text, const std::function<bool(std::string_view)>& holds);

/// Whether the comment `text` is a //go:build line, wherever it stands.
bool is_build_line(std::string_view text);

}  // namespace gocxx::syntax
