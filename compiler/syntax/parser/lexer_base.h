// The base class of the generated lexer: tokens by value, and automatic semicolons.
#pragma once

#include <optional>

#include "compiler/syntax/parser/byte_stream.h"
#include "compiler/syntax/parser/lexer_states.h"
#include "compiler/syntax/parser/source_token.h"

namespace gocxx::syntax {

/// Finds one token after the other. White space is skipped here and not by a rule of the grammar, because
/// whether it holds the end of a line is all that matters of it.
class LexerBase : public antlr4::Lexer {
 public:
  /// `input` is a ByteStream.
  explicit LexerBase(antlr4::CharStream* input) : Lexer(input) {}

  /// Puts LexerStates in the place of ANTLR's own automaton. To be called before next().
  void install_states();

  /// The next token, comments included. "When the input is broken into tokens, a semicolon is automatically
  /// inserted into the token stream immediately after a line's final token if that token is an identifier, a
  /// literal, one of the keywords break, continue, fallthrough or return, or one of the operators and
  /// punctuation ++ -- ) ] }."
  SourceToken next();

  static bool is_comment(std::size_t type);

 private:
  ByteStream& bytes() { return *static_cast<ByteStream*>(_input); }
  bool skip_white_space();
  SourceToken match_token();
  SourceToken inserted_semicolon(std::size_t at);
  SourceToken end_of_file();
  SourceToken delivered(const SourceToken& token);

  LexerStates* states_ = nullptr;        // owned by ANTLR's Recognizer
  bool line_may_end_statement_ = false;  // the last token asks for a semicolon at the end of its line
  std::optional<SourceToken> pending_;   // found after the semicolon that was given first
};

}  // namespace gocxx::syntax
