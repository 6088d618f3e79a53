// Writing numbers of two digits, of which most texts of this package consist.
#pragma once

namespace gocxx::time {

/// Writes a number from 0 to 99. Returns the address behind it.
inline char* write_two_digits(char* at, long value) {
  at[0] = static_cast<char>('0' + value / 10);
  at[1] = static_cast<char>('0' + value % 10);
  return at + 2;
}

}  // namespace gocxx::time
