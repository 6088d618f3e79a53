// The descriptors of package fs's types, to which programs only refer.
#include "gocxx/lib/io/fs.h"

namespace gocxx {

template <>
constinit const type descriptor<io::fs::FileMode>::value = rt::core::describe_type<io::fs::FileMode>();
template <>
constinit const type descriptor<io::fs::FileInfo>::value = rt::core::describe_type<io::fs::FileInfo>();
template <>
constinit const type descriptor<io::fs::DirEntry>::value = rt::core::describe_type<io::fs::DirEntry>();
template <>
constinit const type descriptor<io::fs::PathError>::value = rt::core::describe_type<io::fs::PathError>();
template <>
constinit const type descriptor<ptr<io::fs::PathError>>::value =
    rt::core::describe_type<ptr<io::fs::PathError>>();
template <>
constinit const type descriptor<io::fs::WalkDirFunc>::value = rt::core::describe_type<io::fs::WalkDirFunc>();

}  // namespace gocxx
