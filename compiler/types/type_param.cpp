// The constraint of a type parameter.
#include "compiler/types/type_param.h"

#include "compiler/types/basic.h"
#include "compiler/types/interface.h"

namespace gocxx::types {

TypeParam::TypeParam(TypeName* o, int i) : object(o), index(i) {}
TypeParam::~TypeParam() = default;

const Interface* TypeParam::interface() const {
  if (constraint == nullptr) return nullptr;
  const Type* under = underlying(constraint);
  if (const auto* written = dyn_cast_or_null<Interface>(under)) return written;
  if (implicit_ != nullptr) return implicit_.get();
  std::vector<const Type*> elements;
  if (is_valid(under)) elements.push_back(constraint);
  auto made = std::make_unique<Interface>(std::vector<Func*>{}, std::move(elements));
  made->implicit = true;
  return (implicit_ = std::move(made)).get();
}

}  // namespace gocxx::types
