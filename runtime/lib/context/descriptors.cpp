// The descriptors of package context's types, to which programs only refer.
#include "gocxx/lib/context.h"

namespace gocxx {

template <>
constinit const type descriptor<context::Context>::value = rt::core::describe_type<context::Context>();
template <>
constinit const type descriptor<context::CancelFunc>::value = rt::core::describe_type<context::CancelFunc>();
template <>
constinit const type descriptor<context::CancelCauseFunc>::value =
    rt::core::describe_type<context::CancelCauseFunc>();

}  // namespace gocxx
