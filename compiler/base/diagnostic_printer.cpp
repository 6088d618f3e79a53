// Renders diagnostics for people: "file:line:col: message [GC0123]", then the source line and a caret. The
// JSON form is in diagnostic_json.cpp.
#include "compiler/base/diagnostic_printer.h"

#include <fmt/format.h>

#include <algorithm>

#include "compiler/base/diagnostic_json.h"
#include "compiler/base/excerpt.h"

namespace gocxx::base {
namespace {

constexpr std::string_view kIndent = "    ";
// A source line that is longer than the terminal or this is cut around the caret.
constexpr int kMaxLineShown = 200;
constexpr int kMinLineShown = 12;

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

/// How many bytes are underlined: the span's if it ends on the same line, else one.
std::size_t marked_bytes(const Diagnostic& d, const SourceFile& file) {
  if (!d.span.end.valid() || file.line_of(d.span.end) != file.line_of(d.span.begin)) return 1;
  return d.span.end.value - d.span.begin.value;
}

/// How wide the shown source may be: a terminal of `columns` (0: unknown) must not break the line.
int room_for_source(int columns) {
  if (columns == 0) return kMaxLineShown;
  return std::clamp(columns - static_cast<int>(kIndent.size()) - 1, kMinLineShown, kMaxLineShown);
}

std::string source_lines(const Diagnostic& d, const SourceSet& sources, const Palette& p, int columns) {
  const SourceFile* file = sources.file_of_or_null(d.span.begin);
  if (file == nullptr) return "";
  Location at = file->location_of(d.span.begin);
  std::string_view line = file->line_text(at.line);
  const std::size_t offset = std::min<std::size_t>(at.column - 1, line.size());
  Excerpt shown = excerpt(line, offset, marked_bytes(d, *file), room_for_source(columns));
  std::string marks = "^" + std::string(static_cast<std::size_t>(shown.underline) - 1, '~');
  return fmt::format("{}{}\n{}{:{}}{}{}{}\n", kIndent, shown.text, kIndent, "", shown.caret, p.red, marks,
                     p.reset);
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
    if (full) text += source_lines(d, sources, p, options.columns);
    text += notes_text(d, sources, full);
  }
  return text;
}

}  // namespace gocxx::base
