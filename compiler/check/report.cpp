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

bool is_word_byte(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || (c & 0x80) != 0;
}

/// Where the comment, string or rune ends that begins at `at` of `text`; `at` itself if none does.
std::size_t end_of_literal_or_comment(std::string_view text, std::size_t at) {
  const auto behind = [&](std::string_view closing, std::size_t from) {
    const std::size_t found = text.find(closing, from);
    return found == std::string_view::npos ? text.size() : found + closing.size();
  };
  const std::string_view rest = text.substr(at);
  if (rest.starts_with("//")) return behind("\n", at);
  if (rest.starts_with("/*")) return behind("*/", at + 2);
  if (rest.starts_with('`')) return behind("`", at + 1);
  if (!rest.starts_with('"') && !rest.starts_with('\'')) return at;
  std::size_t end = at + 1;
  while (end < text.size() && text[end] != text[at]) end += text[end] == '\\' ? 2 : 1;
  return std::min(text.size(), end + 1);
}

/// Where the word, literal, comment or other token ends that begins at `at`.
std::size_t end_of_token(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_word_byte(text[end])) ++end;
  if (end == at) end = end_of_literal_or_comment(text, at);
  if (end > at) return end;
  return at + (text.substr(at).starts_with("...") ? 3 : 1);
}

/// The words of a well-formed text that could be names of the package, of imports or of variables: not what a
/// selector picks.
std::unordered_set<std::string> words_of(std::string_view text) {
  std::unordered_set<std::string> words;
  bool behind_dot = false;
  for (std::size_t at = 0, end = 0; at < text.size(); at = end) {
    end = end_of_token(text, at);
    const std::string_view token = text.substr(at, end - at);
    if (is_word_byte(token[0]) && !behind_dot) words.emplace(token);
    const bool blank = std::isspace(static_cast<unsigned char>(token[0])) != 0;
    if (!blank && !token.starts_with("//") && !token.starts_with("/*")) behind_dot = token == ".";
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
  const base::Location at = importer_.locate(pos);
  return std::string(at.file) + ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
}

}  // namespace gocxx::check
