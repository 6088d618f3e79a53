// Types and objects for the tests, made by hand as the checker makes them.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "compiler/types/array.h"
#include "compiler/types/basic.h"
#include "compiler/types/chan.h"
#include "compiler/types/context.h"
#include "compiler/types/interface.h"
#include "compiler/types/map.h"
#include "compiler/types/named.h"
#include "compiler/types/pointer.h"
#include "compiler/types/signature.h"
#include "compiler/types/slice.h"
#include "compiler/types/struct.h"
#include "compiler/types/universe.h"

namespace gocxx::types {

class Maker {
 public:
  Maker() : pkg(context.make_package("main", "main")) {}

  const Type* int_() { return basic(BasicKind::kInt); }
  const Type* string_() { return basic(BasicKind::kString); }

  Var* field(const std::string& name, const Type* type, bool embedded = false) {
    auto* made = context.make_object<Var>(base::Pos{}, pkg, name, type);
    made->var_kind = VarKind::kField;
    made->embedded = embedded;
    return made;
  }
  Struct* structure(std::vector<Var*> fields, std::vector<std::string> tags = {}) {
    return context.make_type<Struct>(std::move(fields), std::move(tags));
  }
  const Tuple* tuple(const std::vector<const Type*>& list) {
    std::vector<Var*> vars;
    for (const Type* type : list) vars.push_back(context.make_object<Var>(base::Pos{}, pkg, "", type));
    return context.make_type<Tuple>(vars);
  }
  Signature* function(const std::vector<const Type*>& params, const std::vector<const Type*>& results,
                      bool variadic = false) {
    return context.make_type<Signature>(tuple(params), tuple(results), variadic);
  }
  Func* method(const std::string& name, const Signature* type, bool pointer_receiver = false) {
    auto* made = context.make_object<Func>(base::Pos{}, pkg, name, type);
    made->pointer_receiver = pointer_receiver;
    return made;
  }
  Interface* interface(std::vector<Func*> methods, std::vector<const Type*> embedded = {}) {
    return context.make_type<Interface>(std::move(methods), std::move(embedded));
  }
  Named* named(const std::string& name, const Type* under, std::vector<Func*> methods = {}) {
    auto* object = context.make_object<TypeName>(base::Pos{}, pkg, name, nullptr);
    auto* made = context.make_type<Named>(object);
    object->type = made;
    made->underlying = under;
    made->methods = std::move(methods);
    return made;
  }
  const Type* pointer(const Type* to) { return context.make_type<Pointer>(to); }
  const Type* slice(const Type* of) { return context.make_type<Slice>(of); }
  const Type* array(std::int64_t n, const Type* of) { return context.make_type<Array>(n, of); }
  const Type* map(const Type* key, const Type* value) { return context.make_type<Map>(key, value); }
  const Type* chan(ChanDir dir, const Type* of) { return context.make_type<Chan>(dir, of); }

  Context context;
  Package* pkg;
};

}  // namespace gocxx::types
