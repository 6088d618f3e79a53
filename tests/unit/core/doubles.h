// What the test doubles of panic and fatal throw, and the text of a panic for comparison.
#pragma once

#include <string>

#include "gocxx/any.h"
#include "gocxx/error.h"

namespace test {

struct Panic {
  gocxx::any value;
};

struct Fatal {
  std::string text;
};

inline std::string text_of(gocxx::string s) { return {s.data(), static_cast<std::size_t>(s.len())}; }

// The text of the run-time error that f panics with; "" if it does not panic.
template <class F>
std::string panic_of(F f) {
  try {
    f();
  } catch (const Panic& p) {
    return text_of(gocxx::type_assert<gocxx::error>(p.value).Error());
  }
  return "";
}

}  // namespace test
