// Diagnostics: the collector to which every phase reports its errors. A phase adds; the driver sorts, prints
// and decides whether to go on. Nothing here prints (see diagnostic_printer.h) or knows of a phase.
#pragma once

#include <string>
#include <vector>

#include "compiler/base/catalogue.h"
#include "compiler/base/source.h"

namespace gocxx::base {

/// A remark that belongs to a diagnostic: "other declaration of x", with the place it speaks of (or none).
struct Note {
  Pos pos;
  std::string message;
};

/// One mistake. The message is in the Go compiler's words where it has the same error: lower case, no final
/// period. Lines after the first (as in "have (...)\n\twant (...)") are part of it.
struct Diagnostic {
  Code code;
  Span span;  // begin is what is reported; end is where the caret's underline stops, or none
  std::string message;
  std::vector<Note> notes;
};

/// Collects the diagnostics of one compilation. Not thread-safe: one compilation, one thread.
class Diagnostics {
 public:
  /// Adds one; the reference is valid until the next one is added.
  Diagnostic& add(Code code, Span span, std::string message);
  Diagnostic& add(Code code, Pos pos, std::string message) {
    return add(code, Span{pos, Pos{}}, std::move(message));
  }

  bool empty() const { return items_.empty(); }
  std::size_t size() const { return items_.size(); }
  const std::vector<Diagnostic>& items() const { return items_; }

  /// Orders by position (stable), having dropped what says the same as the one reported before it about the
  /// same line, or as another about the same place.
  void sort_and_unique(const SourceSet& sources);

 private:
  std::vector<Diagnostic> items_;
};

}  // namespace gocxx::base
