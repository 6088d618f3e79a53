// Package time: months and days as text.
#include "lib/time/names.h"

#include "core/text.h"
#include "gocxx/lib/time.h"

namespace gocxx::time {

namespace {

// The text of a value without a name: "%!Month(13)".
string unknown(const char* type, long value) {
  rt::core::TextBuffer text;
  text.put("%!");
  text.put(type);
  text.put('(');
  text.put_unsigned(static_cast<unsigned long>(value));
  text.put(')');
  return text.take();
}

}  // namespace

string Month::String(Month m) {
  return m >= January && m <= December ? kMonths[m.value - 1] : unknown("Month", m.value);
}

string Weekday::String(Weekday d) {
  return d >= Sunday && d <= Saturday ? kDays[d.value] : unknown("Weekday", d.value);
}

}  // namespace gocxx::time
