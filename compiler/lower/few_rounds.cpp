// Loops that end soon by what is known when they are compiled: not worth a poll.
#include "compiler/lower/facts_collector.h"
#include "compiler/types/array.h"
#include "compiler/types/pointer.h"

namespace gocxx::lower {

using namespace syntax;

namespace {

constexpr std::int64_t kFewRounds = 64;

}  // namespace

bool has_few_rounds(const check::Info& info, const ForStmt& s) {
  const auto* init = dyn_cast_or_null<AssignStmt>(s.init);
  const auto* cond = s.cond != nullptr ? dyn_cast_or_null<BinaryExpr>(unparen(s.cond)) : nullptr;
  const auto* post = dyn_cast_or_null<IncDecStmt>(s.post);
  if (init == nullptr || cond == nullptr || post == nullptr || init->rhs.size() != 1 || post->op != Op::kAdd)
    return false;
  const types::Constant from = info.constant_of(init->rhs[0]).to_int();
  const types::Constant to = info.constant_of(cond->y).to_int();
  const bool counts = cond->op == Op::kLss || cond->op == Op::kLeq;
  return counts && from.is_int64() && to.is_int64() && from.int64_value() >= 0 &&
         to.int64_value() <= kFewRounds;
}

bool has_few_rounds(const check::Info& info, const RangeStmt& s) {
  const types::Type* type = info.type_of(s.x) != nullptr ? types::underlying(info.type_of(s.x)) : nullptr;
  if (const auto* pointer = types::dyn_cast_or_null<types::Pointer>(type))
    type = types::underlying(pointer->elem);
  if (const auto* array = types::dyn_cast_or_null<types::Array>(type)) return array->length <= kFewRounds;
  const types::Constant count = info.constant_of(s.x).to_int();
  return count.is_int64() && count.int64_value() <= kFewRounds;
}

}  // namespace gocxx::lower
