// The parser's view of a file's tokens.
#include "compiler/syntax/parser/token_buffer.h"

namespace gocxx::syntax {

void TokenBuffer::reserve(std::size_t count) {
  tokens_.reserve(count);
  partners_.reserve(count);
}

void TokenBuffer::add(SourceToken token) {
  token.set_index(tokens_.size());
  tokens_.push_back(token);
  partners_.push_back(0);
}

void TokenBuffer::set_partners(std::size_t open, std::size_t close) {
  partners_[open] = static_cast<std::uint32_t>(close);
}

std::size_t TokenBuffer::partner(std::size_t open) const {
  const std::size_t found = partners_[open];
  return found != 0 ? found : tokens_.size() - 1;
}

void TokenBuffer::consume() {
  if (index_ + 1 < tokens_.size()) ++index_;
}

std::size_t TokenBuffer::LA(ssize_t i) { return source_token(LT(i)).type(); }

antlr4::Token* TokenBuffer::LT(ssize_t i) {
  const std::size_t at =
      i > 0 ? index_ + static_cast<std::size_t>(i) - 1 : index_ - static_cast<std::size_t>(-i);
  if (i < 0 && static_cast<std::size_t>(-i) > index_) return get(0);
  return get(at);
}

antlr4::Token* TokenBuffer::get(std::size_t index) const { return const_cast<SourceToken*>(&at(index)); }

}  // namespace gocxx::syntax
