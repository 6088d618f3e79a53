// Identity of types, and hashing by it.
#include "compiler/types/identity.h"

#include <doctest/doctest.h>

#include "tests/unit/types/make.h"

namespace gocxx::types {
namespace {

void check_identical(const Type* x, const Type* y) {
  CHECK(identical(x, y));
  CHECK(identical(y, x));
  CHECK(TypeHash()(x) == TypeHash()(y));
}

TEST_CASE("byte and rune are uint8 and int32; int and int64 differ") {
  check_identical(byte_type(), basic(BasicKind::kUint8));
  check_identical(rune_type(), basic(BasicKind::kInt32));
  CHECK_FALSE(identical(basic(BasicKind::kInt), basic(BasicKind::kInt64)));
}

TEST_CASE("composed types are identical part by part") {
  Maker m;
  check_identical(m.slice(m.int_()), m.slice(m.int_()));
  check_identical(m.map(m.string_(), m.slice(byte_type())),
                  m.map(m.string_(), m.slice(basic(BasicKind::kUint8))));
  CHECK_FALSE(identical(m.array(2, m.int_()), m.array(3, m.int_())));
  CHECK_FALSE(identical(m.chan(ChanDir::kBoth, m.int_()), m.chan(ChanDir::kSend, m.int_())));
  CHECK_FALSE(identical(m.pointer(m.int_()), m.slice(m.int_())));
}

TEST_CASE("structs differ by names, tags and embedding") {
  Maker m;
  const Type* plain = m.structure({m.field("a", m.int_())});
  check_identical(plain, m.structure({m.field("a", m.int_())}));
  CHECK_FALSE(identical(plain, m.structure({m.field("b", m.int_())})));
  const Type* tagged = m.structure({m.field("a", m.int_())}, {"tag"});
  CHECK_FALSE(identical(plain, tagged));
  CHECK(identical_ignoring_tags(plain, tagged));
  CHECK_FALSE(identical(plain, m.structure({m.field("a", m.int_(), true)})));
}

TEST_CASE("unexported fields of different packages differ") {
  Maker m;
  const Package* other = m.context.make_package("other", "other");
  Var* foreign = m.context.make_object<Var>(base::Pos{}, other, "a", m.int_());
  foreign->var_kind = VarKind::kField;
  CHECK_FALSE(identical(m.structure({m.field("a", m.int_())}), m.structure({foreign})));
}

TEST_CASE("signatures ignore parameter names but not variadic ones") {
  Maker m;
  check_identical(m.function({m.int_()}, {m.string_()}), m.function({m.int_()}, {m.string_()}));
  CHECK_FALSE(identical(m.function({m.slice(m.int_())}, {}), m.function({m.slice(m.int_())}, {}, true)));
}

TEST_CASE("interfaces are their methods, in any order, embedded or not") {
  Maker m;
  const Signature* f = m.function({}, {});
  const Type* both = m.interface({m.method("B", f), m.method("A", f)});
  const Type* embedding = m.interface({m.method("B", f)}, {m.interface({m.method("A", f)})});
  check_identical(both, embedding);
  check_identical(any_type(), m.interface({}));
  CHECK_FALSE(identical(both, any_type()));
}

TEST_CASE("defined types are identical to themselves only") {
  Maker m;
  const Type* a = m.named("A", m.int_());
  CHECK(identical(a, a));
  CHECK_FALSE(identical(a, m.named("A", m.int_())));
  CHECK_FALSE(identical(a, m.int_()));
}

TEST_CASE("interfaces that contain themselves compare in finite time") {
  Maker m;
  Interface* x = m.interface({});
  x->methods = {m.method("F", m.function({}, {x}))};
  Interface* y = m.interface({});
  y->methods = {m.method("F", m.function({}, {y}))};
  CHECK(identical(x, y));
}

}  // namespace
}  // namespace gocxx::types
