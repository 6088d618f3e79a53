// Package time: durations: their arithmetic and their text.
#include "core/text.h"
#include "gocxx/builtin.h"
#include "gocxx/lib/time.h"

namespace gocxx::time {

namespace {

constexpr long long kMax = 0x7FFFFFFFFFFFFFFF;

using rt::core::TextBuffer;

unsigned long long magnitude(Duration d) {
  auto value = static_cast<unsigned long long>(d.value);
  return d.value < 0 ? -value : value;
}

// value / 10^digits, without zeros at the end.
void put_decimal(TextBuffer& text, unsigned long long value, int digits) {
  char fraction[9];
  for (int i = digits; i > 0; value /= 10) fraction[--i] = static_cast<char>('0' + value % 10);
  text.put_unsigned(value);
  while (digits > 0 && fraction[digits - 1] == '0') --digits;
  if (digits > 0) text.put('.');
  for (int i = 0; i < digits; ++i) text.put(fraction[i]);
}

void put_below_second(TextBuffer& text, unsigned long long ns) {
  int digits = ns < 1000 ? 0 : ns < 1000000 ? 3 : 6;
  put_decimal(text, ns, digits);
  text.put(digits == 0 ? "ns" : digits == 3 ? "\u00B5s" : "ms");
}

void put_hours_minutes_seconds(TextBuffer& text, unsigned long long ns) {
  constexpr unsigned long long kMinute = 60000000000, kHour = 60 * kMinute;
  if (ns >= kHour) {
    text.put_unsigned(ns / kHour);
    text.put('h');
  }
  if (ns >= kMinute) {
    text.put_unsigned(ns % kHour / kMinute);
    text.put('m');
  }
  put_decimal(text, ns % kMinute, 9);
  text.put('s');
}

// d in units of `unit`, whole and fraction apart so that neither loses digits.
double in_units(Duration d, Duration unit) {
  const long long whole = d.value / unit.value, rest = d.value % unit.value;
  return static_cast<double>(whole) + static_cast<double>(rest) / static_cast<double>(unit.value);
}

}  // namespace

double Duration::Hours(Duration d) { return in_units(d, Hour); }
double Duration::Minutes(Duration d) { return in_units(d, Minute); }
double Duration::Seconds(Duration d) { return in_units(d, Second); }
long long Duration::Milliseconds(Duration d) { return d.value / 1000000; }
long long Duration::Microseconds(Duration d) { return d.value / 1000; }
long long Duration::Nanoseconds(Duration d) { return d.value; }

Duration Duration::Abs(Duration d) {
  unsigned long long size = magnitude(d);
  return size > kMax ? kMax : static_cast<long long>(size);
}

Duration Duration::Truncate(Duration d, Duration m) { return m <= 0 ? d : d - d % m; }

// To the nearest multiple, halves away from zero; what would not fit becomes the largest or smallest
// duration.
Duration Duration::Round(Duration d, Duration m) {
  if (m <= 0) return d;
  unsigned long long size = magnitude(d), unit = magnitude(m), rest = size % unit;
  size = rest + rest < unit ? size - rest : size + (unit - rest);
  if (size > kMax) return d < 0 ? -kMax - 1 : kMax;
  return d < 0 ? -static_cast<long long>(size) : static_cast<long long>(size);
}

string Duration::String(Duration d) {
  TextBuffer text;
  unsigned long long ns = magnitude(d);
  if (d < 0) text.put('-');
  if (ns == 0)
    text.put("0s");
  else if (ns < 1000000000)
    put_below_second(text, ns);
  else
    put_hours_minutes_seconds(text, ns);
  return text.take();
}

}  // namespace gocxx::time
