// libFuzzer's target: any file is checked.
#include <cstddef>
#include <cstdint>

#include "tests/fuzz/front_end/input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  gocxx::driver::FrontEndOptions options;
  options.check_only = true;
  gocxx::fuzz::compile_input(data, size, options);
  return 0;
}
