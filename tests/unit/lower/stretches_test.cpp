// Which loops run in stretches, and which indices need no check there.
#include <doctest/doctest.h>

#include "tests/unit/lower/lowered.h"

namespace gocxx::lower {
namespace {

/// A function that goes through the rows of t, with `row`, one of them, in `body`: as lowered.
std::string over_rows(const std::string& body) {
  const Lowered program(
      "type cell struct { n int }\nfunc g(int) int { return 0 }\n"
      "func f(t [][]int, a, b []int, c []cell, n, m int) (sum int) { for _, row := range t { _ = row; " +
      body + " }; return }");
  REQUIRE_MESSAGE(program.valid(), body << ": " << program.text());
  return program.text();
}

bool has(const std::string& text, std::string_view wanted) { return text.find(wanted) != std::string::npos; }

TEST_CASE("inner loops that neither call nor index") {
  CHECK(has(over_rows("for _, v := range row { sum += v }"), "gocxx::in_stretches(gocxx::values(row))"));
  CHECK(has(over_rows("for i := range n { if i > 3 { sum++ } else { continue } }"), "in_stretches"));
  CHECK_FALSE(
      Lowered("func f(a []int) (sum int) { for _, v := range a { sum += v }; return }").has("in_stretches"));
}

TEST_CASE("slices that the first statement indexes with the number of the round") {
  CHECK(has(over_rows("for i, v := range row { a[i] += v }"), "gocxx::in_stretches(gocxx::range(row), a)"));
  CHECK(has(over_rows("for i := range row { sum += a[i] * b[i]; b[i]++ }"), "a_part[i] * b_part[i]"));
  CHECK(has(over_rows("for i := 0; i < n; i++ { sum += a[i] }"), "gocxx::in_stretches(gocxx::range(n), a)"));
  CHECK(has(over_rows("for i := 0; i < len(b); i++ { a[i] = b[i] }"), "a_part[i] = b_part[i]"));
  CHECK_FALSE(has(over_rows("for i := range row { sum = 2; a[i]++; sum += a[i] }"), "in_stretches"));
}

TEST_CASE("what may end the round before the index, or change the slice, keeps the check") {
  for (const char* body :
       {"if row[0] > 0 { a[i]++ }", "sum += n / m * a[i]", "sum += 1 << m + a[i]", "sum = c[0].n + a[i]",
        "sum += g(a[i])", "a[i]++; a = b", "a[i]++; i++", "a[i], b[i] = 1, 2",
        "a[i] += m; if m > n { break }", "a[i] += b[m]", "a[i]++; func() { _ = a }()", "a[i]++; go g(i)",
        "a[i] /= m", "a[i] <<= m", "a[i+1]++"})
    CHECK_MESSAGE(!has(over_rows("for i := 0; i < n; i++ { " + std::string(body) + " }"), "a_part"), body);
  CHECK_FALSE(has(over_rows("for i := 0; i < n; i++ { a[i]++; n-- }"), "a_part"));
  CHECK_FALSE(has(over_rows("for i := 1; i < n; i++ { a[i]++ }"), "a_part"));
  CHECK_FALSE(has(over_rows("for i := 0; i <= n; i++ { a[i]++ }"), "a_part"));
  CHECK_FALSE(has(over_rows("for i := 0; i < n; i += 2 { a[i]++ }"), "a_part"));
}

}  // namespace
}  // namespace gocxx::lower
