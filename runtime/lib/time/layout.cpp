#include "lib/time/layout.h"

namespace gocxx::time {

namespace {

using namespace literals;

struct Spelling {
  string text;
  gocxx::time::element element;
};

// Of those that begin alike, the longest first.
constexpr Spelling kSpellings[] = {{"January"_s, element::long_month},
                                   {"Jan"_s, element::month},
                                   {"Monday"_s, element::long_weekday},
                                   {"Mon"_s, element::weekday},
                                   {"MST"_s, element::zone_name},
                                   {"002"_s, element::zero_year_day},
                                   {"01"_s, element::zero_month},
                                   {"02"_s, element::zero_day},
                                   {"03"_s, element::zero_hour12},
                                   {"04"_s, element::zero_minute},
                                   {"05"_s, element::zero_second},
                                   {"06"_s, element::year},
                                   {"15"_s, element::hour},
                                   {"1"_s, element::number_month},
                                   {"2006"_s, element::long_year},
                                   {"2"_s, element::day},
                                   {"__2"_s, element::under_year_day},
                                   {"_2"_s, element::under_day},
                                   {"3"_s, element::hour12},
                                   {"4"_s, element::minute},
                                   {"5"_s, element::second},
                                   {"PM"_s, element::upper_pm},
                                   {"pm"_s, element::lower_pm},
                                   {"-070000"_s, element::number_seconds_zone},
                                   {"-07:00:00"_s, element::number_colon_seconds_zone},
                                   {"-0700"_s, element::number_zone},
                                   {"-07:00"_s, element::number_colon_zone},
                                   {"-07"_s, element::number_short_zone},
                                   {"Z070000"_s, element::iso_seconds_zone},
                                   {"Z07:00:00"_s, element::iso_colon_seconds_zone},
                                   {"Z0700"_s, element::iso_zone},
                                   {"Z07:00"_s, element::iso_colon_zone},
                                   {"Z07"_s, element::iso_short_zone}};

bool starts_with(string text, string head) {
  return text.len() >= head.len() && text.sub(0, head.len()) == head;
}

bool is_digit_at(string text, long i) { return i < text.len() && text[i] >= '0' && text[i] <= '9'; }

bool is_lower_at(string text, long i) { return i < text.len() && text[i] >= 'a' && text[i] <= 'z'; }

// ".000" or ",999" at the head of the text, not followed by another digit; its length, or 0.
long fraction_length(string text) {
  if (text.len() < 2 || (text[0] != '.' && text[0] != ',') || (text[1] != '0' && text[1] != '9')) return 0;
  long end = 1;
  while (end < text.len() && text[end] == text[1]) ++end;
  return is_digit_at(text, end) ? 0 : end;
}

// "Jane" is not "Jan" and an e, and "_2006" is an underscore and a year.
bool fits(const Spelling& spelling, string text) {
  if (!starts_with(text, spelling.text)) return false;
  bool is_short_name = spelling.element == element::month || spelling.element == element::weekday;
  if (is_short_name && is_lower_at(text, spelling.text.len())) return false;
  return !(spelling.element == element::under_day && starts_with(text, "_2006"_s));
}

Spelling element_at(string text) {
  if (long length = fraction_length(text); length > 0)
    return {text.sub(0, length), text[1] == '0' ? element::fraction_zeros : element::fraction_nines};
  for (const Spelling& spelling : kSpellings)
    if (fits(spelling, text)) return spelling;
  return {""_s, element::none};
}

}  // namespace

layout_part next_part(string layout) {
  for (long i = 0; i < layout.len(); ++i) {
    Spelling found = element_at(layout.from(i));
    if (found.element != element::none)
      return {layout.sub(0, i), found.element, layout.sub(i, i + found.text.len()),
              layout.from(i + found.text.len())};
  }
  return {layout, element::none, ""_s, ""_s};
}

}  // namespace gocxx::time
