// The descriptors of package sync's types, to which programs only refer.
#include "gocxx/lib/sync.h"

namespace gocxx {

template <>
constinit const type descriptor<sync::Locker>::value = rt::core::describe_type<sync::Locker>();
template <>
constinit const type descriptor<sync::Mutex>::value = rt::core::describe_type<sync::Mutex>();
template <>
constinit const type descriptor<ptr<sync::Mutex>>::value = rt::core::describe_type<ptr<sync::Mutex>>();
template <>
constinit const type descriptor<sync::RWMutex>::value = rt::core::describe_type<sync::RWMutex>();
template <>
constinit const type descriptor<ptr<sync::RWMutex>>::value = rt::core::describe_type<ptr<sync::RWMutex>>();
template <>
constinit const type descriptor<sync::rlocker>::value = rt::core::describe_type<sync::rlocker>();
template <>
constinit const type descriptor<ptr<sync::rlocker>>::value = rt::core::describe_type<ptr<sync::rlocker>>();
template <>
constinit const type descriptor<sync::WaitGroup>::value = rt::core::describe_type<sync::WaitGroup>();
template <>
constinit const type descriptor<ptr<sync::WaitGroup>>::value =
    rt::core::describe_type<ptr<sync::WaitGroup>>();
template <>
constinit const type descriptor<sync::Once>::value = rt::core::describe_type<sync::Once>();
template <>
constinit const type descriptor<ptr<sync::Once>>::value = rt::core::describe_type<ptr<sync::Once>>();
template <>
constinit const type descriptor<sync::Cond>::value = rt::core::describe_type<sync::Cond>();
template <>
constinit const type descriptor<ptr<sync::Cond>>::value = rt::core::describe_type<ptr<sync::Cond>>();
template <>
constinit const type descriptor<sync::Map>::value = rt::core::describe_type<sync::Map>();
template <>
constinit const type descriptor<ptr<sync::Map>>::value = rt::core::describe_type<ptr<sync::Map>>();
template <>
constinit const type descriptor<sync::Pool>::value = rt::core::describe_type<sync::Pool>();
template <>
constinit const type descriptor<ptr<sync::Pool>>::value = rt::core::describe_type<ptr<sync::Pool>>();

}  // namespace gocxx
