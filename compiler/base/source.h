// Source files and positions: every file that a compilation reads, and the compact positions that all later
// phases carry. Knows nothing of tokens or trees.
#pragma once

#include <compare>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace gocxx::base {

/// A place in one of the files of a SourceSet: the file's base plus a byte offset. Zero is "no position".
/// Positions of one file are ordered as its bytes are; files are ordered as they were added.
struct Pos {
  std::uint32_t value = 0;

  bool valid() const { return value != 0; }
  Pos advanced_by(std::uint32_t bytes) const { return Pos{value + bytes}; }
  auto operator<=>(const Pos&) const = default;  // NOLINT(modernize-use-nullptr): nothing here is a pointer
};

/// A half-open range of bytes of one file.
struct Span {
  Pos begin;
  Pos end;
};

/// A position as people read it. Line and column count from 1; the column counts bytes, as Go's does.
struct Location {
  std::string_view file;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

/// One file's text, unchanged, and the offsets at which its lines begin.
class SourceFile {
 public:
  SourceFile(std::string name, std::string text, Pos base);

  const std::string& name() const { return name_; }
  std::string_view text() const { return text_; }
  Pos base() const { return base_; }
  Pos end() const { return base_.advanced_by(static_cast<std::uint32_t>(text_.size())); }
  Pos pos_of(std::size_t offset) const { return base_.advanced_by(static_cast<std::uint32_t>(offset)); }
  std::size_t offset_of(Pos pos) const { return pos.value - base_.value; }
  bool contains(Pos pos) const { return base_ <= pos && pos <= end(); }

  /// The line that `pos` is on, counted from 1.
  std::uint32_t line_of(Pos pos) const;
  Location location_of(Pos pos) const;
  /// The text of line `line` (from 1) without its line end.
  std::string_view line_text(std::uint32_t line) const;

 private:
  std::string name_;
  std::string text_;
  Pos base_;
  std::vector<std::uint32_t> line_starts_;
};

/// A set of files with positions of their own. Files are never removed, so references and positions stay
/// valid.
///
/// The library's files, which programs share, have the upper half of all positions; a program's files have
/// the lower half. So a program's set, which also finds the library's files, keeps its positions however many
/// are added to the library.
class SourceSet {
 public:
  enum Half { kProgram, kLibrary };

  explicit SourceSet(Half half = kProgram) : next_base_{half == kLibrary ? kFirstOfLibrary : 1} {}
  /// A program's set. `library` outlives it.
  explicit SourceSet(const SourceSet* library) : library_(library) {}
  SourceSet(const SourceSet&) = delete;
  SourceSet& operator=(const SourceSet&) = delete;

  /// Adds a file. `text` must be shorter than 2 GiB minus what was added before.
  const SourceFile& add(std::string name, std::string text);

  /// The file that holds `pos`, or null for no position.
  const SourceFile* file_of_or_null(Pos pos) const;
  /// The location of `pos`; an empty file name and line 0 for no position.
  Location locate(Pos pos) const;

 private:
  static constexpr std::uint32_t kFirstOfLibrary = std::uint32_t{1} << 31;

  std::deque<SourceFile> files_;
  Pos next_base_{1};
  const SourceSet* library_ = nullptr;  // of a program's set, or null
};

}  // namespace gocxx::base
