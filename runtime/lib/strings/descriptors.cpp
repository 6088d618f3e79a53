// The descriptors of package strings's types, to which programs only refer.
#include "gocxx/lib/strings.h"

namespace gocxx {

template <>
constinit const type descriptor<strings::Builder>::value = rt::core::describe_type<strings::Builder>();
template <>
constinit const type descriptor<ptr<strings::Builder>>::value =
    rt::core::describe_type<ptr<strings::Builder>>();
template <>
constinit const type descriptor<strings::Reader>::value = rt::core::describe_type<strings::Reader>();
template <>
constinit const type descriptor<ptr<strings::Reader>>::value =
    rt::core::describe_type<ptr<strings::Reader>>();
template <>
constinit const type descriptor<strings::Replacer>::value = rt::core::describe_type<strings::Replacer>();
template <>
constinit const type descriptor<ptr<strings::Replacer>>::value =
    rt::core::describe_type<ptr<strings::Replacer>>();

}  // namespace gocxx
