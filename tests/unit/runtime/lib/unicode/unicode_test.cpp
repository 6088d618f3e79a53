// Package unicode: properties and case of chosen code points of every kind.
#include "gocxx/lib/unicode.h"

#include "text.h"

using namespace gocxx;

TEST_CASE("categories") {
  CHECK(unicode::IsLetter(0x4E16));
  CHECK(unicode::IsUpper(0x1E9E));
  CHECK(unicode::IsTitle(0x01C5));
  CHECK(unicode::IsDigit(0x0667));
  CHECK_FALSE(unicode::IsDigit(0x00BD));
  CHECK(unicode::IsNumber(0x00BD));
  CHECK(unicode::IsSpace(0x2003));
  CHECK_FALSE(unicode::IsPrint(0x2003));
  CHECK(unicode::IsGraphic(0x2003));
  CHECK(unicode::IsControl(0x85));
  CHECK(unicode::IsPunct(0x00BF));
  CHECK(unicode::IsSymbol(0x20AC));
  CHECK(unicode::Is(unicode::Han, 0x4E16));
  CHECK_FALSE(unicode::Is(unicode::Latin, 0x03B1));
  CHECK(unicode::In(0x03B1, {unicode::Latin, unicode::Greek}));
}

TEST_CASE("what is no code point has no property and no case") {
  for (std::int32_t r : {-1, 0x110000, 0x7FFFFFFF}) {
    CHECK_FALSE(unicode::IsLetter(r));
    CHECK_FALSE(unicode::IsSpace(r));
    CHECK_FALSE(unicode::Is(unicode::Common, r));
    CHECK(unicode::ToUpper(r) == r);
    CHECK(unicode::SimpleFold(r) == r);
  }
}

TEST_CASE("case") {
  CHECK(unicode::ToUpper(0x00FF) == 0x0178);
  CHECK(unicode::ToTitle(0x01C6) == 0x01C5);
  CHECK(unicode::ToLower(0x0130) == 'i');
  CHECK(unicode::SimpleFold('K') == 'k');
  CHECK(unicode::SimpleFold('k') == 0x212A);
  CHECK(unicode::SimpleFold(0x212A) == 'K');
  CHECK(unicode::SpecialCase::ToUpper(unicode::TurkishCase, 'i') == 0x130);
}
