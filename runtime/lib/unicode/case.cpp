// Package unicode: upper, lower and title case, folding, and languages with rules of their own.
#include "gocxx/lib/unicode.h"
#include "gocxx/range.h"
#include "lib/unicode/tables.h"

namespace gocxx::unicode {

namespace {

bool is_ascii(std::int32_t r) { return r >= 0 && r < 0x80; }

std::int32_t converted(std::int32_t r, std::int32_t CaseRun::*delta, bool to_lower) {
  const CaseRun* run = case_run_or_null(r);
  if (run == nullptr) return r;
  if (run->upper != kPairs) return r + run->*delta;
  return run->first + (((r - run->first) & ~1) | (to_lower ? 1 : 0));
}

// Dotted and dotless i.
CaseRange turkish_ranges[] = {{0x49, 0x49, d{0, 0x131 - 0x49, 0}},
                              {0x69, 0x69, d{0x130 - 0x69, 0, 0x130 - 0x69}},
                              {0x130, 0x130, d{0, 0x69 - 0x130, 0}},
                              {0x131, 0x131, d{0x49 - 0x131, 0, 0x49 - 0x131}}};

// The special rule for r, or `fallback` if there is none.
std::int32_t special_case(SpecialCase special, std::int32_t r, long which, std::int32_t fallback) {
  for (const CaseRange& range : values(special))
    if (r >= static_cast<std::int32_t>(range.Lo) && r <= static_cast<std::int32_t>(range.Hi)) {
      std::int32_t delta = range.Delta[which];
      if (delta <= MaxRune) return r + delta;
      auto lo = static_cast<std::int32_t>(range.Lo);
      return lo + (((r - lo) & ~1) | (which == LowerCase ? 1 : 0));
    }
  return fallback;
}

}  // namespace

SpecialCase TurkishCase = slice<CaseRange>(turkish_ranges, 4, 4);
SpecialCase AzeriCase = TurkishCase;

std::int32_t ToUpper(std::int32_t r) {
  if (is_ascii(r)) return r >= 'a' && r <= 'z' ? r - 0x20 : r;
  return converted(r, &CaseRun::upper, false);
}

std::int32_t ToLower(std::int32_t r) {
  if (is_ascii(r)) return r >= 'A' && r <= 'Z' ? r + 0x20 : r;
  return converted(r, &CaseRun::lower, true);
}

std::int32_t ToTitle(std::int32_t r) {
  if (is_ascii(r)) return r >= 'a' && r <= 'z' ? r - 0x20 : r;
  return converted(r, &CaseRun::title, false);
}

std::int32_t To(long case_, std::int32_t r) {
  switch (case_) {
    case UpperCase: return ToUpper(r);
    case LowerCase: return ToLower(r);
    case TitleCase: return ToTitle(r);
    default: return ReplacementChar;
  }
}

std::int32_t SimpleFold(std::int32_t r) {
  if (!is_code_point(r)) return r;
  if (std::int32_t next = orbit_successor(r); next != 0) return next;
  std::int32_t lower = ToLower(r);
  return lower != r ? lower : ToUpper(r);
}

std::int32_t SpecialCase::ToUpper(SpecialCase special, std::int32_t r) {
  return special_case(special, r, UpperCase, unicode::ToUpper(r));
}
std::int32_t SpecialCase::ToLower(SpecialCase special, std::int32_t r) {
  return special_case(special, r, LowerCase, unicode::ToLower(r));
}
std::int32_t SpecialCase::ToTitle(SpecialCase special, std::int32_t r) {
  return special_case(special, r, TitleCase, unicode::ToTitle(r));
}

}  // namespace gocxx::unicode
