// The statements of the lowered tree. Each stands for one C++ statement.
#pragma once

#include "compiler/lower/ir/expr.h"

namespace gocxx::ir {

// In rows, by what they are for.
// clang-format off
enum class StmtKind : std::uint8_t {
  kExprStmt, kDiscard, kVarDecl, kBind, kAssign, kIncDec,
  kBlock, kIf, kFor, kRangeFor, kSwitch,
  kBreak, kContinue, kFallthrough, kGoto, kLabelStmt, kReturn,
  kRunWithDefers, kSafepoint,
};
// clang-format on

/// `pos` is where the user's statement begins; none for what the lowering made up (then that of the statement
/// before holds on).
struct Stmt : Node {
  explicit Stmt(StmtKind k) : kind(k) {}
  StmtKind kind;
  Pos pos;
  Trivia trivia;
};

template <StmtKind K>
struct StmtOf : Stmt {
  static constexpr StmtKind kKind = K;
  StmtOf() : Stmt(K) {}
};

/// x;
struct ExprStmt final : StmtOf<StmtKind::kExprStmt> {
  Expr* x = nullptr;
};

/// static_cast<void>(x);  for a value that Go's `_ = x` drops.
struct Discard final : StmtOf<StmtKind::kDiscard> {
  Expr* x = nullptr;
};

/// T x = init;  auto x = init;  T x{};  gocxx::box<T> x = gocxx::new_object<T>(init);
/// A null `init` is the zero value. For a box `init` is the first value, not the box.
struct VarDecl final : StmtOf<StmtKind::kVarDecl> {
  Variable* variable = nullptr;
  Expr* init = nullptr;
  bool deduced = false;    // `auto`: the type is evident from init
  bool reference = false;  // `auto&`: another name for the place init
};

/// auto [a, b] = init;  Never captured by a closure (clang 14 cannot): then they are copied to variables
/// first. All of them kLocal; an unnamed one is dropped but needs some name.
struct Bind final : StmtOf<StmtKind::kBind> {
  std::vector<Variable*> variables;
  Expr* init = nullptr;
};

/// target = value;  target op= value;
struct Assign final : StmtOf<StmtKind::kAssign> {
  Expr* target = nullptr;
  std::optional<BinaryOp> op;
  Expr* value = nullptr;
};

/// ++x;  --x;
struct IncDec final : StmtOf<StmtKind::kIncDec> {
  Expr* x = nullptr;
  bool increment = true;
};

/// { stmts }. `closing` are comments before the closing brace.
struct Block final : StmtOf<StmtKind::kBlock> {
  std::vector<Stmt*> stmts;
  std::vector<Comment> closing;
};

/// if (init; cond) then else otherwise. `init` is null or a VarDecl, Bind, Assign, IncDec or ExprStmt;
/// `otherwise` is null, a Block or an If without statements before it.
struct If final : StmtOf<StmtKind::kIf> {
  Stmt* init = nullptr;
  Expr* cond = nullptr;
  Block* then = nullptr;
  Stmt* otherwise = nullptr;
};

/// for (init; cond; post) body. `init` is null, a VarDecl, Assign or ExprStmt, or a Block of VarDecls of one
/// type (for (long i = 0, j = 9; ...)); `post` are Assign, IncDec and ExprStmt, joined by commas. Without
/// init and post: while (cond), or for (;;).
struct For final : StmtOf<StmtKind::kFor> {
  std::vector<Stmt*> init;
  Expr* cond = nullptr;
  std::vector<Stmt*> post;
  Block* body = nullptr;
};

/// for (auto v : operand) body;  for (auto [k, v] : operand) body;  for (long i : operand) body.
/// `operand` is a RuntimeCall of kRange or kValues. One or two variables; an unnamed one is dropped but needs
/// a name. With kStrips, `by_reference`, the variable is a strip: the operand of the inner loop.
struct RangeFor final : StmtOf<StmtKind::kRangeFor> {
  std::vector<Variable*> variables;
  bool by_reference = false;
  Expr* operand = nullptr;
  Block* body = nullptr;
};

/// switch (tag) { case a: case b: ...; default: ... }. Bodies end in an explicit Break, Fallthrough or jump.
/// A body with declarations needs braces.
struct Switch final : StmtOf<StmtKind::kSwitch> {
  struct Case {
    Pos pos;
    Trivia trivia;
    std::vector<Expr*> values;  // constants; none for default
    bool is_default = false;
    Block* body = nullptr;
  };
  Stmt* init = nullptr;  // as of If
  Expr* tag = nullptr;
  std::vector<Case> cases;
};

struct Break final : StmtOf<StmtKind::kBreak> {};
struct Continue final : StmtOf<StmtKind::kContinue> {};
/// [[fallthrough]];
struct Fallthrough final : StmtOf<StmtKind::kFallthrough> {};

struct Goto final : StmtOf<StmtKind::kGoto> {
  Label* label = nullptr;
};

/// label:;  Jumps to it pass no declaration: the lowering has opened blocks.
struct LabelStmt final : StmtOf<StmtKind::kLabelStmt> {
  Label* label = nullptr;
};

/// return;  return x;  return {a, b};
struct Return final : StmtOf<StmtKind::kReturn> {
  std::vector<Expr*> values;
  /// The statement whose body this one leaves, or null.
  const struct RunWithDefers* leaves = nullptr;
};

/// gocxx::run_with_defers([&](gocxx::defers& defers) { body });
/// Deferred calls are ExprStmts of MemberCalls kPush, kPushRecovering and kPushRecoveringIf on `defers`.
struct RunWithDefers final : StmtOf<StmtKind::kRunWithDefers> {
  Variable* defers = nullptr;
  /// Control leaves the body in several places: each return runs the deferred calls itself, so that
  /// tracebacks show its line.
  bool has_several_exits = false;
  Block* body = nullptr;
  bool recovers = false;  ///< a deferred call may recover: the variable is a gocxx::recovering_defers
};

/// gocxx::safepoint(); gocxx::safepoint(i); the latter polls once in many iterations of a loop that counts
/// with i by ones.
struct Safepoint final : StmtOf<StmtKind::kSafepoint> {
  Variable* counter = nullptr;
};

}  // namespace gocxx::ir
