// Package unicode: properties of code points.
#include "gocxx/lib/unicode.h"

#include "gocxx/range.h"
#include "gocxx/runtime_error.h"
#include "lib/unicode/categories.h"
#include "lib/unicode/tables.h"

namespace gocxx::unicode {

namespace {

bool in_categories(std::int32_t r, std::uint32_t categories) {
  return (1U << category_of(r) & categories) != 0;
}

template <class Range, class Number>
bool holds(const Range& range, Number r) {
  if (range.Stride == 0) rt::core::panic_divide();
  return range.Stride == 1 || (r - range.Lo) % range.Stride == 0;
}

// Few ranges, and those that begin in Latin-1, are searched linearly; more by binary search.
template <class Range, class Number>
bool in_ranges(const slice<Range>& ranges, Number r) {
  constexpr long kFew = 18;
  const Range* first = ranges.data();
  const Range* end = first + ranges.len();
  if (ranges.len() <= kFew || r <= MaxLatin1) {
    for (; first != end && r >= first->Lo; ++first)
      if (r <= first->Hi) return holds(*first, r);
    return false;
  }
  while (first != end) {
    const Range* middle = first + (end - first) / 2;
    if (r >= middle->Lo && r <= middle->Hi) return holds(*middle, r);
    r < middle->Lo ? end = middle : first = middle + 1;
  }
  return false;
}

}  // namespace

bool Is(ptr<RangeTable> rangeTab, std::int32_t r) {
  const slice<Range16>& low = rangeTab->R16;
  const slice<Range32>& high = rangeTab->R32;
  const auto c = static_cast<std::uint32_t>(r);  // a negative number is in no range
  if (low.len() > 0 && c <= low[low.len() - 1].Hi) return in_ranges(low, static_cast<std::uint16_t>(c));
  return high.len() > 0 && r >= static_cast<std::int32_t>(high[0].Lo) && in_ranges(high, c);
}

bool In(std::int32_t r, slice<ptr<RangeTable>> ranges) {
  for (ptr<RangeTable> table : values(ranges))
    if (Is(table, r)) return true;
  return false;
}

bool IsOneOf(slice<ptr<RangeTable>> ranges, std::int32_t r) { return In(r, ranges); }

bool beyond_ascii::is_digit(std::int32_t r) { return in_categories(r, mask<nd>); }
bool beyond_ascii::is_letter(std::int32_t r) { return in_categories(r, kLetter); }
bool beyond_ascii::is_lower(std::int32_t r) { return in_categories(r, mask<ll>); }
bool beyond_ascii::is_space(std::int32_t r) { return is_white_space(r); }
bool beyond_ascii::is_upper(std::int32_t r) { return in_categories(r, mask<lu>); }

bool IsControl(std::int32_t r) { return in_categories(r, mask<cc>); }
bool IsGraphic(std::int32_t r) { return in_categories(r, kPrintable | mask<zs>); }
bool IsMark(std::int32_t r) { return in_categories(r, kMark); }
bool IsNumber(std::int32_t r) { return in_categories(r, kNumber); }
bool IsPrint(std::int32_t r) { return r == ' ' || in_categories(r, kPrintable); }
bool IsPunct(std::int32_t r) { return in_categories(r, kPunctuation); }
bool IsSymbol(std::int32_t r) { return in_categories(r, kSymbol); }
bool IsTitle(std::int32_t r) { return in_categories(r, mask<lt>); }

}  // namespace gocxx::unicode
