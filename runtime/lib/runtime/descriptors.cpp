// The descriptors of package runtime's types, to which programs only refer.
#include "gocxx/lib/runtime.h"

namespace gocxx {

template <>
constinit const type descriptor<runtime::MemStats>::value = rt::core::describe_type<runtime::MemStats>();

}  // namespace gocxx
