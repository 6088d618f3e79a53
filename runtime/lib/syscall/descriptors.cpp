// The descriptors of package syscall's types, to which programs only refer.
#include "gocxx/lib/syscall.h"

namespace gocxx {

template <>
constinit const type descriptor<syscall::Signal>::value = rt::core::describe_type<syscall::Signal>();
template <>
constinit const type descriptor<syscall::Errno>::value = rt::core::describe_type<syscall::Errno>();

}  // namespace gocxx
