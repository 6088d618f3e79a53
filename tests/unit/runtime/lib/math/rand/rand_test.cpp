// Package math/rand: Go's numbers from Go's seeds.
#include "gocxx/lib/math/rand.h"

#include "text.h"

using namespace gocxx;
using namespace gocxx::math;
using gocxx::test::shown;

TEST_CASE("a seed gives Go's sequence") {
  auto r = rand::New(rand::NewSource(1));
  CHECK(rand::Rand::Int63(r) == 5577006791947779410);
  CHECK(rand::Rand::Int63(r) == 8674665223082153551);
  r = rand::New(rand::NewSource(42));
  CHECK(rand::Rand::Intn(r, 100) == 5);
  CHECK(rand::Rand::Intn(r, 100) == 87);
  CHECK(rand::Rand::Int63(r) == 5571782338101878760);
  CHECK(rand::Rand::Float64(r) == 0.20881870305465913);
  CHECK(rand::Rand::NormFloat64(r) == 0.1319784842710705);
  CHECK(rand::Rand::ExpFloat64(r) == 1.0556589395524805);
  CHECK(shown(rand::Rand::Perm(r, 5)) == "[1 0 2 3 4]");
}

TEST_CASE("the functions of the package stay in their range") {
  for (int i = 0; i < 1000; ++i) {
    long n = rand::Intn(7);
    double f = rand::Float64();
    CHECK((n >= 0 && n < 7 && f >= 0 && f < 1));
  }
}
