// Bodies are split off first; what remains is broken by line_breaks.
#include "compiler/emit/line_layout.h"

#include <algorithm>
#include <vector>

#include "compiler/emit/line_breaks.h"

namespace gocxx::emit {
namespace {

constexpr int kIndent = 2;  // of statements in a body

/// A range of a line, with the marks in it.
struct Piece {
  std::size_t begin, end;
  std::size_t first_mark, last_mark;
};

class LineLayout {
 public:
  LineLayout(std::string_view line, std::span<const Mark> marks, std::string& out)
      : line_(line), marks_(marks), out_(out) {}

  /// Returns the indentation of the line with the last closure that is not at its end.
  int write(int indent) {
    find_open_closure();
    closure_indent_ = indent;
    write({0, line_.size(), 0, marks_.size()}, indent);
    return closure_indent_;
  }

 private:
  /// Writes the text before a body, the body's statements, and the text behind it. A closure that is the only
  /// argument gets lines for its body at once, another only if breaks elsewhere are not enough.
  void write(Piece piece, int indent) {
    for (trim(piece); !fits(piece, indent); trim(piece)) {
      const std::size_t open = next_body(piece);
      if (open == piece.last_mark) return broken(piece, indent);
      const std::size_t close = end_of_body(open, piece);
      Piece head{piece.begin, marks_[open].at, piece.first_mark, open};
      trim(head);
      const bool at_once = stands_first(open, piece) && !is_followed(close, piece) && fits(head, indent);
      if (!at_once && in_brackets(open, piece) && broken_without_excess(piece, indent)) return;
      write_without_body(head, indent);
      statements({marks_[open].at, piece.end, open + 1, piece.last_mark}, indent + kIndent);
      if (close == piece.last_mark) return;
      piece = {marks_[close].at, piece.end, close + 1, piece.last_mark};
    }
    if (piece.begin < piece.end) append(piece.begin, piece.end, indent);
  }

  /// Whether nothing stands before a body in the brackets that its closure stands in.
  bool stands_first(std::size_t body, const Piece& piece) const {
    std::vector<bool> points{false};
    for (std::size_t i = piece.first_mark; i < body; ++i) {
      const Mark& mark = marks_[i];
      if (mark.kind == Mark::Kind::kOpen) points.push_back(strength_of(mark.form) == 0 && points.back());
      if (mark.kind == Mark::Kind::kClose && points.size() > 1) points.pop_back();
      if (mark.kind == Mark::Kind::kPoint) points.back() = mark.penalty == kComma;
    }
    return !points.back();
  }

  /// Whether a body is a closure's: those of functions and cases stand in no brackets.
  bool in_brackets(std::size_t body, const Piece& piece) const {
    int depth = 0;
    for (std::size_t i = piece.first_mark; i < body; ++i) {
      if (marks_[i].kind == Mark::Kind::kOpen) ++depth;
      if (marks_[i].kind == Mark::Kind::kClose && depth > 0) --depth;
    }
    return depth > 0;
  }

  /// Whether there is another body behind the one that ends at `close`, or another argument.
  bool is_followed(std::size_t close, const Piece& piece) const {
    if (next_body({0, 0, close, piece.last_mark}) != piece.last_mark) return true;
    const std::size_t behind_closure = close + 2;
    return behind_closure < piece.last_mark && marks_[behind_closure].kind == Mark::Kind::kPoint;
  }

  std::size_t next_body(const Piece& piece) const {
    std::size_t i = piece.first_mark;
    while (i < piece.last_mark && !opens_body(marks_[i])) ++i;
    return i;
  }

  /// The mark that ends the group which `open` begins.
  std::size_t end_of_body(std::size_t open, const Piece& piece) const {
    int depth = 0;
    for (std::size_t i = open; i < piece.last_mark; ++i) {
      if (marks_[i].kind == Mark::Kind::kOpen) ++depth;
      if (marks_[i].kind == Mark::Kind::kClose && --depth == 0) return i;
    }
    return piece.last_mark;
  }

  void write_without_body(Piece head, int indent) {
    if (fits(head, indent))
      append(head.begin, head.end, indent);
    else
      broken(head, indent);
  }

  /// Each on lines of its own.
  void statements(Piece body, int indent) {
    int depth = 0;
    std::size_t first = body.first_mark, begin = body.begin;
    for (std::size_t i = first; i < body.last_mark; ++i) {
      const Mark& mark = marks_[i];
      if (mark.kind == Mark::Kind::kOpen) ++depth;
      if (depth == 0) {
        write({begin, mark.at, first, i}, indent);
        if (mark.kind == Mark::Kind::kClose) return;
        begin = mark.at;
        first = i + 1;
      }
      if (mark.kind == Mark::Kind::kClose) --depth;
    }
  }

  void broken(Piece piece, int indent) { write(piece, planned(piece, indent), indent); }

  bool broken_without_excess(Piece piece, int indent) {
    const Plan plan = planned(piece, indent);
    if (plan.cost >= kExcess) return false;
    write(piece, plan, indent);
    return true;
  }

  Plan planned(Piece piece, int indent) const {
    std::vector<Mark> marks(marks_.begin() + static_cast<std::ptrdiff_t>(piece.first_mark),
                            marks_.begin() + static_cast<std::ptrdiff_t>(piece.last_mark));
    const auto begin = static_cast<std::uint32_t>(piece.begin);
    for (Mark& mark : marks) mark.at = std::max(mark.at, begin) - begin;
    return planned_breaks(line_.substr(piece.begin, piece.end - piece.begin), marks, indent);
  }

  void write(Piece piece, const Plan& plan, int indent) {
    std::size_t begin = piece.begin;
    for (const Break& each : plan.breaks) {
      append(begin, piece.begin + each.at, indent);
      begin = piece.begin + each.at;
      indent = each.indent;
    }
    append(begin, piece.end, indent);
  }

  void find_open_closure() {
    std::vector<const Mark*> open;
    for (const Mark& mark : marks_) {
      if (mark.kind == Mark::Kind::kOpen)
        open.push_back(&mark);
      else if (mark.kind == Mark::Kind::kClose && !open.empty())
        open.pop_back();
    }
    for (const Mark* mark : open)
      if (mark->form == Enclosure::kClosure) open_closure_ = mark->at;
  }

  static bool opens_body(const Mark& mark) {
    return mark.kind == Mark::Kind::kOpen && mark.form == Enclosure::kBody;
  }

  void trim(Piece& piece) const {
    while (piece.begin < piece.end && line_[piece.begin] == ' ') ++piece.begin;
    while (piece.end > piece.begin && line_[piece.end - 1] == ' ') --piece.end;
  }

  bool fits(const Piece& piece, int indent) const {
    const std::string_view text = line_.substr(piece.begin, piece.end - piece.begin);
    return indent + columns_of(text) <= kColumnLimit;
  }

  void append(std::size_t begin, std::size_t end, int indent) {
    if (begin <= open_closure_ && open_closure_ < end) closure_indent_ = indent;
    while (end > begin && line_[end - 1] == ' ') --end;
    if (!first_) out_ += '\n';
    first_ = false;
    out_.append(static_cast<std::size_t>(indent), ' ');
    out_ += line_.substr(begin, end - begin);
  }

  std::string_view line_;
  std::span<const Mark> marks_;
  std::string& out_;
  bool first_ = true;
  std::size_t open_closure_ = std::string_view::npos;
  int closure_indent_ = 0;
};

}  // namespace

int columns_of(std::string_view text) {
  return static_cast<int>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

int lay_out(std::string_view line, std::span<const Mark> marks, int indent, std::string& out) {
  return LineLayout(line, marks, out).write(indent) - indent;
}

}  // namespace gocxx::emit
