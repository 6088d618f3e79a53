#include <doctest/doctest.h>

#include <string>

#include "gocxx/empty_struct.h"
#include "panic_text.h"

using namespace gocxx::literals;
using gocxx::slice;
using test::panic_of;

namespace {

// The capacities that a slice goes through while n elements are appended one by one.
template <class T>
std::string capacities(long n) {
  std::string seen;
  slice<T> s;
  for (long i = 0, last = -1; i < n; ++i) {
    s = gocxx::append(s, T{});
    if (s.cap() != last) seen += std::to_string(last = s.cap()) + " ";
  }
  return seen;
}

struct Triple {
  long a, b, c;
};

}  // namespace

template <>
struct gocxx::type_traits<Triple> {
  static constexpr field fields[] = {
      {"a", type_ref<long>, 0}, {"b", type_ref<long>, 8}, {"c", type_ref<long>, 16}};
};

TEST_CASE("append grows by Go's rule and size classes") {
  CHECK(capacities<long>(2000) == "1 2 4 8 16 32 64 128 256 512 848 1280 1792 2560 ");
  CHECK(capacities<std::uint8_t>(3000) == "8 16 32 64 128 256 512 896 1408 2048 3072 ");
  CHECK(capacities<gocxx::string>(1000) == "1 2 4 8 16 32 71 143 303 591 1023 ");
  CHECK(capacities<Triple>(100) == "1 2 4 8 16 32 64 128 ");
  CHECK(gocxx::append_slice(slice<long>(), gocxx::make_slice<long>(5)).cap() == 6);
  CHECK(gocxx::append(gocxx::make_slice<long>(5), {1, 2, 3}).cap() == 10);
}

TEST_CASE("append shares the array until it is full") {
  slice<long> s = gocxx::make_slice<long>(1, 3);
  slice<long> a = gocxx::append(s, 7);
  slice<long> b = gocxx::append(s, 8);
  CHECK(a[1] == 8);
  CHECK(b.cap() == 3);
  slice<long> full{1, 2};
  slice<long> grown = gocxx::append(full, full[0]);
  grown[0] = 9;
  CHECK(full[0] == 1);
  CHECK(grown[2] == 1);
  CHECK(gocxx::append_slice(slice<std::uint8_t>(), "ab"_s).len() == 2);
}

TEST_CASE("nil and empty slices differ in nothing but ==") {
  slice<long> nil;
  CHECK(nil == nullptr);
  CHECK(gocxx::make_slice<long>(0) != nullptr);
  CHECK(gocxx::append_slice(nil, slice<long>()) == nullptr);
  CHECK(nil.sub(0, 0) == nullptr);
}

TEST_CASE("indexing and slicing panic in Go's words") {
  slice<long> s = gocxx::make_slice<long>(3, 5);
  long i = 3;
  CHECK(panic_of([&] { s[i] = 1; }) == "runtime error: index out of range [3] with length 3");
  CHECK(panic_of([&] { s[18446744073709551615UL] = 1; }) ==
        "runtime error: index out of range [18446744073709551615] with length 3");
  CHECK(s.sub(2, 5).len() == 3);
  CHECK(panic_of([&] { (void)s.sub(0, 6); }) ==
        "runtime error: slice bounds out of range [:6] with capacity 5");
  CHECK(panic_of([&] { (void)s.sub(4, 3); }) == "runtime error: slice bounds out of range [4:3]");
  CHECK(panic_of([&] { (void)s.from(4); }) == "runtime error: slice bounds out of range [4:3]");
  CHECK(panic_of([&] { (void)s.sub(0, 1, 6); }) ==
        "runtime error: slice bounds out of range [::6] with capacity 5");
  CHECK(panic_of([&] { (void)s.sub(0, 5, 4); }) == "runtime error: slice bounds out of range [:5:4]");
  CHECK(panic_of([&] { (void)s.sub(3, 2, 4); }) == "runtime error: slice bounds out of range [3:2:]");
  CHECK(s.sub(1, 2, 3).cap() == 2);
}

TEST_CASE("arrays are values with bounds") {
  gocxx::array<long, 3> a{1, 2, 3};
  gocxx::array<long, 3> b = a;
  b[0] = 9;
  CHECK(a[0] == 1);
  CHECK(a != b);
  long i = 3;
  CHECK(panic_of([&] { a[i] = 0; }) == "runtime error: index out of range [3] with length 3");
  auto place = gocxx::new_object(a);
  CHECK(panic_of([&] { (void)place->sub(0, i + 1); }) ==
        "runtime error: slice bounds out of range [:4] with length 3");
  CHECK(panic_of([&] { (void)gocxx::to_array<4>(place->from(0)); }) ==
        "runtime error: cannot convert slice with length 3 to array or pointer to array with length 4");
  (*gocxx::to_array_ptr<2>(place->from(1)))[0] = 7;
  CHECK((*place)[1] == 7);
  CHECK(gocxx::keyed_array<long, 4>({{2, 5}})[2] == 5);
  long rounds = 0;
  for (auto [k, v] : gocxx::range(a)) {
    a[2] = 100;  // the loop goes over a copy
    rounds += v;
    CHECK(k < 3);
  }
  CHECK(rounds == 6);
}

TEST_CASE("make checks its arguments") {
  long huge = 1L << 60;
  long less = -1;
  CHECK(panic_of([&] { gocxx::make_slice<long>(less); }) == "runtime error: makeslice: len out of range");
  CHECK(panic_of([&] { gocxx::make_slice<long>(huge); }) == "runtime error: makeslice: len out of range");
  CHECK(panic_of([&] { gocxx::make_slice<long>(1, huge); }) == "runtime error: makeslice: cap out of range");
  CHECK(panic_of([&] { gocxx::make_slice<long>(2, 1); }) == "runtime error: makeslice: cap out of range");
  CHECK(gocxx::make_slice<gocxx::empty_struct>(5).len() == 5);
}

TEST_CASE("copy takes the shorter length and copes with overlap") {
  slice<long> s{1, 2, 3, 4};
  CHECK(gocxx::copy(s.from(1), s) == 3);
  CHECK(s[3] == 3);
  CHECK(s[1] == 1);
  CHECK(gocxx::copy(gocxx::make_slice<std::uint8_t>(2), "xyz"_s) == 2);
  gocxx::clear(s);
  CHECK(s[3] == 0);
}
