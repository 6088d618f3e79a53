// Expression switches, in three forms.
//
// Over integers with constant cases a C++ switch:
//
//   switch n {                       switch (n) {
//   case 1, 2: a()                     case 1:
//   default: b()                       case 2: a(); break;
//   }                                  default: b(); break;
//                                    }
//
//   switch color {                   switch (static_cast<long>(color)) {
//   case red: a()                      case static_cast<long>(red): a(); break;
//   }                                }
//
// Else a chain of ifs:
//
//   switch {                         if (x < 0) {
//   case x < 0: a()                    a();
//   case f(): b()                    } else if (f()) {
//   }                                  b();
//                                    }
//
// With fallthrough a chain that finds the number of the clause, and a C++ switch over that number:
//
//   switch s {                       long clause = 2;
//   case "a": a(); fallthrough       if (s == "a"_s) { clause = 0; } else if (s == "b"_s) { clause = 1; }
//   case "b": b()                    switch (clause) {
//   default: c()                       case 0: a(); [[fallthrough]];
//   }                                  case 1: b(); break;
//                                      case 2: c(); break;
//                                    }
#include <algorithm>

#include "compiler/lower/function.h"
#include "compiler/lower/labels.h"
#include "compiler/types/identity.h"
#include "compiler/types/named.h"
#include "compiler/types/predicates.h"

namespace gocxx::lower {

using namespace syntax;

namespace {

/// Whether the last statement of the clause is a fallthrough, which may have labels.
bool falls_through(const CaseClause& clause) {
  const Stmt* last = clause.body.empty() ? nullptr : clause.body.back();
  const auto* branch = dyn_cast_or_null<BranchStmt>(unlabeled(last));
  return branch != nullptr && branch->branch == BranchKind::kFallthrough;
}

/// The type of the C++ switch over a tag of `type`: C++ has none over what the runtime defines as a class.
const Type* switched_type(const Type* type) {
  const Type* base = types::underlying(type);
  return types::is_basic(base, types::BasicKind::kUintptr) ? types::basic(types::BasicKind::kUint) : base;
}

}  // namespace

bool FunctionLowering::is_cxx_switch(const SwitchStmt& s) const {
  if (s.tag == nullptr || info_.type_and_value(s.tag).is_constant()) return false;
  if (!types::is_integer(type_of(s.tag))) return false;
  return std::all_of(s.clauses.begin(), s.clauses.end(), [this](const CaseClause* clause) {
    return std::all_of(clause->exprs.begin(), clause->exprs.end(),
                       [this](const Expr* e) { return info_.type_and_value(e).is_constant(); });
  });
}

void FunctionLowering::switch_stmt(const SwitchStmt& s) {
  ir::Block* own = collect([&] {
    if (is_cxx_switch(s)) return cxx_switch(s, s.init != nullptr ? simple_init_or_null(s.init) : nullptr);
    if (s.init != nullptr) dispatch(*s.init);
    switch_chain(s);
  });
  if (own->stmts.size() == 1 || s.init == nullptr)
    for (ir::Stmt* step : own->stmts) emit(step);
  else
    emit(own);
  finish_breakable(s);
}

void FunctionLowering::cxx_switch(const SwitchStmt& s, ir::Stmt* init) {
  auto* made = build_.make<ir::Switch>(s.pos);
  made->init = init;
  const Type* type = switched_type(type_of(s.tag));
  ir::Block* head = collect([&] { made->tag = expr(s.tag); });
  if (type != type_of(s.tag)) made->tag = build_.cast(type, made->tag);
  if (!head->stmts.empty() && made->init != nullptr) emit(std::exchange(made->init, nullptr));
  for (ir::Stmt* step : head->stmts) emit(step);
  const Jumps::Body scope = jumps_.in_switch(s);
  Pos after = s.tag->end;
  for (const CaseClause* clause : s.clauses) {
    ir::Switch::Case& one = made->cases.emplace_back();
    one.pos = clause->pos;
    one.trivia = package_.comments().above(*clause, after);
    one.is_default = clause->is_default;
    for (const Expr* e : clause->exprs) one.values.push_back(case_constant(e, type));
    one.body = collect([&] { stmts(clause->body, clause->colon, clause->end); });
    end_case(one.body);
    after = clause->end;
  }
  emit(made);
}

ir::Expr* FunctionLowering::case_constant(const Expr* e, const Type* type) {
  if (type == type_of(e)) return expr(e);
  if (ir::Expr* named = named_constant_or_null(unparen(e), type)) return named;
  return literal(info_.constant_of(e), type, e);
}

void FunctionLowering::end_case(ir::Block* body) {
  if (!body->stmts.empty()) {
    switch (body->stmts.back()->kind) {
      case ir::StmtKind::kBreak:
      case ir::StmtKind::kContinue:
      case ir::StmtKind::kGoto:
      case ir::StmtKind::kReturn:
      case ir::StmtKind::kFallthrough: return;
      default: break;
    }
  }
  body->stmts.push_back(build_.make<ir::Break>());
}

ir::Block* FunctionLowering::clause_body(const std::vector<Stmt*>& body, const Node& clause, Pos colon,
                                         Pos after) {
  std::vector<ir::Comment> above = package_.comments().rest(after, clause.pos);
  ir::Block* made = collect([&] { stmts(body, colon, clause.end); });
  made->pos = clause.pos;
  auto& place = made->stmts.empty() ? made->closing : made->stmts.front()->trivia.leading;
  place.insert(place.begin(), above.begin(), above.end());
  return made;
}

ir::Expr* FunctionLowering::case_test(const SwitchStmt& s, ir::Expr* tag, const Expr* e) {
  if (s.tag == nullptr && types::is_interface(type_of(e)))
    return build_.binary(ir::BinaryOp::kEqual, exact(e), convert(build_.boolean(true), type_of(e), true),
                         bool_type());
  if (s.tag == nullptr) return expr(e);
  const Type* type = tag->type;
  const Type* other = type_of(e);
  const bool nil = info_.type_and_value(e).mode == check::Mode::kNilValue;
  const bool to_tag = !nil && types::is_interface(type) && !types::is_interface(other);
  const bool to_case = !nil && types::is_interface(other) && !types::is_interface(type);
  ir::Expr* value = to_tag ? value_as(e, type, true) : expr(e);
  if (value->kind == ir::ExprKind::kConvert || value->kind == ir::ExprKind::kComposite) value = exact(value);
  return build_.binary(ir::BinaryOp::kEqual, to_case ? convert(tag, other, true) : tag, value, bool_type());
}

ir::Expr* FunctionLowering::any_of(const std::vector<Expr*>& list,
                                   const std::function<ir::Expr*(const Expr*)>& test) {
  ir::Expr* result = test(list.front());
  for (std::size_t i = 1; i < list.size(); ++i)
    result = short_circuit(
        false, result, [&] { return test(list[i]); }, bool_type());
  return result;
}

std::vector<FunctionLowering::Link> FunctionLowering::switch_links(const SwitchStmt& s) {
  std::vector<Link> links;
  ir::Expr* tag = nullptr;
  Pos after = s.pos;
  if (s.tag != nullptr) {
    tag = exact(s.tag);
    after = s.tag->end;
    const bool plain = tag->kind == ir::ExprKind::kVarRef && temporaries_.effects_left(s.tag) == 0;
    if (!plain) tag = saved(tag, "tag");
  }
  for (const CaseClause* clause : s.clauses) {
    Link link;
    if (!clause->is_default)
      link.test = [this, &s, tag, clause] {
        return any_of(clause->exprs, [&](const Expr* e) { return case_test(s, tag, e); });
      };
    link.body = [this, clause, after] { return clause_body(clause->body, *clause, clause->colon, after); };
    links.push_back(std::move(link));
    after = clause->end;
  }
  return links;
}

void FunctionLowering::switch_chain(const SwitchStmt& s) {
  std::vector<Link> links = switch_links(s);
  const bool falls =
      std::any_of(s.clauses.begin(), s.clauses.end(), [](const CaseClause* c) { return falls_through(*c); });
  if (falls) return switch_by_number(s, std::move(links));
  chain(links);
}

void FunctionLowering::switch_by_number(const SwitchStmt& s, std::vector<Link> links) {
  const auto fallback = std::find_if(links.begin(), links.end(), [](const Link& link) { return !link.test; });
  const std::int64_t otherwise = fallback != links.end() ? fallback - links.begin() : -1;
  ir::Variable* number = build_.variable("clause", int_type());
  emit(build_.declare(number, build_.integer(otherwise, int_type())));
  std::vector<Link> tests;
  for (std::size_t i = 0; i < links.size(); ++i) {
    if (!links[i].test) continue;
    auto choose = [this, number, i] {
      return build_.block(
          {build_.assign(build_.name(number), build_.integer(static_cast<std::int64_t>(i), int_type()))});
    };
    tests.push_back({links[i].test, choose});
  }
  chain(tests);
  auto* made = build_.make<ir::Switch>(s.pos);
  made->tag = build_.name(number);
  const Jumps::Body scope = jumps_.in_switch(s);
  for (std::size_t i = 0; i < links.size(); ++i) {
    ir::Switch::Case& one = made->cases.emplace_back();
    one.pos = s.clauses[i]->pos;
    one.values = {build_.integer(static_cast<std::int64_t>(i), int_type())};
    one.body = links[i].body();
    end_case(one.body);
  }
  emit(made);
}

void FunctionLowering::chain(const std::vector<Link>& links) {
  std::vector<const Link*> tests;
  const Link* otherwise = nullptr;
  for (const Link& link : links) {
    if (link.test)
      tests.push_back(&link);
    else
      otherwise = &link;
  }
  chain_from(tests, 0, otherwise);
}

void FunctionLowering::chain_from(const std::vector<const Link*>& tests, std::size_t index,
                                  const Link* otherwise) {
  if (index == tests.size()) {
    if (otherwise != nullptr) emit(otherwise->body());
    return;
  }
  ir::Expr* cond = tests[index]->test();
  ir::Block* then = tests[index]->body();
  ir::Block* rest = collect([&] { chain_from(tests, index + 1, otherwise); });
  ir::Stmt* other = nullptr;
  if (rest->stmts.size() == 1)
    other = rest->stmts.front();  // an if or the block of the default clause
  else if (!rest->stmts.empty())
    other = rest;
  emit(build_.branch_if(cond, then, other));
}

}  // namespace gocxx::lower
