// Functions and variables that are not exported have internal linkage, and no warning tells of those that nobody
// uses.

#include <gocxx/gocxx.hpp>

#include <gocxx/lib/fmt.h>

using namespace gocxx::literals;

namespace main_ {

long Exported();
static long helper();
[[maybe_unused]] static long unused();
[[maybe_unused]] static long onlyByItself(long n);
static long asValue();
static long inInitializer();
[[maybe_unused]] static void unnamed();
static void init_1();
[[gnu::hot]] static void main();

static long three{};
[[maybe_unused]] static long spare{};
long Total = 1;

long Exported() { return helper(); }

long helper() { return 1; }

long unused() { return helper(); }

long onlyByItself(long n) {
  if (n == 0) {
    return 0;
  }
  gocxx::safepoint();
  return onlyByItself(n - 1);
}

long asValue() { return 2; }

long inInitializer() { return 3; }

void unnamed() { helper(); }

void init_1() { ++three; }

void main() {
  gocxx::func<long()> f = gocxx::func_of<&asValue>;
  gocxx::fmt::Println({Exported(), f(), three, Total});
}

void init() {
  three = inInitializer();
  init_1();
}

}  // namespace main_

int main(int argc, char** argv) { return gocxx::run_program(argc, argv, main_::init, main_::main); }
