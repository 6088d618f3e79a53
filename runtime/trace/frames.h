// The frames of one stack, in Go's form: only those that a Go programmer knows of, and of a very deep stack
// the ends.
#pragma once

#include <cstdint>

namespace gocxx {

struct function_literal;

}  // namespace gocxx

namespace gocxx::rt::trace {

class Report;
struct Symbol;

// Fed with the PCs of a stack, innermost first.
class Frames {
 public:
  // `exact`: the first PC is where a fault happened, not a return address.
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
  bool shown_ = false;  // a frame of the program
  bool skip_owner_ =
      false;  // the last frame shown was a body: the next of that function is the same to the user
  const function_literal* last_literal_ = nullptr;  // of the last frame of a literal, and its line
  int last_line_ = 0;
  char owner_[256];
  std::uint64_t count_ = 0;
  std::uintptr_t last_[kEnds];  // a ring of the latest PCs beyond the first
};

}  // namespace gocxx::rt::trace
