// The choice of frames and their text.
#include "trace/frames.h"

#include <cstring>

#include "trace/literals.h"
#include "trace/report.h"
#include "trace/symbol.h"

namespace gocxx::rt::trace {
void Frames::show(std::uintptr_t pc, bool is_return) {
  symbolize(
      pc, is_return, [](const Symbol& symbol, void* self) { static_cast<Frames*>(self)->show(symbol); },
      this);
}

// A literal of several lines that is called where it is written is called on the line of its last brace.
bool Frames::is_called_at_its_end(const function_literal& literal, int line) const {
  return &literal == last_literal_ && line == literal.last_line && literal.first_line != line &&
         last_line_ != line && literal_around(literal) != nullptr;
}

// A literal that is called where it is written shares its line with the literal around it: the caller of the
// inner literal is the outer one.
const function_literal* Frames::literal_of(const Symbol& symbol) {
  const function_literal* literal = symbol.literal;
  const function_literal* one = last_line_ == symbol.line ? literal : nullptr;
  while (one != nullptr && one != last_literal_) one = literal_around(*one);
  const function_literal* outer = one != nullptr ? literal_around(*one) : nullptr;
  if (outer != nullptr && outer->first_line == symbol.line) literal = outer;
  if (is_called_at_its_end(*literal, symbol.line)) literal = literal_around(*literal);
  last_literal_ = literal;
  last_line_ = symbol.line;
  return literal;
}

void Frames::show(const Symbol& symbol) {
  if (skip_owner_ && is_around_body(symbol, owner_)) {
    skip_owner_ = false;
    return;
  }
  const char* name = symbol.literal != nullptr ? literal_of(symbol)->name : symbol.function;
  if (symbol.internal && !(shown_ && symbol.shown_between)) return;
  if (symbol.body) {
    skip_owner_ = true;
    std::strcpy(owner_, name);
  }
  shown_ = true;
  report_ << name << (symbol.no_parameters && !symbol.inlined ? "()" : "(...)") << "\n\t" << symbol.file
          << ":" << static_cast<std::uint64_t>(symbol.line);
  if (!symbol.inlined) (report_ << " +").hex(symbol.offset);
  report_ << "\n";
}

void Frames::add(std::uintptr_t pc) {
  if (count_ < kEnds)
    show(pc, is_return_);
  else
    last_[count_ % kEnds] = pc;
  is_return_ = true;
  ++count_;
}

void Frames::finish() {
  if (count_ > 2 * kEnds) report_ << "..." << count_ - 2 * kEnds << " frames elided...\n";
  std::uint64_t first = count_ > 2 * kEnds ? count_ - kEnds : kEnds;
  for (std::uint64_t i = first; i < count_; ++i) show(last_[i % kEnds], true);
}

}  // namespace gocxx::rt::trace
