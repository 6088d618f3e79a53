// The emitter's public header: from the lowered tree to the text of one C++ file.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "compiler/base/source.h"
#include "compiler/lower/ir.h"

namespace gocxx::emit {

struct Options {
  /// Write #line directives and pass sites, as what `build` compiles needs them. Without, the text is for
  /// reading.
  bool line_directives = false;
  /// The name under which a source file is known in the program: in #line directives and sites.
  std::function<std::string(std::string_view)> file_name = [](std::string_view name) {
    return std::string(name);
  };
};

/// The program as C++20 in the vocabulary of runtime/include/gocxx/README.md. The same tree yields the same
/// bytes.
std::string emit_program(const ir::Program& program, const base::SourceSet& sources, const Options& options);

}  // namespace gocxx::emit
