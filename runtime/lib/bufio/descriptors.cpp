// The descriptors of package bufio's types, to which programs only refer.
#include "gocxx/lib/bufio.h"

namespace gocxx {

template <>
constinit const type descriptor<bufio::Reader>::value = rt::core::describe_type<bufio::Reader>();
template <>
constinit const type descriptor<ptr<bufio::Reader>>::value = rt::core::describe_type<ptr<bufio::Reader>>();
template <>
constinit const type descriptor<bufio::Writer>::value = rt::core::describe_type<bufio::Writer>();
template <>
constinit const type descriptor<ptr<bufio::Writer>>::value = rt::core::describe_type<ptr<bufio::Writer>>();
template <>
constinit const type descriptor<bufio::ReadWriter>::value = rt::core::describe_type<bufio::ReadWriter>();
template <>
constinit const type descriptor<ptr<bufio::ReadWriter>>::value =
    rt::core::describe_type<ptr<bufio::ReadWriter>>();
template <>
constinit const type descriptor<bufio::SplitFunc>::value = rt::core::describe_type<bufio::SplitFunc>();
template <>
constinit const type descriptor<bufio::Scanner>::value = rt::core::describe_type<bufio::Scanner>();
template <>
constinit const type descriptor<ptr<bufio::Scanner>>::value = rt::core::describe_type<ptr<bufio::Scanner>>();

}  // namespace gocxx
