// Layout: writes one scalar in the form that a verb with its flags, width and precision asks for. Knows
// numbers and texts, not Go values.
#pragma once

#include <cstdint>

#include "core/text.h"

namespace gocxx::rt::fmt {

using core::TextBuffer;

/// The flags, width and precision between the % and the verb.
struct Flags {
  bool has_width = false;
  bool has_precision = false;
  bool minus = false;    // pad on the right
  bool plus = false;     // always a sign; %+q: ASCII only
  bool sharp = false;    // the alternate form
  bool space = false;    // a blank where a plus would be; between bytes in hex
  bool zero = false;     // pad with zeros
  bool plus_v = false;   // %+v: names of fields
  bool sharp_v = false;  // %#v: Go syntax
  long width = 0;
  long precision = 0;
};

enum class digits_case : unsigned char { lower, upper };

/// Writes scalars to a text by the current flags, width and precision. Part of a Printer.
class Layout {
 public:
  explicit Layout(TextBuffer& out) : out_(out) {}

  Flags flags;

  /// s, padded to the width.
  void pad(string s);

  void boolean(bool value) { pad(value ? string("true", 4) : string("false", 5)); }
  /// An integer in base 2, 8, 10 or 16; `verb` is 'O' for a leading "0o".
  void integer(std::uint64_t value, unsigned base, bool is_signed, char verb, digits_case letters);
  /// "0x" and hex digits, or without "0x" if `lead` is false; the sharp flag is ignored.
  void hex64(std::uint64_t value, bool lead);
  void floating(double value, int bits, char verb, long precision);
  /// %c, %q and %U of a code point.
  void character(std::uint64_t value);
  void quoted_character(std::uint64_t value);
  void unicode(std::uint64_t value);
  /// %s, %q and %x of a text; the precision cuts it.
  void text(string s);
  void quoted(string s);
  void hex_text(string s, digits_case letters);

 private:
  [[nodiscard]] string cut(string s) const;
  [[nodiscard]] bool zero_pads() const { return flags.zero && !flags.minus; }
  void padding(long count);
  void pad_number(string number);
  void widen_to_sharp(TextBuffer& number, char verb, long precision) const;

  TextBuffer& out_;
};

}  // namespace gocxx::rt::fmt
