// One function for each form of the lowered tree.
#include "compiler/lower/ir_builder.h"

#include "compiler/types/named.h"
#include "compiler/types/object.h"
#include "compiler/types/pointer.h"
#include "compiler/types/signature.h"

namespace gocxx::lower {

using ir::Expr;

ir::Variable* IrBuilder::variable(std::string name, const Type* type, const types::Var* object) {
  auto* made = make<ir::Variable>();
  made->name = std::move(name);
  made->type = type;
  made->object = object;
  return made;
}

Expr* IrBuilder::name(ir::Variable* variable) {
  auto* ref = make<ir::VarRef>();
  ref->variable = variable;
  ref->type = variable->type;
  if (variable->object == nullptr) variable->used = true;
  return ref;
}

Expr* IrBuilder::value(ir::Variable* variable) {
  if (variable->storage != ir::Storage::kBox) return name(variable);
  auto* ref = make<ir::BoxValue>();
  ref->variable = variable;
  ref->type = variable->type;
  return ref;
}

Expr* IrBuilder::integer(std::int64_t value, const Type* type, bool exact) {
  auto* literal = make<ir::IntLit>();
  literal->digits = std::to_string(value);
  literal->type = type;
  literal->exact = exact;
  return literal;
}

Expr* IrBuilder::boolean(bool value) {
  auto* literal = make<ir::BoolLit>();
  literal->value = value;
  literal->type = bool_type();
  return literal;
}

ir::Expr* IrBuilder::string(std::string bytes) {
  auto* made = make<ir::StringLit>();
  made->bytes = std::move(bytes);
  made->type = types::basic(types::BasicKind::kString);
  return made;
}

Expr* IrBuilder::nil(const Type* type) {
  auto* made = make<ir::Nil>();
  made->type = type;
  return made;
}

Expr* IrBuilder::zero(const Type* type) {
  auto* made = make<ir::Zero>();
  made->type = type;
  return made;
}

Expr* IrBuilder::constant(const types::Const* object) {
  auto* made = make<ir::ConstRef>();
  made->object = object;
  return made;
}

Expr* IrBuilder::unary(ir::UnaryOp op, Expr* x) {
  auto* made = make<ir::Unary>(x->pos);
  made->op = op;
  made->x = x;
  made->type = x->type;
  return made;
}

Expr* IrBuilder::binary(ir::BinaryOp op, Expr* x, Expr* y, const Type* type) {
  auto* made = make<ir::Binary>(x->pos);
  made->op = op;
  made->x = x;
  made->y = y;
  made->type = type;
  return made;
}

Expr* IrBuilder::cast(const Type* type, Expr* x) {
  auto* made = make<ir::Cast>(x->pos);
  made->type = type;
  made->x = x;
  return made;
}

Expr* IrBuilder::convert(const Type* type, Expr* x, bool spelled) {
  auto* made = make<ir::Convert>(x->pos);
  made->type = type;
  made->x = x;
  made->spelled = spelled;
  return made;
}

/// x.f; for a boxed variable and for what a pointer points to x->f.
Expr* IrBuilder::field(Expr* object, const types::Var* field, const Type* type) {
  auto* made = make<ir::Field>(object->pos);
  made->field = field;
  made->type = type;
  made->object = object;
  if (auto* boxed = ir::dyn_cast_or_null<ir::BoxValue>(object)) {
    made->object = name(boxed->variable);
    made->arrow = true;
  } else if (auto* pointed = ir::dyn_cast_or_null<ir::Deref>(object)) {
    made->object = pointed->x;
    made->arrow = true;
  }
  return made;
}

Expr* IrBuilder::index(Expr* object, Expr* index, const Type* type) {
  auto* made = make<ir::Index>(object->pos);
  made->object = object;
  made->index = index;
  made->type = type;
  return made;
}

Expr* IrBuilder::deref(Expr* pointer, const Type* type) {
  auto* made = make<ir::Deref>(pointer->pos);
  made->x = pointer;
  made->type = type;
  return made;
}

/// &x. The address of a boxed variable is its box.
Expr* IrBuilder::address_of(Expr* place, const Type* pointer_type) {
  if (auto* boxed = ir::dyn_cast_or_null<ir::BoxValue>(place))
    return convert(pointer_type, name(boxed->variable), false);
  auto* made = make<ir::AddressOf>(place->pos);
  made->x = place;
  made->type = pointer_type;
  return made;
}

Expr* IrBuilder::raw_address(Expr* place) {
  auto* made = make<ir::RawAddress>();
  made->x = place;
  made->type = place->type;
  return made;
}

Expr* IrBuilder::braced(const Type* element, std::vector<Expr*> elements) {
  auto* made = make<ir::BracedList>();
  made->type = element;
  made->elements = std::move(elements);
  return made;
}

ir::Call* IrBuilder::call(Expr* callee, std::vector<Expr*> args, const Type* type, ir::Site* site) {
  auto* made = make<ir::Call>(callee->pos);
  made->callee = callee;
  made->args = std::move(args);
  made->type = type;
  made->site = site;
  return made;
}

/// The type that declares the method, null for a function.
static const types::TypeName* owner_of(const types::Func* function) {
  const types::Var* receiver = function->signature()->recv;
  if (receiver == nullptr) return nullptr;
  const auto* named = types::dyn_cast_or_null<types::Named>(types::dereferenced(receiver->type));
  return named != nullptr ? named->object : nullptr;
}

ir::FuncRef* IrBuilder::function(const types::Func* object) {
  auto* made = make<ir::FuncRef>();
  made->object = object;
  made->owner = owner_of(object);
  made->type = object->type;
  return made;
}

ir::RuntimeCall* IrBuilder::runtime(ir::RuntimeFn fn, const Type* type, std::vector<Expr*> args,
                                    std::vector<const Type*> type_args) {
  auto* made = make<ir::RuntimeCall>(args.empty() ? Pos{} : args.front()->pos);
  made->fn = fn;
  made->type = type;
  made->args = std::move(args);
  made->type_args = std::move(type_args);
  return made;
}

ir::MemberCall* IrBuilder::member(Expr* object, ir::Member member, const Type* type,
                                  std::vector<Expr*> args) {
  auto* made = make<ir::MemberCall>(object->pos);
  made->object = object;
  made->member = member;
  made->type = type;
  made->args = std::move(args);
  return made;
}

ir::Stmt* IrBuilder::expression(Expr* x) {
  auto* made = make<ir::ExprStmt>();
  made->x = x;
  return made;
}

ir::Stmt* IrBuilder::discard(Expr* x) {
  auto* made = make<ir::Discard>();
  made->x = x;
  return made;
}

ir::VarDecl* IrBuilder::declare(ir::Variable* variable, Expr* init, bool deduced) {
  auto* made = make<ir::VarDecl>();
  made->variable = variable;
  made->init = init;
  made->deduced = deduced && variable->storage != ir::Storage::kBox;
  return made;
}

ir::Stmt* IrBuilder::bind(std::vector<ir::Variable*> variables, Expr* init) {
  auto* made = make<ir::Bind>();
  for (ir::Variable* variable : variables) variable->bound = true;
  made->variables = std::move(variables);
  made->init = init;
  return made;
}

ir::Stmt* IrBuilder::assign(Expr* target, Expr* value) {
  auto* made = make<ir::Assign>();
  made->target = target;
  made->value = value;
  return made;
}

ir::Stmt* IrBuilder::branch_if(Expr* cond, ir::Block* then, ir::Stmt* otherwise) {
  auto* made = make<ir::If>();
  made->cond = cond;
  made->then = then;
  made->otherwise = otherwise;
  return made;
}

ir::Stmt* IrBuilder::jump(ir::Label* label) {
  auto* made = make<ir::Goto>();
  made->label = label;
  return made;
}

ir::Stmt* IrBuilder::label(ir::Label* label) {
  auto* made = make<ir::LabelStmt>();
  made->label = label;
  return made;
}

ir::Block* IrBuilder::block(std::vector<ir::Stmt*> stmts) {
  auto* made = make<ir::Block>();
  made->stmts = std::move(stmts);
  return made;
}

ir::Stmt* IrBuilder::returns(std::vector<Expr*> values) {
  auto* made = make<ir::Return>();
  made->values = std::move(values);
  return made;
}

namespace {

/// A literal of a defined type is one of its underlying type, converted.
Expr* exact_literal(IrBuilder& build, Expr* literal) {
  if (literal->type->kind != types::TypeKind::kNamed) return literal;
  const Type* defined = literal->type;
  literal->type = types::underlying(defined);
  return build.convert(defined, literal, true);
}

/// Returns `x` with exactly its type: C++ computes a bool where Go may have a defined type.
Expr* exact_truth(IrBuilder& build, Expr* x, bool is_cxx_bool) {
  return is_cxx_bool && x->type->kind == types::TypeKind::kNamed ? build.convert(x->type, x, true) : x;
}

}  // namespace

Expr* exact(IrBuilder& build, Expr* x) {
  switch (x->kind) {
    case ir::ExprKind::kIntLit:
      if (x->type->kind != types::TypeKind::kNamed) ir::cast<ir::IntLit>(x).exact = true;
      return exact_literal(build, x);
    case ir::ExprKind::kRuneLit:
      if (x->type->kind != types::TypeKind::kNamed) ir::cast<ir::RuneLit>(x).exact = true;
      return exact_literal(build, x);
    case ir::ExprKind::kComplexLit:
      if (x->type->kind != types::TypeKind::kNamed) ir::cast<ir::ComplexLit>(x).exact = true;
      return exact_literal(build, x);
    case ir::ExprKind::kBoolLit:
    case ir::ExprKind::kFloatLit:
    case ir::ExprKind::kStringLit: return exact_literal(build, x);
    case ir::ExprKind::kNil: ir::cast<ir::Nil>(x).spelled = true; return x;
    case ir::ExprKind::kConvert: ir::cast<ir::Convert>(x).spelled = true; return x;
    case ir::ExprKind::kComposite: ir::cast<ir::Composite>(x).spelled = true; return x;
    case ir::ExprKind::kBinary: {
      auto& binary = ir::cast<ir::Binary>(x);
      if (binary.op < ir::BinaryOp::kEqual && binary.op != ir::BinaryOp::kLogicalAnd &&
          binary.op != ir::BinaryOp::kLogicalOr)
        binary.x = exact(build, binary.x);
      return exact_truth(build, x, binary.op >= ir::BinaryOp::kLogicalAnd);
    }
    case ir::ExprKind::kUnary: {
      auto& unary = ir::cast<ir::Unary>(x);
      unary.x = exact(build, unary.x);
      return exact_truth(build, x, unary.op == ir::UnaryOp::kNot);
    }
    default: return x;
  }
}

}  // namespace gocxx::lower
