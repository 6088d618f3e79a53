// Lines, their indentation, and what the host compiler believes of their origin.
#include "compiler/emit/writer.h"

#include <algorithm>
#include <utility>

#include "compiler/emit/foreign_text.h"

namespace gocxx::emit {
namespace {

/// Of a line within the column limit: a character has up to four.
constexpr std::size_t kMostBytes = std::size_t{4} * kColumnLimit;

/// Comments may have several lines.
std::uint32_t line_ends_in(std::string_view text) {
  return static_cast<std::uint32_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

Writer& Writer::operator<<(std::string_view text) {
  if (flat_.failed || text.empty()) return *this;
  if (line_.empty()) line_indentation_ = indentation_;
  line_ += text;
  if (flat_.active && line_.size() - flat_.begin > kMostBytes) flat_.failed = true;
  return *this;
}

Writer& Writer::operator<<(char c) { return *this << std::string_view(&c, 1); }

void Writer::open(Enclosure form) {
  if (!for_people_ || flat_.failed) return;
  const bool within_flat = flat_.active && marks_.size() > flat_.marks;
  if (form == Enclosure::kBody && within_flat && !flat_.bodies)
    flat_.failed = true;
  else
    marks_.push_back({Mark::Kind::kOpen, form, 0, static_cast<std::uint32_t>(line_.size())});
}

void Writer::close() {
  if (!for_people_ || flat_.failed) return;
  marks_.push_back({Mark::Kind::kClose, Enclosure::kParens, 0, static_cast<std::uint32_t>(line_.size())});
}

void Writer::point(int penalty) {
  if (!for_people_ || flat_.failed) return;
  marks_.push_back(
      {Mark::Kind::kPoint, Enclosure::kParens, penalty, static_cast<std::uint32_t>(line_.size())});
}

Writer::Flat Writer::begin_flat(bool bodies) {
  const bool refused = flat_.active && (flat_.failed || !flat_.bodies);
  Flat inner{true, bodies, refused, line_.size(), marks_.size()};
  return std::exchange(flat_, inner);
}

bool Writer::end_flat(Flat outer) {
  const Flat inner = std::exchange(flat_, outer);
  if (!inner.failed) return true;
  line_.resize(inner.begin);
  marks_.resize(inner.marks);
  return false;
}

void Writer::end_line() {
  if (flat_.active) {
    flat_.failed = true;
    return;
  }
  append_line();
  believed_line_ += 1 + line_ends_in(line_) + line_ends_in(comment_);
  line_.clear();
  marks_.clear();
  comment_.clear();
}

/// One with a comment waits for those that follow it.
void Writer::append_line() {
  std::string lines;
  shift_ = 0;
  if (for_people_ && line_indentation_ + columns_of(line_) > kColumnLimit)
    shift_ = lay_out(line_, marks_, line_indentation_, lines);
  else if (!line_.empty())
    lines.assign(static_cast<std::size_t>(line_indentation_), ' ') += line_;
  if (comment_.empty()) {
    align_comments();
    (text_ += lines) += '\n';
    return;
  }
  const std::size_t last = lines.rfind('\n') + 1;
  const int width = columns_of(std::string_view(lines).substr(last));
  commented_.push_back({std::move(lines), comment_, width});
}

/// In the column behind the longest line, for as many lines as their comments fit there.
void Writer::align_comments() {
  constexpr int kGap = 2;
  for (std::size_t begin = 0; begin < commented_.size();) {
    int column = 0, room = kColumnLimit;
    std::size_t end = begin;
    for (; end < commented_.size(); ++end) {
      const Commented& line = commented_[end];
      const int least = line.width + kGap, most = std::max(kColumnLimit - columns_of(line.comment), 0);
      if (end > begin && (least > room || most < column)) break;
      column = std::max(column, least);
      room = std::min(room, std::max(most, least));
    }
    for (; begin < end; ++begin) {
      const Commented& line = commented_[begin];
      text_ += line.text;
      text_.append(static_cast<std::size_t>(column - line.width), ' ');
      (text_ += line.comment) += '\n';
    }
  }
  commented_.clear();
}

void Writer::blank_line() {
  if (flat_.active) return;
  align_comments();
  if (text_.empty() || text_.ends_with("\n\n") || text_.ends_with("{\n")) return;
  end_line();
}

std::string Writer::take() {
  const bool open_line = !line_.empty();
  if (open_line) append_line();
  align_comments();
  if (open_line) text_.pop_back();
  directives_ = false;
  return std::exchange(text_, {});
}

void Writer::line_directive(std::string_view file, std::uint32_t line) {
  if (directives_ && believed_line_ == line && believed_file_ == file) return;
  if (!line_.empty()) return;
  align_comments();
  text_ += "#line " + std::to_string(line) + " " + quoted(file) + "\n";
  directives_ = true;
  believed_file_ = file;
  believed_line_ = line;
}

}  // namespace gocxx::emit
