#include "compiler/lower/recursion.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <initializer_list>

namespace gocxx::lower {
namespace {

CallGraph::Function node(std::uintptr_t number) { return reinterpret_cast<CallGraph::Function>(number * 8); }

struct Call {
  CallGraph::Function caller, callee;
};

CallGraph::Cycles cycles_of(std::initializer_list<Call> calls) {
  CallGraph graph;
  for (const Call& call : calls) graph.add_call(call.caller, call.callee);
  return graph.cycles();
}

TEST_CASE("a function that calls itself is a cycle, one that is only called is none") {
  const auto found = cycles_of({{node(1), node(1)}, {node(1), node(2)}});
  CHECK(found.contains(node(1)));
  CHECK_FALSE(found.contains(node(2)));
}

TEST_CASE("mutual recursion through three functions, with one that leads into it") {
  const auto found =
      cycles_of({{node(1), node(2)}, {node(2), node(3)}, {node(3), node(4)}, {node(4), node(2)}});
  CHECK_FALSE(found.contains(node(1)));
  for (std::uintptr_t number : {2, 3, 4}) CHECK(found.contains(node(number)));
}

TEST_CASE("callees without a body are no part of the graph") {
  CHECK(cycles_of({{node(1), node(9)}}).empty());
}

TEST_CASE("an unknown call may call what can be called without a name") {
  const auto unknown = CallGraph::kUnknown;
  const auto found = cycles_of({{node(1), unknown}, {unknown, node(1)}, {node(2), unknown}});
  CHECK(found.contains(node(1)));
  CHECK_FALSE(found.contains(node(2)));
}

}  // namespace
}  // namespace gocxx::lower
