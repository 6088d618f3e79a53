#include "compiler/lower/recursion.h"

#include <doctest/doctest.h>
#include <algorithm>
#include <cstdint>

namespace gocxx::lower {
namespace {

const types::Func* node(std::uintptr_t number) { return reinterpret_cast<const types::Func*>(number * 8); }

bool on_cycle(const CallGraph& graph, std::uintptr_t number) {
  const auto found = functions_on_cycles(graph);
  return std::find(found.begin(), found.end(), node(number)) != found.end();
}

TEST_CASE("a function that calls itself is a cycle, one that is only called is none") {
  CallGraph graph{{node(1), {node(1), node(2)}}, {node(2), {}}};
  CHECK(on_cycle(graph, 1));
  CHECK_FALSE(on_cycle(graph, 2));
}

TEST_CASE("mutual recursion through three functions, with one that leads into it") {
  CallGraph graph{{node(1), {node(2)}}, {node(2), {node(3)}}, {node(3), {node(4)}}, {node(4), {node(2)}}};
  CHECK_FALSE(on_cycle(graph, 1));
  for (std::uintptr_t number : {2, 3, 4}) CHECK(on_cycle(graph, number));
}

TEST_CASE("callees without a body are no part of the graph") {
  CallGraph graph{{node(1), {node(9)}}};
  CHECK(functions_on_cycles(graph).empty());
}

}  // namespace
}  // namespace gocxx::lower
