// The operators and keywords that the tree keeps, by the names of the Go specification.
#pragma once

#include <cstdint>
#include <string_view>

namespace gocxx::syntax {

/// An operator of a unary or binary expression, an assignment or an increment.
enum class Op : std::uint8_t {
  kNone,
  kAdd,     // +
  kSub,     // -
  kMul,     // *
  kQuo,     // /
  kRem,     // %
  kAnd,     // &
  kOr,      // |
  kXor,     // ^
  kShl,     // <<
  kShr,     // >>
  kAndNot,  // &^
  kLAnd,    // &&
  kLOr,     // ||
  kNot,     // !
  kArrow,   // <-
  kTilde,   // ~
  kEql,     // ==
  kNeq,     // !=
  kLss,     // <
  kLeq,     // <=
  kGtr,     // >
  kGeq,     // >=
};

/// The operator as it is written in a program.
std::string_view spelling(Op op);

inline bool is_comparison(Op op) { return op >= Op::kEql; }
inline bool is_shift(Op op) { return op == Op::kShl || op == Op::kShr; }
inline bool is_logical(Op op) { return op == Op::kLAnd || op == Op::kLOr; }

enum class LitKind : std::uint8_t { kInt, kFloat, kImag, kChar, kString };

enum class ChanDir : std::uint8_t { kBoth, kSend, kRecv };

enum class BranchKind : std::uint8_t { kBreak, kContinue, kGoto, kFallthrough };

}  // namespace gocxx::syntax
