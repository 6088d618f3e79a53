// The emitter's public header: from the lowered tree to the text of one C++ file.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/base/source.h"
#include "compiler/lower/ir.h"

namespace gocxx::emit {

struct Options {
  /// Write #line directives and pass sites, as what `build` compiles needs them. Without, the text is for
  /// reading.
  bool line_directives = false;
  /// Lines in units are those of the source, as a debugger wants them. Then the text of a unit changes with
  /// the lines above it.
  bool absolute_lines = false;
  /// The name under which a source file is known in the program: in #line directives and sites.
  std::function<std::string(std::string_view)> file_name = [](std::string_view name) {
    return std::string(name);
  };
};

/// How large units are: bytes of the functions' text.
struct UnitSizes {
  std::size_t least = 0;  // a unit that is smaller goes on
  std::size_t most = 0;   // a unit that is larger ends
};

/// A file of a program that was written as several.
struct Unit {
  std::string name;  // of the file
  std::string text;
};

/// A program as several files: the header that all units include, the main unit (package variables, tables,
/// initialization, C++'s main), and the units with the functions.
///
/// The text of a unit depends on the functions that it holds, on the small functions that these call, and on
/// the source's name: on nothing else in the program. So a change elsewhere leaves it as it is.
struct Units {
  Unit header;
  std::vector<Unit> units;  // the main unit first

  bool empty() const { return units.empty(); }
};

/// The program as C++20 in the vocabulary of runtime/include/gocxx/README.md. The same tree yields the same
/// bytes.
std::string emit_program(const ir::Program& program, const base::SourceSet& sources, const Options& options);
/// The same program as several files.
Units emit_units(const ir::Program& program, const base::SourceSet& sources, const Options& options,
                 const UnitSizes& sizes);

}  // namespace gocxx::emit
