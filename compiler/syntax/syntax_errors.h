// Where scanner, parser and tree builder report the mistakes of one file.
#pragma once

#include <string>
#include <unordered_set>

#include "compiler/base/diagnostics.h"

namespace gocxx::syntax {

/// Keeps one mistake from becoming many errors: at most one syntax error a line, as in Go, and an end to it all in a file
/// that is no program. Offsets are bytes of the file.
class SyntaxErrors {
 public:
  SyntaxErrors(const base::SourceFile& source, base::Diagnostics& diagnostics)
      : source_(source), diagnostics_(diagnostics) {}

  /// A mistake that Go does not call a syntax error, as those inside a token.
  void plain(base::Code code, std::size_t offset, std::string message);
  /// A mistake in the order of tokens; `message` comes without "syntax error: ".
  void syntax(base::Code code, std::size_t begin, std::size_t end, const std::string& message);

  bool any() const { return count_ != 0; }
  /// So many mistakes that the rest is not worth a look.
  bool enough() const { return count_ >= kMost; }

 private:
  static constexpr int kMost = 1000;

  const base::SourceFile& source_;
  base::Diagnostics& diagnostics_;
  std::unordered_set<std::uint32_t> lines_;  // those that have a syntax error
  int count_ = 0;
};

}  // namespace gocxx::syntax
