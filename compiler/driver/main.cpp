// gocxx: reads the command line and hands over to the command.
#include <cstdio>
#include <variant>

#include "compiler/driver/allocator.h"
#include "compiler/driver/commands.h"
#include "compiler/driver/version.h"

namespace gocxx::driver {
namespace {

int run(const Options& options) {
  switch (options.command) {
    case Command::kBuild: return build_command(options);
    case Command::kRun: return run_command(options);
    case Command::kCheck: return check_command(options);
    case Command::kEmit: return emit_command(options);
    case Command::kVersion: return print(version_text() + "\n");
    case Command::kHelp: return help_command(options);
    case Command::kExplain: return explain_command(options);
  }
  return kInternalError;
}

}  // namespace
}  // namespace gocxx::driver

int main(int argc, char** argv) {
  using namespace gocxx::driver;
  settle_allocator();
  auto parsed = parse_command_line(argc, argv);
  if (const auto* finished = std::get_if<Finished>(&parsed)) {
    if (finished->status == 0) return print(finished->text);
    std::fputs(finished->text.c_str(), stderr);
    return finished->status;
  }
  return run(std::get<Options>(parsed));
}
