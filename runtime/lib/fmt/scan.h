// Scan: one call of a scanning function. Reads code points, recognises tokens and stores values through the
// pointers that the operands are. The first error ends the scan: callers check `failed()` after every step
// that can fail.
#pragma once

#include <utility>

#include "gocxx/any.h"
#include "gocxx/func.h"
#include "lib/fmt/rune_source.h"
#include "lib/fmt/value.h"

namespace gocxx::rt::fmt {

/// How a newline in the input counts, outside of formats.
enum class newlines : unsigned char {
  space,      // Scan: as good as a blank
  end,        // Scanln: ends the scan
  formatted,  // Scanf: must be met by one in the format
};

/// A set of ASCII characters.
class AsciiSet {
 public:
  constexpr AsciiSet(string members) {
    for (long i = 0; i < members.len(); ++i) add(static_cast<unsigned char>(members.data()[i]));
  }
  [[nodiscard]] constexpr bool has(std::int32_t r) const {
    return r >= 0 && r < 0x80 && (bits_[r >> 6] >> (r & 63) & 1) != 0;
  }

 private:
  constexpr void add(unsigned c) { bits_[c >> 6] |= std::uint64_t{1} << (c & 63); }

  std::uint64_t bits_[2]{};
};

/// One call of a scanning function.
class Scan {
 public:
  Scan(RuneSource& source, newlines rule) : source_(source), rule_(rule) {}

  /// Returns how many operands were stored; error() returns the reason if not all.
  long scan_all(const args& operands);
  long scan_format(string format, const args& operands);
  [[nodiscard]] const error& failure() const { return failure_; }
  /// Must be called at the end of the scan.
  void finish() { source_.settle(); }

  /// Returns the failure and clears it: the Scanner that receives it decides whether the scan ends.
  error take_failure() { return std::exchange(failure_, nullptr); }

  /// For ScanState, too.
  std::int32_t read();
  void unread();
  [[nodiscard]] long last_width() const { return source_.last_width(); }
  void skip_space();
  /// Reads code points while wanted(r) is true.
  template <class Wanted>
  void read_token(core::TextBuffer& token, Wanted wanted) {
    for (std::int32_t r = read(); r != kEnd; r = read()) {
      if (!wanted(r)) return unread();
      token.put_rune(r);
    }
  }
  [[nodiscard]] bool has_width() const { return has_width_; }
  [[nodiscard]] long width() const { return width_; }

 private:
  [[nodiscard]] bool failed() const { return failure_ != nullptr; }
  bool fail(string text);
  bool fail(const error& err);
  bool expect_input();

  // scan.cpp: recognising single code points
  bool peek(AsciiSet set);
  bool accept(AsciiSet set);
  bool accept_into(AsciiSet set);
  // In these steps, which a reader can see.
  bool peek_and_accept(AsciiSet set) { return peek(set) && accept_into(set); }
  void accept_all(AsciiSet set);

  // scan_values.cpp: one operand
  bool scan_one(const any& operand, std::int32_t verb);
  bool scan_through_nil(const type& pointer, std::int32_t verb);
  bool scan_custom(const any& operand, std::int32_t verb);
  bool scan_into(const type& t, void* target, std::int32_t verb);
  bool check_verb(std::int32_t verb, string good, string type_name);
  bool scan_bool(std::int32_t verb, bool& value);
  bool scan_integer(const type& t, void* target, std::int32_t verb);
  bool store_number(const type& t, void* target, long base);
  bool scan_rune(const type& t, void* target);
  bool read_base(std::int32_t verb, long& base, AsciiSet& digits);
  bool read_prefix(long& base, AsciiSet& digits);
  bool read_number(AsciiSet digits, bool have_digits);
  void read_float_token();
  bool convert_float(int bits, double& value);
  bool fail_on_number(const error& err, string token);
  bool scan_complex(int bits, complex<double>& value);
  bool scan_string(std::int32_t verb, string& value);
  bool read_quoted(string& value);
  bool read_hex(string& value);

  // scan_format.cpp
  void read_width(string format, long& at);
  bool read_directive(string format, long& at, const args& operands, long& stored);
  bool scan_percent();
  long advance(string format);
  long advance_space(string format, long at);
  bool match_newline();

  RuneSource& source_;
  newlines rule_;
  error failure_;
  core::TextBuffer token_;  // the number that is being read
  long count_ = 0;          // code points read so far
  long limit_ = 1L << 62;   // reading stops when count_ gets here: the width of a directive
  bool has_width_ = false;
  long width_ = 0;
  bool at_end_ = false;  // the last read() returned kEnd
};

bool is_space(std::int32_t r);

}  // namespace gocxx::rt::fmt
