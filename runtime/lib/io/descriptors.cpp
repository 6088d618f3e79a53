// The descriptors of package io's types, to which programs only refer.
#include "gocxx/lib/io.h"

namespace gocxx {

template <>
constinit const type descriptor<io::Reader>::value = rt::core::describe_type<io::Reader>();
template <>
constinit const type descriptor<io::Writer>::value = rt::core::describe_type<io::Writer>();
template <>
constinit const type descriptor<io::Closer>::value = rt::core::describe_type<io::Closer>();
template <>
constinit const type descriptor<io::Seeker>::value = rt::core::describe_type<io::Seeker>();
template <>
constinit const type descriptor<io::ReadWriter>::value = rt::core::describe_type<io::ReadWriter>();
template <>
constinit const type descriptor<io::ReadCloser>::value = rt::core::describe_type<io::ReadCloser>();
template <>
constinit const type descriptor<io::WriteCloser>::value = rt::core::describe_type<io::WriteCloser>();
template <>
constinit const type descriptor<io::ReadWriteCloser>::value = rt::core::describe_type<io::ReadWriteCloser>();
template <>
constinit const type descriptor<io::ReadSeeker>::value = rt::core::describe_type<io::ReadSeeker>();
template <>
constinit const type descriptor<io::ReadSeekCloser>::value = rt::core::describe_type<io::ReadSeekCloser>();
template <>
constinit const type descriptor<io::WriteSeeker>::value = rt::core::describe_type<io::WriteSeeker>();
template <>
constinit const type descriptor<io::ReadWriteSeeker>::value = rt::core::describe_type<io::ReadWriteSeeker>();
template <>
constinit const type descriptor<io::ReaderFrom>::value = rt::core::describe_type<io::ReaderFrom>();
template <>
constinit const type descriptor<io::WriterTo>::value = rt::core::describe_type<io::WriterTo>();
template <>
constinit const type descriptor<io::ReaderAt>::value = rt::core::describe_type<io::ReaderAt>();
template <>
constinit const type descriptor<io::WriterAt>::value = rt::core::describe_type<io::WriterAt>();
template <>
constinit const type descriptor<io::ByteReader>::value = rt::core::describe_type<io::ByteReader>();
template <>
constinit const type descriptor<io::ByteScanner>::value = rt::core::describe_type<io::ByteScanner>();
template <>
constinit const type descriptor<io::ByteWriter>::value = rt::core::describe_type<io::ByteWriter>();
template <>
constinit const type descriptor<io::RuneReader>::value = rt::core::describe_type<io::RuneReader>();
template <>
constinit const type descriptor<io::RuneScanner>::value = rt::core::describe_type<io::RuneScanner>();
template <>
constinit const type descriptor<io::StringWriter>::value = rt::core::describe_type<io::StringWriter>();
template <>
constinit const type descriptor<io::LimitedReader>::value = rt::core::describe_type<io::LimitedReader>();
template <>
constinit const type descriptor<ptr<io::LimitedReader>>::value =
    rt::core::describe_type<ptr<io::LimitedReader>>();
template <>
constinit const type descriptor<io::SectionReader>::value = rt::core::describe_type<io::SectionReader>();
template <>
constinit const type descriptor<ptr<io::SectionReader>>::value =
    rt::core::describe_type<ptr<io::SectionReader>>();
template <>
constinit const type descriptor<io::PipeReader>::value = rt::core::describe_type<io::PipeReader>();
template <>
constinit const type descriptor<ptr<io::PipeReader>>::value = rt::core::describe_type<ptr<io::PipeReader>>();
template <>
constinit const type descriptor<io::PipeWriter>::value = rt::core::describe_type<io::PipeWriter>();
template <>
constinit const type descriptor<ptr<io::PipeWriter>>::value = rt::core::describe_type<ptr<io::PipeWriter>>();
template <>
constinit const type descriptor<io::pipe>::value = rt::core::describe_type<io::pipe>();
template <>
constinit const type descriptor<ptr<io::pipe>>::value = rt::core::describe_type<ptr<io::pipe>>();

}  // namespace gocxx
