// Reading bytes for ANTLR's lexer.
#include "compiler/syntax/parser/byte_stream.h"

namespace gocxx::syntax {

std::size_t ByteStream::LA(ssize_t i) {
  const std::size_t at = index_ + static_cast<std::size_t>(i > 0 ? i - 1 : i);
  if (at >= text_.size()) return EOF;
  const auto byte = static_cast<unsigned char>(text_[at]);
  return byte < 0x80 ? byte : static_cast<std::size_t>(kNonAscii);
}

std::string ByteStream::getText(const antlr4::misc::Interval& interval) {
  return std::string(text_.substr(interval.a, interval.b - interval.a + 1));
}

}  // namespace gocxx::syntax
