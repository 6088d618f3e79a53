// The descriptors of predeclared types, to which programs only refer.
#include "gocxx/any.h"
#include "gocxx/error.h"
#include "gocxx/type.h"

namespace gocxx {

template <>
constinit const type descriptor<bool>::value = rt::core::describe_type<bool>();
template <>
constinit const type descriptor<long>::value = rt::core::describe_type<long>();
template <>
constinit const type descriptor<std::int8_t>::value = rt::core::describe_type<std::int8_t>();
template <>
constinit const type descriptor<std::int16_t>::value = rt::core::describe_type<std::int16_t>();
template <>
constinit const type descriptor<std::int32_t>::value = rt::core::describe_type<std::int32_t>();
template <>
constinit const type descriptor<long long>::value = rt::core::describe_type<long long>();
template <>
constinit const type descriptor<unsigned long>::value = rt::core::describe_type<unsigned long>();
template <>
constinit const type descriptor<std::uint8_t>::value = rt::core::describe_type<std::uint8_t>();
template <>
constinit const type descriptor<std::uint16_t>::value = rt::core::describe_type<std::uint16_t>();
template <>
constinit const type descriptor<std::uint32_t>::value = rt::core::describe_type<std::uint32_t>();
template <>
constinit const type descriptor<unsigned long long>::value = rt::core::describe_type<unsigned long long>();
template <>
constinit const type descriptor<uintptr>::value = rt::core::describe_type<uintptr>();
template <>
constinit const type descriptor<float>::value = rt::core::describe_type<float>();
template <>
constinit const type descriptor<double>::value = rt::core::describe_type<double>();
template <>
constinit const type descriptor<complex<float>>::value = rt::core::describe_type<complex<float>>();
template <>
constinit const type descriptor<complex<double>>::value = rt::core::describe_type<complex<double>>();
template <>
constinit const type descriptor<string>::value = rt::core::describe_type<string>();
template <>
constinit const type descriptor<any>::value = rt::core::describe_type<any>();
template <>
constinit const type descriptor<error>::value = rt::core::describe_type<error>();
template <>
constinit const type descriptor<slice<long>>::value = rt::core::describe_type<slice<long>>();
template <>
constinit const type descriptor<slice<std::uint8_t>>::value = rt::core::describe_type<slice<std::uint8_t>>();
template <>
constinit const type descriptor<slice<string>>::value = rt::core::describe_type<slice<string>>();
template <>
constinit const type descriptor<slice<any>>::value = rt::core::describe_type<slice<any>>();
template <>
constinit const type descriptor<slice<error>>::value = rt::core::describe_type<slice<error>>();
template <>
constinit const type descriptor<func<void()>>::value = rt::core::describe_type<func<void()>>();
template <>
constinit const type descriptor<func<string()>>::value = rt::core::describe_type<func<string()>>();
template <>
constinit const type descriptor<func<any()>>::value = rt::core::describe_type<func<any()>>();
template <>
constinit const type descriptor<func<error()>>::value = rt::core::describe_type<func<error()>>();

template const type& rt::core::describe<bool>();
template const type& rt::core::describe<long>();
template const type& rt::core::describe<std::uint8_t>();
template const type& rt::core::describe<std::int32_t>();
template const type& rt::core::describe<double>();
template const type& rt::core::describe<string>();
template const type& rt::core::describe<any>();
template const type& rt::core::describe<error>();

}  // namespace gocxx
