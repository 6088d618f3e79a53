// load: from the names of a program's files to a Program.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "compiler/frontend/program.h"
#include "compiler/frontend/session.h"

namespace gocxx::frontend {

/// Returns the text of a file: from the file system, from an editor's buffer, or from memory. Nothing if it
/// cannot be read; the reader reports that itself.
using SourceReader = std::function<std::optional<std::string>(const std::string& name)>;

struct LoadOptions {
  CheckMode mode = CheckMode::kAll;
  check::Options check;
};

/// Loads the program whose package main is made of the files `roots`. Files that `reader` cannot read are
/// left out. The result has all errors of the program in its diagnostics. With CheckMode::kAll types are
/// known in files with syntax errors, too, as far as they are whole.
///
/// Recursive like the trees: a program with the deepest nesting that the parser accepts needs a stack of some
/// hundred megabytes (driver/big_stack.h).
std::unique_ptr<Program> load(Session& session, const std::vector<std::string>& roots,
                              const SourceReader& reader, const LoadOptions& options = {});

}  // namespace gocxx::frontend
