// Package unicode.
#pragma once

#include "gocxx/array.h"
#include "gocxx/defined.h"
#include "gocxx/ptr.h"
#include "gocxx/slice.h"
#include "gocxx/string.h"
#include "gocxx/type.h"

namespace gocxx {

namespace unicode {

inline constexpr std::int32_t MaxRune = 1114111;
inline constexpr std::int32_t ReplacementChar = 65533;
inline constexpr std::int32_t MaxASCII = 127;
inline constexpr std::int32_t MaxLatin1 = 255;

inline constexpr long UpperCase = 0;
inline constexpr long LowerCase = 1;
inline constexpr long TitleCase = 2;
inline constexpr long MaxCase = 3;

inline constexpr std::int32_t UpperLower = 1114112;
using namespace literals;

inline constexpr string Version = "15.0.0"_s;

struct Range16 {
  std::uint16_t Lo{};
  std::uint16_t Hi{};
  std::uint16_t Stride{};

  bool operator==(const Range16&) const = default;
};

struct Range32 {
  std::uint32_t Lo{};
  std::uint32_t Hi{};
  std::uint32_t Stride{};

  bool operator==(const Range32&) const = default;
};

/// A RangeTable is a set of code points, as sorted ranges.
struct RangeTable {
  slice<Range16> R16{};
  slice<Range32> R32{};
  long LatinOffset{};
};

/// The differences between a code point and its upper, lower and title case.
struct d : defined<d, array<std::int32_t, 3>> {
  using defined::defined;
};

struct CaseRange {
  std::uint32_t Lo{};
  std::uint32_t Hi{};
  d Delta{};

  bool operator==(const CaseRange&) const = default;
};

struct SpecialCase : defined<SpecialCase, slice<CaseRange>> {
  using defined::defined;
  static std::int32_t ToLower(SpecialCase special, std::int32_t r);
  static std::int32_t ToTitle(SpecialCase special, std::int32_t r);
  static std::int32_t ToUpper(SpecialCase special, std::int32_t r);
};

extern SpecialCase TurkishCase;
extern SpecialCase AzeriCase;

/// General categories.
extern ptr<RangeTable> C;
extern ptr<RangeTable> Cc;
extern ptr<RangeTable> Cf;
extern ptr<RangeTable> Co;
extern ptr<RangeTable> Cs;
extern ptr<RangeTable> L;
extern ptr<RangeTable> Ll;
extern ptr<RangeTable> Lm;
extern ptr<RangeTable> Lo;
extern ptr<RangeTable> Lt;
extern ptr<RangeTable> Lu;
extern ptr<RangeTable> M;
extern ptr<RangeTable> Mc;
extern ptr<RangeTable> Me;
extern ptr<RangeTable> Mn;
extern ptr<RangeTable> N;
extern ptr<RangeTable> Nd;
extern ptr<RangeTable> Nl;
extern ptr<RangeTable> No;
extern ptr<RangeTable> P;
extern ptr<RangeTable> Pc;
extern ptr<RangeTable> Pd;
extern ptr<RangeTable> Pe;
extern ptr<RangeTable> Pf;
extern ptr<RangeTable> Pi;
extern ptr<RangeTable> Po;
extern ptr<RangeTable> Ps;
extern ptr<RangeTable> S;
extern ptr<RangeTable> Sc;
extern ptr<RangeTable> Sk;
extern ptr<RangeTable> Sm;
extern ptr<RangeTable> So;
extern ptr<RangeTable> Z;
extern ptr<RangeTable> Zl;
extern ptr<RangeTable> Zp;
extern ptr<RangeTable> Zs;
extern ptr<RangeTable> Digit;
extern ptr<RangeTable> Letter;
extern ptr<RangeTable> Lower;
extern ptr<RangeTable> Mark;
extern ptr<RangeTable> Number;
extern ptr<RangeTable> Other;
extern ptr<RangeTable> Punct;
extern ptr<RangeTable> Space;
extern ptr<RangeTable> Symbol;
extern ptr<RangeTable> Title;
extern ptr<RangeTable> Upper;
extern ptr<RangeTable> White_Space;

/// Scripts.
extern ptr<RangeTable> Arabic;
extern ptr<RangeTable> Armenian;
extern ptr<RangeTable> Bengali;
extern ptr<RangeTable> Bopomofo;
extern ptr<RangeTable> Braille;
extern ptr<RangeTable> Cherokee;
extern ptr<RangeTable> Common;
extern ptr<RangeTable> Coptic;
extern ptr<RangeTable> Cyrillic;
extern ptr<RangeTable> Devanagari;
extern ptr<RangeTable> Ethiopic;
extern ptr<RangeTable> Georgian;
extern ptr<RangeTable> Greek;
extern ptr<RangeTable> Gujarati;
extern ptr<RangeTable> Gurmukhi;
extern ptr<RangeTable> Han;
extern ptr<RangeTable> Hangul;
extern ptr<RangeTable> Hebrew;
extern ptr<RangeTable> Hiragana;
extern ptr<RangeTable> Inherited;
extern ptr<RangeTable> Kannada;
extern ptr<RangeTable> Katakana;
extern ptr<RangeTable> Khmer;
extern ptr<RangeTable> Lao;
extern ptr<RangeTable> Latin;
extern ptr<RangeTable> Malayalam;
extern ptr<RangeTable> Mongolian;
extern ptr<RangeTable> Myanmar;
extern ptr<RangeTable> Oriya;
extern ptr<RangeTable> Sinhala;
extern ptr<RangeTable> Syriac;
extern ptr<RangeTable> Tamil;
extern ptr<RangeTable> Telugu;
extern ptr<RangeTable> Thaana;
extern ptr<RangeTable> Thai;
extern ptr<RangeTable> Tibetan;
extern ptr<RangeTable> Yi;

bool In(std::int32_t r, slice<ptr<RangeTable>> ranges);
bool Is(ptr<RangeTable> rangeTab, std::int32_t r);
bool IsControl(std::int32_t r);
bool IsGraphic(std::int32_t r);
bool IsMark(std::int32_t r);
bool IsNumber(std::int32_t r);
bool IsOneOf(slice<ptr<RangeTable>> ranges, std::int32_t r);
bool IsPrint(std::int32_t r);
bool IsPunct(std::int32_t r);
bool IsSymbol(std::int32_t r);
bool IsTitle(std::int32_t r);

// The properties that loops over texts use most: inlined for ASCII.
namespace beyond_ascii {
bool is_digit(std::int32_t r);
bool is_letter(std::int32_t r);
bool is_lower(std::int32_t r);
bool is_space(std::int32_t r);
bool is_upper(std::int32_t r);
}  // namespace beyond_ascii

inline bool IsDigit(std::int32_t r) {
  return r >= 0 && r < 0x80 ? r >= '0' && r <= '9' : beyond_ascii::is_digit(r);
}
inline bool IsLetter(std::int32_t r) {
  return r >= 0 && r < 0x80 ? (r | 0x20) >= 'a' && (r | 0x20) <= 'z' : beyond_ascii::is_letter(r);
}
inline bool IsLower(std::int32_t r) {
  return r >= 0 && r < 0x80 ? r >= 'a' && r <= 'z' : beyond_ascii::is_lower(r);
}
inline bool IsSpace(std::int32_t r) {
  return r >= 0 && r < 0x80 ? r == ' ' || (r >= '\t' && r <= '\r') : beyond_ascii::is_space(r);
}
inline bool IsUpper(std::int32_t r) {
  return r >= 0 && r < 0x80 ? r >= 'A' && r <= 'Z' : beyond_ascii::is_upper(r);
}

std::int32_t SimpleFold(std::int32_t r);
std::int32_t To(long _case, std::int32_t r);
std::int32_t ToLower(std::int32_t r);
std::int32_t ToTitle(std::int32_t r);
std::int32_t ToUpper(std::int32_t r);

}  // namespace unicode

template <>
struct type_traits<unicode::Range16> {
  static constexpr const char* name = "unicode.Range16";
  static constexpr field fields[] = {{"Lo", type_ref<std::uint16_t>, offsetof(unicode::Range16, Lo)},
                                     {"Hi", type_ref<std::uint16_t>, offsetof(unicode::Range16, Hi)},
                                     {"Stride", type_ref<std::uint16_t>, offsetof(unicode::Range16, Stride)}};
};
template <>
const type descriptor<unicode::Range16>::value;
template <>
const type descriptor<slice<unicode::Range16>>::value;

template <>
struct type_traits<unicode::Range32> {
  static constexpr const char* name = "unicode.Range32";
  static constexpr field fields[] = {{"Lo", type_ref<std::uint32_t>, offsetof(unicode::Range32, Lo)},
                                     {"Hi", type_ref<std::uint32_t>, offsetof(unicode::Range32, Hi)},
                                     {"Stride", type_ref<std::uint32_t>, offsetof(unicode::Range32, Stride)}};
};
template <>
const type descriptor<unicode::Range32>::value;
template <>
const type descriptor<slice<unicode::Range32>>::value;

template <>
struct type_traits<unicode::RangeTable> {
  static constexpr const char* name = "unicode.RangeTable";
  static constexpr field fields[] = {
      {"R16", type_ref<slice<unicode::Range16>>, offsetof(unicode::RangeTable, R16)},
      {"R32", type_ref<slice<unicode::Range32>>, offsetof(unicode::RangeTable, R32)},
      {"LatinOffset", type_ref<long>, offsetof(unicode::RangeTable, LatinOffset)}};
};
template <>
const type descriptor<unicode::RangeTable>::value;

template <>
struct type_traits<unicode::d> {
  static constexpr const char* name = "unicode.d";
};
template <>
const type descriptor<unicode::d>::value;

template <>
struct type_traits<unicode::CaseRange> {
  static constexpr const char* name = "unicode.CaseRange";
  static constexpr field fields[] = {{"Lo", type_ref<std::uint32_t>, offsetof(unicode::CaseRange, Lo)},
                                     {"Hi", type_ref<std::uint32_t>, offsetof(unicode::CaseRange, Hi)},
                                     {"Delta", type_ref<unicode::d>, offsetof(unicode::CaseRange, Delta)}};
};
template <>
const type descriptor<unicode::CaseRange>::value;

template <>
struct type_traits<unicode::SpecialCase> {
  static constexpr const char* name = "unicode.SpecialCase";
  static constexpr auto methods =
      gocxx::methods<unicode::SpecialCase, method<"ToLower", &unicode::SpecialCase::ToLower>,
                     method<"ToTitle", &unicode::SpecialCase::ToTitle>,
                     method<"ToUpper", &unicode::SpecialCase::ToUpper>>;
};
template <>
const type descriptor<unicode::SpecialCase>::value;

}  // namespace gocxx
