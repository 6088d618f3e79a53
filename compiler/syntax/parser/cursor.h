// Walking over what a rule matched, from left to right.
#pragma once

#include <typeinfo>

#include "compiler/syntax/parser/source_token.h"

namespace gocxx::syntax {

/// Whether `tree` is a T and not of a class below T. Compares the types' addresses, which are one for each
/// type in one program; their names, which the language's own comparison falls back on, take longer than
/// anything else here.
template <class T>
bool is(const antlr4::tree::ParseTree* tree) {
  return &typeid(*tree) == &typeid(T);
}

/// The token at a place of the parse tree, or null if a rule stands there.
inline const SourceToken* token_or_null(antlr4::tree::ParseTree* tree) {
  if (!is<antlr4::tree::TerminalNodeImpl>(tree)) return nullptr;
  return &source_token(static_cast<antlr4::tree::TerminalNode*>(tree)->getSymbol());
}

/// Reads the parts of one rule in the order in which the grammar names them.
class Cursor {
 public:
  explicit Cursor(const antlr4::ParserRuleContext* tree) : parts_(tree->children) {}

  bool done() const { return at_ >= parts_.size(); }

  /// Whether the next part is a token of kind `type`.
  bool at(std::size_t type) const {
    const SourceToken* token = done() ? nullptr : token_or_null(parts_[at_]);
    return token != nullptr && token->type() == type;
  }
  bool at_token() const { return !done() && token_or_null(parts_[at_]) != nullptr; }

  const SourceToken& token() { return *token_or_null(parts_[at_++]); }
  /// The next part if it is a token of kind `type`, else null, and nothing is read.
  const SourceToken* accept(std::size_t type) { return at(type) ? &token() : nullptr; }
  void skip(std::size_t count = 1) { at_ += count; }

  /// The next part, which is rule T.
  template <class T>
  T* rule() {
    return static_cast<T*>(parts_[at_++]);
  }
  /// The next part if it is rule T, else null, and nothing is read.
  template <class T>
  T* accept() {
    if (done() || !is<T>(parts_[at_])) return nullptr;
    return rule<T>();
  }
  /// The next rule T, past anything else; null at the end.
  template <class T>
  T* find() {
    for (; !done(); ++at_) {
      if (T* found = accept<T>()) return found;
    }
    return nullptr;
  }

 private:
  const std::vector<antlr4::tree::ParseTree*>& parts_;
  std::size_t at_ = 0;
};

}  // namespace gocxx::syntax
