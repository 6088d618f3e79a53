// The descriptors of package ring's types, to which programs only refer.
#include "gocxx/lib/container/ring.h"

namespace gocxx {

template <>
constinit const type descriptor<container::ring::Ring>::value =
    rt::core::describe_type<container::ring::Ring>();
template <>
constinit const type descriptor<ptr<container::ring::Ring>>::value =
    rt::core::describe_type<ptr<container::ring::Ring>>();

}  // namespace gocxx
