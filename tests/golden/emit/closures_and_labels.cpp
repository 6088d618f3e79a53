#include <gocxx/gocxx.hpp>

#include <gocxx/lib/fmt.h>

using namespace gocxx::literals;

namespace main_ {

static gocxx::func<long()> counter();
static gocxx::results<long, long> find(gocxx::slice<gocxx::slice<long>> grid, long wanted);
[[gnu::hot]] static void main();

gocxx::func<long()> counter() {
  gocxx::box<long> n = gocxx::new_object<long>(0L);
  return [n]() -> long {
    ++*n;
    return *n;
  };
}

gocxx::results<long, long> find(gocxx::slice<gocxx::slice<long>> grid, long wanted) {
  long row{};
  long column{};
  for (auto value : gocxx::range(grid.len())) {
    gocxx::safepoint();
    row = value;
    for (column = 0; column < grid[row].len(); ++column) {
      gocxx::safepoint();
      if (grid[row][column] == wanted) {
        goto break_outer;
      } else if (grid[row][column] < 0) {
        goto continue_outer;
      }
    }
  continue_outer:;
  }
break_outer:;
  return {row, column};
}

void main() {
  auto next = counter();
  next();
  gocxx::slice<gocxx::func<void()>> later{};
  for (long i = 0; i < 3; ++i) {
    later = gocxx::append(later, [i] { gocxx::fmt::Print({i, " "_s}); });
  }
  for (auto f : gocxx::values(later)) {
    gocxx::safepoint();
    f();
  }
  gocxx::fmt::Println({next()});
  auto [value_1, value_2] =
      find(gocxx::slice<gocxx::slice<long>>{gocxx::slice<long>{1, 2}, gocxx::slice<long>{-1, 5},
                                            gocxx::slice<long>{5, 6}},
           5);
  gocxx::fmt::Println({value_1, value_2});
  for (auto [i, r] : gocxx::range("aé"_s)) {
    gocxx::safepoint();
    switch (r) {
      case 'a': gocxx::fmt::Println({"a at"_s, i}); [[fallthrough]];
      default: gocxx::fmt::Printf("%c\n"_s, {r}); break;
    }
  }
}

}  // namespace main_

int main(int argc, char** argv) { return gocxx::run_program(argc, argv, main_::main); }
