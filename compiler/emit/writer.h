// Text under construction: indentation, blank lines, long lines, comments behind lines and #line directives.
// Knows nothing of what is written.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compiler/base/source.h"
#include "compiler/emit/line_layout.h"

namespace gocxx::emit {

class Writer {
 public:
  static constexpr int kIndent = 2;

  /// `for_people`: lines that are too long are broken, which would move what a #line directive speaks of.
  explicit Writer(bool for_people = true) : for_people_(for_people) {}

  Writer& operator<<(std::string_view text);
  Writer& operator<<(char c);

  /// Ends the line.
  void end_line();
  /// An empty line, unless the last one is empty or opens a block.
  void blank_line();
  void indent(int columns = kIndent) { indentation_ += columns; }
  void dedent(int columns = kIndent) { indentation_ -= columns; }
  /// The columns by which the body of a closure that the last line began stands further to the right than
  /// others.
  int shift() const { return shift_; }

  /// Behind an opening bracket, before a closing one, and where the line may end between them.
  void open(Enclosure form);
  void close();
  void point(int penalty = kComma);
  /// A comment behind the line that is being written; those of neighbouring lines are aligned.
  void trailing_comment(std::string_view text) { comment_ = text; }

  /// Returns whether the text is for people to read, without line directives.
  bool for_people() const { return for_people_; }
  /// Calls `write`. If its text needs more than one line, or has a body (other than what it begins with) and
  /// `bodies` is false, drops the text and returns false.
  template <class Write>
  bool flat(bool bodies, Write write) {
    const Flat outer = begin_flat(bodies);
    write();
    return end_flat(outer);
  }
  /// Nothing that is written now will stay: it is too long for flat().
  bool in_vain() const { return flat_.failed; }

  /// Makes the host compiler believe that what follows is line `line` of `file`. At the start of a line only;
  /// writes nothing if it believes that already.
  void line_directive(std::string_view file, std::uint32_t line);

  /// Returns the text, and begins a new one.
  std::string take();

 private:
  /// The innermost flat() that is going on.
  struct Flat {
    bool active = false;
    bool bodies = true;
    bool failed = false;
    std::size_t begin = 0;  // in line_
    std::size_t marks = 0;
  };
  /// A line that is written, for which a place is sought for its comment.
  struct Commented {
    std::string text;
    std::string comment;
    int width;  // of the last line of `text`
  };

  Flat begin_flat(bool bodies);
  bool end_flat(Flat outer);
  void append_line();
  /// Writes the lines that wait for their comments' place.
  void align_comments();

  bool for_people_;
  std::string text_;
  std::string line_;  // the one that is being written, without its indentation
  int line_indentation_ = 0;
  std::vector<Mark> marks_;  // in line_
  std::string comment_;      // behind it
  Flat flat_;
  std::vector<Commented> commented_;  // lines that follow one another, each with a comment
  int indentation_ = 0;
  int shift_ = 0;
  bool directives_ = false;  // one was written: then believed_* hold
  std::string believed_file_;
  std::uint32_t believed_line_ = 0;  // of the line that is being written
};

/// A group of the parts of a line, from here to the end of the scope.
class Group {
 public:
  Group(Writer& out, Enclosure form) : out_(out) { out_.open(form); }
  ~Group() { out_.close(); }
  Group(const Group&) = delete;
  Group& operator=(const Group&) = delete;

 private:
  Writer& out_;
};

}  // namespace gocxx::emit
