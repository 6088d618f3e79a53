// A slice that a call gives and a loop uses is copied, so that the loop has it in registers; one that no loop uses is not.

#include <gocxx/gocxx.hpp>

using namespace gocxx::literals;

namespace main_ {

static gocxx::results<gocxx::slice<long>, gocxx::error> numbers(long n);
static gocxx::slice<long> row(long n);
[[gnu::hot]] static void main();

gocxx::results<gocxx::slice<long>, gocxx::error> numbers(long n) {
  return {gocxx::make_slice<long>(n), nullptr};
}

gocxx::slice<long> row(long n) { return gocxx::make_slice<long>(n); }

void main() {
  gocxx::string text = "abc"_s;
  auto [a, err] = gocxx::by_value(numbers(3));
  auto b = gocxx::by_value(row(3));
  auto c = gocxx::by_value(gocxx::to_bytes(text));
  for (auto i : gocxx::range(a.len())) {
    gocxx::safepoint();
    a[i] = a[i] + (b[i] + static_cast<long>(c[i]));
    auto d = gocxx::by_value(row(i));
    for (auto j : gocxx::range(2L)) {
      ++d[j];
    }
  }
  auto e = row(4);
  e[0] = a.len();
  auto [f, unused] = numbers(5);
  f[0] = 1;
  static_cast<void>(err);
}

}  // namespace main_

int main(int argc, char** argv) { return gocxx::run_program(argc, argv, main_::main); }
