// The groups of a line as a tree; the least penalty is found from the outside in, and what was found for a
// group at a column is remembered.
#include "compiler/emit/line_breaks.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <vector>

namespace gocxx::emit {

int strength_of(Enclosure form) {
  switch (form) {
    case Enclosure::kAngles: return 12;
    case Enclosure::kSquares: return 10;
    case Enclosure::kOperands:
    case Enclosure::kClosure: return 0;
    default: return 1;
  }
}

namespace {

constexpr int kContinuation = 4;  // of what goes on on the next line
constexpr int kFirstBreak = 15;   // the first break in a group costs this much more than the others
constexpr int kNested = 20;       // what a break costs for each bracket around it
constexpr int kLoneArgument = 19;
constexpr int kDeclaration = 100;  // a break before all parameters or template arguments
constexpr int kClosure = 35;       // a break between "=" and a closure

/// Whether a line may end behind the opening bracket.
bool may_hang(Enclosure form) {
  return form != Enclosure::kHead && form != Enclosure::kOperands && form != Enclosure::kClosure &&
         form != Enclosure::kBody;
}

/// The penalty of ending a line there, in addition to the penalty of each break.
int hanging_penalty(Enclosure form, std::size_t items) {
  if (form == Enclosure::kParameters || form == Enclosure::kAngles) return kDeclaration;
  return items > 1 ? kComma : kLoneArgument;
}

/// The columns from the start of a line to each of its bytes; a character of UTF-8 has one.
class Columns {
 public:
  explicit Columns(std::string_view line) : before_(line.size() + 1) {
    for (std::size_t i = 0; i < line.size(); ++i) before_[i + 1] = before_[i] + columns_of(line.substr(i, 1));
  }
  int between(std::size_t begin, std::size_t end) const { return before_[end] - before_[begin]; }

 private:
  std::vector<int> before_;
};

/// A part of a group between two points, with the groups within it.
struct Item {
  std::size_t begin = 0;
  std::size_t end = 0;
  int penalty = 0;  // of a break before it
  std::vector<std::size_t> groups;
};

struct Group {
  Enclosure form = Enclosure::kParens;
  int strength = 0;  // of all brackets around its items
  std::size_t begin = 0;
  std::size_t end = 0;
  std::vector<Item> items;
};

/// The groups of a line as a tree; the first is the line itself. Those that end on another line end with it.
std::vector<Group> groups_of(std::string_view line, std::span<const Mark> marks) {
  std::vector<Group> groups(1);
  groups[0].end = line.size();
  groups[0].items.push_back({0, line.size(), 0, {}});
  std::vector<std::size_t> open{0};
  for (const Mark& mark : marks) {
    Group& around = groups[open.back()];
    switch (mark.kind) {
      case Mark::Kind::kOpen: {
        Group made{mark.form, around.strength + strength_of(mark.form), mark.at, line.size(), {}};
        made.items.push_back({mark.at, line.size(), 0, {}});
        around.items.back().groups.push_back(groups.size());
        open.push_back(groups.size());
        groups.push_back(std::move(made));
        break;
      }
      case Mark::Kind::kPoint:
        around.items.back().end = mark.at;
        around.items.push_back({mark.at, line.size(), mark.penalty, {}});
        break;
      case Mark::Kind::kClose:
        if (open.size() == 1) break;
        around.end = around.items.back().end = mark.at;
        open.pop_back();
        break;
    }
  }
  return groups;
}

class Breaker {
 public:
  Breaker(std::string_view line, std::span<const Mark> marks)
      : line_(line), columns_(line), groups_(groups_of(line, marks)) {}

  Plan plan(int indent) { return items(groups_[0], {indent, indent + kContinuation, indent, 0}); }

 private:
  /// The columns at which a part, its further lines and the base of hanging lines begin, and how many columns
  /// follow it without a place to break.
  struct Position {
    int column;
    int indent;
    int base;
    int tail;
    bool last = true;  // nothing comes behind it in its group: then it may be hung

    auto key() const { return std::tie(column, indent, base, tail, last); }
    bool operator<(const Position& other) const { return key() < other.key(); }
  };

  /// The columns of an item, without the blank behind it.
  int width(const Item& item) const { return columns_.between(item.begin, end_of_text(item)); }

  /// The items of a group, one after the other; each on the line of the one before if it fits there. What
  /// follows an item of several lines is on a line of its own, but for operands.
  Plan items(const Group& group, Position position) {
    Plan plan;
    plan.end = position.column;
    bool broken = false, several_lines = false;
    for (std::size_t i = 0; i < group.items.size(); ++i) {
      const Item& item = group.items[i];
      const int base = i == 0 || item.penalty == kAssignment ? position.base : plan.end;
      const bool last = i + 1 == group.items.size();
      const int tail = last ? position.tail : 0;
      std::optional<Plan> stay, wrap;
      if (i == 0 || !(several_lines || stands_apart(group, item)))
        stay = written(item, {plan.end, position.indent, base, tail, last && position.last});
      if (i > 0 && (!stay || stay->cost > 0))
        wrap = wrapped(group, item, {0, position.indent, 0, tail, last && position.last}, !broken);
      const bool wraps = wrap && (!stay || wrap->cost < stay->cost);
      broken = broken || wraps;
      several_lines =
          group.form != Enclosure::kOperands && (wraps ? wrap->breaks.size() > 1 : !stay->breaks.empty());
      plan.add(wraps ? *wrap : *stay);
    }
    return plan;
  }

  /// If named fields, or lists within a list that itself is within brackets, do not fit on one line, each has
  /// one of its own.
  bool stands_apart(const Group& group, const Item& item) const {
    if (group.form != Enclosure::kBraces) return false;
    return line_[item.begin] == '.' || (line_[item.begin] == '{' && group.strength > 1);
  }

  /// An item on the next line.
  Plan wrapped(const Group& group, const Item& item, Position position, bool first_break) {
    Plan plan =
        written(item, {position.indent, position.indent, position.indent, position.tail, position.last});
    const bool closure = item.penalty == kAssignment && line_[item.begin] == '[';
    plan.cost +=
        kNested * group.strength + (closure ? kClosure : item.penalty) + (first_break ? kFirstBreak : 0);
    plan.breaks.insert(plan.breaks.begin(), {item.begin, position.indent});
    return plan;
  }

  /// One item, in one line if it fits, otherwise with breaks in its groups.
  Plan written(const Item& item, Position position) {
    Plan plan;
    plan.end = position.column + columns_.between(item.begin, item.end);
    if (position.column + width(item) + position.tail <= kColumnLimit) return plan;
    plan.end = position.column;
    std::size_t at = item.begin;
    for (std::size_t i = 0; i < item.groups.size(); ++i) {
      const Group& group = groups_[item.groups[i]];
      plan.end += columns_.between(at, group.begin);
      const bool last = i + 1 == item.groups.size();
      const std::size_t next = last ? end_of_text(item) : groups_[item.groups[i + 1]].begin;
      const int tail = columns_.between(group.end, std::max(group.end, next)) + (last ? position.tail : 0);
      plan.add(best(item.groups[i], {plan.end, plan.end, position.base, tail, position.last}));
      at = group.end;
    }
    plan.end += columns_.between(at, item.end);
    const int excess = plan.end + position.tail - kColumnLimit;
    if (item.groups.empty() && excess > 0) plan.cost += static_cast<long>(excess) * kExcess;
    return plan;
  }

  /// Where an item ends, without the blank that a break behind it takes away.
  std::size_t end_of_text(const Item& item) const {
    const bool blank = item.end > item.begin && line_[item.end - 1] == ' ' && item.end < line_.size();
    return blank ? item.end - 1 : item.end;
  }

  /// A group: on the line if it fits, aligned behind its bracket, or on the next line.
  Plan best(std::size_t number, Position position) {
    const Group& group = groups_[number];
    Plan flat;
    flat.end = position.column + columns_.between(group.begin, group.end);
    const int excess = flat.end + position.tail - kColumnLimit;
    if (excess <= 0) return flat;
    flat.cost = static_cast<long>(excess) * kExcess;
    if (position.column > kColumnLimit) return flat;
    const auto known = known_.find({number, position});
    if (known != known_.end()) return known->second;
    Position within = position;
    if (group.form == Enclosure::kHead) within.base = position.column;
    Plan plan = items(group, within);
    if (plan.cost > flat.cost) plan = flat;
    if (position.last && may_hang(group.form)) {
      Plan hanging = hung(group, position);
      if (hanging.cost < plan.cost) plan = std::move(hanging);
    }
    known_.emplace(std::pair{number, position}, plan);
    return plan;
  }

  Plan hung(const Group& group, Position position) {
    const int indent = position.base + kContinuation;
    Plan plan = items(group, {indent, indent, indent, position.tail, position.last});
    plan.cost += kNested * group.strength + hanging_penalty(group.form, group.items.size()) + kFirstBreak;
    plan.breaks.insert(plan.breaks.begin(), {group.begin, indent});
    return plan;
  }

  std::string_view line_;
  Columns columns_;
  std::vector<Group> groups_;
  std::map<std::pair<std::size_t, Position>, Plan> known_;
};

}  // namespace

Plan planned_breaks(std::string_view line, std::span<const Mark> marks, int indent) {
  return Breaker(line, marks).plan(indent);
}

}  // namespace gocxx::emit
