// The descriptors of package runtime's types, to which programs only refer.
#include "gocxx/lib/runtime.h"

namespace gocxx {

template <>
constinit const type descriptor<runtime::Error>::value = rt::core::describe_type<runtime::Error>();
template <>
constinit const type descriptor<runtime::TypeAssertionError>::value =
    rt::core::describe_type<runtime::TypeAssertionError>();
template <>
constinit const type descriptor<ptr<runtime::TypeAssertionError>>::value =
    rt::core::describe_type<ptr<runtime::TypeAssertionError>>();
template <>
constinit const type descriptor<runtime::PanicNilError>::value =
    rt::core::describe_type<runtime::PanicNilError>();
template <>
constinit const type descriptor<ptr<runtime::PanicNilError>>::value =
    rt::core::describe_type<ptr<runtime::PanicNilError>>();
template <>
constinit const type descriptor<runtime::MemStats>::value = rt::core::describe_type<runtime::MemStats>();

}  // namespace gocxx
