// Package time: durations: their arithmetic and their text.
#include "gocxx/builtin.h"
#include "gocxx/heap.h"
#include "gocxx/lib/time.h"
#include "lib/time/digits.h"

namespace gocxx::time {

namespace {

constexpr long long kMax = 0x7FFFFFFFFFFFFFFF;

unsigned long long magnitude(Duration d) {
  auto value = static_cast<unsigned long long>(d.value);
  return d.value < 0 ? -value : value;
}

// Writes a text from its end to its front: a number's last digit is known first.
class BackwardText {
 public:
  void put(char c) { *--begin_ = c; }
  void put(string s) {
    begin_ -= s.len();
    __builtin_memcpy(begin_, s.data(), static_cast<std::size_t>(s.len()));
  }
  void put_unsigned(unsigned long long value) {
    for (; value >= 100; value /= 100) write_two_digits(begin_ -= 2, static_cast<long>(value % 100));
    if (value >= 10)
      write_two_digits(begin_ -= 2, static_cast<long>(value));
    else
      put(static_cast<char>('0' + value));
  }
  // A point and a fraction of so many digits, without zeros at the end; nothing if it is zero.
  void put_fraction(std::uint32_t value, int digits) {
    if (value == 0) return;
    for (; value % 10 == 0; --digits) value /= 10;
    for (; digits >= 2; digits -= 2, value /= 100)
      write_two_digits(begin_ -= 2, static_cast<long>(value % 100));
    if (digits > 0) put(static_cast<char>('0' + value));
    put('.');
  }
  [[nodiscard]] string copy() const {
    const long length = bytes_ + sizeof bytes_ - begin_;
    auto* copy = static_cast<char*>(allocate_uninitialised(static_cast<std::size_t>(length)));
    __builtin_memcpy(copy, begin_, static_cast<std::size_t>(length));
    return {copy, length};
  }

 private:
  char bytes_[32];  // "-2562047h47m16.854775808s" is the longest duration
  char* begin_ = bytes_ + sizeof bytes_;
};

// value / 10^digits, with the unit behind it.
template <int digits>
void put_decimal(BackwardText& text, unsigned long long value, string unit) {
  constexpr unsigned long long kOne = digits == 3 ? 1000 : digits == 6 ? 1000000 : 1000000000;
  text.put(unit);
  text.put_fraction(static_cast<std::uint32_t>(value % kOne), digits);
  text.put_unsigned(value / kOne);
}

void put_below_second(BackwardText& text, unsigned long long ns) {
  if (ns >= 1000000) return put_decimal<6>(text, ns, "ms"_s);
  if (ns >= 1000) return put_decimal<3>(text, ns, "\u00B5s"_s);
  text.put("ns"_s);
  text.put_unsigned(ns);
}

void put_hours_minutes_seconds(BackwardText& text, unsigned long long ns) {
  constexpr unsigned long long kMinute = 60000000000, kHour = 60 * kMinute;
  put_decimal<9>(text, ns % kMinute, "s"_s);
  if (ns < kMinute) return;
  text.put('m');
  text.put_unsigned(ns % kHour / kMinute);
  if (ns < kHour) return;
  text.put('h');
  text.put_unsigned(ns / kHour);
}

// d in units of `unit`, whole and fraction apart so that neither loses digits.
double in_units(Duration d, Duration unit) {
  const long long whole = d.value / unit.value, rest = d.value % unit.value;
  return static_cast<double>(whole) + static_cast<double>(rest) / static_cast<double>(unit.value);
}

}  // namespace

double Duration::Hours(Duration d) { return in_units(d, Hour); }
double Duration::Minutes(Duration d) { return in_units(d, Minute); }
double Duration::Seconds(Duration d) { return in_units(d, Second); }
long long Duration::Milliseconds(Duration d) { return d.value / 1000000; }
long long Duration::Microseconds(Duration d) { return d.value / 1000; }
long long Duration::Nanoseconds(Duration d) { return d.value; }

Duration Duration::Abs(Duration d) {
  unsigned long long size = magnitude(d);
  return size > kMax ? kMax : static_cast<long long>(size);
}

Duration Duration::Truncate(Duration d, Duration m) { return m <= 0 ? d : d - d % m; }

// To the nearest multiple, halves away from zero; what would not fit becomes the largest or smallest
// duration.
Duration Duration::Round(Duration d, Duration m) {
  if (m <= 0) return d;
  unsigned long long size = magnitude(d), unit = magnitude(m), rest = size % unit;
  size = rest + rest < unit ? size - rest : size + (unit - rest);
  if (size > kMax) return d < 0 ? -kMax - 1 : kMax;
  return d < 0 ? -static_cast<long long>(size) : static_cast<long long>(size);
}

string Duration::String(Duration d) {
  if (d == 0) return "0s"_s;
  const unsigned long long ns = magnitude(d);
  BackwardText text;
  if (ns < 1000000000)
    put_below_second(text, ns);
  else
    put_hours_minutes_seconds(text, ns);
  if (d < 0) text.put('-');
  return text.copy();
}

}  // namespace gocxx::time
