// Package time: instants as text by a layout.
#include <algorithm>
#include <cstdlib>
#include <string_view>

#include "core/text.h"
#include "gocxx/lib/time.h"
#include "lib/time/calendar.h"
#include "lib/time/digits.h"
#include "lib/time/instant.h"
#include "lib/time/layout.h"
#include "lib/time/names.h"
#include "lib/time/quote.h"
#include "lib/time/rfc3339.h"

namespace gocxx::time {

namespace {

using namespace literals;
using rt::core::TextBuffer;

// A number with at least `width` digits.
void put_padded(TextBuffer& text, long value, int width, char pad = '0') {
  if (width == 2 && value >= (pad == '0' ? 0 : 10) && value < 100) {
    write_two_digits(text.extend(2), value);
    return;
  }
  unsigned long rest = value < 0 ? -static_cast<unsigned long>(value) : static_cast<unsigned long>(value);
  if (value < 0) text.put('-');
  int digits = 1;
  for (unsigned long more = rest; more >= 10; more /= 10) ++digits;
  const int padding = std::max(width - digits, 0);
  char* const start = text.extend(padding + digits);
  for (int i = 0; i < padding; ++i) start[i] = pad;
  for (int i = padding + digits; i > padding; rest /= 10) start[--i] = static_cast<char>('0' + rest % 10);
}

// How the forms of a numeric zone differ.
struct ZoneForm {
  bool z_for_utc;
  bool colon;
  bool minutes;
  bool seconds;
};

ZoneForm zone_form(element e) {
  switch (e) {
    case element::iso_zone: return {true, false, true, false};
    case element::iso_seconds_zone: return {true, false, true, true};
    case element::iso_short_zone: return {true, false, false, false};
    case element::iso_colon_zone: return {true, true, true, false};
    case element::iso_colon_seconds_zone: return {true, true, true, true};
    case element::number_seconds_zone: return {false, false, true, true};
    case element::number_short_zone: return {false, false, false, false};
    case element::number_colon_zone: return {false, true, true, false};
    case element::number_colon_seconds_zone: return {false, true, true, true};
    default: return {false, false, true, false};
  }
}

void put_numeric_zone(TextBuffer& text, long offset, ZoneForm form) {
  if (form.z_for_utc && offset == 0) return text.put('Z');
  bool negative = offset / 60 < 0;  // as in Go, the sign is that of the minutes
  text.put(negative ? '-' : '+');
  long seconds = negative ? -offset : offset;
  put_padded(text, seconds / 3600, 2);
  if (form.colon) text.put(':');
  if (form.minutes) put_padded(text, seconds / 60 % 60, 2);
  if (form.seconds && form.colon) text.put(':');
  if (form.seconds) put_padded(text, seconds % 60, 2);
}

// A zone without an abbreviation is named by its offset.
void put_zone_name(TextBuffer& text, const zone_period& zone) {
  if (zone.name.len() > 0) return text.put(zone.name);
  long minutes = zone.offset / 60;
  text.put(minutes < 0 ? '-' : '+');
  minutes = minutes < 0 ? -minutes : minutes;
  put_padded(text, minutes / 60, 2);
  put_padded(text, minutes % 60, 2);
}

void put_fraction(TextBuffer& text, long ns, string element_text, bool trim) {
  char digits[9];
  for (int i = 9; i > 0; ns /= 10) digits[--i] = static_cast<char>('0' + ns % 10);
  long count = element_text.len() - 1;
  if (count > 9) count = 9;
  while (trim && count > 0 && digits[count - 1] == '0') --count;
  if (count == 0 && trim) return;
  text.put(static_cast<char>(element_text[0]));
  text.put(string(digits, count));
}

// An instant taken apart.
struct Parts {
  explicit Parts(const Time& t) : moment(local(t)), date(calendar::day_of(moment.day)), ns(nanosecond(t)) {
    zone = zone_at(t.loc, unix_seconds(t));
  }
  [[nodiscard]] long hour() const { return moment.second / 3600; }
  [[nodiscard]] long hour12() const { return hour() % 12 == 0 ? 12 : hour() % 12; }
  [[nodiscard]] long minute() const { return moment.second / 60 % 60; }
  [[nodiscard]] long second() const { return moment.second % 60; }

  calendar::Moment moment;
  calendar::Day date;
  long ns;
  zone_period zone;
};

void put_element(TextBuffer& text, const Parts& t, const layout_part& part) {
  switch (part.element) {
    case element::none: return;
    case element::long_month: return text.put(kMonths[t.date.month - 1]);
    case element::month: return text.put(kMonths[t.date.month - 1].sub(0, 3));
    case element::number_month: return put_padded(text, t.date.month, 1);
    case element::zero_month: return put_padded(text, t.date.month, 2);
    case element::long_weekday: return text.put(kDays[calendar::weekday(t.moment.day)]);
    case element::weekday: return text.put(kDays[calendar::weekday(t.moment.day)].sub(0, 3));
    case element::day: return put_padded(text, t.date.day, 1);
    case element::under_day: return put_padded(text, t.date.day, 2, ' ');
    case element::zero_day: return put_padded(text, t.date.day, 2);
    case element::under_year_day: return put_padded(text, calendar::day_of_year(t.date), 3, ' ');
    case element::zero_year_day: return put_padded(text, calendar::day_of_year(t.date), 3);
    case element::hour: return put_padded(text, t.hour(), 2);
    case element::hour12: return put_padded(text, t.hour12(), 1);
    case element::zero_hour12: return put_padded(text, t.hour12(), 2);
    case element::minute: return put_padded(text, t.minute(), 1);
    case element::zero_minute: return put_padded(text, t.minute(), 2);
    case element::second: return put_padded(text, t.second(), 1);
    case element::zero_second: return put_padded(text, t.second(), 2);
    case element::long_year: return put_padded(text, t.date.year, 4);
    case element::year: return put_padded(text, std::labs(t.date.year % 100), 2);
    case element::upper_pm: return text.put(t.hour() >= 12 ? "PM" : "AM");
    case element::lower_pm: return text.put(t.hour() >= 12 ? "pm" : "am");
    case element::zone_name: return put_zone_name(text, t.zone);
    case element::fraction_zeros: return put_fraction(text, t.ns, part.text, false);
    case element::fraction_nines: return put_fraction(text, t.ns, part.text, true);
    default: return put_numeric_zone(text, t.zone.offset, zone_form(part.element));
  }
}

// The layout RFC3339 or RFC3339Nano, for a year of four digits. They are the ones that programs use most.
void put_rfc3339(TextBuffer& text, const Parts& t, bool with_fraction) {
  char* const start = text.extend(19);
  std::ranges::copy(std::string_view("yyyy-mm-ddThh:mm:ss"), start);
  write_two_digits(start, t.date.year / 100);
  write_two_digits(start + 2, t.date.year % 100);
  write_two_digits(start + 5, t.date.month);
  write_two_digits(start + 8, t.date.day);
  write_two_digits(start + 11, t.hour());
  write_two_digits(start + 14, t.minute());
  write_two_digits(start + 17, t.second());
  if (with_fraction) put_fraction(text, t.ns, ".999999999"_s, true);
  put_numeric_zone(text, t.zone.offset, zone_form(element::iso_colon_zone));
}

void put_formatted(TextBuffer& text, const Time& t, string layout) {
  Parts parts(t);
  if (is_rfc3339(layout) && parts.date.year >= 0 && parts.date.year <= 9999)
    return put_rfc3339(text, parts, layout.len() == RFC3339Nano.len());
  while (layout.len() > 0) {
    layout_part part = next_part(layout);
    text.put(part.before);
    put_element(text, parts, part);
    layout = part.after;
  }
}

// The location as an expression; for one that was loaded or made there is none.
void put_location(TextBuffer& text, ptr<Location> loc) {
  if (loc == nullptr) return text.put("time.UTC");
  if (loc == Local) return text.put("time.Local");
  text.put("time.Location(");
  text.put(quote(loc->name));
  text.put(')');
}

// " m=+1.5": the reading of the monotonic clock in seconds.
void put_reading(TextBuffer& text, long long reading) {
  text.put(" m=");
  text.put(reading < 0 ? '-' : '+');
  unsigned long long ns =
      reading < 0 ? -static_cast<unsigned long long>(reading) : static_cast<unsigned long long>(reading);
  text.put_unsigned(ns / 1000000000);
  text.put('.');
  put_padded(text, static_cast<long>(ns % 1000000000), 9);
}

}  // namespace

string Time::Format(Time t, string layout) {
  TextBuffer text;
  put_formatted(text, t, layout);
  return text.take();
}

slice<std::uint8_t> Time::AppendFormat(Time t, slice<std::uint8_t> b, string layout) {
  TextBuffer text;
  put_formatted(text, t, layout);
  return text.append_to(b);
}

// "time.Date(2009, time.November, 10, 23, 0, 0, 0, time.UTC)".
string Time::GoString(Time t) {
  Parts parts(t);
  TextBuffer text;
  text.put("time.Date(");
  text.put_signed(parts.date.year);
  text.put(", time.");
  text.put(kMonths[parts.date.month - 1]);
  for (long part :
       {static_cast<long>(parts.date.day), parts.hour(), parts.minute(), parts.second(), parts.ns}) {
    text.put(", ");
    text.put_signed(part);
  }
  text.put(", ");
  put_location(text, t.loc);
  text.put(')');
  return text.take();
}

string Time::String(Time t) {
  TextBuffer text;
  put_formatted(text, t, "2006-01-02 15:04:05.999999999 -0700 MST"_s);
  if (has_monotonic(t)) put_reading(text, t.ext);
  return text.take();
}

}  // namespace gocxx::time
