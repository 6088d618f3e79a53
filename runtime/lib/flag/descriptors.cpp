// The descriptors of package flag's types, to which programs only refer.
#include "gocxx/lib/flag.h"

namespace gocxx {

template <>
constinit const type descriptor<flag::Value>::value = rt::core::describe_type<flag::Value>();
template <>
constinit const type descriptor<flag::Getter>::value = rt::core::describe_type<flag::Getter>();
template <>
constinit const type descriptor<flag::ErrorHandling>::value = rt::core::describe_type<flag::ErrorHandling>();
template <>
constinit const type descriptor<flag::Flag>::value = rt::core::describe_type<flag::Flag>();
template <>
constinit const type descriptor<flag::FlagSet>::value = rt::core::describe_type<flag::FlagSet>();
template <>
constinit const type descriptor<ptr<flag::FlagSet>>::value = rt::core::describe_type<ptr<flag::FlagSet>>();

}  // namespace gocxx
