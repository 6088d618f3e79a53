// The descriptors of package rand's types, to which programs only refer.
#include "gocxx/lib/math/rand.h"

namespace gocxx {

template <>
constinit const type descriptor<math::rand::Source>::value = rt::core::describe_type<math::rand::Source>();
template <>
constinit const type descriptor<math::rand::Source64>::value =
    rt::core::describe_type<math::rand::Source64>();
template <>
constinit const type descriptor<math::rand::Rand>::value = rt::core::describe_type<math::rand::Rand>();
template <>
constinit const type descriptor<ptr<math::rand::Rand>>::value =
    rt::core::describe_type<ptr<math::rand::Rand>>();

}  // namespace gocxx
