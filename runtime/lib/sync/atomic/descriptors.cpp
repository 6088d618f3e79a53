// The descriptors of package atomic's types, to which programs only refer.
#include "gocxx/lib/sync/atomic.h"

namespace gocxx {

template <>
constinit const type descriptor<sync::atomic::noCopy>::value =
    rt::core::describe_type<sync::atomic::noCopy>();
template <>
constinit const type descriptor<sync::atomic::align64>::value =
    rt::core::describe_type<sync::atomic::align64>();
template <>
constinit const type descriptor<sync::atomic::Int32>::value = rt::core::describe_type<sync::atomic::Int32>();
template <>
constinit const type descriptor<ptr<sync::atomic::Int32>>::value =
    rt::core::describe_type<ptr<sync::atomic::Int32>>();
template <>
constinit const type descriptor<sync::atomic::Int64>::value = rt::core::describe_type<sync::atomic::Int64>();
template <>
constinit const type descriptor<ptr<sync::atomic::Int64>>::value =
    rt::core::describe_type<ptr<sync::atomic::Int64>>();
template <>
constinit const type descriptor<sync::atomic::Uint32>::value =
    rt::core::describe_type<sync::atomic::Uint32>();
template <>
constinit const type descriptor<ptr<sync::atomic::Uint32>>::value =
    rt::core::describe_type<ptr<sync::atomic::Uint32>>();
template <>
constinit const type descriptor<sync::atomic::Uint64>::value =
    rt::core::describe_type<sync::atomic::Uint64>();
template <>
constinit const type descriptor<ptr<sync::atomic::Uint64>>::value =
    rt::core::describe_type<ptr<sync::atomic::Uint64>>();
template <>
constinit const type descriptor<sync::atomic::Uintptr>::value =
    rt::core::describe_type<sync::atomic::Uintptr>();
template <>
constinit const type descriptor<ptr<sync::atomic::Uintptr>>::value =
    rt::core::describe_type<ptr<sync::atomic::Uintptr>>();
template <>
constinit const type descriptor<sync::atomic::Bool>::value = rt::core::describe_type<sync::atomic::Bool>();
template <>
constinit const type descriptor<ptr<sync::atomic::Bool>>::value =
    rt::core::describe_type<ptr<sync::atomic::Bool>>();
template <>
constinit const type descriptor<sync::atomic::Value>::value = rt::core::describe_type<sync::atomic::Value>();
template <>
constinit const type descriptor<ptr<sync::atomic::Value>>::value =
    rt::core::describe_type<ptr<sync::atomic::Value>>();

}  // namespace gocxx
