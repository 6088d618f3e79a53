// Package time: reading an instant by a layout.
#include "core/text.h"
#include "gocxx/lib/strconv.h"
#include "gocxx/lib/time.h"
#include "lib/time/calendar.h"
#include "lib/time/instant.h"
#include "lib/time/layout.h"
#include "lib/time/names.h"

namespace gocxx::time {

namespace {

bool is_digit(string s, long i) { return i < s.len() && s[i] >= '0' && s[i] <= '9'; }

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
    if (value_.len() > 0) return failure(""_s, value_, ": extra text: "_s + strconv::Quote(value_));
    return finish(default_zone, local);
  }

 private:
  results<Time, error> failure(string element_text, string value_rest, string message) const {
    return {Time{}, new_object(ParseError{whole_layout_, whole_value_, element_text, value_rest, message})};
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
      case element::under_year_day: value_ = without_blanks(value_); return read_number(3, false, year_day_);
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

  bool read_short_year() {
    if (!read_number(2, true, year_)) return false;
    year_ += year_ >= 69 ? 1900 : 2000;
    return true;
  }

  // A fraction may follow the seconds even if the layout has none.
  bool read_second(bool fixed, string rest_of_layout) {
    if (!read_in_range(2, fixed, 0, 59, "second", second_)) return false;
    bool has_fraction = value_.len() >= 2 && (value_[0] == '.' || value_[0] == ',') && is_digit(value_, 1);
    element next = next_part(rest_of_layout).element;
    bool layout_has_it = next == element::fraction_zeros || next == element::fraction_nines;
    return !has_fraction || layout_has_it || read_optional_fraction();
  }

  bool read_optional_fraction() {
    if (value_.len() < 2 || (value_[0] != '.' && value_[0] != ',') || !is_digit(value_, 1)) return true;
    long length = 1;
    while (is_digit(value_, length)) ++length;
    return read_fraction(length);
  }

  // A point and length - 1 digits, of which nine count.
  bool read_fraction(long length) {
    if (value_.len() < length || (value_[0] != '.' && value_[0] != ',')) return false;
    nanosecond_ = 0;
    for (long i = 1; i < 10; ++i) {
      if (i < length && !is_digit(value_, i)) return false;
      nanosecond_ = nanosecond_ * 10 + (i < length ? value_[i] - '0' : 0);
    }
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
    long length = 0;
    bool is_signed = value_.len() >= 3 && (value_[0] == '+' || value_[0] == '-');
    if (is_signed) return is_digit(value_, 1) && is_digit(value_, 2) ? 3 : 0;
    while (length < value_.len() && length < 6 && value_[length] >= 'A' && value_[length] <= 'Z') ++length;
    if (length == 3 && starts_with(value_, "GMT"_s) && value_.len() > 4 &&
        (value_[3] == '+' || value_[3] == '-')) {
      length = 4;
      while (is_digit(value_, length) && length < 6) ++length;
      return length;
    }
    bool fits = length == 3 || (length == 4 && (value_[3] == 'T' || starts_with(value_, "WITA"_s))) ||
                (length == 5 && value_[4] == 'T');
    return fits ? length : 0;
  }

  bool read_numeric_zone(element e) {
    bool z_for_utc = e == element::iso_zone || e == element::iso_seconds_zone ||
                     e == element::iso_short_zone || e == element::iso_colon_zone ||
                     e == element::iso_colon_seconds_zone;
    if (z_for_utc && starts_with(value_, "Z"_s)) {
      value_ = value_.from(1);
      is_utc_ = true;
      return true;
    }
    bool colon = e == element::iso_colon_zone || e == element::iso_colon_seconds_zone ||
                 e == element::number_colon_zone || e == element::number_colon_seconds_zone;
    bool seconds = e == element::iso_seconds_zone || e == element::iso_colon_seconds_zone ||
                   e == element::number_seconds_zone || e == element::number_colon_seconds_zone;
    bool minutes = e != element::iso_short_zone && e != element::number_short_zone;
    if (value_.len() == 0 || (value_[0] != '+' && value_[0] != '-')) return false;
    long sign = value_[0] == '-' ? -1 : 1, hour = 0, minute = 0, second = 0;
    value_ = value_.from(1);
    if (!read_number(2, true, hour)) return false;
    if (minutes && !((!colon || skip(":"_s)) && read_number(2, true, minute))) return false;
    if (seconds && !((!colon || skip(":"_s)) && read_number(2, true, second))) return false;
    if (hour > 24) out_of_range_ = "time zone offset hour"_s;
    if (minute > 60) out_of_range_ = "time zone offset minute"_s;
    if (second > 60) out_of_range_ = "time zone offset second"_s;
    offset_ = sign * ((hour * 60 + minute) * 60 + second);
    has_offset_ = true;
    return true;
  }

  // Checks what only the whole can tell, and puts it together.
  results<Time, error> finish(ptr<Location> default_zone, ptr<Location> local) {
    if (is_pm_ && hour_ < 12) hour_ += 12;
    if (is_am_ && hour_ == 12) hour_ = 0;
    if (year_day_ >= 0 && !use_year_day()) return failure(""_s, whole_value_, ": day-of-year out of range"_s);
    if (month_ < 0) month_ = 1;
    if (day_ < 0) day_ = 1;
    if (day_ < 1 || day_ > calendar::days_in(static_cast<int>(month_), year_))
      return failure(""_s, whole_value_, ": day out of range"_s);
    if (is_utc_) return {in_zone(UTC), nullptr};
    if (has_offset_) return {with_offset(local), nullptr};
    if (zone_name_.len() > 0) return {with_zone_name(local), nullptr};
    return {in_zone(default_zone), nullptr};
  }

  bool use_year_day() {
    if (year_day_ < 1 || year_day_ > (calendar::is_leap(year_) ? 366 : 365)) return false;
    calendar::Day day = calendar::day_of(calendar::number_of(year_, 1, year_day_));
    bool fits = (month_ < 0 || month_ == day.month) && (day_ < 0 || day_ == day.day);
    month_ = day.month;
    day_ = day.day;
    return fits;
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

  // The offset of an abbreviation is known in the local zone only; GMT+3 says its own.
  [[nodiscard]] Time with_zone_name(ptr<Location> local) const {
    Time t = in_zone(UTC);
    long offset = 0;
    if (offset_of_abbreviation(local, zone_name_, unix_seconds(t), offset)) {
      t = from_unix(unix_seconds(t) - offset, nanosecond(t), held(local));
      return t;
    }
    if (zone_name_.len() > 3 && starts_with(zone_name_, "GMT"_s)) {
      auto [hours, err] = strconv::Atoi(zone_name_.from(3));
      offset = err == nullptr ? hours * 3600 : 0;
    }
    return from_unix(unix_seconds(t) - offset, nanosecond(t), FixedZone(zone_name_, offset));
  }

  string whole_layout_, whole_value_;
  string value_;         // what has not been read
  string out_of_range_;  // what is, or empty
  long year_ = 0, month_ = -1, day_ = -1, year_day_ = -1;
  long hour_ = 0, minute_ = 0, second_ = 0, nanosecond_ = 0;
  bool is_am_ = false, is_pm_ = false;
  bool is_utc_ = false, has_offset_ = false;
  long offset_ = 0;
  string zone_name_;
};

}  // namespace

results<Time, error> Parse(string layout, string value) { return Parser(layout, value).parse(UTC, Local); }

results<Time, error> ParseInLocation(string layout, string value, ptr<Location> loc) {
  return Parser(layout, value).parse(loc, loc);
}

string ParseError::Error(ptr<ParseError> e) {
  string head = concat("parsing time "_s, strconv::Quote(e->Value));
  if (e->Message.len() > 0) return head + e->Message;
  return concat(head, " as "_s, strconv::Quote(e->Layout), ": cannot parse "_s, strconv::Quote(e->ValueElem),
                " as "_s, strconv::Quote(e->LayoutElem));
}

}  // namespace gocxx::time
