// RuneSource: where a scan reads its code points from, with one step back.
#pragma once

#include "core/text.h"
#include "gocxx/error.h"
#include "gocxx/lib/io.h"

namespace gocxx::rt::fmt {

inline constexpr std::int32_t kEnd = -1;  // no more input

/// A source of code points with one step back. Used by one scan.
class RuneSource {
 public:
  explicit RuneSource(string text) : text_(text) {}
  /// A reader without ReadRune is read byte by byte; the code point looked at last is lost to the reader's
  /// next user.
  explicit RuneSource(io::Reader reader);

  /// The next code point, or kEnd: then error() is null at the end of the input.
  std::int32_t read() { return again_ ? read_again() : last_ = read_next(); }
  /// The bytes that the last code point took.
  [[nodiscard]] long last_width() const { return last_width_; }
  /// Takes the last read() back.
  void unread();
  /// Returns what was taken back to the scanner. Must be called before others use it: at the end of the scan,
  /// and before a panic.
  void settle();
  /// From now on others use the scanner, too: what is taken back goes to the scanner at once.
  void share();
  [[nodiscard]] const error& failure() const { return failure_; }

 private:
  std::int32_t read_again();
  std::int32_t read_next();
  std::int32_t read_text();
  std::int32_t read_scanner();
  std::int32_t read_bytes();
  error read_byte();
  std::int32_t fail(const error& err);

  string text_;
  long at_ = 0;
  long last_width_ = 0;
  io::RuneScanner scanner_;
  io::Reader reader_;
  slice<std::uint8_t> one_;  // where the reader puts each byte; as in Go with room for four
  // Whether unread() may wait for settle(): the scanner is of a type of the library, which does not show how
  // often it is called.
  bool may_wait_ = false;
  std::int32_t last_ = kEnd;
  bool again_ = false;         // the next read() returns last_ once more
  std::uint8_t pending_[4]{};  // read, but not yet part of a code point
  long pending_count_ = 0;
  error failure_;
};

}  // namespace gocxx::rt::fmt
