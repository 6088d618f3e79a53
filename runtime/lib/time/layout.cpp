// How the elements of a layout are spelled, and where they stand in it.
#include "lib/time/layout.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <iterator>

namespace gocxx::time {

namespace {

using namespace literals;

// The first bytes of a text, at most eight, as one number: the first in the lowest.
constexpr std::uint64_t first_bytes(string text) {
  std::uint64_t word = 0;
  for (long i = 0; i < 8 && i < text.len(); ++i)
    word |= static_cast<std::uint64_t>(static_cast<std::uint8_t>(text.data()[i])) << (8 * i);
  return word;
}

struct Spelling {
  constexpr Spelling(string spelled, gocxx::time::element meant)
      : text(spelled),
        element(meant),
        word(first_bytes(spelled)),
        mask(spelled.len() < 8 ? (std::uint64_t{1} << (8 * spelled.len())) - 1 : ~std::uint64_t{0}) {}
  string text;
  gocxx::time::element element;
  std::uint64_t word, mask;  // the first bytes of a text that begins so: (bytes & mask) == word
};

// Those with the same first byte stand together; of those that begin alike, the longest first.
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

static_assert(std::ranges::all_of(kSpellings, [](const Spelling& s) {
  return s.text.len() <= 8 || (s.text.len() == 9 && s.text.data()[8] == '0');
}));

// The entry of two bytes, of which the first is ASCII, in kFirstFor. Entries of several pairs may be one.
constexpr std::size_t pair_entry(std::uint8_t a, std::uint8_t b) { return a << 6 | (b & 63); }

// For the first two bytes of a text: the number of the first spelling that may stand there; the count of
// spellings if none may.
constexpr auto kFirstFor = [] {
  std::array<std::uint8_t, std::size_t{128} * 64> first{};
  first.fill(std::size(kSpellings));
  for (std::size_t i = std::size(kSpellings); i > 0; --i) {
    const string text = kSpellings[i - 1].text;
    for (int b = 0; b < 64; ++b)
      if (text.len() == 1 || (text[1] & 63) == b)
        first[pair_entry(text[0], static_cast<std::uint8_t>(b))] = static_cast<std::uint8_t>(i - 1);
  }
  return first;
}();

// Whether an element may begin with the byte.
constexpr auto kIsHead = [] {
  std::array<bool, 256> is_head{};
  for (const Spelling& spelling : kSpellings) is_head[spelling.text[0]] = true;
  is_head['.'] = is_head[','] = true;
  return is_head;
}();

// The same as first_bytes, for a text in memory.
std::uint64_t load_first_bytes(string text) {
  if (text.len() < 8) return first_bytes(text);
  std::uint64_t word = 0;
  std::memcpy(&word, text.data(), sizeof word);
  if constexpr (std::endian::native == std::endian::big) word = __builtin_bswap64(word);
  return word;
}

bool is_digit_at(string text, long i) { return i < text.len() && text[i] >= '0' && text[i] <= '9'; }

bool is_lower_at(string text, long i) { return i < text.len() && text[i] >= 'a' && text[i] <= 'z'; }

// ".000" or ",999" at the head of the text, which begins with a point or comma, not followed by another
// digit; its length, or 0.
long fraction_length(string text) {
  if (text.len() < 2 || (text[1] != '0' && text[1] != '9')) return 0;
  long end = 1;
  while (end < text.len() && text[end] == text[1]) ++end;
  return is_digit_at(text, end) ? 0 : end;
}

// "Jane" is not "Jan" and an e, and "_2006" is an underscore and a year. `first` are the text's first bytes.
bool fits(const Spelling& spelling, string text, std::uint64_t first) {
  if ((first & spelling.mask) != spelling.word || text.len() < spelling.text.len()) return false;
  // Two spellings have nine bytes, of which the last is a zero.
  if (spelling.text.len() > 8 && text.data()[8] != '0') return false;
  bool is_short_name = spelling.element == element::month || spelling.element == element::weekday;
  if (is_short_name && is_lower_at(text, spelling.text.len())) return false;
  return !(spelling.element == element::under_day && (first & 0xffffffffff) == first_bytes("_2006"_s));
}

// The element at the head of a text, and the length of its spelling.
struct Found {
  gocxx::time::element element = element::none;
  long length = 0;
};

// The first byte of the text is a head of elements.
Found find_at_head(string text) {
  const std::uint8_t head = text[0];
  if (head == '.' || head == ',') {
    const long length = fraction_length(text);
    if (length == 0) return {};
    return {text[1] == '0' ? element::fraction_zeros : element::fraction_nines, length};
  }
  const std::uint8_t second = text.len() > 1 ? text[1] : 0;
  const std::uint64_t first = load_first_bytes(text);
  for (std::size_t i = kFirstFor[pair_entry(head, second)];
       i < std::size(kSpellings) && (kSpellings[i].word & 0xff) == head; ++i)
    if (fits(kSpellings[i], text, first)) return {kSpellings[i].element, kSpellings[i].text.len()};
  return {};
}

}  // namespace

layout_part next_part(string layout) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(layout.data());
  for (long i = 0; i < layout.len(); ++i) {
    if (!kIsHead[bytes[i]]) continue;
    const Found found = find_at_head(layout.from(i));
    if (found.element == element::none) continue;
    const long end = i + found.length;
    return {layout.sub(0, i), found.element, layout.sub(i, end), layout.from(end)};
  }
  return {layout, element::none, ""_s, ""_s};
}

}  // namespace gocxx::time
