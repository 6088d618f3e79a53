// The general categories as the tables number them, and sets of them.
#pragma once

#include <cstdint>

namespace gocxx::unicode {

template <int... Category>
constexpr std::uint32_t mask = ((1U << Category) | ...);

/// The numbers of the general categories in the tables.
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

}  // namespace gocxx::unicode
