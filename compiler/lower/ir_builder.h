// IrBuilder: makes lowered nodes, with the types that follow from their parts. Knows C++'s forms, nothing of
// Go's trees.
#pragma once

#include "compiler/lower/ir.h"
#include "compiler/types/basic.h"

namespace gocxx::lower {

using base::Pos;
using types::Type;

class IrBuilder {
 public:
  explicit IrBuilder(ir::Arena& arena) : arena_(arena) {}

  template <class T>
  T* make(Pos pos = {}) {
    T* node = arena_.make<T>();
    node->pos = pos;
    return node;
  }

  // Variables. `value` reads or names the place of a variable, also in its box.
  ir::Variable* variable(std::string name, const Type* type, const types::Var* object = nullptr);
  ir::Expr* name(ir::Variable* variable);
  ir::Expr* value(ir::Variable* variable);

  // Literals.
  ir::Expr* integer(std::int64_t value, const Type* type, bool exact = false);
  ir::Expr* boolean(bool value);
  ir::Expr* string(std::string bytes);
  ir::Expr* nil(const Type* type);
  ir::Expr* zero(const Type* type);

  ir::Expr* constant(const types::Const* object);

  // Operations.
  ir::Expr* unary(ir::UnaryOp op, ir::Expr* x);
  ir::Expr* binary(ir::BinaryOp op, ir::Expr* x, ir::Expr* y, const Type* type);
  ir::Expr* logical_not(ir::Expr* x) { return unary(ir::UnaryOp::kNot, x); }
  ir::Expr* cast(const Type* type, ir::Expr* x);
  ir::Expr* convert(const Type* type, ir::Expr* x, bool spelled);
  ir::Expr* field(ir::Expr* object, const types::Var* field, const Type* type);
  ir::Expr* index(ir::Expr* object, ir::Expr* index, const Type* type);
  ir::Expr* deref(ir::Expr* pointer, const Type* type);
  ir::Expr* address_of(ir::Expr* place, const Type* pointer_type);
  ir::Expr* raw_address(ir::Expr* place);
  ir::Expr* braced(const Type* element, std::vector<ir::Expr*> elements);

  // Calls.
  ir::Call* call(ir::Expr* callee, std::vector<ir::Expr*> args, const Type* type, ir::Site* site = nullptr);
  ir::FuncRef* function(const types::Func* object);
  ir::RuntimeCall* runtime(ir::RuntimeFn fn, const Type* type, std::vector<ir::Expr*> args,
                           std::vector<const Type*> type_args = {});
  ir::MemberCall* member(ir::Expr* object, ir::Member member, const Type* type,
                         std::vector<ir::Expr*> args = {});

  // Statements.
  ir::Stmt* expression(ir::Expr* x);
  ir::Stmt* discard(ir::Expr* x);
  ir::VarDecl* declare(ir::Variable* variable, ir::Expr* init, bool deduced = false);
  ir::Stmt* bind(std::vector<ir::Variable*> variables, ir::Expr* init);
  ir::Stmt* assign(ir::Expr* target, ir::Expr* value);
  ir::Stmt* branch_if(ir::Expr* cond, ir::Block* then, ir::Stmt* otherwise = nullptr);
  ir::Stmt* jump(ir::Label* label);
  ir::Stmt* label(ir::Label* label);
  ir::Block* block(std::vector<ir::Stmt*> stmts = {});
  ir::Stmt* returns(std::vector<ir::Expr*> values);

 private:
  ir::Arena& arena_;
};

/// The expression with exactly the C++ type of its Go type: literals get theirs, conversions are spelled out.
ir::Expr* exact(IrBuilder& build, ir::Expr* x);

/// bool, int, any: types that the lowering needs of itself.
inline const Type* bool_type() { return types::basic(types::BasicKind::kBool); }
inline const Type* int_type() { return types::basic(types::BasicKind::kInt); }

}  // namespace gocxx::lower
