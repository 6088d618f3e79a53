// Formatting integers and bools.
#include "core/text.h"
#include "gocxx/builtin.h"
#include "gocxx/lib/strconv.h"
#include "gocxx/panic.h"

namespace gocxx::strconv {

namespace {

using rt::core::TextBuffer;
using namespace literals;

void put_digits(TextBuffer& text, unsigned long long value, long base) {
  if (base < 2 || base > 36) panic(any("strconv: illegal AppendInt/FormatInt base"_s));
  char digits[64];
  char* first = digits + sizeof digits;
  do {
    *--first = "0123456789abcdefghijklmnopqrstuvwxyz"[value % static_cast<unsigned long>(base)];
    value /= static_cast<unsigned long>(base);
  } while (value != 0);
  text.put(string(first, digits + sizeof digits - first));
}

void put_int(TextBuffer& text, long long value, long base) {
  if (value < 0) text.put('-');
  put_digits(text,
             value < 0 ? -static_cast<unsigned long long>(value) : static_cast<unsigned long long>(value),
             base);
}

}  // namespace

string Itoa(long i) {
  TextBuffer text;
  text.put_signed(i);
  return text.take();
}

string FormatInt(long long i, long base) {
  TextBuffer text;
  put_int(text, i, base);
  return text.take();
}

string FormatUint(unsigned long long i, long base) {
  TextBuffer text;
  put_digits(text, i, base);
  return text.take();
}

string FormatBool(bool b) { return b ? "true"_s : "false"_s; }

slice<std::uint8_t> AppendInt(slice<std::uint8_t> dst, long long i, long base) {
  TextBuffer text;
  put_int(text, i, base);
  return text.append_to(dst);
}

slice<std::uint8_t> AppendUint(slice<std::uint8_t> dst, unsigned long long i, long base) {
  TextBuffer text;
  put_digits(text, i, base);
  return text.append_to(dst);
}

slice<std::uint8_t> AppendBool(slice<std::uint8_t> dst, bool b) { return append_slice(dst, FormatBool(b)); }

}  // namespace gocxx::strconv
