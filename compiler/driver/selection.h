// Selects the files that make up the program from those that were named, by their build constraints.
#pragma once

#include <vector>

#include "compiler/driver/pipeline.h"

namespace gocxx::driver {

/// Selects of several files those whose //go:build or // +build lines hold here: linux, unix, the processor,
/// gc, cgo, and go1.1 up to go1.23. As in Go a file that is named alone is always taken. All files are taken
/// if none would be left.
std::vector<const InputFile*> files_of_program(const std::vector<InputFile>& files);

}  // namespace gocxx::driver
