// Package io: moving bytes from readers to writers and into slices.
#include "gocxx/builtin.h"
#include "gocxx/lib/errors.h"
#include "gocxx/lib/io.h"
#include "gocxx/panic.h"

namespace gocxx::io {

namespace {

using namespace literals;

constexpr long kCopyBuffer = 32L * 1024;

constinit errors::errorString invalid_write{"invalid write result"_s};

// Returns no more than a limited reader can deliver.
long buffer_size(const Reader& src) {
  auto [limited, ok] = type_assert_ok<ptr<LimitedReader>>(src);
  if (!ok || limited->N >= kCopyBuffer) return kCopyBuffer;
  return limited->N < 1 ? 1 : static_cast<long>(limited->N);
}

// Writes all of `data`, adding to `written`. A writer that takes less without an error is at fault.
error write_all(Writer dst, slice<std::uint8_t> data, long long& written) {
  auto [count, err] = dst.Write(data);
  bool valid = count >= 0 && count <= data.len();
  if (valid) written += count;
  if (!valid && err == nullptr) return ptr<errors::errorString>(&invalid_write);
  if (err != nullptr) return err;
  return count == data.len() ? nullptr : ErrShortWrite;
}

results<long long, error> copy_through(Writer dst, Reader src, slice<std::uint8_t> buf) {
  long long written = 0;
  while (true) {
    auto [count, read_error] = src.Read(buf);
    if (count > 0)
      if (error err = write_all(dst, buf.sub(0, count), written); err != nullptr) return {written, err};
    if (read_error != nullptr) return {written, read_error == EOF_ ? nullptr : read_error};
  }
}

// By the reader's or the writer's own method if one of them has one, else through `buf`, or through a new
// buffer if that is nil.
results<long long, error> copy_by_best_way(Writer dst, Reader src, slice<std::uint8_t> buf) {
  if (auto [from, ok] = type_assert_ok<WriterTo>(src); ok) return from.WriteTo(dst);
  if (auto [to, ok] = type_assert_ok<ReaderFrom>(dst); ok) return to.ReadFrom(src);
  if (buf == nullptr) buf = make_slice<std::uint8_t>(buffer_size(src));
  return copy_through(dst, src, buf);
}

}  // namespace

results<long long, error> Copy(Writer dst, Reader src) { return copy_by_best_way(dst, src, nullptr); }

results<long long, error> CopyBuffer(Writer dst, Reader src, slice<std::uint8_t> buf) {
  if (buf != nullptr && buf.len() == 0) panic(any("empty buffer in CopyBuffer"_s));
  return copy_by_best_way(dst, src, buf);
}

results<long long, error> CopyN(Writer dst, Reader src, long long n) {
  auto [written, err] = Copy(dst, LimitReader(src, n));
  if (written == n) return {n, nullptr};
  return {written, written < n && err == nullptr ? EOF_ : err};
}

results<slice<std::uint8_t>, error> ReadAll(Reader r) {
  auto all = make_slice<std::uint8_t>(0, 512);
  while (true) {
    auto [count, err] = r.Read(all.sub(all.len(), all.cap()));
    all = all.sub(0, all.len() + count);
    if (err != nullptr) return {all, err == EOF_ ? nullptr : err};
    if (all.len() == all.cap()) all = append(all, std::uint8_t{0}).sub(0, all.len());
  }
}

results<long, error> ReadAtLeast(Reader r, slice<std::uint8_t> buf, long min) {
  if (buf.len() < min) return {0, ErrShortBuffer};
  long filled = 0;
  error err;
  while (filled < min && err == nullptr) {
    auto [count, read_error] = r.Read(buf.from(filled));
    filled += count;
    err = read_error;
  }
  if (filled >= min) return {filled, nullptr};
  return {filled, filled > 0 && err == EOF_ ? ErrUnexpectedEOF : err};
}

results<long, error> ReadFull(Reader r, slice<std::uint8_t> buf) { return ReadAtLeast(r, buf, buf.len()); }

results<long, error> WriteString(Writer w, string s) {
  if (auto [writer, ok] = type_assert_ok<StringWriter>(w); ok) return writer.WriteString(s);
  return w.Write(to_bytes(s));
}

}  // namespace gocxx::io
