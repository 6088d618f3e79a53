// The switches of GOCXX_DEBUG that the compiler reads (the others are the runtime's:
// runtime/platform/debug_switches.h):
//
//   escape   every local that may live in the heap does: those whose address is taken and those that function
//            literals capture
//   frames   locals whose address is taken are overwritten when their life ends
//
//   units=N  programs whose functions take N bytes of C++ are compiled as several files, of N to 3 N bytes
//
// A program that behaves differently with one of the first two shows a mistake of the escape analysis. They
// become a part of the program: it does not look at them when it runs.
#pragma once

#include <cstddef>
#include <string>

namespace gocxx::base {

struct DebugSwitches {
  bool escape = false;
  bool frames = false;
  std::size_t units = 0;  // 0: the usual sizes

  /// Returns a text that differs for programs compiled with other switches: a part of the cache's key.
  std::string key() const {
    const std::string analysis = std::string(escape ? "escape," : "") + (frames ? "frames," : "");
    return analysis + "units=" + std::to_string(units);
  }
};

/// Read once.
const DebugSwitches& debug_switches();

}  // namespace gocxx::base
