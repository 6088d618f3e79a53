// The descriptors of package bytes's types, to which programs only refer.
#include "gocxx/lib/bytes.h"

namespace gocxx {

template <>
constinit const type descriptor<bytes::Buffer>::value = rt::core::describe_type<bytes::Buffer>();
template <>
constinit const type descriptor<ptr<bytes::Buffer>>::value = rt::core::describe_type<ptr<bytes::Buffer>>();
template <>
constinit const type descriptor<bytes::Reader>::value = rt::core::describe_type<bytes::Reader>();
template <>
constinit const type descriptor<ptr<bytes::Reader>>::value = rt::core::describe_type<ptr<bytes::Reader>>();

}  // namespace gocxx
