// Renders diagnostics for people: "file:line:col: message [GC0123]", then the source line and a caret. The
// JSON form is in diagnostic_json.cpp.
#include "compiler/base/diagnostic_printer.h"

#include <fmt/format.h>

#include <algorithm>

#include "compiler/base/diagnostic_json.h"

namespace gocxx::base {
namespace {

constexpr int kTabWidth = 4;
constexpr int kMaxLineShown = 200;  // a longer source line is cut around the caret

/// The escape sequences of a coloured terminal, or nothing.
struct Palette {
  const char* bold = "";
  const char* red = "";
  const char* cyan = "";
  const char* reset = "";
};

Palette palette_for(bool color) {
  if (!color) return {};
  return {"\033[1m", "\033[1;31m", "\033[36m", "\033[0m"};
}

std::string position_text(const Location& at) {
  return at.line == 0 ? std::string() : fmt::format("{}:{}:{}: ", at.file, at.line, at.column);
}

/// The width of `text` on a terminal that shows each character in one column, and what it looks like with
/// tabs spread out and control bytes replaced.
struct ShownText {
  std::string text;
  int width = 0;
};

void show_byte(ShownText& shown, unsigned char byte) {
  if (byte == '\t') {
    shown.text.append(kTabWidth, ' ');
    shown.width += kTabWidth;
  } else if (byte < 0x20 || byte == 0x7f) {
    shown.text += '?';
    ++shown.width;
  } else {
    shown.text += static_cast<char>(byte);
    if ((byte & 0xC0) != 0x80) ++shown.width;  // the continuation bytes of UTF-8 take no column
  }
}

ShownText show(std::string_view text) {
  ShownText shown;
  for (char c : text) show_byte(shown, static_cast<unsigned char>(c));
  return shown;
}

bool is_continuation_byte(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

/// The part of a line that is shown: all of it, or a window around `column` (from 0).
struct Window {
  std::string_view text;
  std::size_t column;
};

Window window_around(std::string_view line, std::size_t column) {
  if (line.size() <= kMaxLineShown) return {line, column};
  std::size_t begin = column > kMaxLineShown / 2 ? column - kMaxLineShown / 2 : 0;
  while (begin > 0 && begin < column && is_continuation_byte(line[begin])) ++begin;
  std::size_t length = std::min<std::size_t>(kMaxLineShown, line.size() - begin);
  while (begin + length < line.size() && is_continuation_byte(line[begin + length])) --length;
  return {line.substr(begin, length), column - begin};
}

/// How many columns are underlined: the span's text if it ends on the same line, else one.
int underline_width(const Diagnostic& d, const SourceFile& file, const Window& window) {
  if (!d.span.end.valid() || file.line_of(d.span.end) != file.line_of(d.span.begin)) return 1;
  std::size_t bytes = d.span.end.value - d.span.begin.value;
  return std::max(1, show(window.text.substr(window.column, bytes)).width);
}

std::string source_lines(const Diagnostic& d, const SourceSet& sources, const Palette& p) {
  const SourceFile* file = sources.file_of_or_null(d.span.begin);
  if (file == nullptr) return "";
  Location at = file->location_of(d.span.begin);
  std::string_view line = file->line_text(at.line);
  Window window = window_around(line, std::min<std::size_t>(at.column - 1, line.size()));
  int indent = show(window.text.substr(0, window.column)).width;
  std::string marks = "^" + std::string(underline_width(d, *file, window) - 1, '~');
  return fmt::format("    {}\n    {:{}}{}{}{}\n", show(window.text).text, "", indent, p.red, marks, p.reset);
}

/// The code stands at the end of the message's first line; the lines after it ("have (...)", "want (...)")
/// follow.
std::string headline(const Diagnostic& d, const SourceSet& sources, const Palette& p) {
  std::size_t first_line = std::min(d.message.find('\n'), d.message.size());
  std::string_view message = d.message;
  return fmt::format("{}{}{}{} {}[{}]{}{}\n", p.bold, position_text(sources.locate(d.span.begin)), p.reset,
                     message.substr(0, first_line), p.cyan, code_name(d.code), p.reset,
                     message.substr(first_line));
}

std::string notes_text(const Diagnostic& d, const SourceSet& sources, bool full) {
  std::string text;
  for (const Note& note : d.notes) {
    text +=
        fmt::format("{}{}{}\n", full ? "    " : "\t", position_text(sources.locate(note.pos)), note.message);
  }
  return text;
}

}  // namespace

std::string render(const Diagnostics& diagnostics, const SourceSet& sources,
                   const DiagnosticOptions& options) {
  if (diagnostics.empty()) return "";
  if (options.style == DiagnosticStyle::kJson) return render_json(diagnostics, sources);
  Palette p = palette_for(options.color);
  bool full = options.style == DiagnosticStyle::kFull;
  std::string text;
  int shown = 0;
  for (const Diagnostic& d : diagnostics.items()) {
    if (options.max_errors > 0 && shown++ == options.max_errors) {
      text += fmt::format("too many errors: {} more not shown (--max-errors=0 shows all)\n",
                          diagnostics.size() - static_cast<std::size_t>(options.max_errors));
      break;
    }
    text += headline(d, sources, p);
    if (full) text += source_lines(d, sources, p);
    text += notes_text(d, sources, full);
  }
  return text;
}

}  // namespace gocxx::base
