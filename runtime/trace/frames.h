// The frames of one stack in Go's form: only those that a Go programmer knows, and of a very deep stack only
// both ends.
#pragma once

#include <cstdint>

namespace gocxx {

struct function_literal;

}  // namespace gocxx

namespace gocxx::rt::trace {

class Report;
struct Symbol;

/// Writes the frames of one stack to a report. `add` is called with each PC, innermost first, then `finish`.
class Frames {
 public:
  /// `exact`: the first PC is that of a fault, not a return address.
  Frames(Report& report, bool exact) : report_(report), is_return_(!exact) {}

  void add(std::uintptr_t pc);
  void finish();

 private:
  static constexpr std::uint64_t kEnds = 50;  // frames shown at either end

  void show(std::uintptr_t pc, bool is_return);
  void show(const Symbol& symbol);
  const function_literal* literal_of(const Symbol& symbol);
  bool is_called_at_its_end(const function_literal& literal, int line) const;

  Report& report_;
  bool is_return_;
  bool shown_ = false;  // a frame of the program was shown
  // The last shown frame was the body of a function with deferred calls. The frame of that function is the
  // same to the user.
  bool skip_owner_ = false;
  // The literal of the last frame of a literal, and its line.
  const function_literal* last_literal_ = nullptr;
  int last_line_ = 0;
  char owner_[256];
  std::uint64_t count_ = 0;
  std::uintptr_t last_[kEnds];  // a ring of the latest PCs beyond the first
};

}  // namespace gocxx::rt::trace
