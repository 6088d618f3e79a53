// Package time: reading an instant by a layout.
#include "core/text.h"
#include "gocxx/lib/time.h"
#include "lib/time/calendar.h"
#include "lib/time/instant.h"
#include "lib/time/layout.h"
#include "lib/time/names.h"
#include "lib/time/quote.h"
#include "lib/time/rfc3339.h"

namespace gocxx::time {

namespace {

bool is_digit(string s, long i) { return i < s.len() && s[i] >= '0' && s[i] <= '9'; }

bool is_sign(string s, long i) { return i < s.len() && (s[i] == '+' || s[i] == '-'); }

bool is_point(string s, long i) { return i < s.len() && (s[i] == '.' || s[i] == ','); }

bool starts_with(string s, string head) { return s.len() >= head.len() && s.sub(0, head.len()) == head; }

bool starts_with_any_case(string s, string head) {
  if (s.len() < head.len()) return false;
  for (long i = 0; i < head.len(); ++i)
    if ((s[i] | 0x20) != (head[i] | 0x20)) return false;
  return true;
}

// Reads the value piece by piece beside the layout. Each read_ function takes what it knows from `value_` and
// says whether that was well formed; a number out of its range is noted in `out_of_range_`.
class Parser {
 public:
  Parser(string layout, string value) : whole_layout_(layout), whole_value_(value), value_(value) {}

  results<Time, error> parse(ptr<Location> default_zone, ptr<Location> local) {
    if (is_rfc3339(whole_layout_)) {
      if (auto value = read_rfc3339(whole_value_)) {
        take(*value);
        return finish(default_zone, local);
      }
    }
    string layout = whole_layout_;
    while (true) {
      layout_part part = next_part(layout);
      string before = value_;
      if (!skip(part.before)) return failure(part.before, value_, ""_s);
      if (part.element == element::none) break;
      before = value_;
      layout = part.after;
      bool fine = read(part, layout);
      if (out_of_range_.len() > 0)
        return failure(part.text, value_, concat(": "_s, out_of_range_, " out of range"_s));
      if (!fine) return failure(part.text, before, ""_s);
    }
    if (value_.len() > 0) return failure(""_s, value_, ": extra text: "_s + quote(value_));
    return finish(default_zone, local);
  }

 private:
  results<Time, error> failure(string element_text, string value_rest, string message) const {
    return {Time{}, new_object(ParseError{whole_layout_, whole_value_, element_text, value_rest, message})};
  }

  void take(const Rfc3339& value) {
    year_ = value.year;
    month_ = value.month;
    day_ = value.day;
    hour_ = value.hour;
    minute_ = value.minute;
    second_ = value.second;
    nanosecond_ = value.nanosecond;
    is_utc_ = value.is_utc;
    if (!is_utc_) offset_ = value.offset;
  }

  // The text between elements: blanks in the layout stand for any number of blanks.
  bool skip(string text) {
    while (text.len() > 0) {
      if (text[0] == ' ') {
        if (value_.len() > 0 && value_[0] != ' ') return false;
        text = without_blanks(text);
        value_ = without_blanks(value_);
        continue;
      }
      if (value_.len() == 0 || value_[0] != text[0]) return false;
      text = text.from(1);
      value_ = value_.from(1);
    }
    return true;
  }

  static string without_blanks(string s) {
    while (s.len() > 0 && s[0] == ' ') s = s.from(1);
    return s;
  }

  // `digits` at most; all of them if `fixed`.
  bool read_number(int digits, bool fixed, long& number) {
    if (!is_digit(value_, 0)) return false;
    long length = 0;
    number = 0;
    for (; length < digits && is_digit(value_, length); ++length)
      number = number * 10 + (value_[length] - '0');
    if (fixed && length < digits) return false;
    value_ = value_.from(length);
    return true;
  }

  bool read_in_range(int digits, bool fixed, long low, long high, const char* what, long& number) {
    if (!read_number(digits, fixed, number)) return false;
    if (number < low || number > high)
      out_of_range_ = string(what, static_cast<long>(__builtin_strlen(what)));
    return true;
  }

  template <std::size_t N>
  bool read_name(const string (&names)[N], bool is_short, long& index) {
    for (std::size_t i = 0; i < N; ++i) {
      string name = is_short ? names[i].sub(0, 3) : names[i];
      if (!starts_with_any_case(value_, name)) continue;
      index = static_cast<long>(i);
      value_ = value_.from(name.len());
      return true;
    }
    return false;
  }

  bool read(const layout_part& part, string rest_of_layout) {
    long ignored = 0;
    switch (part.element) {
      case element::year: return read_short_year();
      case element::long_year: return is_digit(value_, 0) && read_number(4, true, year_);
      case element::month: return read_name(kMonths, true, month_) && ++month_ > 0;
      case element::long_month: return read_name(kMonths, false, month_) && ++month_ > 0;
      case element::number_month: return read_in_range(2, false, 1, 12, "month", month_);
      case element::zero_month: return read_in_range(2, true, 1, 12, "month", month_);
      case element::weekday: return read_name(kDays, true, ignored);
      case element::long_weekday: return read_name(kDays, false, ignored);
      case element::under_day:
        if (starts_with(value_, " "_s)) value_ = value_.from(1);
        return read_number(2, false, day_);
      case element::day: return read_number(2, false, day_);
      case element::zero_day: return read_number(2, true, day_);
      case element::under_year_day:
        for (int i = 0; i < 2 && starts_with(value_, " "_s); ++i) value_ = value_.from(1);
        return read_number(3, false, year_day_);
      case element::zero_year_day: return read_number(3, true, year_day_);
      case element::hour: return read_in_range(2, false, 0, 23, "hour", hour_);
      case element::hour12: return read_in_range(2, false, 0, 12, "hour", hour_);
      case element::zero_hour12: return read_in_range(2, true, 0, 12, "hour", hour_);
      case element::minute: return read_in_range(2, false, 0, 59, "minute", minute_);
      case element::zero_minute: return read_in_range(2, true, 0, 59, "minute", minute_);
      case element::second: return read_second(false, rest_of_layout);
      case element::zero_second: return read_second(true, rest_of_layout);
      case element::upper_pm: return read_half("AM"_s, "PM"_s);
      case element::lower_pm: return read_half("am"_s, "pm"_s);
      case element::zone_name: return read_zone_name();
      case element::fraction_zeros: return read_fraction(part.text.len());
      case element::fraction_nines: return read_optional_fraction();
      default: return read_numeric_zone(part.element);
    }
  }

  // A number with an optional sign that is all of `text`. As in Go a sign alone is a zero.
  static bool is_number(string text, long& number) {
    bool negative = text[0] == '-';
    if (is_sign(text, 0)) text = text.from(1);
    number = 0;
    for (long i = 0; i < text.len(); ++i) {
      if (!is_digit(text, i)) return false;
      number = number * 10 + (text[i] - '0');
    }
    if (negative) number = -number;
    return true;
  }

  bool read_short_year() {
    if (value_.len() < 2 || !is_number(value_.sub(0, 2), year_)) return false;
    year_ += year_ >= 69 ? 1900 : 2000;
    value_ = value_.from(2);
    return true;
  }

  // A fraction may follow the seconds even if the layout has none.
  bool read_second(bool fixed, string rest_of_layout) {
    if (!read_in_range(2, fixed, 0, 59, "second", second_)) return false;
    element next = next_part(rest_of_layout).element;
    bool layout_has_it = next == element::fraction_zeros || next == element::fraction_nines;
    return layout_has_it || out_of_range_.len() > 0 || read_optional_fraction();
  }

  bool read_optional_fraction() {
    if (!is_point(value_, 0) || !is_digit(value_, 1)) return true;
    long length = 1;
    while (is_digit(value_, length)) ++length;
    return read_fraction(length);
  }

  // A point and length - 1 digits, of which nine count. As in Go a sign may stand for the first digit.
  bool read_fraction(long length) {
    if (value_.len() < length || !is_point(value_, 0)) return false;
    long count = length < 10 ? length : 10;
    if (!is_number(value_.sub(1, count), nanosecond_)) return false;
    if (nanosecond_ < 0) out_of_range_ = "fractional second"_s;
    for (long i = count; i < 10; ++i) nanosecond_ *= 10;
    value_ = value_.from(length);
    return true;
  }

  bool read_half(string am, string pm) {
    is_pm_ = starts_with(value_, pm);
    is_am_ = starts_with(value_, am);
    if (is_am_ || is_pm_) value_ = value_.from(2);
    return is_am_ || is_pm_;
  }

  bool read_zone_name() {
    if (starts_with(value_, "UTC"_s)) {
      is_utc_ = true;
      value_ = value_.from(3);
      return true;
    }
    long length = zone_name_length();
    zone_name_ = value_.sub(0, length);
    value_ = value_.from(length);
    return length > 0;
  }

  // Three to five capitals, or a sign and an hour; GMT may have an hour behind it.
  [[nodiscard]] long zone_name_length() const {
    if (value_.len() < 3) return 0;
    if (starts_with(value_, "ChST"_s) || starts_with(value_, "MeST"_s)) return 4;
    if (starts_with(value_, "GMT"_s)) return 3 + signed_hour_length(value_.from(3));
    if (is_sign(value_, 0)) return signed_hour_length(value_);
    long length = 0;
    while (length < value_.len() && length < 6 && value_[length] >= 'A' && value_[length] <= 'Z') ++length;
    bool fits = length == 3 || (length == 4 && (value_[3] == 'T' || starts_with(value_, "WITA"_s))) ||
                (length == 5 && value_[4] == 'T');
    return fits ? length : 0;
  }

  // "+3", "-0023": all the digits, if they say at most 23; 0 if there is no such number.
  static long signed_hour_length(string text) {
    if (!is_sign(text, 0)) return 0;
    long length = 1, hour = 0;
    for (; is_digit(text, length) && hour <= 23; ++length) hour = hour * 10 + (text[length] - '0');
    return hour <= 23 && length > 1 ? length : 0;
  }

  // Where a form of a numeric zone has its parts; 0 where it has none.
  struct ZonePlaces {
    long minute;
    long second;
    long length;
  };

  static ZonePlaces zone_places(element e) {
    switch (e) {
      case element::iso_short_zone:
      case element::number_short_zone: return {0, 0, 3};
      case element::iso_colon_zone:
      case element::number_colon_zone: return {4, 0, 6};
      case element::iso_seconds_zone:
      case element::number_seconds_zone: return {3, 5, 7};
      case element::iso_colon_seconds_zone:
      case element::number_colon_seconds_zone: return {4, 7, 9};
      default: return {3, 0, 5};
    }
  }

  static bool has_z_for_utc(element e) {
    return e == element::iso_zone || e == element::iso_seconds_zone || e == element::iso_short_zone ||
           e == element::iso_colon_zone || e == element::iso_colon_seconds_zone;
  }

  bool read_numeric_zone(element e) {
    if (has_z_for_utc(e) && starts_with(value_, "Z"_s)) {
      value_ = value_.from(1);
      is_utc_ = true;
      return true;
    }
    ZonePlaces places = zone_places(e);
    if (value_.len() < places.length || (places.minute == 4 && value_[3] != ':') ||
        (places.second == 7 && value_[6] != ':'))
      return false;
    string text = value_.sub(0, places.length);
    value_ = value_.from(places.length);
    return take_zone(text, places) && is_sign(text, 0);
  }

  // Each part is two digits. A part out of range is an error even if there is no sign.
  bool take_zone(string text, ZonePlaces places) {
    long hour = 0, minute = 0, second = 0;
    bool fine = two_digits(text, 1, hour) && two_digits(text, places.minute, minute) &&
                two_digits(text, places.second, second);
    if (hour > 24) out_of_range_ = "time zone offset hour"_s;
    if (minute > 60) out_of_range_ = "time zone offset minute"_s;
    if (second > 60) out_of_range_ = "time zone offset second"_s;
    offset_ = (hour * 60 + minute) * 60 + second;
    if (text[0] == '-') offset_ = -offset_;
    return fine;
  }

  static bool two_digits(string text, long at, long& number) {
    if (at == 0) return true;
    if (!is_digit(text, at) || !is_digit(text, at + 1)) return false;
    number = (text[at] - '0') * 10 + (text[at + 1] - '0');
    return true;
  }

  // Checks the combination of all parts, and makes the Time.
  results<Time, error> finish(ptr<Location> default_zone, ptr<Location> local) {
    if (is_pm_ && hour_ < 12) hour_ += 12;
    if (is_am_ && hour_ == 12) hour_ = 0;
    string problem = year_day_ >= 0 ? use_year_day() : ""_s;
    if (problem.len() > 0) return failure(""_s, ""_s, problem);
    if (month_ < 0) month_ = 1;
    if (day_ < 0) day_ = 1;
    if (day_ < 1 || day_ > calendar::days_in(static_cast<int>(month_), year_))
      return failure(""_s, ""_s, ": day out of range"_s);
    if (is_utc_) return {in_zone(UTC), nullptr};
    if (offset_ != kNoOffset) return {with_offset(local), nullptr};
    if (zone_name_.len() > 0) return {with_zone_name(local), nullptr};
    return {in_zone(default_zone), nullptr};
  }

  // Returns the error text, or nothing.
  string use_year_day() {
    if (year_day_ < 1 || year_day_ > (calendar::is_leap(year_) ? 366 : 365))
      return ": day-of-year out of range"_s;
    calendar::Day day = calendar::day_of(calendar::number_of(year_, 1, year_day_));
    if (month_ >= 0 && month_ != day.month) return ": day-of-year does not match month"_s;
    if (day_ >= 0 && day_ != day.day) return ": day-of-year does not match day"_s;
    month_ = day.month;
    day_ = day.day;
    return ""_s;
  }

  [[nodiscard]] Time in_zone(ptr<Location> zone) const {
    return Date(year_, month_, day_, hour_, minute_, second_, nanosecond_, zone);
  }

  // The local zone if it has that offset then, else a zone made for it.
  [[nodiscard]] Time with_offset(ptr<Location> local) const {
    Time t = in_zone(UTC);
    t = from_unix(unix_seconds(t) - offset_, nanosecond(t), nullptr);
    zone_period zone = zone_at(local, unix_seconds(t));
    bool is_local = zone.offset == offset_ && (zone_name_.len() == 0 || zone.name == zone_name_);
    t.loc = held(is_local ? local : FixedZone(zone_name_, offset_));
    return t;
  }

  // The offset of an abbreviation is known in the local zone only. An unknown one names a zone whose clock is
  // not ahead; GMT+3 says by how much it is, but what was read is taken for UTC all the same.
  [[nodiscard]] Time with_zone_name(ptr<Location> local) const {
    Time t = in_zone(UTC);
    long offset = 0;
    if (offset_of_abbreviation(local, zone_name_, unix_seconds(t), offset))
      return from_unix(unix_seconds(t) - offset, nanosecond(t), held(local));
    if (zone_name_.len() > 3 && starts_with(zone_name_, "GMT"_s) && is_number(zone_name_.from(3), offset))
      offset *= 3600;
    return from_unix(unix_seconds(t), nanosecond(t), FixedZone(zone_name_, offset));
  }

  static constexpr long kNoOffset = -1;  // as in Go: an offset of a second west counts as none

  string whole_layout_, whole_value_;
  string value_;         // what has not been read
  string out_of_range_;  // what is, or empty
  long year_ = 0, month_ = -1, day_ = -1, year_day_ = -1;
  long hour_ = 0, minute_ = 0, second_ = 0, nanosecond_ = 0;
  bool is_am_ = false, is_pm_ = false;
  bool is_utc_ = false;
  long offset_ = kNoOffset;
  string zone_name_;
};

}  // namespace

results<Time, error> Parse(string layout, string value) { return Parser(layout, value).parse(UTC, Local); }

results<Time, error> ParseInLocation(string layout, string value, ptr<Location> loc) {
  return Parser(layout, value).parse(loc, loc);
}

string ParseError::Error(ptr<ParseError> e) {
  string head = concat("parsing time "_s, quote(e->Value));
  if (e->Message.len() > 0) return head + e->Message;
  return concat(head, " as "_s, quote(e->Layout), ": cannot parse "_s, quote(e->ValueElem), " as "_s,
                quote(e->LayoutElem));
}

}  // namespace gocxx::time
