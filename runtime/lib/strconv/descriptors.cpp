// The descriptors of package strconv's types, to which programs only refer.
#include "gocxx/lib/strconv.h"

namespace gocxx {

template <>
constinit const type descriptor<strconv::NumError>::value = rt::core::describe_type<strconv::NumError>();
template <>
constinit const type descriptor<ptr<strconv::NumError>>::value =
    rt::core::describe_type<ptr<strconv::NumError>>();

}  // namespace gocxx
