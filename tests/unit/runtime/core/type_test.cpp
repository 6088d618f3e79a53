#include <doctest/doctest.h>

#include <string>

#include "panic_text.h"

using namespace gocxx;

namespace {

struct Node {
  ptr<Node> next;
  long value;
};
struct Numbers {
  array<double, 4> values;
  bool set;
};
struct Unnamed {
  long X;
  ptr<Node> node;
};
struct Ids : defined<Ids, slice<long>> {
  using defined::defined;
};
struct Meter : interface<Meter> {
  using interface::interface;
  static constexpr auto methods = interface_methods<signature<"Add", error(long, slice<string>)>,
                                                    signature<"Read", results<long, error>()>>;
};

template <class T>
std::string name() {
  return test::text_of(rt::core::type_name(type_of<T>));
}

}  // namespace

template <>
struct gocxx::type_traits<Node> {
  static constexpr const char* name = "main.Node";
  static constexpr field fields[] = {{"next", type_ref<ptr<Node>>, 0}, {"value", type_ref<long>, 8}};
};
template <>
struct gocxx::type_traits<Numbers> {
  static constexpr const char* name = "main.Numbers";
  static constexpr field fields[] = {{"values", type_ref<array<double, 4>>, 0}, {"set", type_ref<bool>, 32}};
};
template <>
struct gocxx::type_traits<Unnamed> {
  static constexpr field fields[] = {{"X", type_ref<long>, 0, "json:\"x\""},
                                     {"Node", type_ref<ptr<Node>>, 8, "", true}};
};
template <>
struct gocxx::type_traits<Ids> {
  static constexpr const char* name = "main.Ids";
};

TEST_CASE("names of types are Go's") {
  CHECK(name<long>() == "int");
  CHECK(name<long long>() == "int64");
  CHECK(name<std::uint8_t>() == "uint8");
  CHECK(name<complex<double>>() == "complex128");
  CHECK(name<slice<array<ptr<Node>, 3>>>() == "[][3]*main.Node");
  CHECK(name<map<string, slice<any>>>() == "map[string][]interface {}");
  CHECK(name<func<void()>>() == "func()");
  CHECK(name<func<results<bool, error>(long, variadic<string>)>>() == "func(int, ...string) (bool, error)");
  CHECK(name<func<long(slice<string>)>>() == "func([]string) int");
  CHECK(name<chan<long>>() == "chan int");
  CHECK(name<recv_chan<long>>() == "<-chan int");
  CHECK(name<chan<recv_chan<long>>>() == "chan (<-chan int)");
  CHECK(name<send_chan<chan<long>>>() == "chan<- chan int");
  CHECK(name<Unnamed>() == R"(struct { X int "json:\"x\""; *main.Node })");
  CHECK(name<Meter>() == "interface { Add(int, []string) error; Read() (int, error) }");
  CHECK(name<Ids>() == "main.Ids");
  CHECK(name<error>() == "error");
}

TEST_CASE("descriptors say what allocation, interfaces and comparison need") {
  CHECK(pointer_free<long>);
  CHECK(pointer_free<Numbers>);
  CHECK_FALSE(pointer_free<Node>);
  CHECK_FALSE(pointer_free<array<string, 2>>);
  CHECK(type_of<Numbers>.size == 40);
  CHECK(type_of<Ids>.kind() == kind::slice);
  CHECK_FALSE(static_cast<bool>(type_of<Ids>.equal));
  CHECK(type_of<ptr<Node>>.in_place);
  CHECK_FALSE(type_of<string>.in_place);
  CHECK(&*type_of<ptr<Node>>.parts.element == &type_of<Node>);
  CHECK(&type_of<long> != &type_of<long long>);
}
