// Package errors: wrapped errors, Is and As.
#include <doctest/doctest.h>

#include "fmt/operands.h"
#include "gocxx/panic.h"

using namespace gocxx::literals;
using namespace operands;
using gocxx::error;
namespace errors = gocxx::errors;

TEST_CASE("errors with the same text are different errors") {
  error a = errors::New("x"_s);
  CHECK(a != errors::New("x"_s));
  CHECK(a == a);
  CHECK(a.Error() == "x"_s);
  CHECK(errors::Unwrap(a) == nullptr);
}

TEST_CASE("Is searches the tree of wrapped errors") {
  error a = errors::New("a"_s);
  error b = errors::New("b"_s);
  error joined = errors::Join(gocxx::slice<error>{gocxx::fmt::Errorf("x %w"_s, {a}), error(), b});
  CHECK(joined.Error() == "x a\nb"_s);
  CHECK(errors::Is(joined, a));
  CHECK(errors::Is(joined, b));
  CHECK_FALSE(errors::Is(joined, errors::New("a"_s)));
  CHECK(errors::Is(error(), error()));
  CHECK_FALSE(errors::Is(a, error()));
  CHECK(errors::Is(errors::Join(gocxx::slice<error>{MyErr{1}}), MyErr{1}));
  CHECK(errors::Join(gocxx::slice<error>{error(), error()}) == nullptr);
}

TEST_CASE("As finds an error by its type or by an interface") {
  error wrapped = gocxx::fmt::Errorf("x %w"_s, {MyErr{7}});
  gocxx::ptr<MyErr> mine = gocxx::new_object(MyErr{0});
  CHECK(errors::As(wrapped, mine));
  CHECK(mine->code == 7);
  gocxx::ptr<gocxx::fmt::Stringer> stringer = gocxx::new_object(gocxx::fmt::Stringer());
  CHECK_FALSE(errors::As(wrapped, stringer));
  gocxx::ptr<error> any_error = gocxx::new_object(error());
  CHECK(errors::As(wrapped, any_error));
  CHECK(*any_error == wrapped);
  CHECK_FALSE(errors::As(error(), mine));
}
