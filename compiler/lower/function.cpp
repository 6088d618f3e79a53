// Functions as a whole: their parameters, and what stands around the statements of the body.
//
//   func f(n int) {            void f(long n_arg) {                                      (n escapes)
//     keep(&n)                   gocxx::box<long> n = gocxx::new_object<long>(n_arg);
//   }                            keep(n);
//                              }
//
// Results, deferred calls and recovery are the frame's (frame.h).
#include "compiler/lower/function.h"

#include "compiler/types/signature.h"

namespace gocxx::lower {

using namespace syntax;

FunctionLowering::FunctionLowering(PackageLowering& package)
    : package_(package),
      info_(package.info()),
      facts_(package.facts()),
      build_(package.build()),
      frame_(package),
      temporaries_(info_, package.effects()),
      operator_order_(info_, temporaries_),
      jumps_(build_),
      strip_views_(info_) {}

ir::Function* FunctionLowering::function(const FuncDecl& decl) {
  const auto* object = types::object_as_or_null<types::Func>(info_.def_of_or_null(decl.name));
  if (object == nullptr) return nullptr;  // func _(): never called
  const types::Signature& signature = *object->signature();
  const FunctionFacts& facts = *facts_.of_or_null(object);
  auto* made = build_.make<ir::Function>(decl.pos);
  made->object = object;
  made->name = object->name;
  if (signature.recv == nullptr) made->linkage = package_.linkage(*object);
  made->body = build_.block();
  function_name_ = object->name;
  block_ = made->body;
  std::vector<ir::Stmt*> boxes;
  if (signature.recv != nullptr) made->params.push_back(parameter(signature.recv, boxes));
  parameters(*signature.params, made->params, boxes);
  for (ir::Stmt* s : boxes) emit(s);
  made->results = result_types(signature);
  if (facts.recursive) poll_before_ = facts.poll_before;
  function_body(signature, *decl.body,
                {facts.has_defer, facts.recovers, facts.recursive && poll_before_ == nullptr});
  poison_frame(made->params, made->body);
  made->body->pos = decl.body->pos;
  return made;
}

std::vector<const Type*> FunctionLowering::result_types(const types::Signature& signature) const {
  std::vector<const Type*> list;
  for (const types::Var* result : signature.results->vars) list.push_back(result->type);
  return list;
}

void FunctionLowering::parameters(const types::Tuple& params, std::vector<ir::Variable*>& out,
                                  std::vector<ir::Stmt*>& boxes) {
  for (const types::Var* object : params.vars) out.push_back(parameter(object, boxes));
}

ir::Variable* FunctionLowering::parameter(const types::Var* object, std::vector<ir::Stmt*>& boxes) {
  ir::Variable* variable = package_.variable(object);
  if (variable->storage != ir::Storage::kBox) return variable;
  ir::Variable* incoming = build_.variable(variable->name + "_arg", object->type);
  boxes.push_back(build_.declare(variable, build_.name(incoming)));
  return incoming;
}

void FunctionLowering::function_body(const types::Signature& signature, const BlockStmt& body,
                                     const BodyTraits& traits) {
  if (traits.recovers) block_->stmts.insert(block_->stmts.begin(), frame_.begin_recovery());
  if (traits.polls) emit(build_.make<ir::Safepoint>());
  for (ir::Stmt* declaration : frame_.begin(signature, traits.has_defer)) emit(declaration);
  if (traits.has_defer) return run_with_defers(body);
  stmts(body.stmts, body.pos, body.rbrace);
  block_->closing = package_.comments().rest(body.pos, body.rbrace);
}

void FunctionLowering::run_with_defers(const BlockStmt& body) {
  ir::RunWithDefers* run = frame_.begin_defers();
  run->body = collect([&] { stmts(body.stmts, body.pos, body.rbrace); });
  run->body->closing = package_.comments().rest(body.pos, body.rbrace);
  frame_.end_defers(body);
  emit(run);
  if (!frame_.results().empty()) emit(build_.returns(frame_.result_values()));
}

/// The body of the package's init function.
ir::Block* FunctionLowering::initialization(const std::vector<check::Initializer>& inits,
                                            const std::vector<const types::Func*>& functions) {
  ir::Block* body = build_.block();
  block_ = body;
  for (const check::Initializer& init : inits) {
    ir::Block* own = collect([&] {
      if (init.lhs.size() == 1) {
        const types::Var* variable = init.lhs.front();
        ir::Expr* value = value_as(init.rhs, variable->type, variable->blank());
        if (variable->blank())
          drop(value);
        else
          emit(build_.assign(build_.value(package_.variable(variable)), value));
        return;
      }
      ir::Expr* values = tuple(init.rhs);
      std::vector<const Type*> types;
      tuple_of(init.rhs, types);
      std::vector<ir::Variable*> bound;
      for (std::size_t i = 0; i < types.size(); ++i)
        bound.push_back(build_.variable(init.lhs[i]->blank() ? "" : "value", types[i]));
      emit(build_.bind(bound, values));
      for (std::size_t i = 0; i < bound.size(); ++i)
        if (!init.lhs[i]->blank())
          emit(build_.assign(build_.value(package_.variable(init.lhs[i])),
                             convert(build_.name(bound[i]), init.lhs[i]->type)));
    });
    if (own->stmts.size() == 1)
      emit(own->stmts.front());
    else
      emit(own);
  }
  for (const types::Func* function : functions)
    emit(build_.expression(build_.call(build_.function(function), {}, nullptr)));
  return body;
}

}  // namespace gocxx::lower
