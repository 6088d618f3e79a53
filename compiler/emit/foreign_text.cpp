// Comments and string literals. (Names are in cxx_words.)
#include "compiler/emit/foreign_text.h"

#include <algorithm>

#include "compiler/base/unicode.h"

namespace gocxx::emit {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD
constexpr std::string_view kTrigraph = "?\?/";             // of the backslash

/// Whether a character beyond ASCII stands for itself: it has a picture, and does not change how its
/// neighbours look.
bool has_picture(char32_t rune) {
  const bool format = rune == 0xAD || rune == 0x61C || rune == base::kByteOrderMark ||
                      (0x200B <= rune && rune <= 0x200F) || (0x2028 <= rune && rune <= 0x202E) ||
                      (0x2060 <= rune && rune <= 0x206F) || (0xFFF9 <= rune && rune <= 0xFFFB);
  const bool control = rune < 0xA0;
  const bool none = (rune & 0xFFFE) == 0xFFFE || (0xFDD0 <= rune && rune <= 0xFDEF) || rune >= 0xE0000;
  return !format && !control && !none;
}

/// Calls `ascii` with each character of ASCII, and `other` with the bytes of each further one (or one byte
/// that is none) and whether it may be written as it is.
template <class Ascii, class Other>
void for_each_character(std::string_view text, Ascii ascii, Other other) {
  while (!text.empty()) {
    const base::Decoded next = base::decode(text);
    if (next.valid && next.rune < 0x80)
      ascii(text[0]);
    else
      other(text.substr(0, next.size), next.valid && has_picture(next.rune));
    text.remove_prefix(next.size);
  }
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

/// One line of a comment, without its end.
std::string comment_line(std::string_view text) {
  if (text.ends_with('\r')) text.remove_suffix(1);
  std::string line;
  for_each_character(
      text,
      [&](char c) {
        if (c == '\f' || c == '\v')
          line += ' ';
        else if (is_control(c) && c != '\t')
          line += kReplacement;
        else
          line += c;
      },
      [&](std::string_view bytes, bool as_it_is) { line += as_it_is ? bytes : kReplacement; });
  line.erase(line.find_last_not_of(" \t") + 1);
  return line.ends_with('\\') || line.ends_with(kTrigraph) ? line + " //" : line;
}

/// Compilers warn of /* in a block comment.
void separate_openings(std::string& block) {
  constexpr std::size_t kOpening = 2;
  for (std::size_t at = block.find("/*", kOpening); at != std::string::npos; at = block.find("/*", at))
    block.insert(at + 1, " ");
}

std::string octal_escape(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return {'\\', static_cast<char>('0' + (byte >> 6)), static_cast<char>('0' + ((byte >> 3) & 7)),
          static_cast<char>('0' + (byte & 7))};
}

}  // namespace

std::string comment_text(std::string_view text) {
  const bool block = text.starts_with("/*");
  std::string result;
  while (true) {
    const std::size_t end = block ? std::min(text.find('\n'), text.size()) : text.size();
    result += comment_line(text.substr(0, end));
    if (end == text.size()) break;
    result += '\n';
    text.remove_prefix(end + 1);
  }
  if (block) separate_openings(result);
  return result;
}

/// Octal escapes end after three digits, whatever follows, as hexadecimal ones do not.
std::string escaped(char c, char quote) {
  switch (c) {
    case '\n': return "\\n";
    case '\t': return "\\t";
    case '\r': return "\\r";
    case '\\': return "\\\\";
    default: break;
  }
  if (c == quote) return std::string{'\\', c};
  return is_control(c) ? octal_escape(c) : std::string(1, c);
}

/// Of question marks in a row each but the first is escaped, so that there are no trigraphs.
std::string quoted(std::string_view text) {
  std::string result = "\"";
  char last = 0;
  for_each_character(
      text,
      [&](char c) {
        result += c == '?' && last == '?' ? "\\?" : escaped(c, '"');
        last = c;
      },
      [&](std::string_view bytes, bool as_it_is) {
        if (as_it_is)
          result += bytes;
        else
          for (char c : bytes) result += octal_escape(c);
        last = 0;
      });
  return result + "\"";
}

bool can_be_raw(std::string_view text) {
  bool plain = text.find(")\"") == std::string_view::npos && text.find("??") == std::string_view::npos;
  for_each_character(
      text, [&](char c) { plain = plain && (!is_control(c) || c == '\t'); },
      [&](std::string_view, bool as_it_is) { plain = plain && as_it_is; });
  return plain;
}

}  // namespace gocxx::emit
