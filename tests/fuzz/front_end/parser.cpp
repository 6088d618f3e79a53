// libFuzzer's target: any bytes become a tree, which is printed.
#include <cstddef>
#include <cstdint>

#include "tests/fuzz/front_end/input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  gocxx::driver::FrontEndOptions options;
  options.dump = gocxx::driver::Dump::kAst;
  gocxx::fuzz::compile_input(data, size, options);
  return 0;
}
