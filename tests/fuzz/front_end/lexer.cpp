// libFuzzer's target: any bytes are cut into tokens.
#include <cstddef>
#include <cstdint>
#include <string>

#include "compiler/base/diagnostics.h"
#include "compiler/syntax/parser/scan.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gocxx;
  base::SourceSet sources;
  const base::SourceFile& file =
      sources.add("fuzz.gc", std::string(reinterpret_cast<const char*>(data), size));
  syntax::SyntaxErrors errors(file);
  syntax::Scanned scanned;
  syntax::scan(file, errors, scanned);
  base::Diagnostics diagnostics;
  errors.move_to(diagnostics);
  return 0;
}
