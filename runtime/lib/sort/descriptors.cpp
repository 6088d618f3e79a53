// The descriptors of package sort's types, to which programs only refer.
#include "gocxx/lib/sort.h"

namespace gocxx {

template <>
constinit const type descriptor<sort::Interface>::value = rt::core::describe_type<sort::Interface>();
template <>
constinit const type descriptor<sort::IntSlice>::value = rt::core::describe_type<sort::IntSlice>();
template <>
constinit const type descriptor<sort::Float64Slice>::value = rt::core::describe_type<sort::Float64Slice>();
template <>
constinit const type descriptor<sort::StringSlice>::value = rt::core::describe_type<sort::StringSlice>();

}  // namespace gocxx
