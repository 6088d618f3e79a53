// The errors of package io.
#include "gocxx/lib/errors.h"
#include "gocxx/lib/io.h"

namespace gocxx::io {

namespace {

using namespace literals;

constinit errors::errorString eof{"EOF"_s};
constinit errors::errorString closed_pipe{"io: read/write on closed pipe"_s};
constinit errors::errorString no_progress{"multiple Read calls return no data or error"_s};
constinit errors::errorString short_buffer{"short buffer"_s};
constinit errors::errorString short_write{"short write"_s};
constinit errors::errorString unexpected_eof{"unexpected EOF"_s};

}  // namespace

error EOF_ = ptr<errors::errorString>(&eof);
error ErrClosedPipe = ptr<errors::errorString>(&closed_pipe);
error ErrNoProgress = ptr<errors::errorString>(&no_progress);
error ErrShortBuffer = ptr<errors::errorString>(&short_buffer);
error ErrShortWrite = ptr<errors::errorString>(&short_write);
error ErrUnexpectedEOF = ptr<errors::errorString>(&unexpected_eof);

}  // namespace gocxx::io
