// The text of a panic.
#pragma once

#include <string>

#include "gocxx/gocxx.hpp"

namespace test {

inline std::string text_of(gocxx::string s) { return {s.data(), static_cast<std::size_t>(s.len())}; }

// The text of the error that f panics with; "" if it does not panic.
template <class F>
std::string panic_of(F f) {
  std::string text;
  gocxx::run_with_defers([&](gocxx::recovering_defers& deferred) {
    deferred.push_recovering([&text] {
      gocxx::recovery recovery;
      gocxx::any value = recovery.recover();
      if (value != nullptr) text = text_of(gocxx::type_assert<gocxx::error>(value).Error());
    });
    f();
  });
  return text;
}

}  // namespace test
