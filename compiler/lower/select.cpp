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
#include "compiler/lower/facts_collector.h"
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
  if (s.clauses.empty()) {
    auto* forever = build_.runtime(ir::RuntimeFn::kSelectForever, nullptr, {});
    forever->site = site(s.pos, "select (no cases)");
    return emit(build_.expression(forever));
  }
  std::vector<Operand> list;
  bool has_default = false;
  for (const CommClause* clause : s.clauses) {
    if (clause->comm == nullptr) {
      has_default = true;
    } else if (const auto* send = dyn_cast_or_null<SendStmt>(clause->comm)) {
      const Type* elem = types::underlying_as<types::Chan>(type_of(send->chan))->elem;
      list.push_back({send->chan, [this, send] { return exact(send->chan); }});
      list.push_back(operand_as(send->value, elem));
    } else {
      const Expr* channel = received(clause->comm)->x;
      list.push_back({channel, [this, channel] { return exact(channel); }});
    }
  }
  ir::Block* own = collect([&] {
    auto values = select_operands(list);
    auto* call =
        build_.runtime(has_default ? ir::RuntimeFn::kTrySelect : ir::RuntimeFn::kSelect, int_type(), {});
    call->site = site(s.pos, "select");
    auto* made = build_.make<ir::Switch>(s.pos);
    made->tag = call;
    const Jumps::Body scope = jumps_.in_switch(s);
    std::size_t next = 0;
    Pos after = s.pos;
    for (const CommClause* clause : s.clauses) {
      ir::Switch::Case& one = made->cases.emplace_back();
      one.pos = clause->pos;
      one.trivia = package_.comments().above(*clause, after);
      std::vector<ir::Stmt*> first;
      one.is_default = clause->comm == nullptr || (!has_default && clause == s.clauses.back());
      if (!one.is_default)
        one.values = {build_.integer(static_cast<std::int64_t>(call->args.size()), int_type())};
      if (clause->comm != nullptr) {
        ir::Expr* channel = values[next++];
        ir::Expr* sent = clause->comm->kind == NodeKind::kSendStmt ? values[next++] : nullptr;
        call->args.push_back(select_case(*clause, channel, sent, first));
      }
      one.body = collect([&] { stmts(clause->body, clause->colon, clause->end); });
      one.body->stmts.insert(one.body->stmts.begin(), first.begin(), first.end());
      end_case(one.body);
      after = clause->end;
    }
    emit(made);
  });
  if (own->stmts.size() == 1)
    emit(own->stmts.front());
  else
    emit(own);
  finish_breakable(s);
}

/// "The channel operands of receive operations and the channel and right-hand-side expressions of send
/// statements are evaluated exactly once, in source order": also plain variables are read before a call that
/// stands behind them.
std::vector<ir::Expr*> FunctionLowering::select_operands(const std::vector<Operand>& list) {
  std::vector<Effects> behind(list.size() + 1, 0);
  for (std::size_t i = list.size(); i-- > 0;)
    behind[i] = static_cast<Effects>(behind[i + 1] | effects_left(list[i].ast));
  std::vector<ir::Expr*> values;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const bool keeps = commute(effects_left(list[i].ast), behind[i + 1]);
    const Ordered ordered(*this, {{list[i].ast}}, CxxOrder::kOpen);
    ir::Expr* value = list[i].lower();
    values.push_back(keeps ? value : temporary(exact(value), "value"));
  }
  return values;
}

/// gocxx::on_send(c, x) or gocxx::on_recv(c, &v, &ok). Its variables are declared here, before the switch;
/// `first` begins its body.
ir::Expr* FunctionLowering::select_case(const CommClause& clause, ir::Expr* channel, ir::Expr* value,
                                        std::vector<ir::Stmt*>& first) {
  if (value != nullptr) return build_.runtime(ir::RuntimeFn::kOnSend, nullptr, {channel, value});
  std::vector<ir::Expr*> args{channel};
  const Type* elem = types::underlying_as<types::Chan>(channel->type)->elem;
  if (const auto* assign = dyn_cast_or_null<AssignStmt>(clause.comm))
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
