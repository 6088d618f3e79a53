// A tool of development, not part of any build: writes additive_table.inc, the state of the additive lagged
// Fibonacci generator s[n+607] = s[n] + s[n+334] over 64-bit numbers, 7.8e12 steps after the state that the
// seed 1 yields. The generator is linear, so the steps are taken at once: by x^7.8e12 modulo x^607 - x^334
// - 1.
//
//   g++ -O2 make_additive_table.cpp -o make && ./make > additive_table.inc
#include <array>
#include <cstdint>
#include <cstdio>

namespace {

constexpr int kLength = 607;
constexpr int kLag = 334;
constexpr std::uint64_t kSteps = 7800000000000;

using Polynomial = std::array<std::uint64_t, kLength>;

std::int64_t next_seed(std::int64_t x) { return x * 48271 % 2147483647; }

// The generator walks down its array from place 333, so that s[n] stands at (333 - n) mod 607.
int place(std::uint64_t n) { return static_cast<int>((kLength + kLag - 1 - n % kLength) % kLength); }

Polynomial first_values() {
  Polynomial values{};
  std::int64_t x = 1;
  for (int i = 0; i < 20; ++i) x = next_seed(x);
  for (int i = 0; i < kLength; ++i) {
    std::int64_t a = next_seed(x), b = next_seed(a);
    x = next_seed(b);
    values[static_cast<std::size_t>(place(static_cast<std::uint64_t>(i)))] =
        static_cast<std::uint64_t>(a << 20 ^ b << 10 ^ x);
  }
  return values;
}

Polynomial product(const Polynomial& a, const Polynomial& b) {
  std::array<std::uint64_t, std::size_t{2} * kLength> c{};
  for (std::size_t i = 0; i < kLength; ++i)
    for (std::size_t j = 0; j < kLength; ++j) c[i + j] += a[i] * b[j];
  for (std::size_t i = 2 * kLength - 1; i >= kLength; --i) {
    c[i - kLength] += c[i];
    c[i - kLength + kLag] += c[i];
  }
  Polynomial rest;
  for (std::size_t i = 0; i < kLength; ++i) rest[i] = c[i];
  return rest;
}

Polynomial power_of_x(std::uint64_t exponent) {
  Polynomial result{1}, base{0, 1};
  for (; exponent != 0; exponent >>= 1, base = product(base, base))
    if (exponent & 1) result = product(result, base);
  return result;
}

}  // namespace

int main() {
  Polynomial first = first_values(), jump = power_of_x(kSteps), table;
  std::array<std::uint64_t, std::size_t{2} * kLength> s;
  for (std::size_t n = 0; n < kLength; ++n) s[n] = first[n];
  for (std::size_t n = 0; n < kLength; ++n) s[n + kLength] = s[n] + s[n + kLag];
  for (std::size_t k = 0; k < kLength; ++k) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < kLength; ++i) value += jump[i] * s[i + k];
    table[static_cast<std::size_t>(place(kSteps + k))] = value;
  }
  std::puts("// Made by make_additive_table.cpp.");
  for (std::size_t i = 0; i < kLength; ++i)
    std::printf("0x%016llx,%s", static_cast<unsigned long long>(table[i]), i % 5 == 4 ? "\n" : " ");
}
