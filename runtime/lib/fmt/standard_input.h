// Where Scan, Scanln and Scanf read: os.Stdin.
#pragma once

#include "gocxx/lib/io.h"

namespace gocxx::rt::fmt {

io::Reader standard_input();

}  // namespace gocxx::rt::fmt
