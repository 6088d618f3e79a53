// A tool of development, not part of any build: writes tables.inc from the character database of ICU 72
// (Unicode 15.0).
//
//   g++ -std=c++20 make_tables.cpp -licuuc -o make && ./make > tables.inc
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/uversion.h>

#include <cstdio>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace {

constexpr int kEnd = 0x110000;

// "first << 8 | value" for each run of code points with the same value.
void write_runs(const char* name, const std::function<int(int)>& value_of) {
  std::printf("constexpr std::uint32_t %s[] = {", name);
  int before = -1, count = 0;
  for (int c = 0; c < kEnd; ++c) {
    int value = value_of(c);
    if (value == before) continue;
    std::printf("%s0x%X,", count++ % 10 == 0 ? "\n" : " ",
                static_cast<unsigned>(c) << 8 | static_cast<unsigned>(value));
    before = value;
  }
  std::printf("\n};\n\n");
}

struct Case {
  int upper, lower, title;
  bool operator==(const Case&) const = default;
};

Case case_of(int c) { return {u_toupper(c) - c, u_tolower(c) - c, u_totitle(c) - c}; }

// Whether c and c + 1 are a capital and its small letter, without a title case of their own.
bool is_pair(int c) { return case_of(c) == Case{0, 1, 0} && case_of(c + 1) == Case{-1, 0, -1}; }

void write_cases() {
  std::printf("// A run of pairs, capital and small in turn, has kPairs for all three.\n");
  std::printf("constexpr CaseRun kCases[] = {\n");
  for (int c = 0; c < kEnd;) {
    Case deltas = case_of(c);
    int end = c + 1;
    if (is_pair(c)) {
      for (end = c + 2; end + 1 < kEnd && is_pair(end);) end += 2;
      std::printf("{0x%X, 0x%X, kPairs, kPairs, kPairs},\n", c, end - 1);
    } else if (deltas != Case{0, 0, 0}) {
      while (end < kEnd && case_of(end) == deltas && !is_pair(end)) ++end;
      std::printf("{0x%X, 0x%X, %d, %d, %d},\n", c, end - 1, deltas.upper, deltas.lower, deltas.title);
    }
    c = end;
  }
  std::printf("};\n\n");
}

// Writes the orbits of simple folding: for a code point with more than one other case, the next of its cases.
void write_orbits() {
  std::map<int, std::vector<int>> classes;
  for (int c = 0; c < kEnd; ++c) classes[u_foldCase(c, U_FOLD_CASE_DEFAULT)].push_back(c);
  std::map<int, int> next;
  for (const auto& [folded, members] : classes)
    for (std::size_t i = 0; i < members.size(); ++i) next[members[i]] = members[(i + 1) % members.size()];
  std::printf("constexpr std::int32_t kOrbits[][2] = {\n");
  for (const auto& [c, successor] : next) {
    int other = u_tolower(c) != c ? u_tolower(c) : u_toupper(c);
    if (other != successor) std::printf("{0x%X, 0x%X},\n", c, successor);
  }
  std::printf("};\n");
}

}  // namespace

int main() {
  std::printf("// Made by make_tables.cpp from Unicode %s.\n", U_UNICODE_VERSION);
  write_runs("kCategories", [](int c) { return static_cast<int>(u_charType(c)); });
  write_runs("kScripts", [](int c) {
    UErrorCode error = U_ZERO_ERROR;
    return static_cast<int>(uscript_getScript(c, &error));
  });
  write_runs("kWhiteSpace", [](int c) { return static_cast<int>(u_isUWhiteSpace(c)); });
  write_cases();
  write_orbits();
}
