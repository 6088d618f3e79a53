// Function literals and what they capture. A literal that outlives its block copies what cannot change any
// more and shares the boxes of the rest; one that does not refers to the variables themselves.
//
//   go func() { results <- n }()                gocxx::go([results, n] { results.send(n); });
//   add := func(x int) { sum += x }             auto add = [&](long x) { sum += x; };   (only called)
//   visit := func(x int) { sum += x }           gocxx::func<void(long)> visit = [&](long x) { sum += x; };
//   once.Do(func() { n++ })                     Once::Do(gocxx::ptr{&once}, gocxx::on_stack([&] { ++n; }));
//   defer func() { n++; err = nil }()           defers.push([n, &err] { ++*n; err = nullptr; });
#include <algorithm>

#include "compiler/lower/function.h"
#include "compiler/types/signature.h"

namespace gocxx::lower {

using namespace syntax;

ir::Expr* FunctionLowering::function_literal(const FuncLit& e) {
  return build_.convert(type_of(&e), closure(e), false);
}

bool FunctionLowering::is_plain_lambda(const FuncLit& literal, const types::Var* variable) const {
  const ClosureFacts& facts = facts_.of(literal.body);
  return facts.kind == ClosureKind::kStays && !facts.recovers && facts_.is_local_function(variable) &&
         types::dyn_cast_or_null<types::Signature>(variable->type) != nullptr;
}

ir::Closure* FunctionLowering::closure(const FuncLit& e) {
  const auto* signature = types::underlying_as<types::Signature>(type_of(&e));
  const ClosureFacts& facts = facts_.of(e.body);
  auto* made = build_.make<ir::Closure>(e.pos);
  made->type = signature;
  made->recovers = facts.recovers;
  made->end = e.body->rbrace;
  FunctionLowering inner(package_);
  inner.function_name_ = function_name_;
  if (facts.range_body) inner.frame_.share(frame_);
  made->body = build_.block();
  inner.block_ = made->body;
  std::vector<ir::Stmt*> boxes;
  inner.parameters(*signature->params, made->params, boxes);
  for (ir::Stmt* s : boxes) inner.emit(s);
  made->results = inner.result_types(*signature);
  made->spell_result = !made->results.empty();
  inner.function_body(*signature, *e.body, {facts.has_defer, facts.recovers, facts.recursive});
  poison_frame(made->params, made->body);
  capture_list(facts, *made);
  return made;
}

void FunctionLowering::capture_list(const ClosureFacts& facts, ir::Closure& closure) {
  if (facts.captures.empty()) return;
  closure.captures_by_reference =
      std::all_of(facts.captures.begin(), facts.captures.end(),
                  [&](const types::Var* v) { return !facts_.of(v).boxed && facts_.by_reference(v, facts); });
  closure.stays = facts.kind == ClosureKind::kStays;
  if (closure.stays) closure.captures_by_reference = true;
  if (closure.captures_by_reference) return;
  for (const types::Var* object : facts.captures) {
    ir::Variable* variable = package_.variable(object);
    const bool reference = variable->storage != ir::Storage::kBox && facts_.by_reference(object, facts);
    closure.captures.push_back({variable, nullptr, reference});
  }
  if (!facts.uses_frame) return;
  if (ir::Variable* defers = frame_.defers_or_null()) closure.captures.push_back({defers, nullptr, true});
}

}  // namespace gocxx::lower
