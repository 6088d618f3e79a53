// The descriptors of package unicode's types, to which programs only refer.
#include "gocxx/lib/unicode.h"

namespace gocxx {

template <>
constinit const type descriptor<unicode::Range16>::value = rt::core::describe_type<unicode::Range16>();
template <>
constinit const type descriptor<unicode::Range32>::value = rt::core::describe_type<unicode::Range32>();
template <>
constinit const type descriptor<unicode::RangeTable>::value = rt::core::describe_type<unicode::RangeTable>();
template <>
constinit const type descriptor<unicode::d>::value = rt::core::describe_type<unicode::d>();
template <>
constinit const type descriptor<unicode::CaseRange>::value = rt::core::describe_type<unicode::CaseRange>();
template <>
constinit const type descriptor<unicode::SpecialCase>::value =
    rt::core::describe_type<unicode::SpecialCase>();
template <>
constinit const type descriptor<slice<unicode::Range16>>::value =
    rt::core::describe_type<slice<unicode::Range16>>();
template <>
constinit const type descriptor<slice<unicode::Range32>>::value =
    rt::core::describe_type<slice<unicode::Range32>>();

}  // namespace gocxx
