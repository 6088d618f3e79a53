// The tokens of a file, as the parser reads them: without comments, with every bracket's partner.
#pragma once

#include <vector>

#include "compiler/syntax/parser/source_token.h"

namespace gocxx::syntax {

/// Filled once by scan(), then read by ANTLR's parser. The last token is always EOF.
class TokenBuffer final : public antlr4::TokenStream {
 public:
  /// Makes room for `count` tokens.
  void reserve(std::size_t count);
  /// Only before the parser has begun: the tokens move.
  void add(SourceToken token);
  /// The bracket at `open` is closed by the one at `close`.
  void set_partners(std::size_t open, std::size_t close);

  const SourceToken& at(std::size_t index) const { return tokens_[std::min(index, tokens_.size() - 1)]; }
  std::size_t last() const { return tokens_.size() - 1; }
  const SourceToken& current() const { return at(index_); }
  /// Whether the token at `index` is a bracket that another closes.
  bool has_partner(std::size_t index) const { return partners_[index] != 0; }
  /// The index of the bracket that closes the one at `open`; the last token's if nothing does.
  std::size_t partner(std::size_t open) const;

  void consume() override;
  std::size_t LA(ssize_t i) override;
  antlr4::Token* LT(ssize_t i) override;
  ssize_t mark() override { return -1; }
  void release(ssize_t) override {}
  std::size_t index() override { return index_; }
  void seek(std::size_t index) override { index_ = std::min(index, tokens_.size() - 1); }
  std::size_t size() override { return tokens_.size(); }
  std::string getSourceName() const override { return UNKNOWN_SOURCE_NAME; }
  antlr4::Token* get(std::size_t index) const override;
  antlr4::TokenSource* getTokenSource() const override { return nullptr; }
  std::string getText(const antlr4::misc::Interval&) override { return {}; }
  std::string getText() override { return {}; }
  std::string getText(antlr4::RuleContext*) override { return {}; }
  std::string getText(antlr4::Token*, antlr4::Token*) override { return {}; }

 private:
  std::vector<SourceToken> tokens_;
  std::vector<std::uint32_t> partners_;  // by token index; 0 where there is none
  std::size_t index_ = 0;
};

}  // namespace gocxx::syntax
