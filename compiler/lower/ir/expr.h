// The expressions of the lowered tree. Each stands for one C++ expression; parentheses are the writer's, by
// C++'s precedence. Order of evaluation is settled: what C++ leaves open has no effects or is in temporaries.
#pragma once

#include <optional>

#include "compiler/lower/ir/entity.h"
#include "compiler/lower/ir/vocabulary.h"

namespace gocxx::ir {

// In rows, by what they are for.
// clang-format off
enum class ExprKind : std::uint8_t {
  kVarRef, kBoxValue, kConstRef, kFuncRef,
  kBoolLit, kIntLit, kRuneLit, kFloatLit, kComplexLit, kStringLit, kNil, kZero,
  kUnary, kBinary, kCast, kConvert,
  kField, kIndex, kDeref, kAddressOf, kRawAddress, kComposite, kBracedList,
  kCall, kInterfaceCall, kRuntimeCall, kMemberCall, kClosure,
};
// clang-format on

/// `type` is the Go type of the value (a Tuple for several results, null for none). Unless a node says
/// otherwise the C++ expression has exactly the C++ type of `type`, so that `auto` and template deduction
/// give the right one.
struct Expr : Node {
  explicit Expr(ExprKind k) : kind(k) {}
  const Expr* expr_or_null() const final { return this; }
  ExprKind kind;
  Pos pos;
  const types::Type* type = nullptr;
};

template <ExprKind K>
struct ExprOf : Expr {
  static constexpr ExprKind kKind = K;
  ExprOf() : Expr(K) {}
};

// ---- names ------------------------------------------------------------------------------------------------

/// x: the variable itself; for a boxed variable the box (which converts to the pointer of its value).
struct VarRef final : ExprOf<ExprKind::kVarRef> {
  Variable* variable = nullptr;
};

/// *x: the value in the box of `variable`.
struct BoxValue final : ExprOf<ExprKind::kBoxValue> {
  Variable* variable = nullptr;
};

/// kLimit: a named constant of this or another package. Its C++ type is that of the constant's declaration
/// (for an untyped constant of its default type), which is also `type`.
struct ConstRef final : ExprOf<ExprKind::kConstRef> {
  const types::Const* object = nullptr;
};

/// f, Circle::Area, gocxx::strings::Split: a function's or method's name, as the callee of a Call. As a value
/// (`as_value`) it is gocxx::func_of<&f>, of type gocxx::func<...>.
struct FuncRef final : ExprOf<ExprKind::kFuncRef> {
  const types::Func* object = nullptr;
  const types::TypeName* owner = nullptr;  // of a method: the type whose static member it is
  bool as_value = false;
};

// ---- literals ---------------------------------------------------------------------------------------------

struct BoolLit final : ExprOf<ExprKind::kBoolLit> {
  bool value = false;
};

/// An integer constant of an integer type. `digits` is a C++ literal without suffix (42, 0x1F, 0b101, 017,
/// 1'000), with a leading '-' for a negative one. The C++ literal alone may be of another integer type than
/// `type`: that is right wherever it converts by itself (initialisation, arithmetic, indices). With `exact`
/// it must have the type of `type`: by suffix (42L, 42UL, 42LL) where C++ has one, else as
/// `std::uint8_t{42}`. The smallest values of 64-bit types are written as C++ needs them
/// (-9223372036854775807L - 1).
struct IntLit final : ExprOf<ExprKind::kIntLit> {
  std::string digits;
  bool exact = false;
};

/// A rune literal: 'a', U'é' for what one char cannot hold. `exact` as in IntLit.
struct RuneLit final : ExprOf<ExprKind::kRuneLit> {
  char32_t value = 0;
  bool exact = false;
};

/// A floating-point constant. `digits` is a C++ literal without suffix that reads back as the value; float32
/// gets the suffix f.
struct FloatLit final : ExprOf<ExprKind::kFloatLit> {
  std::string digits;
};

/// A complex constant; its parts are as in FloatLit, of float32 for complex64. `gocxx::complex(1.0, 2.0)`; the
/// real part alone where there is no other and the C++ literal converts by itself, unless `exact`.
struct ComplexLit final : ExprOf<ExprKind::kComplexLit> {
  std::string real;
  std::string imag;
  bool exact = false;
};

/// "text"_s with these bytes. `raw`: the user wrote it in back quotes (R"(...)"_s is possible).
struct StringLit final : ExprOf<ExprKind::kStringLit> {
  std::string bytes;
  bool raw = false;
};

/// nullptr, the nil of `type`. With `spelled`, as a value of that type: `gocxx::slice<long>{}`.
struct Nil final : ExprOf<ExprKind::kNil> {
  bool spelled = false;
};

/// T{}: the zero value of `type` (0, false and the like for types that have a literal).
struct Zero final : ExprOf<ExprKind::kZero> {};

// ---- operators --------------------------------------------------------------------------------------------

enum class UnaryOp : std::uint8_t { kPlus, kMinus, kNot, kComplement };

/// +x -x !x ~x.
struct Unary final : ExprOf<ExprKind::kUnary> {
  UnaryOp op = UnaryOp::kMinus;
  Expr* x = nullptr;
};

/// The C++ operators. Division, remainder and shifts are here only where C++ does what Go does.
// In rows, by what they are for.
// clang-format off
enum class BinaryOp : std::uint8_t {
  kAdd, kSub, kMul, kDiv, kMod, kAnd, kOr, kXor, kAndNot /* x & ~y */, kShl, kShr,
  kLogicalAnd, kLogicalOr, kEqual, kNotEqual, kLess, kLessEqual, kGreater, kGreaterEqual,
};
// clang-format on
std::string_view spelling(UnaryOp op);
std::string_view spelling(BinaryOp op);

/// x op y. On integers below 32 bits the C++ result is an int: the lowering puts a Cast around it.
struct Binary final : ExprOf<ExprKind::kBinary> {
  BinaryOp op = BinaryOp::kAdd;
  Expr* x = nullptr;
  Expr* y = nullptr;
};

/// static_cast<type>(x): between number types (also those of defined types' underlying ones).
struct Cast final : ExprOf<ExprKind::kCast> {
  Expr* x = nullptr;
};

/// The value x as a `type`, by C++'s converting constructor: a concrete value or another interface to an
/// interface, a closure to gocxx::func, a channel to a direction, a box to a pointer, a value to its defined
/// type. `spelled`: written as `type(x)`; otherwise the place (initialisation, argument, return) converts,
/// only x is written.
struct Convert final : ExprOf<ExprKind::kConvert> {
  Expr* x = nullptr;
  bool spelled = false;
};

// ---- parts, pointers, objects -----------------------------------------------------------------------------

/// object.f, or object->f for pointers and boxes. One step: the path to a promoted field is a chain of
/// Fields.
struct Field final : ExprOf<ExprKind::kField> {
  Expr* object = nullptr;
  const types::Var* field = nullptr;
  bool arrow = false;
};

/// object[index]: strings, arrays, slices (bounds-checked) and, to assign to it, maps.
struct Index final : ExprOf<ExprKind::kIndex> {
  Expr* object = nullptr;
  Expr* index = nullptr;
};

/// *x for a pointer x (panics on nil).
struct Deref final : ExprOf<ExprKind::kDeref> {
  Expr* x = nullptr;
};

/// gocxx::ptr{&x}, for a place x inside a heap object or a package variable, or a local that the callee does
/// not keep.
struct AddressOf final : ExprOf<ExprKind::kAddressOf> {
  Expr* x = nullptr;
};

/// &x: a plain C++ pointer, for the receive places of select. `type` is that of x.
struct RawAddress final : ExprOf<ExprKind::kRawAddress> {
  Expr* x = nullptr;
};

/// type{a, b}, type{.f = a}, type{{k, v}, {k, v}}: structs, arrays, slices, maps. Elements stand in C++'s
/// order. Without `spelled` the type is left out ({a, b}): the place knows it.
struct Composite final : ExprOf<ExprKind::kComposite> {
  struct Element {
    const types::Var* field = nullptr;  // designated, for keyed struct literals
    Expr* key = nullptr;                // of a map
    Expr* value = nullptr;
  };
  std::vector<Element> elements;
  bool spelled = true;
  bool multiline = false;  // the user put the closing brace on a line of its own
};

/// {a, b}: arguments of gocxx::args and of append, {index, value}s of keyed literals. `type` is that of the
/// elements.
struct BracedList final : ExprOf<ExprKind::kBracedList> {
  std::vector<Expr*> elements;
};

// ---- calls ------------------------------------------------------------------------------------------------

/// callee(arguments). `callee` is a FuncRef (functions, methods with the receiver as first argument) or a
/// value of function type. `site` is the last argument, where the callee takes one; so in all calls.
struct Call final : ExprOf<ExprKind::kCall> {
  Expr* callee = nullptr;
  std::vector<Expr*> args;
  Site* site = nullptr;
};

/// object.Method(arguments): an interface's method.
struct InterfaceCall final : ExprOf<ExprKind::kInterfaceCall> {
  Expr* object = nullptr;
  const types::Func* method = nullptr;
  std::vector<Expr*> args;
};

/// gocxx::fn<type_args..., number>(args).
struct RuntimeCall final : ExprOf<ExprKind::kRuntimeCall> {
  RuntimeFn fn = RuntimeFn::kDiv;
  std::vector<const types::Type*> type_args;
  std::optional<std::int64_t> number;
  std::vector<Expr*> args;
  Site* site = nullptr;
};

/// object.member(args).
struct MemberCall final : ExprOf<ExprKind::kMemberCall> {
  Expr* object = nullptr;
  Member member = Member::kLen;
  std::vector<Expr*> args;
  Site* site = nullptr;
};

struct Block;

/// One entry of a closure's capture list.
struct Capture {
  // In [x] the variable of the enclosing function (a boxed one shares its box); in [x = init] the closure's
  // own.
  Variable* variable = nullptr;
  Expr* init = nullptr;       // [x = init], evaluated where the closure stands
  bool by_reference = false;  // [&x]
};

/// [captures](params) { body }. Not a gocxx::func by itself: a Convert around it makes one where Go has a
/// function value. It is never `mutable`: what it changes is in boxes or captured by reference.
struct Closure final : ExprOf<ExprKind::kClosure> {
  std::vector<Capture> captures;
  bool captures_by_reference = false;  // [&]: the closure does not outlive the block it stands in
  bool stays = false;                  // nothing keeps the closure after its block
  bool on_stack = false;               // an argument that the call does not keep: gocxx::on_stack([&] ...)
  bool recovers = false;  // calls recover() itself: as a function value it is gocxx::recovering([...] ...)
  std::vector<Variable*> params;
  std::vector<const types::Type*> results;  // none: void. Written out (-> R) only with `spell_result`
  bool spell_result = false;
  Pos end;                      // the closing brace, where a call of the literal counts as standing
  bool generated = false;       // only passes a call of the user's on: tracebacks leave it out
  bool builds_literal = false;  // only builds a large literal, and is not optimised
  Block* body = nullptr;
};

}  // namespace gocxx::ir
