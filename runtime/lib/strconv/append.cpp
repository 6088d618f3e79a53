// Appends the pieces of a text in the steps in which Go appends them.
#include "lib/strconv/append.h"

#include "gocxx/builtin.h"

namespace gocxx::rt::strconv {

slice<std::uint8_t> append_bytes(slice<std::uint8_t> dst, string text) {
  while (text.len() > 0) {
    long room = dst.cap() - dst.len(), count = room == 0 ? 1 : room < text.len() ? room : text.len();
    dst = append_slice(dst, text.sub(0, count));
    text = text.from(count);
  }
  return dst;
}

slice<std::uint8_t> append_with_piece(slice<std::uint8_t> dst, string text, long first, long last) {
  if (dst.cap() - dst.len() >= text.len()) return append_slice(dst, text);
  dst = append_bytes(dst, text.sub(0, first));
  dst = append_slice(dst, text.sub(first, last));
  return append_bytes(dst, text.from(last));
}

}  // namespace gocxx::rt::strconv
