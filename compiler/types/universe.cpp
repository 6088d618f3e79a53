// Makes the universe once per process.
#include "compiler/types/universe.h"

#include <array>
#include <cstddef>

#include "compiler/types/basic.h"
#include "compiler/types/context.h"
#include "compiler/types/interface.h"
#include "compiler/types/named.h"
#include "compiler/types/scope.h"
#include "compiler/types/signature.h"

namespace gocxx::types {
namespace {

/// In the order of BuiltinId.
constexpr std::array<std::string_view, 22> kBuiltinNames = {
    "append", "cap",     "clear",       "close",      "complex",    "copy",     "delete", "imag",
    "len",    "make",    "max",         "min",        "new",        "panic",    "print",  "println",
    "real",   "recover", "range_begin", "range_next", "range_stop", "range_end"};
/// Those that a program can name.
constexpr std::size_t kPredeclared = 18;

struct Universe {
  Context context;
  Scope scope{nullptr};
  const Interface* any = nullptr;
  const Named* error = nullptr;

  Universe();
  void declare(Object* object);
  void declare_type(std::string_view name, const Type* type, bool alias);
  void declare_basic_types();
  void declare_any();
  void declare_error();
  void declare_comparable();
  void declare_constants();
  void declare_builtins();
};

void Universe::declare(Object* object) {
  object->progress = Progress::kBlack;
  scope.insert(object);
}

void Universe::declare_type(std::string_view name, const Type* type, bool alias) {
  auto* object = context.make_object<TypeName>(base::Pos{}, nullptr, std::string(name), type);
  object->alias = alias;
  declare(object);
}

void Universe::declare_basic_types() {
  for (auto k = BasicKind::kBool; k <= BasicKind::kString;
       k = static_cast<BasicKind>(static_cast<int>(k) + 1))
    declare_type(basic(k)->name, basic(k), false);
  declare_type("byte", byte_type(), true);
  declare_type("rune", rune_type(), true);
}

void Universe::declare_any() {
  any = context.make_type<Interface>();
  declare_type("any", any, true);
}

/// type error interface{ Error() string }
void Universe::declare_error() {
  auto* object = context.make_object<TypeName>(base::Pos{}, nullptr, "error", nullptr);
  auto* named = context.make_type<Named>(object);
  object->type = named;
  auto* result = context.make_object<Var>(base::Pos{}, nullptr, "", basic(BasicKind::kString));
  const auto* results = context.make_type<Tuple>(std::vector<Var*>{result});
  auto* signature = context.make_type<Signature>(empty_tuple(), results, false);
  auto* receiver = context.make_object<Var>(base::Pos{}, nullptr, "", named);
  receiver->var_kind = VarKind::kReceiver;
  signature->recv = receiver;
  auto* method = context.make_object<Func>(base::Pos{}, nullptr, "Error", signature);
  method->interface_method = true;
  method->progress = Progress::kBlack;
  named->underlying = context.make_type<Interface>(std::vector<Func*>{method}, std::vector<const Type*>{});
  error = named;
  declare(object);
}

void Universe::declare_comparable() {
  auto* object = context.make_object<TypeName>(base::Pos{}, nullptr, "comparable", nullptr);
  auto* named = context.make_type<Named>(object);
  auto* interface = context.make_type<Interface>();
  interface->comparable = true;
  named->underlying = interface;
  object->type = named;
  declare(object);
}

void Universe::declare_constants() {
  const auto constant = [this](std::string name, BasicKind kind, const Constant& value) {
    auto* object = context.make_object<Const>(base::Pos{}, nullptr, std::move(name), basic(kind));
    object->value = value;
    declare(object);
  };
  constant("true", BasicKind::kUntypedBool, Constant::of_bool(true));
  constant("false", BasicKind::kUntypedBool, Constant::of_bool(false));
  constant("iota", BasicKind::kUntypedInt, Constant::of_int(0));
  declare(context.make_object<Nil>(base::Pos{}, nullptr, "nil", basic(BasicKind::kUntypedNil)));
}

void Universe::declare_builtins() {
  for (std::size_t i = 0; i < kPredeclared; ++i) {
    auto* object =
        context.make_object<Builtin>(base::Pos{}, nullptr, std::string(kBuiltinNames[i]), invalid_type());
    object->id = static_cast<BuiltinId>(i);
    declare(object);
  }
}

Universe::Universe() {
  declare_basic_types();
  declare_any();
  declare_error();
  declare_comparable();
  declare_constants();
  declare_builtins();
}

const Universe& the_universe() {
  static const Universe kUniverse;
  return kUniverse;
}

}  // namespace

const Scope& universe() { return the_universe().scope; }
const Interface* any_type() { return the_universe().any; }
const Named* error_type() { return the_universe().error; }

std::string_view builtin_name(BuiltinId id) { return kBuiltinNames[static_cast<std::size_t>(id)]; }

}  // namespace gocxx::types
