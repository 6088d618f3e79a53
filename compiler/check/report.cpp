// How the checker reports.
#include "compiler/check/checker.h"

namespace gocxx::check {

base::Diagnostic* Checker::error(Code code, Pos pos, std::string message) {
  // A message about something invalid follows from an error that was reported before.
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

void Checker::pass_over(const syntax::Node* node) {
  if (!options_.declarations_only) passed_over_.add(*node);
}

const syntax::File& Checker::file_of(Pos pos) const {
  for (const syntax::File* file : package_.files)
    if (file->source->contains(pos)) return *file;
  return *package_.files.front();
}

std::string Checker::version_text(Pos pos) const {
  const syntax::File& file = file_of(pos);
  if (file.declared_version < file.version) return "-lang was set to go1.23; check go.mod";
  return "file declares //go:build go1." + std::to_string(file.declared_version);
}

std::string Checker::place(Pos pos) const {
  const base::Location at = importer_.locate(pos);
  return std::string(at.file) + ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
}

}  // namespace gocxx::check
