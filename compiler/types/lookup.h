// Fields and methods of a type, through embedded fields and pointers; whether a type implements an interface.
#pragma once

#include <string_view>
#include <vector>

#include "compiler/types/object.h"
#include "compiler/types/type.h"

namespace gocxx::types {

class Interface;

/// Completes a method's signature on demand; the checker is one.
class Resolver {
 public:
  virtual ~Resolver() = default;
  virtual void resolve(Object& object) = 0;
};

/// The meaning of x.name. Without object: nothing (index is empty), two candidates at the same depth (index
/// is not empty), or a method whose receiver is a pointer that cannot be had (`indirect`).
struct Lookup {
  Object* object = nullptr;  // a field (Var) or a method (Func)
  std::vector<int> index;    // field after field; the last is the field's or the method's own number
  bool indirect = false;     // a pointer is followed on the way to the field, or to the method's receiver
};

/// Looks for a field or method `name` of `type`, as written in package `pkg`. With `addressable`, methods on
/// pointers are found for values, too. With `fold_case`, names match regardless of case.
Lookup lookup_field_or_method(const Type* type, bool addressable, const Package* pkg, std::string_view name,
                              bool fold_case = false);

/// Why a type does not implement an interface.
struct MissingMethod {
  enum class Reason {
    kNone,             // nothing is missing
    kMissing,          // no such method
    kWrongName,        // there is one that differs in case (`alternative`)
    kWrongSignature,   // there is one of another type (`alternative`)
    kPointerReceiver,  // only the pointer has it
    kUnexported,       // there is one of that name in another package (`alternative`)
    kAmbiguous,        // two at the same depth
    kField,            // a field has that name
  };
  Reason reason = Reason::kNone;
  const Func* method = nullptr;       // the interface's
  const Func* alternative = nullptr;  // the type's
};

/// The first method of `interface` that `type` lacks. With `static_only` false and `type` an interface,
/// methods that it does not have are no matter (a type assertion may find them), those of another type are.
MissingMethod missing_method(const Type* type, const Interface* interface, bool static_only,
                             Resolver* resolver);

/// The methods that a value of `type` has (its method set), sorted by name; those reached through embedded
/// fields included.
std::vector<Lookup> method_set(const Type* type);

}  // namespace gocxx::types
