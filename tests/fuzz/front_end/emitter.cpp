// libFuzzer's target: what the checker takes is lowered and emitted.
#include <cstddef>
#include <cstdint>

#include "tests/fuzz/front_end/input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  gocxx::driver::FrontEndOptions options;
  options.line_directives = true;
  gocxx::fuzz::compile_input(data, size, options);
  return 0;
}
