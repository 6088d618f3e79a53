// The descriptors of package time's types, to which programs only refer.
#include "gocxx/lib/time.h"

namespace gocxx {

template <>
constinit const type descriptor<time::Duration>::value = rt::core::describe_type<time::Duration>();
template <>
constinit const type descriptor<time::Month>::value = rt::core::describe_type<time::Month>();
template <>
constinit const type descriptor<time::Weekday>::value = rt::core::describe_type<time::Weekday>();
template <>
constinit const type descriptor<time::Location>::value = rt::core::describe_type<time::Location>();
template <>
constinit const type descriptor<ptr<time::Location>>::value = rt::core::describe_type<ptr<time::Location>>();
template <>
constinit const type descriptor<time::ParseError>::value = rt::core::describe_type<time::ParseError>();
template <>
constinit const type descriptor<ptr<time::ParseError>>::value =
    rt::core::describe_type<ptr<time::ParseError>>();
template <>
constinit const type descriptor<time::Time>::value = rt::core::describe_type<time::Time>();
template <>
constinit const type descriptor<time::Timer>::value = rt::core::describe_type<time::Timer>();
template <>
constinit const type descriptor<ptr<time::Timer>>::value = rt::core::describe_type<ptr<time::Timer>>();
template <>
constinit const type descriptor<time::Ticker>::value = rt::core::describe_type<time::Ticker>();
template <>
constinit const type descriptor<ptr<time::Ticker>>::value = rt::core::describe_type<ptr<time::Ticker>>();
template <>
constinit const type descriptor<recv_chan<time::Time>>::value =
    rt::core::describe_type<recv_chan<time::Time>>();

}  // namespace gocxx
