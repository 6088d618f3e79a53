// Finding bytes in a text, for strings, bytes and bufio.
#pragma once

namespace gocxx::rt::core {

/// Returns the offset of the first `part` in `text`, -1 if it does not occur.
long find_bytes(const char* text, long length, const char* part, long part_length);

/// Returns how many of the bytes are `wanted`.
long count_byte(const char* text, long length, char wanted);

}  // namespace gocxx::rt::core
