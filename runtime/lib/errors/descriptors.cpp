// The descriptors of package errors's types, to which programs only refer.
#include "gocxx/lib/errors.h"

namespace gocxx {

template <>
constinit const type descriptor<errors::errorString>::value = rt::core::describe_type<errors::errorString>();
template <>
constinit const type descriptor<ptr<errors::errorString>>::value =
    rt::core::describe_type<ptr<errors::errorString>>();
template <>
constinit const type descriptor<errors::joinError>::value = rt::core::describe_type<errors::joinError>();
template <>
constinit const type descriptor<ptr<errors::joinError>>::value =
    rt::core::describe_type<ptr<errors::joinError>>();

}  // namespace gocxx
