// Finds the comments by their lines; a comment that was handed out is not handed out again.
#include "compiler/lower/comments.h"

#include <algorithm>

namespace gocxx::lower {

using base::Pos;

Comments::Comments(const std::vector<const syntax::File*>& files) {
  for (const syntax::File* file : files) {
    files_.push_back(file->source);
    for (const syntax::Comment& comment : file->comments) entries_.push_back({&comment});
  }
  std::sort(entries_.begin(), entries_.end(),
            [](const Entry& a, const Entry& b) { return a.comment->pos < b.comment->pos; });
}

const base::SourceFile* Comments::file_of_or_null(Pos pos) const {
  for (const base::SourceFile* file : files_)
    if (file->contains(pos)) return file;
  return nullptr;
}

std::uint32_t Comments::line_of(Pos pos) const {
  const base::SourceFile* file = file_of_or_null(pos);
  return file != nullptr ? file->line_of(pos) : 0;
}

bool Comments::same_line(Pos a, Pos b) const {
  const base::SourceFile* file = file_of_or_null(a);
  return file != nullptr && file->contains(b) && file->line_of(a) == file->line_of(b);
}

std::size_t Comments::first_from(Pos pos) const {
  auto found = std::lower_bound(entries_.begin(), entries_.end(), pos,
                                [](const Entry& entry, Pos wanted) { return entry.comment->pos < wanted; });
  return static_cast<std::size_t>(found - entries_.begin());
}

std::vector<ir::Comment> Comments::rest(Pos begin, Pos end) {
  std::vector<ir::Comment> result;
  std::uint32_t above = line_of(begin);
  for (std::size_t i = first_from(begin); i < entries_.size() && entries_[i].comment->pos < end; ++i) {
    if (entries_[i].taken) continue;
    entries_[i].taken = true;
    const syntax::Comment& comment = *entries_[i].comment;
    result.push_back({std::string(comment.text), line_of(comment.pos) > above + 1});
    above = line_of(comment.end);
  }
  return result;
}

ir::Trivia Comments::above(const syntax::Node& node, Pos after) {
  ir::Trivia trivia;
  trivia.leading = rest(after, node.pos);
  const std::uint32_t first = line_of(node.pos);
  if (!trivia.leading.empty()) {
    trivia.blank_line_before = std::exchange(trivia.leading.front().blank_line_before, false);
  } else if (file_of_or_null(after) == file_of_or_null(node.pos)) {
    trivia.blank_line_before = first > line_of(after) + 1;
  }
  return trivia;
}

std::string Comments::behind(const syntax::Node& node) {
  const std::size_t i = first_from(node.end);
  if (i == entries_.size() || entries_[i].taken || !same_line(node.end, entries_[i].comment->pos)) return {};
  entries_[i].taken = true;
  return std::string(entries_[i].comment->text);
}

ir::Trivia Comments::around(const syntax::Node& node, Pos after) {
  ir::Trivia trivia = above(node, after);
  trivia.trailing = behind(node);
  return trivia;
}

}  // namespace gocxx::lower
