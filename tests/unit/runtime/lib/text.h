// Values as text, for CHECK.
#pragma once

#include <doctest/doctest.h>

#include <ostream>
#include <string>

#include "gocxx/lib/fmt.h"

namespace gocxx {

inline std::ostream& operator<<(std::ostream& out, string s) {
  return out << std::string(s.data(), static_cast<std::size_t>(s.len()));
}

namespace test {

// Returns the text of fmt.Sprintf("%q", x) for slices and strings, of %v for other types.
template <class T>
std::string quoted(const T& value) {
  string text = fmt::Sprintf(string("%q", 2), {value});
  return {text.data(), static_cast<std::size_t>(text.len())};
}

template <class T>
std::string shown(const T& value) {
  string text = fmt::Sprint({value});
  return {text.data(), static_cast<std::size_t>(text.len())};
}

}  // namespace test

}  // namespace gocxx
