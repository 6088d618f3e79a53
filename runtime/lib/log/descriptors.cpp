// The descriptors of package log's types, to which programs only refer.
#include "gocxx/lib/log.h"

namespace gocxx {

template <>
constinit const type descriptor<log::Logger>::value = rt::core::describe_type<log::Logger>();
template <>
constinit const type descriptor<ptr<log::Logger>>::value = rt::core::describe_type<ptr<log::Logger>>();
template <>
constinit const type descriptor<log::logger>::value = rt::core::describe_type<log::logger>();

}  // namespace gocxx
