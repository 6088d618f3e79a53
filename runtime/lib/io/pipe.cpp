// Package io: Pipe, a Write that hands its bytes to Reads without a buffer between them.
#include "gocxx/builtin.h"
#include "gocxx/defer.h"
#include "gocxx/lib/io.h"
#include "gocxx/select.h"

namespace gocxx::io {

namespace {

void lock(chan<empty_struct> mutex) { mutex.send({}); }
void unlock(chan<empty_struct> mutex) { mutex.drop(); }

bool is_done(ptr<pipe> p) { return try_select(on_recv(p->done)) == 0; }

// The other end sees the first error that this end was closed with.
error first_error(ptr<pipe> p, error pipe::*which) {
  lock(p->closing);
  error err = (*p).*which;
  unlock(p->closing);
  return err;
}

void close_end(ptr<pipe> p, error pipe::*which, error err) {
  lock(p->closing);
  if ((*p).*which == nullptr) (*p).*which = err;
  if (!is_done(p)) p->done.close();
  unlock(p->closing);
}

error read_close_error(ptr<pipe> p) {
  error write_error = first_error(p, &pipe::write_error);
  return first_error(p, &pipe::read_error) == nullptr && write_error != nullptr ? write_error : ErrClosedPipe;
}

error write_close_error(ptr<pipe> p) {
  error read_error = first_error(p, &pipe::read_error);
  return first_error(p, &pipe::write_error) == nullptr && read_error != nullptr ? read_error : ErrClosedPipe;
}

// Offers `data` until Reads have taken all of it: an empty Write takes part in one Read, too.
results<long, error> offer(ptr<pipe> p, slice<std::uint8_t> data) {
  long taken = 0;
  for (bool once = true; once || data.len() > 0; once = false) {
    if (select(on_send(p->offered, data), on_recv(p->done)) == 1) return {taken, write_close_error(p)};
    long count = p->taken.recv();
    data = data.from(count);
    taken += count;
  }
  return {taken, nullptr};
}

}  // namespace

results<ptr<PipeReader>, ptr<PipeWriter>> Pipe() {
  auto p = new_object(pipe{make_chan<empty_struct>(1), make_chan<slice<std::uint8_t>>(), make_chan<long>(),
                           make_chan<empty_struct>(), make_chan<empty_struct>(1), nullptr, nullptr});
  return {new_object(PipeReader{p}), new_object(PipeWriter{p})};
}

results<long, error> PipeReader::Read(ptr<PipeReader> r, slice<std::uint8_t> data) {
  ptr<io::pipe> p = r->pipe;
  if (is_done(p)) return {0, read_close_error(p)};
  slice<std::uint8_t> offered;
  if (select(on_recv(p->offered, &offered), on_recv(p->done)) == 1) return {0, read_close_error(p)};
  long count = copy(data, offered);
  p->taken.send(count);
  return {count, nullptr};
}

error PipeReader::Close(ptr<PipeReader> r) { return CloseWithError(r, nullptr); }

error PipeReader::CloseWithError(ptr<PipeReader> r, error err) {
  close_end(r->pipe, &io::pipe::read_error, err == nullptr ? ErrClosedPipe : err);
  return nullptr;
}

results<long, error> PipeWriter::Write(ptr<PipeWriter> w, slice<std::uint8_t> data) {
  ptr<io::pipe> p = w->pipe;
  if (is_done(p)) return {0, write_close_error(p)};
  lock(p->writing);
  auto result = offer(p, data);
  unlock(p->writing);
  return result;
}

error PipeWriter::Close(ptr<PipeWriter> w) { return CloseWithError(w, nullptr); }

error PipeWriter::CloseWithError(ptr<PipeWriter> w, error err) {
  close_end(w->pipe, &io::pipe::write_error, err == nullptr ? EOF_ : err);
  return nullptr;
}

}  // namespace gocxx::io
