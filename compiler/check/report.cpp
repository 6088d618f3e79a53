// How the checker reports.
#include <algorithm>

#include "compiler/check/checker.h"
#include "compiler/syntax/ast/walk.h"

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

namespace {

/// Adds the identifiers in `node` that may be names of the package, of imports or of variables: all but what
/// selectors pick.
void add_names(const syntax::Node& node, std::unordered_set<std::string>& names) {
  syntax::walk(node, [&names](const syntax::Node& part) {
    if (const auto* name = syntax::dyn_cast_or_null<syntax::Ident>(&part)) names.insert(name->name);
    const auto* selector = syntax::dyn_cast_or_null<syntax::SelectorExpr>(&part);
    if (selector != nullptr) add_names(*selector->x, names);
    return selector == nullptr;
  });
}

}  // namespace

void Checker::pass_over(const syntax::Node* node) {
  if (options_.declarations_only) return;
  auto& names =
      passed_over_.emplace_back(Span{node->pos, node->end}, std::unordered_set<std::string>{}).second;
  add_names(*node, names);
}

bool Checker::is_passed_over(const std::string& name, Pos begin, Pos end, std::size_t first) const {
  return std::any_of(
      passed_over_.begin() + static_cast<std::ptrdiff_t>(first), passed_over_.end(), [&](const auto& part) {
        return begin <= part.first.begin && part.first.end <= end && part.second.contains(name);
      });
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
