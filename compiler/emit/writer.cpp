// Lines, their indentation, and what the host compiler believes of their origin.
#include "compiler/emit/writer.h"

namespace gocxx::emit {

void Writer::begin_line() {
  if (!at_line_start_) return;
  text_.append(static_cast<std::size_t>(depth_) * kIndent, ' ');
  at_line_start_ = false;
}

Writer& Writer::operator<<(std::string_view text) {
  if (text.empty()) return *this;
  begin_line();
  text_ += text;
  return *this;
}

Writer& Writer::operator<<(char c) { return *this << std::string_view(&c, 1); }

void Writer::end_line() {
  text_ += '\n';
  at_line_start_ = true;
  ++believed_line_;
}

void Writer::blank_line() {
  if (text_.empty() || text_.ends_with("\n\n") || text_.ends_with("{\n")) return;
  end_line();
}

void Writer::line_directive(std::string_view file, std::uint32_t line) {
  if (directives_ && believed_line_ == line && believed_file_ == file) return;
  if (!at_line_start_) return;
  text_ += "#line " + std::to_string(line) + " \"";
  for (char c : file) text_ += c == '"' || c == '\\' ? std::string{'\\', c} : std::string(1, c);
  text_ += "\"\n";
  directives_ = true;
  believed_file_ = file;
  believed_line_ = line;
}

}  // namespace gocxx::emit
