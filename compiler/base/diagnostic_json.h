// Diagnostics as JSON, for tools. Apart from the printer because the JSON library's header is heavy.
#pragma once

#include <string>

#include "compiler/base/diagnostics.h"

namespace gocxx::base {

/// One JSON array with an object {file, line, column, end_line, end_column, code, message, notes: [{file,
/// line, column, message}]} for each diagnostic, and a line end. Bytes that are not UTF-8 are replaced.
std::string render_json(const Diagnostics& diagnostics, const SourceSet& sources);

}  // namespace gocxx::base
