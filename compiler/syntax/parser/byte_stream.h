// A file's text as ANTLR's lexer reads it: byte by byte, so that an index into the stream is an offset into
// the file.
#pragma once

#include <string_view>

#include "compiler/syntax/parser/antlr.h"

namespace gocxx::syntax {

/// Shows every byte beyond ASCII as kNonAscii, which lets the lexer's table of ASCII edges decide everything;
/// what the character really is matters only inside identifiers and literals and is checked there, on the
/// text. The text must live longer than the stream.
class ByteStream final : public antlr4::CharStream {
 public:
  static constexpr char kNonAscii = 0x7F;

  explicit ByteStream(std::string_view text) : text_(text) {}

  std::string_view bytes() const { return text_; }
  /// The byte at the current place, unchanged; '\0' at the end.
  char current() const { return index_ < text_.size() ? text_[index_] : '\0'; }
  bool at_end() const { return index_ >= text_.size(); }

  void consume() override { ++index_; }
  std::size_t LA(ssize_t i) override;
  ssize_t mark() override { return -1; }
  void release(ssize_t) override {}
  std::size_t index() override { return index_; }
  void seek(std::size_t index) override { index_ = index; }
  std::size_t size() override { return text_.size(); }
  std::string getSourceName() const override { return UNKNOWN_SOURCE_NAME; }
  std::string getText(const antlr4::misc::Interval& interval) override;
  std::string toString() const override { return std::string(text_); }

 private:
  std::string_view text_;
  std::size_t index_ = 0;
};

}  // namespace gocxx::syntax
