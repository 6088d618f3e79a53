// Where Print, Println and Printf write: os.Stdout.
#pragma once

#include "gocxx/error.h"
#include "gocxx/results.h"
#include "gocxx/string.h"

namespace gocxx::rt::fmt {

/// Writes the text to os.Stdout in one piece. A program that does not link package os cannot have set
/// os.Stdout: its output goes to file descriptor 1 without it, so that a small program stays small.
results<long, error> write_standard_output(string text);

}  // namespace gocxx::rt::fmt
