// The function that libFuzzer's targets have in common.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "compiler/driver/pipeline.h"

namespace gocxx::fuzz {

/// Takes a file of these bytes through the phases, as far as `options` say. Whether it is right does not
/// matter.
inline void compile_input(const std::uint8_t* data, std::size_t size,
                          const driver::FrontEndOptions& options) {
  driver::Installation installation;
  installation.declarations = GOCXX_FUZZ_DECLARATIONS;
  driver::compile({{"fuzz.gc", std::string(reinterpret_cast<const char*>(data), size)}}, installation,
                  options);
}

}  // namespace gocxx::fuzz
