// Looks code points up in the tables.
#include "lib/unicode/tables.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace gocxx::unicode {

namespace {

#include "lib/unicode/tables.inc"

// The value of the run that r lies in.
template <std::size_t N>
constexpr int value_at(const std::uint32_t (&runs)[N], std::int32_t r) {
  std::uint32_t wanted = static_cast<std::uint32_t>(r) << 8 | 0xFF;
  return static_cast<int>(*(std::upper_bound(std::begin(runs), std::end(runs), wanted) - 1) & 0xFF);
}

// The categories of Latin-1, which most text is written in.
constexpr std::array<std::uint8_t, 256> kLatin1 = [] {
  std::array<std::uint8_t, 256> categories{};
  for (std::int32_t r = 0; r < 256; ++r)
    categories[static_cast<std::size_t>(r)] = static_cast<std::uint8_t>(value_at(kCategories, r));
  return categories;
}();

// Where the runs of each 256 code points begin in the categories: the run that the first one lies in. The
// supplementary planes have few runs and are searched as one.
constexpr std::size_t kPages = 0x100;
constexpr std::array<std::uint16_t, kPages + 1> kPageStarts = [] {
  std::array<std::uint16_t, kPages + 1> starts{};
  std::size_t run = 0;
  for (std::size_t page = 0; page <= kPages; ++page) {
    while (run + 1 < std::size(kCategories) && kCategories[run + 1] >> 8 <= page << 8) ++run;
    starts[page] = static_cast<std::uint16_t>(run);
  }
  return starts;
}();

// The category of a code point below 0x10000: halving among the runs of its page.
int category_in_page(std::int32_t r) {
  const auto page = static_cast<std::size_t>(r) >> 8;
  const std::uint32_t* first = kCategories + kPageStarts[page];
  const std::uint32_t* end = kCategories + kPageStarts[page + 1] + 1;
  return static_cast<int>(*(std::upper_bound(first, end, static_cast<std::uint32_t>(r) << 8 | 0xFF) - 1) &
                          0xFF);
}

}  // namespace

int category_of(std::int32_t r) {
  if (static_cast<std::uint32_t>(r) < kLatin1.size()) return kLatin1[static_cast<std::size_t>(r)];
  if (static_cast<std::uint32_t>(r) < kPages << 8) return category_in_page(r);
  return is_code_point(r) ? value_at(kCategories, r) : 0;
}

bool is_white_space(std::int32_t r) {
  if (r >= 0 && r < 0x80) return r == ' ' || (r >= '\t' && r <= '\r');
  constexpr std::int32_t kLastSpace = 0x3000;
  return r >= 0 && r <= kLastSpace && value_at(kWhiteSpace, r) != 0;
}

const CaseRun* case_run_or_null(std::int32_t r) {
  const CaseRun* run =
      std::upper_bound(std::begin(kCases), std::end(kCases), r,
                       [](std::int32_t wanted, const CaseRun& c) { return wanted < c.first; });
  if (run == std::begin(kCases)) return nullptr;
  --run;
  return r <= run->last ? run : nullptr;
}

std::int32_t orbit_successor(std::int32_t r) {
  const auto* entry =
      std::lower_bound(std::begin(kOrbits), std::end(kOrbits), r,
                       [](const std::int32_t(&orbit)[2], std::int32_t wanted) { return orbit[0] < wanted; });
  return entry != std::end(kOrbits) && (*entry)[0] == r ? (*entry)[1] : 0;
}

}  // namespace gocxx::unicode
