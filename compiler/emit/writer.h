// Text under construction: indentation, blank lines and #line directives. Knows nothing of what is written.
#pragma once

#include <string>
#include <string_view>

#include "compiler/base/source.h"

namespace gocxx::emit {

class Writer {
 public:
  Writer& operator<<(std::string_view text);
  Writer& operator<<(char c);

  /// Ends the line.
  void end_line();
  /// An empty line, unless the last one is empty or opens a block.
  void blank_line();
  void indent() { ++depth_; }
  void dedent() { --depth_; }

  /// Makes the host compiler believe that what follows is line `line` of `file`. At the start of a line only;
  /// writes nothing if it believes that already.
  void line_directive(std::string_view file, std::uint32_t line);

  bool at_line_start() const { return at_line_start_; }
  std::string take() { return std::move(text_); }

 private:
  void begin_line();

  static constexpr int kIndent = 2;

  std::string text_;
  int depth_ = 0;
  bool at_line_start_ = true;
  bool directives_ = false;  // one was written: then believed_* hold
  std::string believed_file_;
  std::uint32_t believed_line_ = 0;  // of the line that is being written
};

}  // namespace gocxx::emit
