// The entry of the unit test binaries whose tests run on the main goroutine of the real runtime: panics are
// Go panics there.
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include "gocxx/program.h"

namespace {

void init() {}

void run_tests() {
  gocxx::arguments given = gocxx::program_arguments();
  doctest::Context context(given.count, given.values);
  gocxx::exit_program(context.run());
}

}  // namespace

int main(int argc, char** argv) { return gocxx::run_program(argc, argv, init, run_tests); }
