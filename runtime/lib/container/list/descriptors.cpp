// The descriptors of package list's types, to which programs only refer.
#include "gocxx/lib/container/list.h"

namespace gocxx {

template <>
constinit const type descriptor<container::list::Element>::value =
    rt::core::describe_type<container::list::Element>();
template <>
constinit const type descriptor<ptr<container::list::Element>>::value =
    rt::core::describe_type<ptr<container::list::Element>>();
template <>
constinit const type descriptor<container::list::List>::value =
    rt::core::describe_type<container::list::List>();
template <>
constinit const type descriptor<ptr<container::list::List>>::value =
    rt::core::describe_type<ptr<container::list::List>>();

}  // namespace gocxx
