// Package unicode: properties of code points.
#include "gocxx/lib/unicode.h"

#include <algorithm>
#include <iterator>

#include "gocxx/range.h"
#include "lib/unicode/tables.h"

namespace gocxx::unicode {

namespace {

template <int... Category>
constexpr std::uint32_t mask = ((1U << Category) | ...);

// The numbers of the general categories in the tables.
enum : int {
  lu = 1,
  ll,
  lt,
  lm,
  lo,
  mn,
  me,
  mc,
  nd,
  nl,
  no,
  zs,
  zl,
  zp,
  cc,
  cf,
  co,
  cs,
  pd,
  ps,
  pe,
  pc,
  po,
  sm,
  sc,
  sk,
  so,
  pi,
  pf
};

constexpr std::uint32_t kLetter = mask<lu, ll, lt, lm, lo>;
constexpr std::uint32_t kMark = mask<mn, me, mc>;
constexpr std::uint32_t kNumber = mask<nd, nl, no>;
constexpr std::uint32_t kPunctuation = mask<pd, ps, pe, pc, po, pi, pf>;
constexpr std::uint32_t kSymbol = mask<sm, sc, sk, so>;
constexpr std::uint32_t kSeparator = mask<zs, zl, zp>;
constexpr std::uint32_t kOther = mask<cc, cf, co, cs>;
constexpr std::uint32_t kPrintable = kLetter | kMark | kNumber | kPunctuation | kSymbol;

bool in_categories(std::int32_t r, std::uint32_t categories) {
  return (1U << category_of(r) & categories) != 0;
}

bool in_known(std::int32_t r, const known_set& set) {
  if (set.script >= 0) return is_code_point(r) && script_of(r) == set.script;
  return set.white_space ? is_white_space(r) : in_categories(r, set.categories);
}

template <class Range>
bool in_ranges(std::uint32_t r, const slice<Range>& ranges) {
  for (const Range& range : values(ranges))
    if (r >= range.Lo && r <= range.Hi) return range.Stride == 1 || (r - range.Lo) % range.Stride == 0;
  return false;
}

constinit RangeTable of_c{{}, {}, 0, {kOther}}, of_cc{{}, {}, 0, {mask<cc>}}, of_cf{{}, {}, 0, {mask<cf>}},
    of_co{{}, {}, 0, {mask<co>}}, of_cs{{}, {}, 0, {mask<cs>}}, of_l{{}, {}, 0, {kLetter}},
    of_ll{{}, {}, 0, {mask<ll>}}, of_lm{{}, {}, 0, {mask<lm>}}, of_lo{{}, {}, 0, {mask<lo>}},
    of_lt{{}, {}, 0, {mask<lt>}}, of_lu{{}, {}, 0, {mask<lu>}}, of_m{{}, {}, 0, {kMark}},
    of_mc{{}, {}, 0, {mask<mc>}}, of_me{{}, {}, 0, {mask<me>}}, of_mn{{}, {}, 0, {mask<mn>}},
    of_n{{}, {}, 0, {kNumber}}, of_nd{{}, {}, 0, {mask<nd>}}, of_nl{{}, {}, 0, {mask<nl>}},
    of_no{{}, {}, 0, {mask<no>}}, of_p{{}, {}, 0, {kPunctuation}}, of_pc{{}, {}, 0, {mask<pc>}},
    of_pd{{}, {}, 0, {mask<pd>}}, of_pe{{}, {}, 0, {mask<pe>}}, of_pf{{}, {}, 0, {mask<pf>}},
    of_pi{{}, {}, 0, {mask<pi>}}, of_po{{}, {}, 0, {mask<po>}}, of_ps{{}, {}, 0, {mask<ps>}},
    of_s{{}, {}, 0, {kSymbol}}, of_sc{{}, {}, 0, {mask<sc>}}, of_sk{{}, {}, 0, {mask<sk>}},
    of_sm{{}, {}, 0, {mask<sm>}}, of_so{{}, {}, 0, {mask<so>}}, of_z{{}, {}, 0, {kSeparator}},
    of_zl{{}, {}, 0, {mask<zl>}}, of_zp{{}, {}, 0, {mask<zp>}}, of_zs{{}, {}, 0, {mask<zs>}},
    of_white_space{{}, {}, 0, {0, -1, true}};

constinit RangeTable of_arabic{{}, {}, 0, {0, 2}}, of_armenian{{}, {}, 0, {0, 3}},
    of_bengali{{}, {}, 0, {0, 4}}, of_bopomofo{{}, {}, 0, {0, 5}}, of_braille{{}, {}, 0, {0, 46}},
    of_cherokee{{}, {}, 0, {0, 6}}, of_common{{}, {}, 0, {0, 0}}, of_coptic{{}, {}, 0, {0, 7}},
    of_cyrillic{{}, {}, 0, {0, 8}}, of_devanagari{{}, {}, 0, {0, 10}}, of_ethiopic{{}, {}, 0, {0, 11}},
    of_georgian{{}, {}, 0, {0, 12}}, of_greek{{}, {}, 0, {0, 14}}, of_gujarati{{}, {}, 0, {0, 15}},
    of_gurmukhi{{}, {}, 0, {0, 16}}, of_han{{}, {}, 0, {0, 17}}, of_hangul{{}, {}, 0, {0, 18}},
    of_hebrew{{}, {}, 0, {0, 19}}, of_hiragana{{}, {}, 0, {0, 20}}, of_inherited{{}, {}, 0, {0, 1}},
    of_kannada{{}, {}, 0, {0, 21}}, of_katakana{{}, {}, 0, {0, 22}}, of_khmer{{}, {}, 0, {0, 23}},
    of_lao{{}, {}, 0, {0, 24}}, of_latin{{}, {}, 0, {0, 25}}, of_malayalam{{}, {}, 0, {0, 26}},
    of_mongolian{{}, {}, 0, {0, 27}}, of_myanmar{{}, {}, 0, {0, 28}}, of_oriya{{}, {}, 0, {0, 31}},
    of_sinhala{{}, {}, 0, {0, 33}}, of_syriac{{}, {}, 0, {0, 34}}, of_tamil{{}, {}, 0, {0, 35}},
    of_telugu{{}, {}, 0, {0, 36}}, of_thaana{{}, {}, 0, {0, 37}}, of_thai{{}, {}, 0, {0, 38}},
    of_tibetan{{}, {}, 0, {0, 39}}, of_yi{{}, {}, 0, {0, 41}};

}  // namespace

ptr<RangeTable> C(&of_c), Cc(&of_cc), Cf(&of_cf), Co(&of_co), Cs(&of_cs), L(&of_l), Ll(&of_ll), Lm(&of_lm),
    Lo(&of_lo), Lt(&of_lt), Lu(&of_lu), M(&of_m), Mc(&of_mc), Me(&of_me), Mn(&of_mn), N(&of_n), Nd(&of_nd),
    Nl(&of_nl), No(&of_no), P(&of_p), Pc(&of_pc), Pd(&of_pd), Pe(&of_pe), Pf(&of_pf), Pi(&of_pi), Po(&of_po),
    Ps(&of_ps), S(&of_s), Sc(&of_sc), Sk(&of_sk), Sm(&of_sm), So(&of_so), Z(&of_z), Zl(&of_zl), Zp(&of_zp),
    Zs(&of_zs);
ptr<RangeTable> Digit(&of_nd), Letter(&of_l), Lower(&of_ll), Mark(&of_m), Number(&of_n), Other(&of_c),
    Punct(&of_p), Space(&of_z), Symbol(&of_s), Title(&of_lt), Upper(&of_lu), White_Space(&of_white_space);
ptr<RangeTable> Arabic(&of_arabic), Armenian(&of_armenian), Bengali(&of_bengali), Bopomofo(&of_bopomofo),
    Braille(&of_braille), Cherokee(&of_cherokee), Common(&of_common), Coptic(&of_coptic),
    Cyrillic(&of_cyrillic), Devanagari(&of_devanagari), Ethiopic(&of_ethiopic), Georgian(&of_georgian),
    Greek(&of_greek), Gujarati(&of_gujarati), Gurmukhi(&of_gurmukhi), Han(&of_han), Hangul(&of_hangul),
    Hebrew(&of_hebrew), Hiragana(&of_hiragana), Inherited(&of_inherited), Kannada(&of_kannada),
    Katakana(&of_katakana), Khmer(&of_khmer), Lao(&of_lao), Latin(&of_latin), Malayalam(&of_malayalam),
    Mongolian(&of_mongolian), Myanmar(&of_myanmar), Oriya(&of_oriya), Sinhala(&of_sinhala),
    Syriac(&of_syriac), Tamil(&of_tamil), Telugu(&of_telugu), Thaana(&of_thaana), Thai(&of_thai),
    Tibetan(&of_tibetan), Yi(&of_yi);

bool Is(ptr<RangeTable> rangeTab, std::int32_t r) {
  if (in_known(r, rangeTab->known)) return true;
  auto c = static_cast<std::uint32_t>(r);
  return in_ranges(c, rangeTab->R16) || in_ranges(c, rangeTab->R32);
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
