// libFuzzer's target: any bytes become a tree, which is printed.
#include <cstddef>
#include <cstdint>
#include <string>

#include "compiler/base/diagnostics.h"
#include "compiler/syntax/ast/print.h"
#include "compiler/syntax/parse.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gocxx;
  base::SourceSet sources;
  const base::SourceFile& source =
      sources.add("fuzz.gc", std::string(reinterpret_cast<const char*>(data), size));
  base::Diagnostics diagnostics;
  syntax::Arena arena;
  const auto file = syntax::parse_file(source, arena, diagnostics);
  syntax::print_tree(*file, sources);
  return 0;
}
