// Parsing a floating-point number that a text begins with.
#pragma once

#include "gocxx/string.h"

namespace gocxx::rt::strconv {

/// A number at the beginning of a text.
struct ParsedFloat {
  double value;
  long length;    // how many bytes the number takes; 0 if the text begins with none
  bool overflow;  // too large: the value is infinite
};

ParsedFloat parse_float_prefix(string s, int bits);

}  // namespace gocxx::rt::strconv
