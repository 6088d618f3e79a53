// Puts a text into double quotes for an error.
#include "lib/time/quote.h"

#include "core/text.h"

namespace gocxx::time {

string quote(string text) {
  constexpr const char* kDigits = "0123456789abcdef";
  rt::core::TextBuffer quoted;
  quoted.put('"');
  for (long i = 0; i < text.len(); ++i) {
    auto c = static_cast<unsigned char>(text.data()[i]);
    if (c < ' ' || c >= 0x80) {
      quoted.put("\\x");
      quoted.put(kDigits[c >> 4]);
      quoted.put(kDigits[c & 0xF]);
      continue;
    }
    if (c == '"' || c == '\\') quoted.put('\\');
    quoted.put(static_cast<char>(c));
  }
  quoted.put('"');
  return quoted.take();
}

}  // namespace gocxx::time
