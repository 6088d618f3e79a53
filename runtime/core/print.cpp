// print and println: numbers as Go's runtime prints them, without fmt.
#include "gocxx/builtin.h"
#include "platform/write_error.h"

namespace gocxx::rt::core {

using namespace literals;

void print_text::separate() {
  if (spaces_ && !first_) append(" ", 1);
  first_ = false;
}

void print_text::append(const char* text, long length) {
  while (length > 0) {
    if (length_ == static_cast<long>(sizeof text_)) flush();
    long room = static_cast<long>(sizeof text_) - length_;
    long part = length < room ? length : room;
    __builtin_memcpy(text_ + length_, text, static_cast<std::size_t>(part));
    length_ += part;
    text += part;
    length -= part;
  }
}

void print_text::append_unsigned(unsigned long long value, unsigned base) {
  char digits[24];
  char* first = digits + sizeof digits;
  do {
    *--first = "0123456789abcdef"[value % base];
    value /= base;
  } while (value != 0);
  if (base == 16) {
    *--first = 'x';
    *--first = '0';
  }
  append(first, digits + sizeof digits - first);
}

// +d.dddddde+ddd, computed digit by digit as Go's runtime does.
void print_text::append_float(double value) {
  if (value != value) return append("NaN", 3);
  if (value - value != 0) return append(value > 0 ? "+Inf" : "-Inf", 4);
  constexpr int kDigits = 7;
  char text[kDigits + 7];
  text[0] = __builtin_signbit(value) ? '-' : '+';
  if (value < 0) value = -value;
  int exponent = 0;
  if (value != 0) {
    for (; value >= 10; value /= 10) ++exponent;
    for (; value < 1; value *= 10) --exponent;
    double half = 5;
    for (int i = 0; i < kDigits; ++i) half /= 10;
    value += half;
    if (value >= 10) {
      ++exponent;
      value /= 10;
    }
  }
  for (int i = 0; i < kDigits; ++i) {
    int digit = static_cast<int>(value);
    text[i + 2] = static_cast<char>(digit + '0');
    value = (value - digit) * 10;
  }
  text[1] = text[2];
  text[2] = '.';
  text[kDigits + 2] = 'e';
  text[kDigits + 3] = exponent < 0 ? '-' : '+';
  int size = exponent < 0 ? -exponent : exponent;
  text[kDigits + 4] = static_cast<char>(size / 100 + '0');
  text[kDigits + 5] = static_cast<char>(size / 10 % 10 + '0');
  text[kDigits + 6] = static_cast<char>(size % 10 + '0');
  append(text, sizeof text);
}

void print_text::put(bool value) {
  separate();
  value ? append("true", 4) : append("false", 5);
}

void print_text::put(long long value) {
  separate();
  if (value < 0) append("-", 1);
  append_unsigned(
      value < 0 ? -static_cast<unsigned long long>(value) : static_cast<unsigned long long>(value), 10);
}

void print_text::put(unsigned long long value) {
  separate();
  append_unsigned(value, 10);
}

void print_text::put(double value) {
  separate();
  append_float(value);
}

void print_text::put(complex<double> value) {
  separate();
  append("(", 1);
  append_float(value.re);
  append_float(value.im);
  append("i)", 2);
}

void print_text::put(string value) {
  separate();
  append(value.data(), value.len());
}

void print_text::put(const void* value) {
  separate();
  append_unsigned(reinterpret_cast<std::uintptr_t>(value), 16);
}

void print_text::put(const interface_value& value) {
  separate();
  append("(", 1);
  append_unsigned(reinterpret_cast<std::uintptr_t>(value.dynamic()), 16);
  append(",", 1);
  append_unsigned(reinterpret_cast<std::uintptr_t>(value.data), 16);
  append(")", 1);
}

void print_text::put_slice(long length, long capacity, const void* data) {
  separate();
  append("[", 1);
  append_unsigned(static_cast<unsigned long long>(length), 10);
  append("/", 1);
  append_unsigned(static_cast<unsigned long long>(capacity), 10);
  append("]", 1);
  append_unsigned(reinterpret_cast<std::uintptr_t>(data), 16);
}

void print_text::flush() {
  platform::write_error({text_, static_cast<std::size_t>(length_)});
  length_ = 0;
}

void print_text::finish() {
  if (spaces_) append("\n", 1);
  flush();
}

}  // namespace gocxx::rt::core
