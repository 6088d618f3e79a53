// Types in Go's words.
#include "compiler/types/print.h"

#include <doctest/doctest.h>

#include "tests/unit/types/make.h"

namespace gocxx::types {
namespace {

TEST_CASE("types print as they are written") {
  Maker m;
  const auto text = [&](const Type* type) { return type_string(type, m.pkg); };
  CHECK(text(byte_type()) == "byte");
  CHECK(text(m.map(m.string_(), m.slice(m.pointer(m.int_())))) == "map[string][]*int");
  CHECK(text(m.array(3, any_type())) == "[3]any");
  CHECK(text(m.interface({})) == "interface{}");
  CHECK(text(m.function({m.int_(), m.slice(m.string_())}, {error_type()}, true)) ==
        "func(int, ...string) error");
  CHECK(text(m.function({}, {m.int_(), error_type()})) == "func() (int, error)");
  CHECK(text(m.structure({m.field("a", m.int_()), m.field("T", m.named("T", m.int_()), true)},
                         {"k:\"v\"", ""})) == "struct{a int \"k:\\\"v\\\"\"; T}");
  CHECK(text(m.interface({m.method("F", m.function({m.int_()}, {}))}, {error_type()})) ==
        "interface{F(int); error}");
}

TEST_CASE("channels of receive-only channels keep their parentheses") {
  Maker m;
  const Type* receive = m.chan(ChanDir::kRecv, m.int_());
  CHECK(type_string(receive) == "<-chan int");
  CHECK(type_string(m.chan(ChanDir::kBoth, receive)) == "chan (<-chan int)");
  CHECK(type_string(m.chan(ChanDir::kSend, receive)) == "chan<- <-chan int");
  CHECK(type_string(m.chan(ChanDir::kSend, m.chan(ChanDir::kSend, m.int_()))) == "chan<- chan<- int");
}

TEST_CASE("names of other packages are qualified") {
  Maker m;
  const Type* t = m.named("T", m.int_());
  CHECK(type_string(t, m.pkg) == "T");
  CHECK(type_string(t) == "main.T");
}

TEST_CASE("signatures with and without the names of parameters") {
  Maker m;
  auto* a = m.context.make_object<Var>(base::Pos{}, m.pkg, "a", m.int_());
  const auto* params = m.context.make_type<Tuple>(std::vector<Var*>{a});
  const auto* signature = m.context.make_type<Signature>(params, params, false);
  std::string named;
  append_signature(named, signature, m.pkg);
  CHECK(named == "(a int) (a int)");
  std::string nameless;
  append_nameless_signature(nameless, signature, m.pkg);
  CHECK(nameless == "(int) int");
}

}  // namespace
}  // namespace gocxx::types
