// Reads the directives of a file, and finds the functions that each one holds for.
#include "compiler/syntax/build/directives.h"

#include <algorithm>

namespace gocxx::syntax {
namespace {

constexpr std::string_view kPrefix = "//gocxx:";

/// Takes the next word, up to a blank, off the front of `text`; an empty one if there is none.
std::string_view take_word(std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  const std::string_view word = text.substr(0, text.find(' '));
  text.remove_prefix(word.size());
  return word;
}

Directive directive(std::string_view text) {
  Directive found;
  found.name = take_word(text);
  for (std::string_view word = take_word(text); !word.empty(); word = take_word(text))
    found.arguments.push_back(word);
  return found;
}

/// The offset of the first empty line after `begin`.
std::size_t next_empty_line(std::string_view text, std::size_t begin) {
  return std::min(text.find("\n\n", begin), text.size());
}

}  // namespace

void attach_directives(File& file) {
  const auto offset = [&](Pos pos) { return file.source->offset_of(pos); };
  for (const Comment& comment : file.comments) {
    if (!comment.text.starts_with(kPrefix)) continue;
    const Directive found = directive(comment.text.substr(kPrefix.size()));
    const std::size_t end = next_empty_line(file.source->text(), offset(comment.pos));
    const auto above = [&](const Decl* decl) { return decl->pos < comment.pos; };
    auto first = std::partition_point(file.decls.begin(), file.decls.end(), above);
    for (; first != file.decls.end() && offset((*first)->pos) < end; ++first) {
      auto* function = dyn_cast_or_null<FuncDecl>(*first);
      if (function != nullptr && function->body == nullptr) function->directives.push_back(found);
    }
  }
}

}  // namespace gocxx::syntax
