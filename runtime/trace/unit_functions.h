// Positions in programs that were compiled as several files.
#pragma once

namespace gocxx::rt::trace {

/// Turns a position that debug information has into one in the source: for "/unit:main_.f:/home/u/prog.gc",
/// line 3, that is "/home/u/prog.gc", line 3 plus the lines above main_.f. Returns the file, a part of
/// `file`. Other positions stay as they are.
const char* source_position(const char* file, int& line);

}  // namespace gocxx::rt::trace
