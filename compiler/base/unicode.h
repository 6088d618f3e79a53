// UTF-8 and Unicode as the language needs them: decoding, letters and digits, and how Go names a character.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace gocxx::base {

inline constexpr char32_t kReplacement = 0xFFFD;
inline constexpr char32_t kByteOrderMark = 0xFEFF;

/// A character and the number of bytes it takes; for bytes that are not UTF-8 one byte and not `valid`.
struct Decoded {
  char32_t rune;
  std::uint32_t size;
  bool valid;
};

/// The character at the beginning of `text`, which is not empty.
Decoded decode(std::string_view text);

/// "In the Unicode Standard, Section 4.5 defines a set of character categories. Go treats all characters in
/// any of the Letter categories Lu, Ll, Lt, Lm, or Lo as Unicode letters, and those in the Number category Nd
/// as Unicode digits." The underscore is a letter, too.
bool is_letter(char32_t rune);
bool is_digit(char32_t rune);

/// U+0040 '@', and U+0001 without a picture for what cannot be printed.
std::string unicode_name(char32_t rune);
/// '@', or an escape for what cannot be printed.
std::string quoted_rune(char32_t rune);

}  // namespace gocxx::base
