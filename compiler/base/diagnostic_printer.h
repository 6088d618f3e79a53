// Diagnostics as text: one line each, with the source line and a caret, or as JSON.
#pragma once

#include <string>

#include "compiler/base/diagnostics.h"

namespace gocxx::base {

/// How diagnostics are shown: `short` is one line each, `full` adds the source line and a caret, `json` is
/// one JSON array of objects {file, line, column, end_column, code, message, notes}.
enum class DiagnosticStyle { kShort, kFull, kJson };

struct DiagnosticOptions {
  DiagnosticStyle style = DiagnosticStyle::kFull;
  bool color = false;
  int max_errors = 10;  // 0 prints all; the rest are counted in a last line
  int columns = 0;      // the terminal's width; 0 if there is none
};

/// The text for all of `diagnostics`, each ending in a line end; empty if there are none.
std::string render(const Diagnostics& diagnostics, const SourceSet& sources,
                   const DiagnosticOptions& options);

}  // namespace gocxx::base
