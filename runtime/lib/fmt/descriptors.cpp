// The descriptors of package fmt's types, to which programs only refer.
#include "gocxx/lib/fmt.h"

namespace gocxx {

template <>
constinit const type descriptor<fmt::State>::value = rt::core::describe_type<fmt::State>();
template <>
constinit const type descriptor<fmt::Formatter>::value = rt::core::describe_type<fmt::Formatter>();
template <>
constinit const type descriptor<fmt::Stringer>::value = rt::core::describe_type<fmt::Stringer>();
template <>
constinit const type descriptor<fmt::GoStringer>::value = rt::core::describe_type<fmt::GoStringer>();
template <>
constinit const type descriptor<fmt::ScanState>::value = rt::core::describe_type<fmt::ScanState>();
template <>
constinit const type descriptor<fmt::Scanner>::value = rt::core::describe_type<fmt::Scanner>();

}  // namespace gocxx
