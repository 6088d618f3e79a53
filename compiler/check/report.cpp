// How the checker reports.
#include "compiler/check/checker.h"

namespace gocxx::check {

base::Diagnostic* Checker::error(Code code, Pos pos, std::string message) {
  // What speaks of something invalid follows from an error that was reported before.
  const auto follows = [&](std::string_view words) {
    const std::size_t at = message.find(words);
    return at != std::string::npos && at > 0;
  };
  if (!diagnostics_.empty() && (follows("invalid operand") || follows("invalid type"))) return nullptr;
  return &diagnostics_.add(code, env_.error_pos.valid() ? env_.error_pos : pos, std::move(message));
}

void Checker::unsupported(Code code, Pos pos, std::string_view what) {
  if (options_.declarations_only) return;  // what the library declares is refused where it is used
  diagnostics_.add(code, pos, std::string(what) + " are not supported yet");
}

std::string Checker::place(Pos pos) const {
  const base::Location at = importer_.sources().locate(pos);
  return std::string(at.file) + ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
}

}  // namespace gocxx::check
