// Effects of operations.
#include "compiler/lower/effects.h"

#include <algorithm>

#include "compiler/lower/callee.h"
#include "compiler/lower/library.h"
#include "compiler/syntax/ast/walk.h"
#include "compiler/types/array.h"
#include "compiler/types/basic.h"
#include "compiler/types/map.h"
#include "compiler/types/package.h"
#include "compiler/types/pointer.h"
#include "compiler/types/predicates.h"
#include "compiler/types/signature.h"
#include "compiler/types/slice.h"

namespace gocxx::lower {

using namespace syntax;
using types::Type;

bool commute(Effects a, Effects b) {
  auto one_way = [](Effects x, Effects y) {
    if ((x & kWrites) != 0 && y != 0) return false;
    if ((x & kPanics) != 0 && (y & (kMayPanic | kDiverges)) != 0) return false;
    return (x & kNilPanics) == 0 || (y & (kPanics | kDiverges)) == 0;
  };
  return one_way(a, b) && one_way(b, a);
}

std::vector<const Expr*> operands_of(const Expr* e) {
  if (e->kind == NodeKind::kFuncLit) return {};  // its body is evaluated when it is called
  if (const auto* selector = dyn_cast_or_null<SelectorExpr>(e)) return {selector->x};
  std::vector<const Expr*> list;
  for_each_child(*e, [&list](const Node& child) {
    if (const Expr* operand = as_expr_or_null(&child)) list.push_back(operand);
  });
  return list;
}

bool is_map_entry(const check::Info& info, const Expr* e) {
  const auto* index = dyn_cast_or_null<IndexExpr>(unparen(e));
  return index != nullptr && types::underlying_as<types::Map>(info.type_of(index->x)) != nullptr;
}

namespace {

bool is_nil(const check::Info& info, const Expr* e) {
  return info.type_and_value(e).mode == check::Mode::kNilValue;
}

/// A divisor that is neither 0 nor unknown.
bool is_divisor(const types::Constant& value) { return value.known() && value.sign() != 0; }

bool has_memory(const Type* type) {
  const types::TypeKind kind = types::underlying(type)->kind;
  return kind == types::TypeKind::kSlice || kind == types::TypeKind::kPointer || types::is_interface(type);
}

Effects of_library(const types::Func& function) {
  if (!library_is_pure(function)) return kAnything;
  const auto& params = function.signature()->params->vars;
  const bool reads = std::any_of(params.begin(), params.end(),
                                 [](const types::Var* param) { return has_memory(param->type); });
  return (library_panics(function) ? kPanics : 0) | (reads ? kReads | kNilPanics : 0);
}

}  // namespace

Effects EffectAnalysis::of_operation(const Expr* e) const {
  const check::TypeAndValue& known = info_.type_and_value(e);
  if (known.is_constant() || known.is_type()) return 0;
  switch (e->kind) {
    case NodeKind::kIdent: return of_name(info_.object_of_or_null(cast<Ident>(e)));
    case NodeKind::kFuncLit: return in_body_ ? kAnything : 0;
    case NodeKind::kSelectorExpr: return of_selector(*cast<SelectorExpr>(e));
    case NodeKind::kIndexExpr: return of_index(*cast<IndexExpr>(e));
    case NodeKind::kSliceExpr: return of_slice(*cast<SliceExpr>(e));
    case NodeKind::kTypeAssertExpr: return known.type->kind == types::TypeKind::kTuple ? 0 : kPanics;
    case NodeKind::kStarExpr: return kReads | kNilPanics;
    case NodeKind::kUnaryExpr: return cast<UnaryExpr>(e)->op == Op::kArrow ? kAnything : 0;
    case NodeKind::kBinaryExpr: {
      const auto* binary = cast<BinaryExpr>(e);
      return of_binary(binary->op, binary->x, binary->y);
    }
    case NodeKind::kCompositeLit: {
      const auto* map = types::underlying_as<types::Map>(known.type);
      return map != nullptr && !types::strictly_comparable(map->key) ? kPanics : 0;
    }
    case NodeKind::kCallExpr: return of_call(*cast<CallExpr>(e));
    case NodeKind::kParenExpr:
    case NodeKind::kKeyValueExpr: return 0;
    default: return is_nil(info_, e) ? 0 : kAnything;
  }
}

Effects EffectAnalysis::of_name(const types::Object* object) const {
  const auto* variable = types::object_as_or_null<types::Var>(object);
  if (variable == nullptr) return 0;
  if (variable->var_kind == types::VarKind::kPackage) return kReads;
  return in_body_ || facts_.only_local_changes(variable) ? 0 : kReads;
}

Effects EffectAnalysis::of_selector(const SelectorExpr& e) const {
  const check::Selection* selection = info_.selection_of_or_null(&e);
  if (selection == nullptr) return of_name(info_.use_of_or_null(e.sel));
  switch (selection->kind) {
    case check::SelectionKind::kMethodExpr: return 0;
    case check::SelectionKind::kMethodValue: return of_receiver(e, *selection);
    case check::SelectionKind::kFieldValue: break;
  }
  return selection->indirect ? kReads | kNilPanics : 0;
}

Effects EffectAnalysis::of_receiver(const SelectorExpr&, const check::Selection& selection) const {
  const auto* method = types::object_as_or_null<types::Func>(selection.object);
  const bool pointer = types::underlying(selection.recv)->kind == types::TypeKind::kPointer;
  if (method->interface_method) return kReads | kNilPanics;
  if (selection.index.size() == 1 && method->pointer_receiver) return 0;
  return selection.indirect || pointer ? kReads | kNilPanics : 0;
}

bool EffectAnalysis::takes_address(const Expr* e) const {
  if (const auto* unary = dyn_cast_or_null<UnaryExpr>(e)) return unary->op == Op::kAnd;
  if (const auto* slice = dyn_cast_or_null<SliceExpr>(e))
    return types::underlying(info_.type_of(slice->x))->kind == types::TypeKind::kArray;
  return false;
}

Effects EffectAnalysis::of_index(const IndexExpr& e) const {
  const Type* type = types::underlying(info_.type_of(e.x));
  if (const auto* map = types::dyn_cast_or_null<types::Map>(type))
    return types::strictly_comparable(map->key) ? kReads : kReads | kPanics;
  const bool known = info_.type_and_value(e.indices.front()).is_constant();
  switch (type->kind) {
    case types::TypeKind::kArray: return known ? 0 : kPanics;
    case types::TypeKind::kPointer: return kReads | kNilPanics | (known ? 0 : kPanics);
    case types::TypeKind::kSlice: return kReads | kPanics;
    default: return kPanics;  // a string
  }
}

Effects EffectAnalysis::of_slice(const SliceExpr& e) const {
  const bool pointer = types::underlying(info_.type_of(e.x))->kind == types::TypeKind::kPointer;
  const bool whole = e.low == nullptr && e.high == nullptr && e.max == nullptr;
  return (pointer ? kNilPanics : 0) | (whole ? 0 : kPanics);
}

Effects EffectAnalysis::of_binary(Op op, const Expr* x, const Expr* y) const {
  const Type* type = info_.type_of(x);
  if (op == Op::kQuo || op == Op::kRem)
    return types::is_integer(type) && !is_divisor(info_.constant_of(y)) ? kPanics : 0;
  if (is_shift(op)) return info_.constant_of(y).known() || types::is_unsigned(info_.type_of(y)) ? 0 : kPanics;
  if (op != Op::kEql && op != Op::kNeq) return 0;
  if (is_nil(info_, x) || is_nil(info_, y)) return 0;
  return types::strictly_comparable(type) && types::strictly_comparable(info_.type_of(y)) ? 0 : kPanics;
}

Effects EffectAnalysis::of_call(const CallExpr& e) const {
  const Expr* fun = unparen(e.fun);
  if (info_.type_and_value(fun).is_type()) return of_conversion(e);
  if (const auto* builtin = called_builtin_or_null(info_, fun)) return of_builtin(e, builtin->id);
  const types::Func* function = called_function_or_null(info_, fun);
  if (function == nullptr || function->interface_method) return kAnything;
  auto known = functions_.find(function);
  return known != functions_.end() ? known->second : of_library(*function);
}

Effects EffectAnalysis::of_conversion(const CallExpr& e) const {
  const Type* to = types::underlying(info_.type_of(&e));
  const auto* slice = types::underlying_as<types::Slice>(info_.type_of(e.args.front()));
  if (slice == nullptr || to->kind == types::TypeKind::kSlice) return 0;
  return types::is_string(to) ? kReads : kReads | kPanics;  // an array or a pointer to one
}

Effects EffectAnalysis::of_builtin(const CallExpr& e, types::BuiltinId id) const {
  using Id = types::BuiltinId;
  switch (id) {
    case Id::kLen:
    case Id::kCap: {
      const types::TypeKind kind = types::underlying(info_.type_of(e.args[0]))->kind;
      return kind == types::TypeKind::kMap || kind == types::TypeKind::kChan ? kReads : 0;
    }
    case Id::kComplex:
    case Id::kReal:
    case Id::kImag:
    case Id::kMin:
    case Id::kMax:
    case Id::kNew: return 0;
    case Id::kMake: {
      const bool known = std::all_of(e.args.begin() + 1, e.args.end(), [this](const Expr* size) {
        return info_.type_and_value(size).is_constant();
      });
      return known ? 0 : kPanics;
    }
    default: return kAnything;
  }
}

}  // namespace gocxx::lower
