// The loops that are strip-mined, and the indices that need no check there.
#include <doctest/doctest.h>

#include "tests/unit/lower/lowered.h"

namespace gocxx::lower {
namespace {

/// A function that goes through the rows of t, with `row`, one of them, in `body`: as lowered.
std::string over_rows(const std::string& body) {
  const Lowered program(
      "type cell struct { n int; s []int }\nvar global []int\nfunc g(int) int { return 0 }\n"
      "func f(t [][]int, a, b []int, p *cell, n, m int) (sum int) { for _, row := range t { _ = row; " +
      body + " }; return }");
  REQUIRE_MESSAGE(program.valid(), body << ": " << program.text());
  return program.text();
}

bool has(const std::string& text, std::string_view wanted) { return text.find(wanted) != std::string::npos; }

TEST_CASE("inner loops that neither call nor index") {
  CHECK(has(over_rows("for _, v := range row { sum += v }"), "gocxx::strips(gocxx::values(row))"));
  CHECK(has(over_rows("for i := range n { if i > 3 { sum++ } else { continue } }"), "gocxx::strips"));
  CHECK_FALSE(
      Lowered("func f(a []int) (sum int) { for _, v := range a { sum += v }; return }").has("gocxx::strips"));
}

TEST_CASE("slices that the first statement indexes with the induction variable") {
  CHECK(has(over_rows("for i, v := range row { a[i] += v }"), "auto a_view []int = strip.view(a)"));
  CHECK(has(over_rows("for i := range row { sum += a[i] * b[i]; b[i]++ }"), "a_view[i] * b_view[i]"));
  CHECK(has(over_rows("for i := 0; i < n; i++ { sum += a[i] }"), "sum += a_view[i]"));
  CHECK(has(over_rows("for i := 0; i < len(b); i++ { a[i] = b[i] }"), "a_view[i] = b_view[i]"));
  CHECK(has(over_rows("for i := range row { if b[i] > sum { sum = b[i] } }"), "b_view[i] > sum"));
  CHECK_FALSE(has(over_rows("for i := range row { sum = 2; a[i]++; sum += a[i] }"), "gocxx::strips"));
}

TEST_CASE("such a slice may be an element or a field that no iteration changes") {
  CHECK(has(over_rows("for i := range row { sum += t[m][i] }"), "auto t_view []int = strip.view(t[m])"));
  CHECK(has(over_rows("for i := range row { sum += p.s[i] * t[i][n] }"), "s_view[i] * t_view[i][n]"));
  CHECK(has(over_rows("for i := range row { global[i] += t[n][i] }"), "global_view[i] += t_view[i]"));
  for (const char* body : {"sum += t[m][i]; m++", "sum += t[m][i]; t[0] = a", "sum += p.s[i]; p.s = a",
                           "sum += p.s[i]; *p = cell{}", "sum += global[i]; global = a", "sum += t[sum][i]",
                           "sum += t[g(1)][i]"})
    CHECK_MESSAGE(!has(over_rows("for i := range row { " + std::string(body) + " }"), "_view"), body);
}

TEST_CASE("an index behind what may panic keeps its check, one before it does not") {
  CHECK(has(over_rows("for i := range row { sum += a[i] / m * b[i] }"), "(a_view[i], m) * b[i]"));
  CHECK(has(over_rows("for i := range row { sum += a[i] + b[m] }"), "a_view[i] + b[m]"));
  CHECK(has(over_rows("for i := range row { if a[i] > 0 && b[i] > 0 { sum++ } }"),
            "a_view[i] > 0) && (b[i] > 0"));
  CHECK_FALSE(has(over_rows("for i := range row { sum += b[m] + a[i] }"), "a_view"));
  CHECK_FALSE(has(over_rows("for i := range row { a[m] += a[i] }"), "a_view"));
  CHECK_FALSE(has(over_rows("for i := range row { sum += n / m * a[i] }"), "a_view"));
}

TEST_CASE("what may end the iteration before the index, or change the slice, keeps the check") {
  for (const char* body :
       {"if row[0] > 0 { a[i]++ }", "sum += 1 << m + a[i]", "sum = p.n + a[i]", "sum += g(a[i])",
        "a[i]++; a = b", "a[i]++; i++", "a[i], b[i] = 1, 2", "a[i] += m; if m > n { break }",
        "a[i]++; func() { _ = a }()", "a[i]++; go g(i)", "a[i+1]++"})
    CHECK_MESSAGE(!has(over_rows("for i := 0; i < n; i++ { " + std::string(body) + " }"), "a_view"), body);
  CHECK_FALSE(has(over_rows("for i := 0; i < n; i++ { a[i]++; n-- }"), "a_view"));
  CHECK_FALSE(has(over_rows("for i := 1; i < n; i++ { a[i]++ }"), "a_view"));
  CHECK_FALSE(has(over_rows("for i := 0; i <= n; i++ { a[i]++ }"), "a_view"));
  CHECK_FALSE(has(over_rows("for i := 0; i < n; i += 2 { a[i]++ }"), "a_view"));
}

}  // namespace
}  // namespace gocxx::lower
