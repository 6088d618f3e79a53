// The collector to which scanner, parser and tree builder report the mistakes of one file.
#pragma once

#include <string>
#include <vector>

#include "compiler/base/diagnostics.h"

namespace gocxx::syntax {

/// Keeps the mistakes of a file until all are known. As in Go there is one syntax error on a line, whatever
/// else is wrong with it; and there is an end to it all in a file that is no program. Offsets are bytes of
/// the file.
class SyntaxErrors {
 public:
  explicit SyntaxErrors(const base::SourceFile& source) : source_(source) {}

  /// A mistake that Go does not call a syntax error, as those inside a token.
  void plain(base::Code code, std::size_t offset, std::string message);
  /// A mistake in the order of tokens; `message` comes without "syntax error: ".
  void syntax(base::Code code, std::size_t begin, std::size_t end, const std::string& message);

  /// Forgets all mistakes in the order of tokens, and only those.
  void forget_syntax();

  /// The file ends within a construct, which follows from a mistake before.
  void ends_early() { ends_early_ = true; }

  bool any() const { return !found_.empty(); }
  /// Whether the tree lacks some of the text.
  bool any_syntax() const;
  /// Whether there is a mistake in the token from `begin` to `end`, or right behind it.
  bool any_in_token(std::size_t begin, std::size_t end) const;
  /// So many mistakes that the rest is not worth a look.
  bool enough() const { return found_.size() >= kMost; }

  /// Hands the errors over in the order of their places. Called once, at the end.
  void move_to(base::Diagnostics& diagnostics);

 private:
  static constexpr std::size_t kMost = 1000;

  struct Found {
    base::Code code;
    base::Span span;
    std::string message;
    bool is_syntax;
  };

  const base::SourceFile& source_;
  std::vector<Found> found_;
  bool ends_early_ = false;
  std::uint32_t last_syntax_line_ = 0;
};

}  // namespace gocxx::syntax
