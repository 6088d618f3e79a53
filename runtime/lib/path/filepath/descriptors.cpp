// The descriptors of package filepath's types, to which programs only refer.
#include "gocxx/lib/path/filepath.h"

namespace gocxx {

template <>
constinit const type descriptor<path::filepath::WalkFunc>::value =
    rt::core::describe_type<path::filepath::WalkFunc>();

}  // namespace gocxx
