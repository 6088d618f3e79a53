// How the checker reports.
#include <algorithm>
#include <cctype>

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

namespace {

/// The words of a text that could be names; those in comments and strings, too.
std::unordered_set<std::string> words_of(std::string_view text) {
  std::unordered_set<std::string> words;
  const auto in_word = [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || (c & 0x80);
  };
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && in_word(text[end])) ++end;
    if (end > at) words.emplace(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

}  // namespace

void Checker::pass_over(const syntax::Node* node) {
  if (options_.declarations_only) return;
  const base::SourceFile& source = *file_of(node->pos).source;
  const std::size_t begin = source.offset_of(node->pos), end = source.offset_of(node->end);
  passed_over_.emplace_back(Span{node->pos, node->end}, words_of(source.text().substr(begin, end - begin)));
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
  const base::Location at = importer_.sources().locate(pos);
  return std::string(at.file) + ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
}

}  // namespace gocxx::check
