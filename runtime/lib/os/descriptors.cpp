// The descriptors of package os's types, to which programs only refer.
#include "gocxx/lib/os.h"

namespace gocxx {

template <>
constinit const type descriptor<os::SyscallError>::value = rt::core::describe_type<os::SyscallError>();
template <>
constinit const type descriptor<ptr<os::SyscallError>>::value =
    rt::core::describe_type<ptr<os::SyscallError>>();
template <>
constinit const type descriptor<os::LinkError>::value = rt::core::describe_type<os::LinkError>();
template <>
constinit const type descriptor<ptr<os::LinkError>>::value = rt::core::describe_type<ptr<os::LinkError>>();
template <>
constinit const type descriptor<os::Signal>::value = rt::core::describe_type<os::Signal>();
template <>
constinit const type descriptor<os::Process>::value = rt::core::describe_type<os::Process>();
template <>
constinit const type descriptor<ptr<os::Process>>::value = rt::core::describe_type<ptr<os::Process>>();
template <>
constinit const type descriptor<os::File>::value = rt::core::describe_type<os::File>();
template <>
constinit const type descriptor<ptr<os::File>>::value = rt::core::describe_type<ptr<os::File>>();
template <>
constinit const type descriptor<os::file>::value = rt::core::describe_type<os::file>();
template <>
constinit const type descriptor<ptr<os::file>>::value = rt::core::describe_type<ptr<os::file>>();

}  // namespace gocxx
