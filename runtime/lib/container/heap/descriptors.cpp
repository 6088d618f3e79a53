// The descriptors of package heap's types, to which programs only refer.
#include "gocxx/lib/container/heap.h"

namespace gocxx {

template <>
constinit const type descriptor<container::heap::Interface>::value =
    rt::core::describe_type<container::heap::Interface>();

}  // namespace gocxx
