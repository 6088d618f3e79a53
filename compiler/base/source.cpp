// Positions to lines and columns, by binary search in the starts of files and lines.
#include "compiler/base/source.h"

#include <algorithm>

namespace gocxx::base {

SourceFile::SourceFile(std::string name, std::string text, Pos base)
    : name_(std::move(name)), text_(std::move(text)), base_(base) {
  line_starts_.push_back(0);
  for (std::size_t i = 0; i < text_.size(); ++i) {
    if (text_[i] == '\n') line_starts_.push_back(static_cast<std::uint32_t>(i + 1));
  }
}

std::uint32_t SourceFile::line_of(Pos pos) const {
  auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset_of(pos));
  return static_cast<std::uint32_t>(after - line_starts_.begin());
}

Location SourceFile::location_of(Pos pos) const {
  std::uint32_t line = line_of(pos);
  auto column = static_cast<std::uint32_t>(offset_of(pos) - line_starts_[line - 1] + 1);
  return Location{name_, line, column};
}

std::string_view SourceFile::line_text(std::uint32_t line) const {
  std::size_t begin = line_starts_[line - 1];
  std::string_view rest = std::string_view(text_).substr(begin);
  std::string_view found = rest.substr(0, rest.find('\n'));
  if (found.ends_with('\r')) found.remove_suffix(1);
  return found;
}

const SourceFile& SourceSet::add(std::string name, std::string text) {
  const SourceFile& file = files_.emplace_back(std::move(name), std::move(text), next_base_);
  next_base_ = file.end().advanced_by(1);  // the end of one file is not the beginning of the next
  return file;
}

const SourceFile* SourceSet::file_of_or_null(Pos pos) const {
  if (!pos.valid()) return nullptr;
  if (library_ != nullptr && pos.value >= kFirstOfLibrary) return library_->file_of_or_null(pos);
  auto after = std::upper_bound(files_.begin(), files_.end(), pos,
                                [](Pos p, const SourceFile& file) { return p < file.base(); });
  return after == files_.begin() ? nullptr : &*(after - 1);
}

Location SourceSet::locate(Pos pos) const {
  const SourceFile* file = file_of_or_null(pos);
  return file == nullptr ? Location{} : file->location_of(pos);
}

}  // namespace gocxx::base
