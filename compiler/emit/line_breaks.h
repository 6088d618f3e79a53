// Breaks a line without bodies at the places of the least penalties.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "compiler/emit/line_layout.h"

namespace gocxx::emit {

struct Break {
  std::size_t at;
  int indent;
};

/// A way to write a part of the line.
struct Plan {
  long cost = 0;
  int end = 0;  // the column behind it
  std::vector<Break> breaks;

  void add(const Plan& part) {
    cost += part.cost;
    end = part.end;
    breaks.insert(breaks.end(), part.breaks.begin(), part.breaks.end());
  }
};

/// The penalty of each column beyond the limit: more than all else.
constexpr int kExcess = 1'000'000;

/// How many brackets one of this form counts for: 0 if it is none.
int strength_of(Enclosure form);

/// The best way to write `line`, which is indented by `indent`.
Plan planned_breaks(std::string_view line, std::span<const Mark> marks, int indent);

}  // namespace gocxx::emit
