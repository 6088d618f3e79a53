// select: a C++ switch over the number of the clause that ran.
//
//   select {                     long v{};
//   case v, ok := <-a: f(v, ok)  bool ok{};
//   case b <- x: g()             switch (gocxx::select(gocxx::on_recv(a, &v, &ok), gocxx::on_send(b, x))) {
//   }                              case 0: f(v, ok); break;
//                                  default: g(); break;
//                                }
//
// With a default clause the call is gocxx::try_select. Without one the last clause stands as C++'s default.
// The operands are evaluated once, in source order. The places on the left of = are evaluated only when their
// clause was chosen; they get their values from temporaries.
#include <algorithm>

#include "compiler/lower/function.h"
#include "compiler/types/chan.h"
#include "compiler/types/identity.h"

namespace gocxx::lower {

using namespace syntax;

namespace {

/// The receive expression of a clause that is no send.
const UnaryExpr* received(const Stmt* comm) {
  const Expr* x =
      comm->kind == NodeKind::kExprStmt ? cast<ExprStmt>(comm)->x : cast<AssignStmt>(comm)->rhs.front();
  return cast<UnaryExpr>(unparen(x));
}

}  // namespace

void FunctionLowering::select_stmt(const SelectStmt& s) {
  if (s.clauses.empty()) return select_forever(s);
  ir::Block* own = collect([&] {
    std::vector<SelectClause> clauses;
    for (const CommClause* clause : s.clauses) clauses.push_back({clause, select_operands(*clause)});
    evaluate_in_order(clauses);
    emit(select_switch(s, clauses));
  });
  if (own->stmts.size() == 1)
    emit(own->stmts.front());
  else
    emit(own);
  finish_breakable(s);
}

void FunctionLowering::select_forever(const SelectStmt& s) {
  auto* forever = build_.runtime(ir::RuntimeFn::kSelectForever, nullptr, {});
  forever->site = site(s.pos, "select (no cases)");
  emit(build_.expression(forever));
}

std::vector<FunctionLowering::SelectOperand> FunctionLowering::select_operands(const CommClause& clause) {
  if (clause.comm == nullptr) return {};
  const auto* send = dyn_cast_or_null<SendStmt>(clause.comm);
  const Expr* channel = send != nullptr ? send->chan : received(clause.comm)->x;
  std::vector<SelectOperand> operands{{{channel, [this, channel] { return exact(channel); }}}};
  if (send != nullptr)
    operands.push_back({operand_as(send->value, types::underlying_as<types::Chan>(type_of(channel))->elem)});
  return operands;
}

void FunctionLowering::evaluate_in_order(std::vector<SelectClause>& clauses) {
  std::vector<SelectOperand*> list;
  for (SelectClause& clause : clauses)
    for (SelectOperand& operand : clause.operands) list.push_back(&operand);
  std::vector<Effects> behind(list.size() + 1, 0);
  for (std::size_t i = list.size(); i-- > 0;)
    behind[i] = static_cast<Effects>(behind[i + 1] | temporaries_.effects_left(list[i]->ast));
  for (std::size_t i = 0; i < list.size(); ++i) {
    const Expr* e = list[i]->ast;
    const bool keeps = commute(temporaries_.effects_left(e), behind[i + 1]);
    const Ordered ordered(*this, {{e}}, CxxOrder::kOpen);
    ir::Expr* value = list[i]->lower();
    list[i]->value = keeps ? value : temporary(exact(value), "value");
  }
}

ir::Switch* FunctionLowering::select_switch(const SelectStmt& s, const std::vector<SelectClause>& clauses) {
  const bool has_default = std::any_of(clauses.begin(), clauses.end(),
                                       [](const SelectClause& clause) { return clause.operands.empty(); });
  auto* call =
      build_.runtime(has_default ? ir::RuntimeFn::kTrySelect : ir::RuntimeFn::kSelect, int_type(), {});
  call->site = site(s.pos, "select");
  auto* made = build_.make<ir::Switch>(s.pos);
  made->tag = call;
  const Jumps::Body scope = jumps_.in_switch(s);
  Pos after = s.pos;
  for (const SelectClause& clause : clauses) {
    ir::Switch::Case& one = made->cases.emplace_back();
    one.pos = clause.ast->pos;
    one.trivia = package_.comments().above(*clause.ast, after);
    one.is_default = clause.operands.empty() || (!has_default && &clause == &clauses.back());
    if (!one.is_default)
      one.values = {build_.integer(static_cast<std::int64_t>(call->args.size()), int_type())};
    std::vector<ir::Stmt*> first;
    if (!clause.operands.empty()) call->args.push_back(select_case(clause, first));
    one.body = collect([&] { stmts(clause.ast->body, clause.ast->colon, clause.ast->end); });
    one.body->stmts.insert(one.body->stmts.begin(), first.begin(), first.end());
    end_case(one.body);
    after = clause.ast->end;
  }
  return made;
}

ir::Expr* FunctionLowering::select_case(const SelectClause& clause, std::vector<ir::Stmt*>& first) {
  ir::Expr* channel = clause.operands.front().value;
  if (clause.operands.size() > 1)
    return build_.runtime(ir::RuntimeFn::kOnSend, nullptr, {channel, clause.operands.back().value});
  std::vector<ir::Expr*> args{channel};
  const Type* elem = types::underlying_as<types::Chan>(channel->type)->elem;
  if (const auto* assign = dyn_cast_or_null<AssignStmt>(clause.ast->comm))
    select_targets(*assign, elem, args, first);
  return build_.runtime(ir::RuntimeFn::kOnRecv, nullptr, std::move(args));
}

void FunctionLowering::select_targets(const AssignStmt& s, const Type* elem, std::vector<ir::Expr*>& args,
                                      std::vector<ir::Stmt*>& first) {
  for (std::size_t i = 0; i < s.lhs.size(); ++i) {
    const Expr* e = s.lhs[i];
    if (is_blank(e) && i + 1 == s.lhs.size()) continue;
    const Type* type = i == 0 ? elem : bool_type();
    const types::Var* object = s.define ? defined_or_null(e) : nullptr;
    if (object != nullptr && !facts_.of(object).boxed) {
      declare_variable(object, nullptr, false, e->pos);
      args.push_back(build_.raw_address(build_.name(package_.variable(object))));
      continue;
    }
    ir::Variable* value = build_.variable(i == 0 ? "received" : "open", type);
    emit(build_.declare(value, nullptr));
    args.push_back(build_.raw_address(build_.name(value)));
    if (is_blank(e)) continue;
    ir::Block* own = collect([&] {
      if (object != nullptr)
        declare_variable(object, build_.name(value), false, e->pos);
      else
        emit(build_.assign(place(e), convert(build_.name(value), type_of_place(e))));
    });
    first.insert(first.end(), own->stmts.begin(), own->stmts.end());
  }
}

}  // namespace gocxx::lower
