// A token: a kind and a range of bytes of its file.
#pragma once

#include <cstdint>
#include <string_view>

#include "compiler/syntax/parser/antlr.h"

namespace gocxx::syntax {

/// The token that ANTLR passes around, without the copies of text and position that its own token class
/// keeps. A semicolon that was inserted is empty: it stands before the line end, the comment or the end of
/// file that caused it.
class SourceToken final : public antlr4::Token {
 public:
  SourceToken(std::size_t type, std::size_t begin, std::string_view text)
      : type_(type), begin_(begin), text_(text) {}

  /// A semicolon that stands for no character of the file.
  static SourceToken inserted_semicolon(std::size_t type, std::size_t at, bool at_end_of_file) {
    SourceToken token(type, at, {});
    token.at_end_of_file_ = at_end_of_file;
    return token;
  }

  std::size_t type() const { return type_; }
  std::string_view text() const { return text_; }
  /// Offsets into the file.
  std::size_t begin() const { return begin_; }
  std::size_t end() const { return begin_ + text_.size(); }

  /// Whether this is a semicolon that was inserted at the end of the file, not at the end of a line.
  bool at_end_of_file() const { return at_end_of_file_; }

  void set_type(std::size_t type) { type_ = type; }
  /// The place in the parser's token stream.
  void set_index(std::size_t index) { index_ = index; }

  std::string getText() const override { return std::string(text_); }
  std::size_t getType() const override { return type_; }
  std::size_t getLine() const override { return 0; }
  std::size_t getCharPositionInLine() const override { return 0; }
  std::size_t getChannel() const override { return DEFAULT_CHANNEL; }
  std::size_t getTokenIndex() const override { return index_; }
  std::size_t getStartIndex() const override { return begin_; }
  std::size_t getStopIndex() const override { return end() - 1; }
  antlr4::TokenSource* getTokenSource() const override { return nullptr; }
  antlr4::CharStream* getInputStream() const override { return nullptr; }
  std::string toString() const override { return getText(); }

 private:
  std::size_t type_;
  std::size_t begin_;
  std::size_t index_ = 0;
  bool at_end_of_file_ = false;
  std::string_view text_;
};

/// Our tokens are the only ones that our token stream hands to ANTLR.
inline const SourceToken& source_token(const antlr4::Token* token) {
  return *static_cast<const SourceToken*>(token);
}

}  // namespace gocxx::syntax
