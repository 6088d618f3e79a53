// Finding bytes in a text: what strings, bytes and bufio search with.
#pragma once

namespace gocxx::rt::core {

// Where `part` begins first in `text`, -1 if it does not occur.
long find_bytes(const char* text, long length, const char* part, long part_length);

// How many of the bytes are `wanted`.
long count_byte(const char* text, long length, char wanted);

}  // namespace gocxx::rt::core
