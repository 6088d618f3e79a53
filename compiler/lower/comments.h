// Comments and blank lines of the user's files, handed out to the statements and declarations that they stand
// with. Each comment is returned once, to the first caller that asks for it.
#pragma once

#include <unordered_map>
#include <vector>

#include "compiler/base/source.h"
#include "compiler/lower/ir/entity.h"
#include "compiler/syntax/ast.h"

namespace gocxx::lower {

class Comments {
 public:
  explicit Comments(const std::vector<const syntax::File*>& files);

  /// Returns the comments that belong to `node`: the comments above it that nobody has taken yet, down from
  /// `after` (the end of what is above it), the one behind it on its last line, and whether a blank line
  /// separates it from what is above.
  ir::Trivia around(const syntax::Node& node, base::Pos after);
  /// The comments of [begin, end) that nobody has taken yet, as those before a closing brace.
  std::vector<ir::Comment> rest(base::Pos begin, base::Pos end);
  /// The leading comments of `around` alone; called before the parts of the node take theirs.
  ir::Trivia above(const syntax::Node& node, base::Pos after);
  /// The comment behind `node` on its last line, or nothing; to be asked after what is inside it took its
  /// own.
  std::string behind(const syntax::Node& node);
  /// Whether `a` and `b` are on the same line of the same file.
  bool same_line(base::Pos a, base::Pos b) const;

 private:
  struct Entry {
    const syntax::Comment* comment;
    bool taken = false;
  };

  const base::SourceFile* file_of_or_null(base::Pos pos) const;
  std::uint32_t line_of(base::Pos pos) const;
  std::size_t first_from(base::Pos pos) const;

  std::vector<const base::SourceFile*> files_;
  std::vector<Entry> entries_;  // by position
};

}  // namespace gocxx::lower
