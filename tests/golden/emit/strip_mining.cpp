#include <gocxx/gocxx.hpp>

#include <gocxx/lib/fmt.h>

using namespace gocxx::literals;

namespace main_ {

static void axpy(gocxx::slice<double> out, gocxx::slice<gocxx::slice<double>> rows, double x);
static void add(gocxx::slice<long> a, gocxx::slice<long> b, gocxx::slice<long> sum);
static void scale(gocxx::slice<gocxx::slice<double>> m, double x);
static void shift(gocxx::slice<long> a, gocxx::slice<long> b);
[[gnu::hot]] static void main();

// Indices of slices that the loop does not change are checked once in each strip.
void axpy(gocxx::slice<double> out, gocxx::slice<gocxx::slice<double>> rows, double x) {
  for (auto k : gocxx::range(rows.len())) {
    gocxx::safepoint();
    auto row = rows[k];
    for (auto& strip : gocxx::strips(gocxx::range(row))) {
      auto out_view = strip.view(out);
      for (auto [j, y] : strip) {
        out_view[j] += x * y;
      }
    }
  }
}

// The same for loops that count.
void add(gocxx::slice<long> a, gocxx::slice<long> b, gocxx::slice<long> sum) {
  for ([[maybe_unused]] auto unused : gocxx::range(3L)) {
    gocxx::safepoint();
    for (auto& strip : gocxx::strips(gocxx::range(sum.len()))) {
      auto a_view = strip.view(a);
      auto b_view = strip.view(b);
      auto sum_view = strip.view(sum);
      for (auto i : strip) {
        sum_view[i] = a_view[i] + b_view[i];
      }
    }
    for (auto& strip : gocxx::strips(gocxx::range(sum.len()))) {
      auto sum_view = strip.view(sum);
      auto a_view = strip.view(a);
      for (auto i : strip) {
        sum_view[i] -= a_view[i];
      }
    }
  }
}

// The slice is a variable of the loop around it.
void scale(gocxx::slice<gocxx::slice<double>> m, double x) {
  for (auto i : gocxx::range(m.len())) {
    gocxx::safepoint();
    auto row = m[i];
    for (auto& strip : gocxx::strips(gocxx::range(row.len()))) {
      auto row_view = strip.view(row);
      for (auto j : strip) {
        row_view[j] *= x;
      }
    }
  }
}

// Only the index of b is checked in advance: that of a may panic after a visible effect.
void shift(gocxx::slice<long> a, gocxx::slice<long> b) {
  for ([[maybe_unused]] auto unused : gocxx::range(2L)) {
    gocxx::safepoint();
    for (auto& strip : gocxx::strips(gocxx::range(b.len()))) {
      auto b_view = strip.view(b);
      for (auto i : strip) {
        ++b_view[i];
        a[i + 1] = b_view[i];
      }
    }
  }
}

void main() {
  auto rows =
      gocxx::slice<gocxx::slice<double>>{gocxx::slice<double>{1.0, 2.0}, gocxx::slice<double>{3.0, 4.0}};
  auto out = gocxx::make_slice<double>(2);
  axpy(out, rows, 2.0);
  scale(rows, 10.0);
  auto sum = gocxx::make_slice<long>(2);
  add(gocxx::slice<long>{1, 2}, gocxx::slice<long>{3, 4}, sum);
  shift(gocxx::make_slice<long>(3), sum);
  gocxx::fmt::Println({out, rows, sum});
}

}  // namespace main_

int main(int argc, char** argv) { return gocxx::run_program(argc, argv, main_::main); }
