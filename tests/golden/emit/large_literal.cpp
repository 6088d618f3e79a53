#include <gocxx/gocxx.hpp>

using namespace gocxx::literals;

namespace main_ {

static long twice(long x);
[[gnu::hot]] static void main();

// One row for each number.
static gocxx::slice<gocxx::slice<long>> rows{};

static gocxx::map<gocxx::string, gocxx::func<long(long)>> steps{};

long twice(long x) { return 2 * x; }

void main() {
  auto value = steps.get("twice"_s)(4);
  gocxx::println(rows[3][1], value);
}

void init() {
  rows = []() GOCXX_BUILDS_LITERAL {
    return gocxx::slice<gocxx::slice<long>>{
        gocxx::slice<long>{0},
        gocxx::slice<long>{1, 2, 3},
        gocxx::slice<long>{4, 5, 6, 7, 8},
        gocxx::slice<long>{9, 10},
        gocxx::slice<long>{16, 17, 18, 19},
        gocxx::slice<long>{25},
        gocxx::slice<long>{36, 37, 38},
        gocxx::slice<long>{49, 50, 51, 52, 53},
        gocxx::slice<long>{64, 65},
        gocxx::slice<long>{81, 82, 83, 84},
        gocxx::slice<long>{100},
        gocxx::slice<long>{121, 122, 123},
        gocxx::slice<long>{144, 145, 146, 147, 148},
        gocxx::slice<long>{169, 170},
        gocxx::slice<long>{196, 197, 198, 199},
        gocxx::slice<long>{225},
        gocxx::slice<long>{256, 257, 258},
        gocxx::slice<long>{289, 290, 291, 292, 293},
        gocxx::slice<long>{324, 325},
        gocxx::slice<long>{361, 362, 363, 364},
        gocxx::slice<long>{400},
        gocxx::slice<long>{441, 442, 443},
        gocxx::slice<long>{484, 485, 486, 487, 488},
        gocxx::slice<long>{529, 530},
    };
  }();
  steps = gocxx::map<gocxx::string, gocxx::func<long(long)>>{{"twice"_s, gocxx::func_of<&twice>}};
}

}  // namespace main_

int main(int argc, char** argv) { return gocxx::run_program(argc, argv, main_::init, main_::main); }
