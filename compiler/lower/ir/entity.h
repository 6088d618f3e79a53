// The things that lowered code names: variables, labels and sites. They carry the name that is wanted; the
// name that C++ sees, unique where it is visible and none of C++'s own words, is given in one place only:
// emit/names.
#pragma once

#include "compiler/lower/ir/node.h"

namespace gocxx::ir {

/// How a variable stands in C++.
enum class Storage : std::uint8_t {
  kLocal,   // T x: parameters, results, locals and temporaries that no pointer outlives
  kBox,     // gocxx::box<T> x: a variable that escapes; read and written through BoxValue
  kGlobal,  // T x in the package's namespace
};

/// One variable: the user's (with its object) or one that the lowering made.
struct Variable final : Node {
  std::string name;  // the user's name or, for a temporary, a hint; empty for `_` and unnamed ones
  const types::Var* object = nullptr;  // null for temporaries, and for parameters whose box has the object
  // The type of the value, also if it lives in a box. Null for the runtime's (see `role`).
  const types::Type* type = nullptr;
  Storage storage = Storage::kLocal;
  bool used = false;   // something reads it, not only assigns: else it is [[maybe_unused]]
  bool bound = false;  // a name of a structured binding (Bind)
  /// Variables of the runtime's own types, which no Go type describes.
  enum class Role : std::uint8_t {
    kValue,     // of type `type`
    kConstant,  // static constexpr: a constant of a function, static so that closures need not capture it
    kDefers,    // gocxx::defers& or recovering_defers&: the parameter of the body of run_with_defers
    kRecovery,  // gocxx::recovery
  } role = Role::kValue;
  Pos pos;
};

/// The target of gotos. `name` is the user's label or a hint ("break_outer").
struct Label final : Node {
  std::string name;
  Pos pos;
};

/// The position of an operation that may block or that the reports name. One constant each:
/// `constexpr gocxx::site site_3{"prog.gc", 12, 5, "chan send", "results"};`
struct Site final : Node {
  int number = 0;  // from 1, in source order
  Pos pos;
  std::string operation;  // in Go's words: "chan send", "select", "go", "make chan", "sync.WaitGroup.Wait"
  // The operand as the user wrote it ("results", "s.done"); empty if it has no short name.
  std::string variable;
};

/// One comment with its delimiters, without indentation of following lines.
struct Comment {
  std::string text;
  bool blank_line_before = false;
};

/// The comments that stand with a statement or declaration, and its distance from what is above.
struct Trivia {
  std::vector<Comment> leading;    // on lines of their own above it
  std::string trailing;            // behind it on its last line; empty if none
  bool blank_line_before = false;  // above `leading`
};

}  // namespace gocxx::ir
