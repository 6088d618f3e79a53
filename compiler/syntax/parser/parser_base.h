// The base class of the generated parser: the predicates of the grammar, and one-token prediction.
#pragma once

#include <type_traits>

#include "compiler/base/arena.h"
#include "compiler/syntax/parser/predictor.h"
#include "compiler/syntax/parser/token_buffer.h"

namespace gocxx::syntax {

/// Owns the parse trees, in the place of ANTLR's tracker of the same face, which has each node in memory of
/// its own.
class TreeOwner {
 public:
  template <class T, class... Args>
  T* createInstance(Args&&... args) {  // as ANTLR calls it: NOLINT(readability-identifier-naming)
    T* tree = trees_.make<T>(std::forward<Args>(args)...);
    if constexpr (std::is_base_of_v<antlr4::ParserRuleContext, T>) tree->children.reserve(kParts);
    return tree;
  }
  void reset() { trees_.clear(); }

 private:
  // Most rules have no more parts, and malloc has no smaller piece of memory.
  static constexpr std::size_t kParts = 3;

  base::Arena<antlr4::tree::ParseTree> trees_;
};

/// The predicates look at the tokens ahead and at the rules that are being parsed; they change nothing.
class ParserBase : public antlr4::Parser {
 public:
  /// `input` is a TokenBuffer.
  explicit ParserBase(antlr4::TokenStream* input) : Parser(input) {}

  /// Puts the Predictor in the place of ANTLR's own prediction. To be called before any rule.
  void install_predictor();

  /// Ends the life of all parse trees so far.
  void forget_trees() { _tracker.reset(); }

  /// The generated code calls it before each prediction. Hides ANTLR's function of this name, whose dynamic
  /// cast takes longer than the prediction.
  template <class T>
  Predictor* getInterpreter() const {
    return predictor_;
  }

  /// Whether rule number `rule` can begin with a token of kind `token_type`.

  TokenBuffer& tokens() const { return *static_cast<TokenBuffer*>(_input); }

  /// Reads a token into the tree of the present rule.
  antlr4::Token* consume() override;

 protected:
  /// The generated code calls it at the end of each rule. Hides ANTLR's function, for its dynamic cast.
  void exitRule();
  void addContextToParseTree() override;

  bool at_token(std::size_t type) const;
  /// At a comma that has nothing but `close` behind it.
  bool at_last_comma(std::size_t close) const;
  /// At a name that the type of a field or parameter follows, or further names.
  bool at_name_before_type() const;
  bool at_slice_type() const;
  bool at_method_elem() const;
  bool at_label() const;
  /// At a "[" that begins type parameters and not the length of an array type.
  bool at_type_parameters() const;
  /// At a "func" that declares a function or a method.
  bool at_function_decl() const;
  /// "A parsing ambiguity arises when a composite literal using the TypeName form of the LiteralType appears
  /// as an operand between the keyword and the opening brace of the block of an "if", "for", or "switch"
  /// statement": there the brace begins the block. Elsewhere it begins a literal if what stands before it can
  /// be a type.
  bool composite_literal_allowed() const;
  /// At the first statement of a "for" head.
  bool range_clause_allowed() const;
  /// In a "for" head that consists of a range clause.
  bool behind_range_clause() const;

  TreeOwner _tracker;  // hides ANTLR's: NOLINT(readability-identifier-naming)

 private:
  Predictor* predictor_ = nullptr;  // owned by ANTLR's Recognizer

  std::size_t type_ahead(std::size_t n) const;
  std::size_t type_after(std::size_t index) const;
  bool in_statement_head() const;
};

}  // namespace gocxx::syntax
