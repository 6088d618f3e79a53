// Package unicode: the tables of categories and scripts as sorted ranges, which are made of the database's
// runs when this is compiled. Only programs that name a table link them.
#include <array>
#include <cstddef>

#include "gocxx/lib/unicode.h"
#include "lib/unicode/categories.h"
#include "lib/unicode/tables.h"

namespace gocxx::unicode {

namespace {

#include "lib/unicode/tables.inc"

// The set of a table: general categories (a bit for each), a script, or white space.
struct Set {
  std::uint32_t categories = 0;
  int script = -1;
  bool white_space = false;

  [[nodiscard]] constexpr bool has(std::uint32_t value) const {
    if (script >= 0) return static_cast<int>(value) == script;
    return white_space ? value != 0 : (categories >> value & 1) != 0;
  }
};

// Code points one after the other, all in the set.
struct Interval {
  std::uint32_t first, last;
};

// A list that is made at compile time; no set has more intervals than it has room for.
template <class T>
struct List {
  T items[1024]{};
  std::size_t count = 0;

  constexpr void push_back(const T& item) { items[count++] = item; }
  constexpr T& back() { return items[count - 1]; }
  constexpr const T& operator[](std::size_t i) const { return items[i]; }
  [[nodiscard]] constexpr bool empty() const { return count == 0; }
  [[nodiscard]] constexpr std::size_t size() const { return count; }
};

// The longest intervals of the set from `low` to `high`.
template <std::size_t N>
constexpr List<Interval> intervals_of(const std::uint32_t (&runs)[N], Set set, std::uint32_t low,
                                      std::uint32_t high) {
  List<Interval> intervals;
  for (std::size_t i = 0; i < N; ++i) {
    std::uint32_t first = runs[i] >> 8, last = i + 1 < N ? (runs[i + 1] >> 8) - 1 : 0x10FFFF;
    if (first < low) first = low;
    if (last > high) last = high;
    if (first > last || !set.has(runs[i] & 0xFF)) continue;
    if (!intervals.empty() && intervals.back().last + 1 == first)
      intervals.back().last = last;
    else
      intervals.push_back({first, last});
  }
  return intervals;
}

constexpr List<Interval> intervals_of(Set set, std::uint32_t low, std::uint32_t high) {
  if (set.script >= 0) return intervals_of(kScripts, set, low, high);
  return set.white_space ? intervals_of(kWhiteSpace, set, low, high)
                         : intervals_of(kCategories, set, low, high);
}

// Ranges as Go's tables have them: from the first code point on, the distance to the next one is the stride,
// and the range goes on as long as every step, and nothing between, is in the set.
constexpr List<Range32> ranges_of(const List<Interval>& intervals) {
  List<Range32> ranges;
  std::size_t i = 0;
  for (std::uint32_t lo = intervals.empty() ? 0 : intervals[0].first; i < intervals.size();) {
    std::uint32_t hi = lo, stride = 1;
    if (lo < intervals[i].last || i + 1 == intervals.size()) {
      hi = intervals[i++].last;
    } else {
      stride = intervals[++i].first - lo;
      while (i < intervals.size() && intervals[i].first == hi + stride) {
        hi += stride;
        if (intervals[i].last > hi) break;
        ++i;
      }
    }
    ranges.push_back({lo, hi, stride});
    if (i < intervals.size()) lo = intervals[i].first > hi ? intervals[i].first : hi + 1;
  }
  return ranges;
}

// The ranges of a set among the code points from kLow to kHigh.
template <class Range, Set kSet, std::uint32_t kLow, std::uint32_t kHigh>
constexpr auto make_ranges() {
  constexpr List<Range32> kRanges = ranges_of(intervals_of(kSet, kLow, kHigh));
  using Number = decltype(Range::Lo);
  std::array<Range, kRanges.size()> result{};
  for (std::size_t i = 0; i < kRanges.size(); ++i)
    result[i] = {static_cast<Number>(kRanges[i].Lo), static_cast<Number>(kRanges[i].Hi),
                 static_cast<Number>(kRanges[i].Stride)};
  return result;
}

template <Set kSet>
constinit auto ranges16 = make_ranges<Range16, kSet, 0, 0xFFFF>();
template <Set kSet>
constinit auto ranges32 = make_ranges<Range32, kSet, 0x10000, 0x10FFFF>();

template <class Range, std::size_t N>
constexpr slice<Range> all_of(std::array<Range, N>& ranges) {
  constexpr auto kCount = static_cast<long>(N);
  return {ranges.data(), kCount, kCount};
}

// How many of the ranges end in Latin-1.
template <Set kSet>
constexpr long latin_ranges() {
  long count = 0;
  for (const Range16& range : make_ranges<Range16, kSet, 0, 0xFFFF>()) count += range.Hi <= MaxLatin1;
  return count;
}

template <Set kSet>
constinit RangeTable table{all_of(ranges16<kSet>), all_of(ranges32<kSet>), latin_ranges<kSet>()};

template <std::uint32_t kCategories>
constexpr RangeTable* categories = &table<Set{kCategories}>;
template <int kScript>
constexpr RangeTable* script = &table<Set{0, kScript}>;

}  // namespace

constinit ptr<RangeTable> C(categories<kOther>), Cc(categories<mask<cc>>), Cf(categories<mask<cf>>),
    Co(categories<mask<co>>), Cs(categories<mask<cs>>), L(categories<kLetter>), Ll(categories<mask<ll>>),
    Lm(categories<mask<lm>>), Lo(categories<mask<lo>>), Lt(categories<mask<lt>>), Lu(categories<mask<lu>>),
    M(categories<kMark>), Mc(categories<mask<mc>>), Me(categories<mask<me>>), Mn(categories<mask<mn>>),
    N(categories<kNumber>), Nd(categories<mask<nd>>), Nl(categories<mask<nl>>), No(categories<mask<no>>),
    P(categories<kPunctuation>), Pc(categories<mask<pc>>), Pd(categories<mask<pd>>), Pe(categories<mask<pe>>),
    Pf(categories<mask<pf>>), Pi(categories<mask<pi>>), Po(categories<mask<po>>), Ps(categories<mask<ps>>),
    S(categories<kSymbol>), Sc(categories<mask<sc>>), Sk(categories<mask<sk>>), Sm(categories<mask<sm>>),
    So(categories<mask<so>>), Z(categories<kSeparator>), Zl(categories<mask<zl>>), Zp(categories<mask<zp>>),
    Zs(categories<mask<zs>>);
constinit ptr<RangeTable> Digit(categories<mask<nd>>), Letter(categories<kLetter>),
    Lower(categories<mask<ll>>), Mark(categories<kMark>), Number(categories<kNumber>),
    Other(categories<kOther>), Punct(categories<kPunctuation>), Space(categories<kSeparator>),
    Symbol(categories<kSymbol>), Title(categories<mask<lt>>), Upper(categories<mask<lu>>),
    White_Space(&table<Set{0, -1, true}>);
constinit ptr<RangeTable> Arabic(script<2>), Armenian(script<3>), Bengali(script<4>), Bopomofo(script<5>),
    Braille(script<46>), Cherokee(script<6>), Common(script<0>), Coptic(script<7>), Cyrillic(script<8>),
    Devanagari(script<10>), Ethiopic(script<11>), Georgian(script<12>), Greek(script<14>),
    Gujarati(script<15>), Gurmukhi(script<16>), Han(script<17>), Hangul(script<18>), Hebrew(script<19>),
    Hiragana(script<20>), Inherited(script<1>), Kannada(script<21>), Katakana(script<22>), Khmer(script<23>),
    Lao(script<24>), Latin(script<25>), Malayalam(script<26>), Mongolian(script<27>), Myanmar(script<28>),
    Oriya(script<31>), Sinhala(script<33>), Syriac(script<34>), Tamil(script<35>), Telugu(script<36>),
    Thaana(script<37>), Thai(script<38>), Tibetan(script<39>), Yi(script<41>);

}  // namespace gocxx::unicode
